import Corpora
import PersonalData
import Tokenization
import Yams

/// Reads a scrubbing policy (see the README's “Policies”).
struct PolicyFile {
  private let file: YAMLFile
  /// Gives the key that some operators need.
  private let key: () throws -> PseudonymKey

  /// Reads a policy.
  ///
  /// - Parameters:
  ///   - start: What the command line says before the policy does.
  ///   - key: Gives the key; is asked only where an operator needs it.
  static func read(
    path: String, _ start: ScrubbingPolicy, key: @escaping () throws -> PseudonymKey
  ) throws -> (policy: ScrubbingPolicy, names: Names) {
    var file = PolicyFile(file: try YAMLFile(path: path), key: key)
    let policy = try file.policy(start)
    return (policy, file.names)
  }

  /// What a policy names.
  struct Names {
    /// The types that it may speak of: all that are known, and its own.
    var types = EntityType.known
    /// By column, the line and column of the file.
    var columns: [String: String] = [:]
  }

  private var names = Names()

  private init(file: YAMLFile, key: @escaping () throws -> PseudonymKey) {
    (self.file, self.key) = (file, key)
  }

  private mutating func policy(_ start: ScrubbingPolicy) throws -> ScrubbingPolicy {
    let members = try file.members(
      file.root, of: "a policy",
      keys: [
        "version", "locale", "threshold", "operator", "types", "only", "recognizers", "allow",
        "deny", "custom", "columns",
      ])
    guard let version = members["version"], version.int == 1 else {
      throw file.refusal(
        members["version"] ?? file.root, "the policy's version must be 1", "Write “version: 1”.")
    }
    var policy = start
    policy.action = .apply(ReplaceOperator())
    if let node = members["locale"], start.locale == nil {
      let locale = try file.string(node, of: "the locale")
      guard LocaleName.isKnown(locale) else {
        throw file.refusal(
          node, "“\(locale)” names no language, or no country",
          "Write it as en or de_CH.")
      }
      policy.locale = locale
      policy.recognizers = RecognizerRegistry.standard(locale: policy.locale)
    }
    if let node = members["threshold"] {
      policy.threshold = try file.share(node, of: "a threshold")
    }
    if let node = members["operator"] { policy.action = try action(node) }
    if let node = members["recognizers"] { try readRecognizers(node, &policy) }
    if let node = members["allow"] { try readAllowed(node, &policy) }
    var types = EntityType.known
    if let node = members["deny"] {
      policy.recognizers = try denied(node, &types) + policy.recognizers
    }
    if let node = members["custom"] {
      policy.recognizers =
        try file.elements(node).map { try custom($0, &types) } + policy.recognizers
    }
    if let node = members["types"] { try readTypes(node, types, &policy) }
    if let node = members["only"] {
      policy.types = Set(try given(node, "types").map { try type($0, types) })
    }
    if let node = members["columns"] { try readColumns(node, types, &policy) }
    names.types = types
    return policy
  }

  /// The elements of a list in which something must stand: an empty one would let all pass.
  private func given(_ node: Node, _ what: String) throws -> [Node] {
    let elements = file.elements(node)
    if elements.isEmpty {
      throw file.refusal(node, "the list is empty", "List \(what), or leave it out.")
    }
    return elements
  }

  // MARK: Types and operators

  private func type(_ node: Node, _ known: Set<EntityType>) throws -> EntityType {
    let type = EntityType(rawValue: try file.string(node, of: "a type"))
    guard known.contains(type) else {
      throw file.refusal(
        node, "\(YAMLFile.quoted(type.rawValue)) is not looked for",
        "The types are \(known.map(\.rawValue).sorted().joined(separator: ", ")).")
    }
    return type
  }

  private func newType(_ node: Node) throws -> EntityType {
    let name = try file.string(node, of: "a type")
    let isName = name.utf8.allSatisfy {
      (65...90).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "_")
    }
    guard isName, !name.isEmpty else {
      throw file.refusal(
        node, "\(YAMLFile.quoted(name)) is no name of a type", "Write capitals, digits and “_”.")
    }
    return EntityType(rawValue: name)
  }

  private func readTypes(
    _ node: Node, _ known: Set<EntityType>, _ policy: inout ScrubbingPolicy
  ) throws {
    for (key, value) in try file.pairs(node, of: "“types”") {
      let type = try type(key.node, known)
      guard case .mapping = value else {
        policy.actions[type] = try action(value)
        continue
      }
      let members = try file.members(value, of: "a type", keys: ["operator", "threshold"])
      if let node = members["operator"] { policy.actions[type] = try action(node) }
      if let node = members["threshold"] {
        policy.thresholds[type] = try file.share(node, of: "a threshold")
      }
    }
  }

  private static let operators = [
    "keep", "redact", "replace", "mask", "hash", "encrypt", "surrogate",
  ]

  private func action(_ node: Node) throws -> ScrubbingPolicy.Action {
    let name = try file.string(node, of: "an operator")
    switch name {
    case "keep": return .keep
    case "redact": return .apply(RedactOperator())
    case "replace": return .apply(ReplaceOperator())
    case "mask": return .apply(MaskOperator())
    case "hash": return .apply(HashOperator(key: try key()))
    case "encrypt": return .apply(EncryptOperator(key: try key()))
    case "surrogate": return .surrogate
    default:
      throw file.refusal(
        node, "\(YAMLFile.quoted(name)) is no operator",
        "The operators are \(Self.operators.joined(separator: ", ")).")
    }
  }

  // MARK: Recognisers and lists

  private func readRecognizers(_ node: Node, _ policy: inout ScrubbingPolicy) throws {
    let members = try file.members(node, of: "“recognizers”", keys: ["only", "except"])
    let names = Set(policy.recognizers.map(\.name))
    func known(_ node: Node?) throws -> Set<String>? {
      guard let node else { return nil }
      return Set(
        try given(node, "recognisers").map { element in
          let name = try file.string(element, of: "a recogniser's name")
          guard names.contains(name) else {
            throw file.refusal(
              element, "\(YAMLFile.quoted(name)) is no recogniser",
              "The recognisers are \(names.sorted().joined(separator: ", ")).")
          }
          return name
        })
    }
    let (only, except) = (try known(members["only"]), try known(members["except"]))
    policy.recognizers.removeAll {
      only?.contains($0.name) == false || except?.contains($0.name) == true
    }
  }

  private func readAllowed(_ node: Node, _ policy: inout ScrubbingPolicy) throws {
    guard case .mapping = node else {
      policy.allowedValues = Set(
        try file.strings(node, of: "an allowed value").map { $0.lowercased() })
      return
    }
    let members = try file.members(node, of: "“allow”", keys: ["values", "patterns"])
    if let node = members["values"] {
      policy.allowedValues = Set(
        try file.strings(node, of: "an allowed value").map { $0.lowercased() })
    }
    if let node = members["patterns"] {
      policy.allowedPatterns = try file.elements(node).map(pattern)
    }
  }

  private func denied(_ node: Node, _ types: inout Set<EntityType>) throws -> [any Recognizer] {
    var recognizers: [any Recognizer] = []
    for (key, value) in try file.pairs(node, of: "“deny”") {
      let type = try newType(key.node)
      types.insert(type)
      let phrases = try given(value, "values").map { element in
        let phrase = try file.string(element, of: "a denied value")
        if !phrase.contains(where: { !$0.isWhitespace }) {
          throw file.refusal(element, "the value is empty", "Leave it out.")
        }
        return phrase
      }
      recognizers.append(PhraseRecognizer(name: "deny", type: type, phrases: phrases))
    }
    return recognizers
  }

  private func custom(_ node: Node, _ types: inout Set<EntityType>) throws -> any Recognizer {
    let members = try file.members(
      node, of: "a recogniser",
      keys: ["name", "type", "patterns", "context", "score", "context_score", "checksum"])
    guard let name = members["name"], let type = members["type"], let patterns = members["patterns"]
    else {
      throw file.refusal(
        node, "a recogniser needs “name”, “type” and “patterns”",
        "Such as {name: badge, type: BADGE, patterns: ['B-\\d{5}']}.")
    }
    let own = try newType(type)
    types.insert(own)
    let alone = try members["score"].map { try file.share($0, of: "a score") } ?? 0.6
    return PatternRecognizer(
      name: try file.string(name, of: "a name"), type: own,
      patterns: try given(patterns, "patterns").map(pattern),
      context: try members["context"].map { try file.strings($0, of: "a context word") } ?? [],
      scores: (
        alone,
        try members["context_score"].map { try file.share($0, of: "a score") }
          ?? max(alone, 0.9)
      ),
      checksum: try members["checksum"].map(checksum))
  }

  private func pattern(_ node: Node) throws -> Pattern {
    let text = try file.string(node, of: "a pattern")
    do throws(Pattern.Failure) {
      return try Pattern(text)
    } catch {
      let failure = error
      throw file.refusal(
        node, "the pattern, character \(failure.offset + 1): \(failure.problem)",
        "Patterns have literals, classes, groups, “|”, “?”, “*”, “+”, “{2,5}”, “\\b”, “^” and “$”.")
    }
  }

  private func checksum(_ node: Node) throws -> PatternRecognizer.Checksum {
    let name = try file.string(node, of: "a checksum")
    guard let checksum = PatternRecognizer.Checksum(rawValue: name) else {
      let names = PatternRecognizer.Checksum.allCases.map(\.rawValue)
      throw file.refusal(
        node, "\(YAMLFile.quoted(name)) is no checksum",
        "The checksums are \(names.joined(separator: ", ")).")
    }
    return checksum
  }

  // MARK: Columns

  private mutating func readColumns(
    _ node: Node, _ types: Set<EntityType>, _ policy: inout ScrubbingPolicy
  ) throws {
    for (key, value) in try file.pairs(node, of: "“columns”") {
      names.columns[key.text] = key.node.mark.map { "\($0.line):\($0.column)" }
      if case .mapping = value {
        let members = try file.members(value, of: "a column", keys: ["type"])
        guard let node = members["type"] else {
          throw file.refusal(value, "a column needs “type”", "Or write drop, scan or keep.")
        }
        policy.fields[key.text] = .value(try type(node, types))
        continue
      }
      switch try file.string(value, of: "a column's rule") {
      case "drop": policy.fields[key.text] = .drop
      case "scan": policy.fields[key.text] = .scan
      case "keep": policy.fields[key.text] = .keep
      case let rule:
        throw file.refusal(
          value, "\(YAMLFile.quoted(rule)) is no rule for a column",
          "The rules are drop, scan, keep and {type: TYPE}.")
      }
    }
  }
}
