public import Corpora

/// Reads a grammar of Tracery: a JSON object of rules, `#rule.modifier#`, and values saved by `[key:#rule#]`.
///
/// What is saved holds, as there, for what is expanded below. The modifiers `a`, `s`, `capitalize` and `capitalizeAll` are kept;
/// others, and taking a saved value back (`[key:POP]`), have no counterpart and are refused.
public enum TraceryImporter {
  /// Returns the grammar as a file of ours; `origin` is the start.
  ///
  /// - Throws: `CorpusError` that names the rule of what is not understood.
  public static func grammar(_ bytes: [UInt8], path: String) throws(CorpusError) -> GrammarText {
    var rules: [(name: String, texts: [String])] = []
    var scanner = JSONScanner(bytes)
    do {
      try scanner.object { scanner, key throws(JSONScanner.Failure) in
        var texts: [String] = []
        if scanner.peek() == UInt8(ascii: "[") {
          try scanner.array { scanner throws(JSONScanner.Failure) in
            texts.append(try scanner.string())
          }
        } else {
          texts.append(try scanner.string())
        }
        rules.append((key, texts))
      }
    } catch {
      let before = bytes.prefix(error.offset)
      throw CorpusError(
        .badData, file: path, line: before.count { $0 == UInt8(ascii: "\n") } + 1,
        column: error.offset - (before.lastIndex(of: UInt8(ascii: "\n")) ?? -1),
        problem: error.problem,
        remedy: "A grammar of Tracery is a JSON object of strings and lists of strings.")
    }
    var conversion = TraceryConversion(path: path, rules: rules)
    return try conversion.run()
  }
}

private struct TraceryConversion {
  let path: String
  let rules: [(name: String, texts: [String])]
  private var result = GrammarText()
  private var helpers = 0
  private var current = ""
  private var names: [String: String] = [:]

  init(path: String, rules: [(name: String, texts: [String])]) {
    (self.path, self.rules) = (path, rules)
  }

  private func error(_ problem: String, _ remedy: String) -> CorpusError {
    CorpusError(
      .badData, file: path, problem: "in the rule “\(current)”, \(problem)", remedy: remedy)
  }

  mutating func run() throws(CorpusError) -> GrammarText {
    if rules.contains(where: { $0.name == "origin" }), rules.first?.name != "origin" {
      result.head.append("start origin")
    }
    for (name, texts) in rules {
      current = name
      var alternatives: [GrammarText.Alternative] = []
      for text in texts { alternatives.append(.init(try pieces(text))) }
      // Tracery gives weight by repetition.
      var merged: [GrammarText.Alternative] = []
      for alternative in alternatives {
        if let place = merged.firstIndex(where: { $0.pieces == alternative.pieces }) {
          merged[place].weight = (merged[place].weight ?? 1) + 1
        } else {
          merged.append(alternative)
        }
      }
      result.add(name, merged)
    }
    return result
  }

  /// A text; where it saves values, a reference to a helper rule that does.
  private mutating func pieces(_ text: String) throws(CorpusError) -> [GrammarText.Piece] {
    var (pieces, bindings) = ([GrammarText.Piece](), [String]())
    var literal = ""
    let characters = Array(text)
    var place = 0
    func flush() {
      if !literal.isEmpty { pieces.append(.text(literal)) }
      literal = ""
    }
    while place < characters.count {
      switch characters[place] {
      case "\\" where place + 1 < characters.count:
        literal.append(characters[place + 1])
        place += 2
      case "#":
        guard let close = Self.closing(characters, place) else {
          throw error("a “#” has no partner", "Write #rule#, or \\# for the sign itself.")
        }
        flush()
        pieces.append(try reference(String(characters[(place + 1)..<close])))
        place = close + 1
      case "[":
        guard let close = Self.closingBracket(characters, place) else {
          throw error(
            "a bracket is never closed", "Write [key:#rule#], or \\[ for the sign itself.")
        }
        bindings.append(try binding(String(characters[(place + 1)..<close])))
        place = close + 1
      default:
        literal.append(characters[place])
        place += 1
      }
    }
    flush()
    return bindings.isEmpty ? pieces : [helper(bindings, pieces)]
  }

  private mutating func helper(
    _ bindings: [String], _ pieces: [GrammarText.Piece]
  ) -> GrammarText.Piece {
    helpers += 1
    let name = "\(current)_with_\(helpers)"
    result.add(name, bindings: bindings, [.init(pieces)])
    return .braces(GrammarText.name(name))
  }

  /// `key:#rule#`, or `key:text`.
  private mutating func binding(_ text: String) throws(CorpusError) -> String {
    guard let colon = text.firstIndex(of: ":") else {
      throw error("“[\(text)]” saves nothing", "Write [key:#rule#].")
    }
    let (key, value) = (String(text[..<colon]), String(text[text.index(after: colon)...]))
    if value == "POP" {
      throw error("a saved value is taken back", "Let what uses it be a rule of its own.")
    }
    if rules.contains(where: { $0.name == key }) {
      throw error(
        "“\(key)” is saved, and is a rule, too", "Give the saved value a name of its own.")
    }
    let inner = value.dropFirst().dropLast()
    if value.hasPrefix("#"), value.hasSuffix("#"), !inner.contains("#"), !inner.contains("."),
      !inner.contains("["), rules.contains(where: { $0.name == inner })
    {
      return "let \(GrammarText.name(key)) = \(GrammarText.name(String(inner)))"
    }
    helpers += 1
    let name = "\(key)_value_\(helpers)"
    // Commas part alternatives.
    var alternatives: [GrammarText.Alternative] = []
    for part in value.split(separator: ",") { alternatives.append(.init(try pieces(String(part)))) }
    result.add(name, alternatives)
    return "let \(GrammarText.name(key)) = \(GrammarText.name(name))"
  }

  /// `[key:#rule#]rule.modifier.modifier`.
  private mutating func reference(_ text: String) throws(CorpusError) -> GrammarText.Piece {
    var rest = Array(text)
    var bindings: [String] = []
    while rest.first == "[" {
      guard let close = Self.closingBracket(rest, 0) else {
        throw error("a bracket is never closed", "Write #[key:#rule#]rule#.")
      }
      bindings.append(try binding(String(rest[1..<close])))
      rest.removeSubrange(...close)
    }
    let parts = String(rest).split(separator: ".").map(String.init)
    guard let name = parts.first else { return helper(bindings, []) }
    var braces = GrammarText.name(name)
    for modifier in parts.dropFirst() {
      switch modifier {
      case "a", "an": braces += " | a"
      case "s": braces += " | plural"
      case "capitalize": braces += " | capitalize"
      case "capitalizeAll": braces += " | title"
      default:
        throw error(
          "the modifier “\(modifier)” has no counterpart",
          "Take it out, or write the words as they are.")
      }
    }
    return bindings.isEmpty ? .braces(braces) : helper(bindings, [.braces(braces)])
  }

  /// The `#` that ends a reference; brackets within may have some of their own.
  private static func closing(_ characters: [Character], _ start: Int) -> Int? {
    var depth = 0
    for place in (start + 1)..<max(start + 1, characters.count) {
      if characters[place] == "[" { depth += 1 }
      if characters[place] == "]" { depth -= 1 }
      if characters[place] == "#", depth == 0 { return place }
    }
    return nil
  }

  private static func closingBracket(_ characters: [Character], _ start: Int) -> Int? {
    var depth = 0
    for place in start..<characters.count {
      if characters[place] == "[" { depth += 1 }
      if characters[place] == "]" {
        depth -= 1
        if depth == 0 { return place }
      }
    }
    return nil
  }
}
