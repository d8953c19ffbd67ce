public import Corpora

/// Reads the Java Speech Grammar Format (W3C note of 2000): rules, weights, groups, options, repetition, tags.
///
/// Texts are words parted by blanks. `x*` and `x+` go on with probability 0.5; a tag `{t}` becomes the attribute `tag`.
public enum JSGFImporter {
  /// Returns the grammar as a file of ours.
  ///
  /// - Throws: `CorpusError` with line and column of what is not understood.
  public static func grammar(_ bytes: [UInt8], path: String) throws(CorpusError) -> GrammarText {
    var reader = JSGFReader(bytes, path: path)
    return try reader.grammar()
  }
}

private struct JSGFReader {
  private let characters: [Character]
  private let path: String
  private var place = 0
  private var isVoid = false

  init(_ bytes: [UInt8], path: String) {
    (characters, self.path) = (Array(String(decoding: bytes, as: UTF8.self)), path)
  }

  private func error(
    _ problem: String, _ remedy: String = "See the JSGF note for what rules look like."
  )
    -> CorpusError
  {
    let before = characters[..<min(place, characters.count)]
    return CorpusError(
      .badData, file: path, line: before.count { $0.isNewline } + 1,
      column: place - (before.lastIndex { $0.isNewline } ?? -1), problem: problem, remedy: remedy)
  }

  private var current: Character? { place < characters.count ? characters[place] : nil }

  private mutating func skip() {
    while let character = current {
      if character.isWhitespace {
        place += 1
      } else if character == "/", place + 1 < characters.count, characters[place + 1] == "/" {
        while let character = current, !character.isNewline { _ = character; place += 1 }
      } else if character == "/", place + 1 < characters.count, characters[place + 1] == "*" {
        place += 2
        while place + 1 < characters.count, characters[place] != "*" || characters[place + 1] != "/"
        { place += 1 }
        place += 2
      } else {
        return
      }
    }
  }

  private mutating func take(_ character: Character) -> Bool {
    skip()
    guard current == character else { return false }
    place += 1
    return true
  }

  private mutating func until(_ end: Character) throws(CorpusError) -> String {
    guard let close = characters[place...].firstIndex(of: end) else {
      throw error("“\(end)” is expected")
    }
    defer { place = close + 1 }
    return String(characters[place..<close])
  }

  private mutating func word() -> String {
    let start = place
    while let character = current, !character.isWhitespace, !"|()[]{}<>;=*+/\"".contains(character)
    { place += 1 }
    return String(characters[start..<place])
  }

  private static func ruleName(_ name: String) -> String {
    name.split(separator: ".").last.map(String.init) ?? name
  }

  mutating func grammar() throws(CorpusError) -> GrammarText {
    var result = GrammarText()
    result.head = ["words"]
    var publics: [String] = []
    skip()
    if current == "#" {
      let header = try until(";")
      let parts = header.split(separator: " ")
      if parts.count > 2, let locale = parts.last, locale.count <= 5,
        locale.first?.isLowercase == true
      {
        result.head.append("locale \(locale.replacing("-", with: "_"))")
      }
    }
    var rules: [(name: String, text: String)] = []
    while true {
      skip()
      guard current != nil else { break }
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
      guard take("<") else { throw error("“<” is expected") }
      let name = Self.ruleName(try until(">"))
      guard take("=") else { throw error("“=” is expected") }
      let body = try alternatives(isTop: true)
      guard take(";") else { throw error("“;” is expected", "Every rule ends with a semicolon.") }
      if keyword == "public" { publics.append(name) }
      rules.append((name, body))
    }
    if rules.isEmpty { throw error("there is no rule", "Write public <name> = …;") }
    let roots = publics.isEmpty ? [rules[0].name] : publics
    if roots.count == 1, roots[0] != rules[0].name {
      result.head.append("start \(GrammarText.name(roots[0]))")
    } else if roots.count > 1 {
      result.add("any_public_rule", roots.map { .init([.braces(GrammarText.name($0))]) })
    }
    for (name, text) in rules { result.add(name, [.init([.raw(text)])]) }
    return result
  }

  private mutating func alternatives(isTop: Bool) throws(CorpusError) -> String {
    var texts: [String] = []
    repeat {
      skip()
      var weight = ""
      if current == "/" {
        place += 1
        let inner = try until("/")
        guard let value = Double(inner.trimming { $0.isWhitespace }), value >= 0 else {
          throw error("“\(inner)” is no weight", "Write /5/ before an alternative.")
        }
        weight = "{\(GrammarText.number(value))} "
      }
      isVoid = false
      let text = try sequence()
      if isVoid { weight = "{0} " }
      texts.append(weight + (text.isEmpty ? "{}" : text))
    } while take("|")
    isVoid = false
    return texts.joined(separator: " | ")
  }

  private mutating func sequence() throws(CorpusError) -> String {
    var parts: [String] = []
    while true {
      skip()
      guard let character = current else { return parts.joined(separator: " ") }
      var part: String
      switch character {
      case "|", ";", ")", "]": return parts.joined(separator: " ")
      case "(":
        place += 1
        part = "[" + (try alternatives(isTop: false)) + "]"
        guard take(")") else { throw error("“)” is expected") }
      case "[":
        place += 1
        part = "[? " + (try alternatives(isTop: false)) + "]"
        guard take("]") else { throw error("“]” is expected") }
      case "<":
        place += 1
        let name = Self.ruleName(try until(">"))
        if name == "VOID" { isVoid = true }
        part = name == "NULL" || name == "VOID" ? "{}" : "{\(GrammarText.name(name))}"
      case "{":
        place += 1
        let tag = try until("}").trimming { $0.isWhitespace }
        parts.append("{tag=\"\(tag.replacing("\"", with: "'"))\"}")
        continue
      case "\"":
        place += 1
        part = GrammarText.escaped(try until("\""))
      default:
        let word = word()
        if word.isEmpty { throw error("“\(character)” is not expected here") }
        part = GrammarText.escaped(word)
      }
      skip()
      if current == "*" {
        place += 1
        part = "[*0.. by \" \" \(part)]"
      } else if current == "+" {
        place += 1
        part = "[*1.. by \" \" \(part)]"
      }
      parts.append(part)
    }
  }
}
