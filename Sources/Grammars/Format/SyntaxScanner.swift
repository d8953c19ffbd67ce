/// Reads a grammar's text byte by byte; what is wrong is thrown with its place.
struct SyntaxScanner {
  let source: GrammarSource
  let file: Int
  var position: Int
  /// Where the text that is read ends.
  var end: Int
  /// How deep brackets, braces and parentheses are nested.
  var depth = 0

  /// How many operators the calculation has that is read.
  var operators = 0

  /// Deeper nesting is refused rather than overflow the stack.
  static let mostDepth = 100
  /// A calculation of more operators, each of which nests what stands before it, is refused for the same reason.
  static let mostOperators = 1_000

  /// Whether a text can stand as a name without backquotes.
  static func isName(_ text: some StringProtocol) -> Bool {
    text.utf8.allSatisfy(isNameByte) && text.utf8.first.map(isNameStart) ?? false
  }

  init(_ source: GrammarSource, file: Int, _ range: Range<Int>) {
    (self.source, self.file) = (source, file)
    (position, end) = (range.lowerBound, range.upperBound)
  }

  /// The byte at the position; nil at the end.
  var current: UInt8? { position < end ? source.bytes[position] : nil }
  /// The byte `offset` further on.
  func peek(_ offset: Int = 1) -> UInt8? {
    position + offset < end ? source.bytes[position + offset] : nil
  }

  func place(_ start: Int) -> SourcePlace { SourcePlace(file: file, range: start..<position) }

  func error(_ range: Range<Int>, _ problem: String, _ remedy: String) -> GrammarMessage {
    source.message(at: range, problem, remedy)
  }

  /// Describes what stands at the position.
  func unexpected(_ expected: String, _ remedy: String) -> GrammarMessage {
    let found =
      current.map { $0 == UInt8(ascii: "\n") ? "the line's end" : "“\(character)”" }
      ?? "the end of the text"
    return error(position..<position + 1, "\(expected) is expected, not \(found)", remedy)
  }

  /// The whole character at the position.
  private var character: String {
    guard position < end else { return "" }
    var next = position + 1
    while next < end, source.bytes[next] & 0xC0 == 0x80 { next += 1 }
    return String(decoding: source.bytes[position..<next], as: UTF8.self)
  }

  mutating func nest<Result>(
    _ body: (inout SyntaxScanner) throws(GrammarMessage) -> Result
  ) throws(GrammarMessage) -> Result {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.mostDepth {
      throw error(
        position..<position + 1, "brackets are nested deeper than \(Self.mostDepth)",
        "Give the inner part a rule of its own.")
    }
    return try body(&self)
  }

  mutating func skipBlanks() {
    while let byte = current, byte == 0x20 || byte == 0x09 { position += 1 }
  }

  /// Skips blanks and line ends.
  mutating func skipSpace() {
    while let byte = current, byte.isASCIISpace { position += 1 }
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// Takes a word if it stands here and goes no further.
  mutating func take(word: String) -> Bool {
    let bytes = Array(word.utf8)
    guard end - position >= bytes.count,
      source.bytes[position..<position + bytes.count].elementsEqual(bytes)
    else { return false }
    if let next = peek(bytes.count), Self.isNameByte(next) { return false }
    position += bytes.count
    return true
  }

  mutating func expect(_ character: Unicode.Scalar, _ remedy: String) throws(GrammarMessage) {
    if !take(character) { throw unexpected("“\(character)”", remedy) }
  }

  static func isNameStart(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
      || byte >= 0x80
  }

  static func isNameByte(_ byte: UInt8) -> Bool { isNameStart(byte) || isDigit(byte) }

  static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  /// A name: letters, digits and underscores, no digit first; or anything in backquotes.
  mutating func name() -> String? {
    if current == UInt8(ascii: "`"),
      let close = source.bytes[(position + 1)..<end].firstIndex(of: UInt8(ascii: "`")),
      close > position + 1
    {
      defer { position = close + 1 }
      return String(decoding: source.bytes[(position + 1)..<close], as: UTF8.self)
    }
    guard let first = current, Self.isNameStart(first) else { return nil }
    let start = position
    while let byte = current, Self.isNameByte(byte) { position += 1 }
    return String(decoding: source.bytes[start..<position], as: UTF8.self)
  }

  mutating func name(_ what: String, _ remedy: String) throws(GrammarMessage) -> String {
    guard let name = name() else { throw unexpected(what, remedy) }
    return name
  }

  /// A number without a sign.
  mutating func number() throws(GrammarMessage) -> Double? {
    guard let first = current, Self.isDigit(first) else { return nil }
    let start = position
    while let byte = current, Self.isDigit(byte) { position += 1 }
    if current == UInt8(ascii: "."), let next = peek(), Self.isDigit(next) {
      position += 1
      while let byte = current, Self.isDigit(byte) { position += 1 }
    }
    if current.map({ $0 | 0x20 }) == UInt8(ascii: "e") {
      var length = 1
      if peek() == UInt8(ascii: "-") || peek() == UInt8(ascii: "+") { length = 2 }
      if let next = peek(length), Self.isDigit(next) {
        position += length
        while let byte = current, Self.isDigit(byte) { position += 1 }
      }
    }
    let text = String(decoding: source.bytes[start..<position], as: UTF8.self)
    guard let value = Double(text), value.isFinite else {
      throw error(start..<position, "“\(text)” is too large", "Write a smaller number.")
    }
    return value
  }

  /// A whole number up to a limit.
  mutating func count(upTo most: Int) throws(GrammarMessage) -> Int? {
    let start = position
    guard let value = try number() else { return nil }
    guard let count = Int(exactly: value), count <= most else {
      throw error(
        start..<position, "a whole number up to \(most) is expected", "Write a smaller number.")
    }
    return count
  }

  /// A string in double quotes, without them.
  mutating func string() throws(GrammarMessage) -> [UInt8]? {
    let start = position
    guard take("\"") else { return nil }
    var text: [UInt8] = []
    while true {
      guard let byte = current, byte != UInt8(ascii: "\n") else {
        throw error(
          start..<position, "the string that begins here has no end on its line",
          "Close it with a double quote.")
      }
      if take("\"") { return text }
      if byte == UInt8(ascii: "\\") {
        try escape(into: &text)
      } else {
        text.append(byte)
        position += 1
      }
    }
  }

  /// An escape, from its backslash on.
  mutating func escape(into text: inout [UInt8]) throws(GrammarMessage) {
    let start = position
    position += 1
    guard let byte = current else {
      throw error(start..<position, "a backslash stands at the end", "Write \\\\ for a backslash.")
    }
    position += 1
    switch Unicode.Scalar(byte) {
    case "n": text.append(UInt8(ascii: "\n"))
    case "t": text.append(UInt8(ascii: "\t"))
    case "s": text.append(UInt8(ascii: " "))
    case "\n":
      // A backslash before the line's end joins the lines.
      skipBlanks()
    case "u":
      guard take("{"), let close = source.bytes[position..<end].firstIndex(of: UInt8(ascii: "}")),
        close - position <= 6,
        let value = UInt32(
          String(decoding: source.bytes[position..<close], as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(value)
      else {
        throw error(
          start..<position, "no character has this number",
          "Write the code point in hexadecimal, as in \\u{1F600}.")
      }
      position = close + 1
      text += String(Character(scalar)).utf8
    default:
      if Self.isNameByte(byte) {
        throw error(
          start..<position, "“\\\(Unicode.Scalar(byte))” is no escape",
          "There are \\n, \\t, \\s for a blank, \\u{…}, and a backslash before a special character."
        )
      }
      text.append(byte)
    }
  }
}

extension UInt8 {
  var isASCIISpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
