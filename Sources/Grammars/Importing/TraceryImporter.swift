public import Corpora

/// Reads a grammar of Tracery: a JSON object of rules, `#rule.modifier#`, and values saved by `[key:#rule#]`.
///
/// What is saved holds, as there, for what is expanded below. The modifiers `a`, `s`, `capitalize` and `capitalizeAll` are kept;
/// others, and taking a saved value back (`[key:POP]`), have no counterpart and are refused.
public enum TraceryImporter {
  /// Returns the grammar as a file of ours; `origin` is the start, or else the first rule.
  ///
  /// - Throws: `CorpusError` with the place of what is not understood.
  public static func grammar(_ bytes: [UInt8], path: String) throws(CorpusError) -> GrammarText {
    let source = try GrammarSource(bytes, path: path)
    let rules: [TraceryRule]
    do {
      rules = try read(source)
    } catch {
      throw source.failure(
        at: error.offset..<error.offset + 1, error.problem,
        "A grammar of Tracery is a JSON object of strings and lists of strings.")
    }
    var conversion = try TraceryConversion(source, rules)
    return try conversion.run()
  }

  private static func read(_ source: GrammarSource) throws(JSONScanner.Failure) -> [TraceryRule] {
    var rules: [TraceryRule] = []
    var scanner = JSONScanner(source.bytes)
    try scanner.object { scanner, key throws(JSONScanner.Failure) in
      _ = scanner.peek()
      var rule = TraceryRule(name: key, place: scanner.offset)
      if scanner.peek() == UInt8(ascii: "[") {
        try scanner.array { scanner throws(JSONScanner.Failure) in
          _ = scanner.peek()
          let place = scanner.offset
          rule.texts.append((try scanner.string(), place))
        }
      } else {
        rule.texts.append((try scanner.string(), rule.place))
      }
      rules.append(rule)
    }
    try scanner.end()
    return rules
  }
}

/// A rule, and where its texts stand.
private struct TraceryRule {
  var name: String
  var place: Int
  var texts: [(text: String, place: Int)] = []
}

private struct TraceryConversion {
  private let source: GrammarSource
  private let rules: [TraceryRule]
  private let ruleNames: Set<String>
  private var names = ImportedNames()
  private var result = GrammarText()
  /// Rules that save values, and those that such values are drawn from; they follow the rule that they were made for.
  private var helpers:
    [(name: String, bindings: [String], alternatives: [GrammarText.Alternative])] =
      []
  private var helperCount = 0
  private var current = ""
  /// Where the text stands that is read.
  private var place = 0
  /// How deep the actions are nested that are read.
  private var depth = 0

  init(_ source: GrammarSource, _ rules: [TraceryRule]) throws(CorpusError) {
    (self.source, self.rules) = (source, rules)
    ruleNames = Set(rules.map(\.name))
    for rule in rules {
      try names.define(rule.name, at: rule.place..<rule.place + 1, of: source)
    }
  }

  private func error(_ problem: String, _ remedy: String) -> CorpusError {
    source.failure(
      at: place..<place + 1, "in the rule “\(current)”, \(problem)", remedy)
  }

  mutating func run() throws(CorpusError) -> GrammarText {
    guard let first = rules.first else {
      throw CorpusError(
        .badData, file: source.path, problem: "there is no rule",
        remedy: "Write one such as {\"origin\": [\"Hello #name#\"], …}.")
    }
    // Written down in any case, whatever the order of the rules becomes.
    let start = names.has("origin") ? "origin" : first.name
    result.head.append("start \(GrammarText.name(start))")
    for rule in rules {
      (current, place) = (rule.name, rule.place)
      if rule.texts.isEmpty { throw error("there is no text", "Give it at least one.") }
      var alternatives: [GrammarText.Alternative] = []
      for (text, place) in rule.texts {
        self.place = place
        alternatives.append(.init(try pieces(Array(text))))
      }
      result.add(rule.name, Self.merged(alternatives))
      for helper in helpers {
        result.add(helper.name, bindings: helper.bindings, helper.alternatives)
      }
      helpers = []
    }
    try names.check(in: source)
    return result
  }

  /// Tracery gives weight by repetition.
  private static func merged(
    _ alternatives: [GrammarText.Alternative]
  ) -> [GrammarText.Alternative] {
    var merged: [GrammarText.Alternative] = []
    var places: [[GrammarText.Piece]: Int] = [:]
    for alternative in alternatives {
      if let place = places[alternative.pieces] {
        merged[place].weight = (merged[place].weight ?? 1) + 1
      } else {
        places[alternative.pieces] = merged.count
        merged.append(alternative)
      }
    }
    return merged
  }

  /// A text; where it saves values, a reference to a helper rule that does.
  private mutating func pieces(_ characters: [Character]) throws(CorpusError)
    -> [GrammarText.Piece]
  {
    depth += 1
    defer { depth -= 1 }
    if depth > SyntaxScanner.mostDepth { throw tooDeep() }
    var (pieces, bindings) = ([GrammarText.Piece](), [String]())
    var literal = ""
    var next = 0
    func flush() {
      if !literal.isEmpty { pieces.append(.text(literal)) }
      literal = ""
    }
    while next < characters.count {
      switch characters[next] {
      case "\\" where next + 1 < characters.count:
        literal.append(characters[next + 1])
        next += 2
      case "#":
        guard let close = try closing(characters, next) else {
          throw error("a “#” has no partner", "Write #rule#, or \\\\# for the sign itself.")
        }
        flush()
        pieces.append(try reference(characters[(next + 1)..<close]))
        next = close + 1
      case "[":
        guard let close = try closingBracket(characters[next...]) else {
          throw error(
            "a bracket is never closed", "Write [key:#rule#], or \\\\[ for the sign itself.")
        }
        bindings.append(try binding(characters[(next + 1)..<close]))
        next = close + 1
      default:
        literal.append(characters[next])
        next += 1
      }
    }
    flush()
    return bindings.isEmpty ? pieces : [helper(bindings, pieces)]
  }

  private mutating func helper(
    _ bindings: [String], _ pieces: [GrammarText.Piece]
  ) -> GrammarText.Piece {
    let name = helperName("\(current)_with")
    helpers.append((name, bindings, [.init(pieces)]))
    return .braces(GrammarText.name(name))
  }

  /// A name that no rule has.
  private mutating func helperName(_ stem: String) -> String {
    repeat { helperCount += 1 } while names.has("\(stem)_\(helperCount)")
    return "\(stem)_\(helperCount)"
  }

  /// `key:#rule#`, or `key:text`.
  private mutating func binding(_ characters: ArraySlice<Character>) throws(CorpusError) -> String {
    guard let colon = characters.firstIndex(of: ":"), colon > characters.startIndex else {
      throw error(
        "the action “[\(String(characters.prefix(40)))]” saves nothing", "Write [key:#rule#].")
    }
    let key = String(characters[..<colon])
    let value = characters[(colon + 1)...]
    if String(value) == "POP" {
      throw error(
        "“[\(key):POP]” takes a saved value back", "Let what uses the value be a rule of its own.")
    }
    if ruleNames.contains(key) {
      throw error(
        "“\(key)” is saved, and is a rule, too", "Give the saved value a name of its own.")
    }
    names.extend(key, at: place..<place + 1)
    let inner = String(value.dropFirst().dropLast())
    if value.count > 2, value.first == "#", value.last == "#",
      ruleNames.contains(inner)
    {
      return "let \(GrammarText.name(key)) = \(GrammarText.name(inner))"
    }
    let name = helperName("\(key)_value")
    // Commas part alternatives.
    var alternatives: [GrammarText.Alternative] = []
    for part in value.split(separator: ",") { alternatives.append(.init(try pieces(Array(part)))) }
    helpers.append((name, [], alternatives))
    return "let \(GrammarText.name(key)) = \(GrammarText.name(name))"
  }

  /// `[key:#rule#]rule.modifier.modifier`.
  private mutating func reference(
    _ characters: ArraySlice<Character>
  ) throws(CorpusError) -> GrammarText.Piece {
    var rest = characters
    var bindings: [String] = []
    while rest.first == "[" {
      guard let close = try closingBracket(rest) else {
        throw error("a bracket is never closed", "Write #[key:#rule#]rule#.")
      }
      bindings.append(try binding(rest[(rest.startIndex + 1)..<close]))
      rest = rest[(close + 1)...]
    }
    let parts = rest.split(separator: ".").map { String($0) }
    guard let name = parts.first else { return helper(bindings, []) }
    names.use(name, at: place..<place + 1)
    var braces = GrammarText.name(name)
    for modifier in parts.dropFirst() {
      switch modifier {
      case "a", "an": braces += " | a"
      case "s": braces += " | plural"
      case "capitalize": braces += " | capitalize"
      case "capitalizeAll": braces += " | title"
      default:
        throw error(
          "the modifier “.\(modifier)” has no counterpart",
          "There are .a, .s, .capitalize and .capitalizeAll; write other forms as texts of their own."
        )
      }
    }
    return bindings.isEmpty ? .braces(braces) : helper(bindings, [.braces(braces)])
  }

  /// The `#` that ends a reference; brackets within may have some of their own.
  private func closing(_ characters: [Character], _ start: Int) throws(CorpusError) -> Int? {
    var depth = 0
    for place in (start + 1)..<max(start + 1, characters.count) {
      if characters[place] == "[" { depth += 1 }
      if characters[place] == "]" { depth -= 1 }
      if depth > SyntaxScanner.mostDepth { throw tooDeep() }
      if characters[place] == "#", depth == 0 { return place }
    }
    return nil
  }

  private func closingBracket(_ characters: ArraySlice<Character>) throws(CorpusError) -> Int? {
    var depth = 0
    for place in characters.indices {
      if characters[place] == "[" { depth += 1 }
      if depth > SyntaxScanner.mostDepth { throw tooDeep() }
      if characters[place] == "]" {
        depth -= 1
        if depth == 0 { return place }
      }
    }
    return nil
  }

  private func tooDeep() -> CorpusError {
    error(
      "actions are nested deeper than \(SyntaxScanner.mostDepth)",
      "Give the inner part a rule of its own.")
  }
}
