/// Reads one JSON text (RFC 8259) from bytes, a value at a time, without building a tree.
///
/// Values that nobody asks for are checked and skipped, and can be kept as they were written. The bytes must be valid
/// UTF-8: lines are checked as a whole before they come here.
package struct JSONScanner {
  /// What is wrong, and at which byte of the text, from 0.
  package struct Failure: Error {
    package let offset: Int
    package let problem: String
    /// What to do about it; nil where that depends on what the text is part of.
    package let remedy: String?

    package init(offset: Int, problem: String, remedy: String? = nil) {
      self.offset = offset
      self.problem = problem
      self.remedy = remedy
    }
  }

  private static let deepestNesting = 512
  /// Names are compared as Swift compares strings, which takes the square of the length where they are nothing but marks.
  static let longestName = 4096
  private let bytes: [UInt8]
  private let isLossy: Bool
  package private(set) var offset = 0

  /// Where the name of the last field stands that an object's member was asked for, with its quotes.
  package private(set) var name = 0..<0

  /// Begins to read a text.
  ///
  /// - Parameters:
  ///   - offset: Where in the bytes it begins.
  ///   - isLossy: Whether half of a surrogate pair becomes U+FFFD rather than an error.
  package init(_ bytes: [UInt8], at offset: Int = 0, isLossy: Bool = false) {
    (self.bytes, self.offset, self.isLossy) = (bytes, offset, isLossy)
  }

  // MARK: Structure

  /// The next byte that is not white space, not consumed; nil at the end.
  package mutating func peek() -> UInt8? {
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        offset += 1
      case let byte: return byte
      }
    }
    return nil
  }

  /// Consumes `byte` if it comes next.
  package mutating func skip(_ byte: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: byte) else { return false }
    offset += 1
    return true
  }

  package mutating func expect(_ byte: Unicode.Scalar, _ what: String) throws(Failure) {
    if !skip(byte) { throw failure("expected \(what)") }
  }

  /// Reads an object; `member` gets each name and must consume its value.
  package mutating func object(
    _ member: (inout JSONScanner, String) throws(Failure) -> Void
  ) throws(Failure) {
    try expect("{", "an object, “{”")
    if skip("}") { return }
    repeat {
      guard peek() == UInt8(ascii: "\"") else { throw failure("expected a field name in quotes") }
      let start = offset
      let key = try string()
      name = start..<offset
      guard key.utf8.count <= Self.longestName else {
        throw Failure(
          offset: start,
          problem:
            "a field’s name has \(key.utf8.count) bytes; at most \(Self.longestName) are allowed")
      }
      try expect(":", "“:” after the field name")
      try member(&self, key)
    } while skip(",")
    try expect("}", "“,” or “}”")
  }

  /// Reads an array; `element` must consume each element.
  package mutating func array(_ element: (inout JSONScanner) throws(Failure) -> Void)
    throws(Failure)
  {
    try expect("[", "an array, “[”")
    if skip("]") { return }
    repeat { try element(&self) } while skip(",")
    try expect("]", "“,” or “]”")
  }

  /// Fails unless only white space is left.
  package mutating func end() throws(Failure) {
    if peek() != nil { throw failure("something follows the end of the JSON value") }
  }

  // MARK: Values

  /// Reads any value and returns its text as it was written.
  package mutating func raw() throws(Failure) -> String {
    _ = peek()
    let start = offset
    try skipValue(depth: 0)
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  /// Consumes any value and returns where it stands.
  package mutating func skipValue() throws(Failure) -> Range<Int> {
    _ = peek()
    let start = offset
    try skipValue(depth: 0)
    return start..<offset
  }

  /// Reads an integer.
  package mutating func integer() throws(Failure) -> Int {
    _ = peek()
    let start = offset
    try skipNumber()
    guard let value = Int(String(decoding: bytes[start..<offset], as: UTF8.self)) else {
      throw Failure(offset: start, problem: "expected a whole number")
    }
    return value
  }

  /// Reads a string and returns it unescaped.
  package mutating func string() throws(Failure) -> String {
    try expect("\"", "a string")
    let start = offset
    if try skipPlain() == UInt8(ascii: "\"") {
      defer { offset += 1 }
      return String(decoding: bytes[start..<offset], as: UTF8.self)
    }
    return try escapedString(from: start)
  }

  /// Consumes what stands in a string as it is; returns the quote or backslash behind it, which is not consumed.
  private mutating func skipPlain() throws(Failure) -> UInt8 {
    guard let end = bytes.span.firstToEscape(from: offset) else {
      offset = bytes.count
      throw failure("the string is not closed")
    }
    offset = end
    if bytes[end] < 0x20 { throw failure("a control character in a string must be escaped") }
    return bytes[end]
  }

  private mutating func escapedString(from start: Int) throws(Failure) -> String {
    var result: [UInt8] = []
    var plain = start
    while true {
      let byte = try skipPlain()
      result += bytes[plain..<offset]
      offset += 1
      if byte == UInt8(ascii: "\"") { return String(decoding: result, as: UTF8.self) }
      try appendEscape(to: &result)
      plain = offset
    }
  }

  private mutating func appendEscape(to result: inout [UInt8]) throws(Failure) {
    guard offset < bytes.count else { throw failure("the string is not closed") }
    let byte = bytes[offset]
    offset += 1
    switch Unicode.Scalar(byte) {
    case "\"", "\\", "/": result.append(byte)
    case "b": result.append(0x08)
    case "f": result.append(0x0C)
    case "n": result.append(0x0A)
    case "r": result.append(0x0D)
    case "t": result.append(0x09)
    case "u":
      let scalar = try escapedScalar()
      result.append(contentsOf: String(Character(scalar)).utf8)
    default:
      offset -= 1
      throw failure("unknown escape in a string")
    }
  }

  private mutating func escapedScalar() throws(Failure) -> Unicode.Scalar {
    let start = offset - 2
    let unit = try hexadecimalUnit()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    if unit < 0xDC00, offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "\\"),
      bytes[offset + 1] == UInt8(ascii: "u")
    {
      let afterHigh = offset
      offset += 2
      let low = try hexadecimalUnit()
      if (0xDC00...0xDFFF).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
      {
        return scalar
      }
      offset = afterHigh
    }
    if isLossy { return "\u{FFFD}" }
    throw Failure(
      offset: start,
      problem: "“\\u\(String(unit, radix: 16))” is half of a surrogate pair, which is no character",
      remedy: "Write both halves, as in “\\ud83d\\ude00”, or use --lossy to replace it with U+FFFD."
    )
  }

  private mutating func hexadecimalUnit() throws(Failure) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard offset < bytes.count, let digit = Character(Unicode.Scalar(bytes[offset])).hexDigitValue
      else { throw failure("“\\u” needs four hexadecimal digits") }
      value = value << 4 | UInt32(digit)
      offset += 1
    }
    return value
  }

  // MARK: Skipping

  private mutating func skipValue(depth: Int) throws(Failure) {
    if depth > Self.deepestNesting { throw failure("nested too deeply") }
    guard let byte = peek() else { throw failure("expected a value, found the end of the line") }
    switch Unicode.Scalar(byte) {
    case "{": try object { scanner, _ throws(Failure) in try scanner.skipValue(depth: depth + 1) }
    case "[": try array { scanner throws(Failure) in try scanner.skipValue(depth: depth + 1) }
    case "\"": _ = try string()
    case "-", "0"..."9": try skipNumber()
    case "t": try skipWord("true")
    case "f": try skipWord("false")
    case "n": try skipWord("null")
    default: throw failure("expected a value")
    }
  }

  /// Consumes `null` if it comes next.
  package mutating func skipNull() throws(Failure) -> Bool {
    guard peek() == UInt8(ascii: "n") else { return false }
    try skipWord("null")
    return true
  }

  private mutating func skipWord(_ word: StaticString) throws(Failure) {
    for byte in word.description.utf8 {
      guard offset < bytes.count, bytes[offset] == byte else { throw failure("expected a value") }
      offset += 1
    }
  }

  private mutating func skipNumber() throws(Failure) {
    _ = skipByte("-")
    if !skipByte("0"), !skipDigits() { throw failure("expected a number") }
    if skipByte("."), !skipDigits() { throw failure("expected digits after the decimal point") }
    if skipByte("e") || skipByte("E") {
      _ = skipByte("+") || skipByte("-")
      if !skipDigits() { throw failure("expected digits in the exponent") }
    }
  }

  private mutating func skipByte(_ byte: Unicode.Scalar) -> Bool {
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: byte) else { return false }
    offset += 1
    return true
  }

  private mutating func skipDigits() -> Bool {
    let start = offset
    while offset < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[offset]) {
      offset += 1
    }
    return offset > start
  }

  private func failure(_ problem: String) -> Failure { Failure(offset: offset, problem: problem) }
}
