public import Corpora

/// Reads a file of Chatito: intents `%[…]`, slots `@[…]` with variations, aliases `~[…]`, weights and imports.
///
/// An intent becomes the label, a slot's value a span of the slot's name. An alias that is not defined stands for its own name.
public enum ChatitoImporter {
  /// Returns the grammar as a file of ours.
  ///
  /// - Parameter read: Reads an imported file, by its path.
  /// - Throws: `CorpusError` with the line of what is not understood.
  public static func grammar(
    _ bytes: [UInt8], path: String, read: (String) throws(CorpusError) -> [UInt8]
  ) throws(CorpusError) -> GrammarText {
    var conversion = ChatitoConversion()
    try conversion.add(bytes, path: path, isImport: false, read: read)
    return try conversion.grammar(path)
  }
}

private struct ChatitoConversion {
  private enum Kind: Character {
    case intent = "%"
    case slot = "@"
    case alias = "~"
  }

  private struct Entity {
    var kind: Kind
    var name: String
    var variation: String?
    var count: Double?
    var sentences: [(text: String, weight: Double?, isShare: Bool, line: Int)] = []
    var path: String
  }

  private var entities: [Entity] = []
  private var imported: Set<String> = []

  private func error(_ path: String, _ line: Int, _ problem: String, _ remedy: String)
    -> CorpusError
  {
    CorpusError(.badData, file: path, line: line, problem: problem, remedy: remedy)
  }

  mutating func add(
    _ bytes: [UInt8], path: String, isImport: Bool, read: (String) throws(CorpusError) -> [UInt8]
  ) throws(CorpusError) {
    imported.insert(path)
    var number = 0
    for line in String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      number += 1
      let trimmed = line.trimming { $0.isWhitespace }
      if trimmed.isEmpty || trimmed.hasPrefix("//") || trimmed.hasPrefix("#") { continue }
      if line.first?.isWhitespace == true {
        guard !entities.isEmpty else {
          throw error(
            path, number, "a sentence belongs to nothing",
            "Begin with %[intent] in the first column.")
        }
        entities[entities.count - 1].sentences.append(try sentence(trimmed, path, number))
      } else if trimmed.hasPrefix("import ") {
        let target = GrammarLoader.normalized(
          GrammarLoader.folder(of: path)
            + trimmed.dropFirst(7).trimming { $0.isWhitespace || $0 == "'" || $0 == "\"" })
        if !imported.contains(target) {
          let held = entities
          entities = []
          try add(read(target), path: target, isImport: true, read: read)
          entities = held + entities.filter { $0.kind != .intent }
          // What follows belongs to this file.
        }
      } else {
        entities.append(try definition(trimmed, path, number))
      }
    }
  }

  /// `%[name]('training': '10')`, `@[name#variation]`, `~[name]`.
  private func definition(_ text: String, _ path: String, _ line: Int) throws(CorpusError) -> Entity
  {
    guard let sign = text.first, let kind = Kind(rawValue: sign), text.dropFirst().first == "[",
      let close = text.firstIndex(of: "]")
    else {
      throw error(
        path, line, "no definition begins like this", "Write %[intent], @[slot] or ~[alias].")
    }
    let name = text[text.index(text.startIndex, offsetBy: 2)..<close]
    let parts = name.split(separator: "#", maxSplits: 1).map(String.init)
    var entity = Entity(
      kind: kind, name: parts[0], variation: parts.count > 1 ? parts[1] : nil, path: path)
    let arguments = text[text.index(after: close)...]
    if let training = arguments.firstRange(of: "training") {
      let digits = arguments[training.upperBound...].drop { !$0.isNumber }.prefix { $0.isNumber }
      entity.count = Double(digits)
    }
    return entity
  }

  private func sentence(
    _ text: String, _ path: String, _ line: Int
  ) throws(CorpusError) -> (text: String, weight: Double?, isShare: Bool, line: Int) {
    guard text.hasPrefix("*[") else { return (text, nil, false, line) }
    guard let close = text.firstIndex(of: "]") else {
      throw error(
        path, line, "a bracket is never closed", "Write *[2] or *[20%] before a sentence.")
    }
    let inner = text[text.index(text.startIndex, offsetBy: 2)..<close]
    let isShare = inner.hasSuffix("%")
    guard let weight = Double(isShare ? inner.dropLast() : inner), weight >= 0 else {
      throw error(
        path, line, "“\(inner)” is no probability", "Write *[2] or *[20%] before a sentence.")
    }
    return (text[text.index(after: close)...].trimming { $0.isWhitespace }, weight, isShare, line)
  }

  private func ruleName(_ kind: Kind, _ name: String, _ variation: String?) -> String {
    let prefix = kind == .intent ? "intent" : kind == .slot ? "slot" : "alias"
    let plain = name.map { $0.isLetter || $0.isNumber ? $0 : "_" }
    return "\(prefix)_\(String(plain))" + (variation.map { "_\($0)" } ?? "")
  }

  mutating func grammar(_ path: String) throws(CorpusError) -> GrammarText {
    var result = GrammarText()
    let intents = entities.filter { $0.kind == .intent }
    if intents.isEmpty {
      throw CorpusError(
        .badData, file: path, problem: "there is no intent",
        remedy: "Write %[name] in the first column.")
    }
    result.add(
      "utterance",
      intents.map {
        .init([
          .braces("\($0.count.map { "\(GrammarText.number($0)), " } ?? "")label=\"\($0.name)\""),
          .raw(" "), .braces(ruleName(.intent, $0.name, nil)),
        ])
      })
    for entity in entities {
      var alternatives: [GrammarText.Alternative] = []
      let shared = entity.sentences.filter(\.isShare).reduce(0) { $0 + ($1.weight ?? 0) }
      let others = entity.sentences.count { !$0.isShare }
      for sentence in entity.sentences {
        var weight = sentence.weight
        // Shares are percent of the whole; what is left goes to the rest.
        if shared > 0, !sentence.isShare {
          weight = max(0, 100 - shared) / Double(max(1, others)) * (sentence.weight ?? 1)
        }
        alternatives.append(.init(weight: weight, pieces(sentence.text)))
      }
      // An alias without sentences stands for its name.
      if alternatives.isEmpty { alternatives = [.init([.text(entity.name)])] }
      result.add(ruleName(entity.kind, entity.name, entity.variation), alternatives)
    }
    return result
  }

  private func pieces(_ text: String) -> [GrammarText.Piece] {
    var pieces: [GrammarText.Piece] = []
    var literal = ""
    let characters = Array(text)
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
        let close = characters[place...].firstIndex(of: "]")
      else {
        literal.append(sign)
        place += 1
        continue
      }
      var name = String(characters[(place + 2)..<close])
      place = close + 1
      let isOptional = name.hasSuffix("?")
      if isOptional { name.removeLast() }
      let parts = name.split(separator: "#", maxSplits: 1).map(String.init)
      guard let first = parts.first else { continue }
      let kind: Kind = sign == "@" ? .slot : .alias
      let variation = parts.count > 1 ? parts[1] : nil
      let known = entities.first {
        $0.kind == kind && $0.name == first && $0.variation == variation
      }
      let rule = ruleName(kind, first, variation)
      let type = String(first.map { $0.isLetter || $0.isNumber ? $0 : "_" })
      let inner =
        known == nil ? GrammarText.escaped(first) : "{\(rule)\(kind == .slot ? ":\(type)" : "")}"
      if isOptional {
        // One more choice, as good as each of the others; a blank goes with it.
        let count = Double(max(1, known?.sentences.count ?? 1))
        let blank = place < characters.count && characters[place] == " " ? " " : ""
        if !blank.isEmpty { place += 1 }
        flush()
        let share = (count / (count + 1) * 1e4).rounded() / 1e4
        pieces.append(.raw("[?\(GrammarText.number(share)) \(inner)\(blank)]"))
      } else {
        flush()
        pieces.append(.raw(inner))
      }
    }
    flush()
    return pieces
  }
}
