public import Corpora

/// Reads a file of Chatito: intents `%[…]`, slots `@[…]` with variations, aliases `~[…]`, weights and imports.
///
/// An intent becomes the label, a slot's value a span of the slot's name. An alias that is not defined stands for its own name.
/// Counts of training documents are the intents' weights; percentages and weights of sentences are kept. Where Chatito would
/// weigh otherwise, a warning says so.
public enum ChatitoImporter {
  /// Returns the grammar as a file of ours.
  ///
  /// - Parameter read: Reads an imported file, by its path.
  /// - Throws: `CorpusError` with the line of what is not understood.
  public static func grammar(
    _ bytes: [UInt8], path: String, read: (String) throws(CorpusError) -> [UInt8]
  ) throws(CorpusError) -> GrammarText {
    var reader = ChatitoReader(root: GrammarLoader.folder(of: path))
    try reader.add(GrammarSource(bytes, path: path), isImport: false, read: read)
    var conversion = ChatitoConversion(reader.entities)
    return try conversion.grammar(path)
  }
}

/// An intent, a slot or an alias.
struct ChatitoEntity {
  enum Kind: Character {
    case intent = "%"
    case slot = "@"
    case alias = "~"
  }

  /// What tells one from the others.
  struct Key: Hashable {
    var kind: Kind
    var name: String
    var variation: String?
  }

  struct Sentence {
    var text: String
    var weight: Double?
    /// Whether the weight is a percentage.
    var isShare = false
  }

  var key: Key
  /// How many documents for training are asked for.
  var count: Double?
  var isEven = false
  var hasTesting = false
  var sentences: [Sentence] = []
  var source: GrammarSource
  var place: Range<Int>
}

/// Reads the lines of a file and of those that it imports.
private struct ChatitoReader {
  /// Files that are imported stay within this folder.
  let root: String
  private(set) var entities: [ChatitoEntity] = []
  private var imported: Set<String> = []
  private var keys: Set<ChatitoEntity.Key> = []
  /// Files may import each other so deep.
  private static let mostFiles = 100

  init(root: String) { self.root = root }

  mutating func add(
    _ source: GrammarSource, isImport: Bool, read: (String) throws(CorpusError) -> [UInt8]
  ) throws(CorpusError) {
    imported.insert(GrammarLoader.normalized(source.path))
    var owner: Int?
    var position = 0
    while position < source.bytes.count {
      let end =
        source.bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? source.bytes.count
      let place = position..<end
      position = end + 1
      let trimmed = String(decoding: source.bytes[place], as: UTF8.self).trimming(\.isWhitespace)
      if trimmed.isEmpty || trimmed.hasPrefix("//") || trimmed.hasPrefix("#") { continue }
      if source.spaceLength(at: place.lowerBound) > 0 {
        guard let owner else {
          throw source.failure(
            at: place, "a sentence belongs to nothing", "Begin with %[intent] in the first column.")
        }
        entities[owner].sentences.append(try sentence(trimmed, source, place))
      } else if trimmed.hasPrefix("import ") {
        try addImport(String(trimmed.dropFirst(7)), source, place, read)
      } else {
        let entity = try definition(trimmed, source, place)
        owner = entities.count
        if !isImport || entity.key.kind != .intent, !keys.insert(entity.key).inserted {
          throw source.failure(
            at: place, "“\(trimmed)” is there already", "Write its sentences in one place.")
        }
        entities.append(entity)
      }
    }
    // Only the file itself says which intents there are.
    if isImport { entities.removeAll { $0.key.kind == .intent && $0.source.path == source.path } }
  }

  private mutating func addImport(
    _ text: String, _ source: GrammarSource, _ place: Range<Int>,
    _ read: (String) throws(CorpusError) -> [UInt8]
  ) throws(CorpusError) {
    let name = text.trimming { $0.isWhitespace || $0 == "'" || $0 == "\"" || $0 == ";" }
    guard let target = GrammarLoader.resolved(name, from: source.path, within: root) else {
      throw source.failure(
        at: place, "an import leads out of the folder of the file",
        "Put what is imported beside the file or below.")
    }
    if imported.contains(target) { return }
    if imported.count >= Self.mostFiles {
      throw source.failure(
        at: place, "there are more than \(Self.mostFiles) files", "Join some of them.")
    }
    try add(GrammarSource(read(target), path: target), isImport: true, read: read)
  }

  /// `%[name]('training': '10')`, `@[name#variation]`, `~[name]`.
  private func definition(
    _ text: String, _ source: GrammarSource, _ place: Range<Int>
  ) throws(CorpusError) -> ChatitoEntity {
    guard let sign = text.first, let kind = ChatitoEntity.Kind(rawValue: sign),
      text.dropFirst().first == "[", let close = text.firstIndex(of: "]")
    else {
      throw source.failure(
        at: place, "no definition begins like this", "Write %[intent], @[slot] or ~[alias].")
    }
    let key = Self.key(kind, text[text.index(text.startIndex, offsetBy: 2)..<close])
    guard let key else {
      throw source.failure(at: place, "a definition has no name", "Write ~[name].")
    }
    var entity = ChatitoEntity(key: key, source: source, place: place)
    for argument in text[text.index(after: close)...].split(separator: ",") {
      let sides = argument.split(separator: ":", maxSplits: 1).map {
        $0.trimming { $0.isWhitespace || "'\"()".contains($0) }
      }
      guard sides.count == 2 else { continue }
      switch sides[0] {
      case "training":
        guard let count = Double(sides[1]), count >= 0, count.isFinite else {
          throw source.failure(
            at: place, "“\(sides[1])” is no number of documents", "Write ('training': '100').")
        }
        entity.count = count
      case "testing": entity.hasTesting = true
      case "distribution": entity.isEven = sides[1] == "even"
      default: break
      }
    }
    return entity
  }

  /// What a name with a variation behind `#` stands for; nil for none.
  static func key(_ kind: ChatitoEntity.Kind, _ name: some StringProtocol) -> ChatitoEntity.Key? {
    let parts = name.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, !first.isEmpty else { return nil }
    return .init(
      kind: kind, name: String(first), variation: parts.count > 1 ? String(parts[1]) : nil)
  }

  private func sentence(
    _ text: String, _ source: GrammarSource, _ place: Range<Int>
  ) throws(CorpusError) -> ChatitoEntity.Sentence {
    guard text.hasPrefix("*[") else { return .init(text: text) }
    guard let close = text.firstIndex(of: "]") else {
      throw source.failure(
        at: place, "a bracket is never closed", "Write *[2] or *[20%] before a sentence.")
    }
    let inner = text[text.index(text.startIndex, offsetBy: 2)..<close]
    let isShare = inner.hasSuffix("%")
    guard let weight = Double(isShare ? inner.dropLast() : inner), weight >= 0, weight.isFinite
    else {
      throw source.failure(
        at: place, "“\(inner)” is no probability", "Write *[2] or *[20%] before a sentence.")
    }
    return .init(
      text: text[text.index(after: close)...].trimming(\.isWhitespace), weight: weight,
      isShare: isShare)
  }
}

/// Writes what was read as rules.
private struct ChatitoConversion {
  private let entities: [ChatitoEntity]
  private var places: [ChatitoEntity.Key: Int] = [:]
  private var names: [ChatitoEntity.Key: String] = [:]
  private var result = GrammarText()

  init(_ entities: [ChatitoEntity]) {
    self.entities = entities
    var taken: Set<String> = ["utterance"]
    for (place, entity) in entities.enumerated() {
      places[entity.key] = place
      let plain = Self.ruleName(entity.key)
      var (name, suffix) = (plain, 2)
      while !taken.insert(name).inserted {
        name = "\(plain)_\(suffix)"
        suffix += 1
      }
      names[entity.key] = name
    }
  }

  private static func ruleName(_ key: ChatitoEntity.Key) -> String {
    let prefix = key.kind == .intent ? "intent" : key.kind == .slot ? "slot" : "alias"
    return "\(prefix)_\(plain(key.name))" + (key.variation.map { "_\(plain($0))" } ?? "")
  }

  private static func plain(_ name: String) -> String {
    String(name.map { $0.isLetter || $0.isNumber ? $0 : "_" })
  }

  mutating func grammar(_ path: String) throws(CorpusError) -> GrammarText {
    let intents = entities.filter { $0.key.kind == .intent }
    if intents.isEmpty {
      throw CorpusError(
        .badData, file: path, problem: "there is no intent",
        remedy: "Write %[name] in the first column.")
    }
    addIntents(intents)
    for entity in entities { try add(entity) }
    warnOfDistribution()
    return result
  }

  private mutating func warn(_ entity: ChatitoEntity, _ problem: String, _ remedy: String) {
    result.warnings.append(entity.source.message(.warning, at: entity.place, problem, remedy))
  }

  private mutating func addIntents(_ intents: [ChatitoEntity]) {
    let counts = intents.compactMap(\.count)
    let mean = counts.isEmpty ? 1 : counts.reduce(0, +) / Double(counts.count)
    result.add(
      "utterance",
      intents.map { intent in
        let weight = intent.count ?? mean
        let label = "label=\(GrammarText.quoted(intent.key.name))"
        let head = weight == 1 && counts.isEmpty ? "" : "\(GrammarText.number(weight)), "
        return .init([
          .braces(head + label), .raw(" "), .braces(names[intent.key] ?? ""),
        ])
      })
    if !counts.isEmpty, let bare = intents.first(where: { $0.count == nil }) {
      warn(
        bare,
        "the intent “\(bare.key.name)” has no count, and is drawn as often as the others on average",
        "Write ('training': '100') behind it, or change its weight in the grammar.")
    }
    if let tested = intents.first(where: \.hasTesting) {
      warn(
        tested, "counts of documents for testing are left out",
        "Part what the grammar writes with generate --split.")
    }
  }

  private mutating func add(_ entity: ChatitoEntity) throws(CorpusError) {
    var alternatives: [GrammarText.Alternative] = []
    let shares = entity.sentences.filter(\.isShare).reduce(0) { $0 + ($1.weight ?? 0) }
    let others = entity.sentences.filter { !$0.isShare }
    if shares > 100.001 {
      throw entity.source.failure(
        at: entity.place,
        "the percentages of “\(entity.key.name)” come to \(GrammarText.number(shares))",
        "Make them 100 or less; sentences without one share what is left.")
    }
    if shares > 0, others.contains(where: { $0.weight != nil }) {
      warn(
        entity,
        "“\(entity.key.name)” mixes percentages and weights: the weights share what the percentages leave",
        "Use one of the two.")
    }
    let total = others.reduce(0) { $0 + ($1.weight ?? 1) }
    for sentence in entity.sentences {
      var weight = sentence.weight
      if shares > 0, !sentence.isShare {
        weight = total > 0 ? max(0, 100 - shares) * (sentence.weight ?? 1) / total : 0
      }
      alternatives.append(.init(weight: weight, pieces(sentence.text)))
    }
    // An alias without sentences stands for its name.
    if alternatives.isEmpty { alternatives = [.init([.text(entity.key.name)])] }
    result.add(names[entity.key] ?? "", alternatives)
  }

  /// By default Chatito draws a sentence as often as it has texts.
  private mutating func warnOfDistribution() {
    let uneven = entities.first { entity in
      !entity.isEven && entity.sentences.count { $0.weight == nil } > 1
        && entity.sentences.contains {
          $0.weight == nil && ($0.text.contains("~[") || $0.text.contains("@["))
        }
    }
    guard let uneven else { return }
    warn(
      uneven,
      "sentences without a weight are drawn evenly; Chatito draws them as often as each has texts, unless it is told 'distribution': 'even'",
      "Write weights such as *[2] or *[20%] before the sentences to have others.")
  }

  private func pieces(_ text: String) -> [GrammarText.Piece] {
    var pieces: [GrammarText.Piece] = []
    var literal = ""
    let characters = Array(text)
    let lastClose = characters.lastIndex(of: "]") ?? -1
    var place = 0
    func flush() {
      if !literal.isEmpty { pieces.append(.text(literal)) }
      literal = ""
    }
    while place < characters.count {
      let sign = characters[place]
      if sign == "\\", place + 1 < characters.count {
        literal.append(characters[place + 1])
        place += 2
        continue
      }
      guard sign == "~" || sign == "@", place + 1 < characters.count, characters[place + 1] == "[",
        place < lastClose, let close = characters[place...].firstIndex(of: "]")
      else {
        literal.append(sign)
        place += 1
        continue
      }
      var name = String(characters[(place + 2)..<close])
      place = close + 1
      let isOptional = name.hasSuffix("?")
      if isOptional { name.removeLast() }
      guard let key = ChatitoReader.key(sign == "@" ? .slot : .alias, name) else { continue }
      flush()
      var inner = GrammarText.escaped(key.name)
      if let rule = names[key] {
        inner = "{\(rule)\(key.kind == .slot ? ":\(Self.typeName(key.name))" : "")}"
      }
      if isOptional {
        // One more choice, as good as each of the others; a blank goes with it.
        let count = Double(max(1, places[key].map { entities[$0].sentences.count } ?? 1))
        let blank = place < characters.count && characters[place] == " " ? " " : ""
        if !blank.isEmpty { place += 1 }
        let share = (count / (count + 1) * 1e4).rounded() / 1e4
        inner = "[?\(GrammarText.number(share)) \(inner)\(blank)]"
      }
      pieces.append(.raw(inner))
    }
    flush()
    return pieces
  }

  /// A slot's name as the type of a span.
  private static func typeName(_ name: String) -> String {
    GrammarText.name(plain(name))
  }
}
