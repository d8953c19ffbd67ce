public import Corpora

/// Reads the Java Speech Grammar Format (W3C note of 2000): rules, weights, groups, options, repetition, tags.
///
/// Texts are words parted by blanks. `x*` and `x+` go on with probability 0.5; a tag `{t}` becomes the attribute `tag`.
public enum JSGFImporter {
  /// Returns the grammar as a file of ours.
  ///
  /// - Throws: `CorpusError` with line and column of what is not understood.
  public static func grammar(_ bytes: [UInt8], path: String) throws(CorpusError) -> GrammarText {
    var reader = JSGFReader(try GrammarSource(bytes, path: path))
    return try reader.grammar()
  }
}

private struct JSGFReader {
  /// A part of a rule as our files have it, and how deep its brackets are nested.
  private typealias Part = (text: String, depth: Int)

  private let source: GrammarSource
  private let bytes: [UInt8]
  private var place = 0
  private var isVoid = false
  private var names = ImportedNames()

  init(_ source: GrammarSource) { (self.source, bytes) = (source, source.bytes) }

  private func error(
    _ problem: String, _ remedy: String = "See the JSGF note for what rules look like."
  ) -> CorpusError {
    source.failure(at: place..<place + 1, problem, remedy)
  }

  private var current: UInt8? { place < bytes.count ? bytes[place] : nil }

  private func isAt(_ text: StaticString) -> Bool {
    bytes[min(place, bytes.count)...].starts(with: text.description.utf8)
  }

  private mutating func skip() throws(CorpusError) {
    while place < bytes.count {
      let length = source.spaceLength(at: place)
      if length > 0 {
        place += length
      } else if isAt("//") {
        place = bytes[place...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      } else if isAt("/*") {
        let start = place
        place += 2
        while !isAt("*/") {
          if place >= bytes.count {
            place = start
            throw error("the comment is never closed", "Close it with */.")
          }
          place += 1
        }
        place += 2
      } else {
        return
      }
    }
  }

  private mutating func take(_ character: Unicode.Scalar) throws(CorpusError) -> Bool {
    try skip()
    guard current == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  private mutating func expect(
    _ character: Unicode.Scalar, _ remedy: String = "See the JSGF note for what rules look like."
  ) throws(CorpusError) {
    if try !take(character) { throw error("“\(character)” is expected", remedy) }
  }

  /// The text up to a sign, which a backslash keeps from ending it.
  private mutating func until(_ end: Unicode.Scalar) throws(CorpusError) -> String {
    var text: [UInt8] = []
    var next = place
    while next < bytes.count, bytes[next] != UInt8(ascii: end) {
      if bytes[next] == UInt8(ascii: "\\"), next + 1 < bytes.count { next += 1 }
      text.append(bytes[next])
      next += 1
    }
    guard next < bytes.count else { throw error("“\(end)” is expected further on") }
    place = next + 1
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func word() -> String {
    var text: [UInt8] = []
    while let byte = current, source.spaceLength(at: place) == 0,
      !"|()[]{}<>;=*+/\"".utf8.contains(byte)
    {
      if byte == UInt8(ascii: "\\"), place + 1 < bytes.count { place += 1 }
      text.append(bytes[place])
      place += 1
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The name behind `<`, without the grammar that it is qualified with, and where it stands.
  private mutating func ruleName() throws(CorpusError) -> (name: String, place: Range<Int>) {
    let start = place
    let name = try until(">").trimming { $0.isWhitespace }
    guard let last = name.split(separator: ".").last else {
      place = start
      throw error("a rule has no name", "Write <name>.")
    }
    return (String(last), start..<place - 1)
  }

  mutating func grammar() throws(CorpusError) -> GrammarText {
    var result = GrammarText()
    result.head = ["words"]
    try skip()
    if current == UInt8(ascii: "#") {
      let parts = try until(";").split(separator: " ")
      if parts.count > 2, let locale = parts.last, locale.count <= 5,
        locale.first?.isLowercase == true
      {
        result.head.append("locale \(locale.replacing("-", with: "_"))")
      }
    }
    var publics: [String] = []
    var rules: [(name: String, text: String)] = []
    while let rule = try rule() {
      if rule.isPublic { publics.append(rule.name) }
      rules.append((rule.name, rule.text))
    }
    if rules.isEmpty { throw error("there is no rule", "Write public <name> = …;") }
    try names.check(in: source)
    let roots = publics.isEmpty ? [rules[0].name] : publics
    if roots.count == 1, roots[0] != rules[0].name {
      result.head.append("start \(GrammarText.name(roots[0]))")
    } else if roots.count > 1 {
      result.add("any_public_rule", roots.map { .init([.braces(GrammarText.name($0))]) })
    }
    for (name, text) in rules { result.add(name, [.init([.raw(text)])]) }
    return result
  }

  /// The next rule; nil at the end.
  private mutating func rule() throws(CorpusError) -> (name: String, text: String, isPublic: Bool)?
  {
    while true {
      try skip()
      guard current != nil else { return nil }
      let start = place
      let keyword = word()
      switch keyword {
      case "grammar":
        _ = try until(";")
        continue
      case "import":
        place = start
        throw error("imports are not followed", "Put the imported rules into the file.")
      case "public", "": break
      default:
        place = start
        throw error("a rule is expected", "Write public <name> = …;")
      }
      try expect("<")
      let (name, place) = try ruleName()
      try names.define(name, at: place, of: source)
      try expect("=")
      let body = try alternatives(depth: 0)
      try expect(";", "Every rule ends with a semicolon.")
      return (name, body.text, keyword == "public")
    }
  }

  private mutating func alternatives(depth: Int) throws(CorpusError) -> Part {
    if depth > SyntaxScanner.mostDepth { throw tooDeep() }
    var texts: [String] = []
    var deepest = 0
    repeat {
      try skip()
      var weight = ""
      if current == UInt8(ascii: "/") {
        let start = place
        place += 1
        let inner = try until("/")
        guard let value = Double(inner.trimming { $0.isWhitespace }), value >= 0, value.isFinite
        else {
          place = start
          throw error("“\(inner)” is no weight", "Write /5/ before an alternative.")
        }
        weight = "{\(GrammarText.number(value))} "
      }
      isVoid = false
      let sequence = try sequence(depth: depth)
      if isVoid { weight = "{0} " }
      texts.append(weight + (sequence.text.isEmpty ? "{}" : sequence.text))
      deepest = max(deepest, sequence.depth)
    } while try take("|")
    isVoid = false
    return (texts.joined(separator: " | "), deepest)
  }

  private func tooDeep() -> CorpusError {
    error(
      "brackets are nested deeper than \(SyntaxScanner.mostDepth)",
      "Give the inner part a rule of its own.")
  }

  private mutating func sequence(depth: Int) throws(CorpusError) -> Part {
    var parts: [String] = []
    var deepest = 0
    while true {
      try skip()
      guard let byte = current, !"|;)]".utf8.contains(byte) else {
        return (parts.joined(separator: " "), deepest)
      }
      if byte == UInt8(ascii: "{") {
        place += 1
        let tag = try until("}").trimming { $0.isWhitespace }
        parts.append("{tag=\(GrammarText.quoted(tag))}")
        continue
      }
      var part = try self.part(byte, depth: depth)
      try skip()
      if let sign = current, sign == UInt8(ascii: "*") || sign == UInt8(ascii: "+") {
        place += 1
        let least = sign == UInt8(ascii: "*") ? 0 : 1
        part = ("[*\(least).. by \" \" \(part.text)]", part.depth + 1)
      }
      deepest = max(deepest, part.depth)
      if deepest > SyntaxScanner.mostDepth { throw tooDeep() }
      parts.append(part.text)
    }
  }

  /// A group, an option, a rule's name, a word or words in quotes.
  private mutating func part(_ first: UInt8, depth: Int) throws(CorpusError) -> Part {
    switch Unicode.Scalar(first) {
    case "(":
      place += 1
      let inner = try alternatives(depth: depth + 1)
      try expect(")")
      return ("[\(inner.text)]", inner.depth + 1)
    case "[":
      place += 1
      let inner = try alternatives(depth: depth + 1)
      try expect("]")
      return ("[? \(inner.text)]", inner.depth + 1)
    case "<":
      place += 1
      let (name, place) = try ruleName()
      if name == "VOID" { isVoid = true }
      if name == "NULL" || name == "VOID" { return ("{}", 0) }
      names.use(name, at: place)
      return ("{\(GrammarText.name(name))}", 0)
    case "\"":
      place += 1
      return (GrammarText.escaped(try until("\"")), 0)
    default:
      let word = word()
      if word.isEmpty { throw error("“\(Unicode.Scalar(first))” is not expected here") }
      return (GrammarText.escaped(word), 0)
    }
  }
}
