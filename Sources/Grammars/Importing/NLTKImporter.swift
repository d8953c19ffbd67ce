public import Corpora

/// Reads NLTK's text form of a (probabilistic) context-free grammar: `S -> NP VP [0.7] | 'yes' [0.3]`.
///
/// The first left-hand side is the start. Terminals are words, so a text is its words parted by blanks.
public enum NLTKImporter {
  /// Returns the grammar as a file of ours.
  ///
  /// - Throws: `CorpusError` with the line and column of what is not understood.
  public static func grammar(_ bytes: [UInt8], path: String) throws(CorpusError) -> GrammarText {
    var order: [String] = []
    var rules: [String: [GrammarText.Alternative]] = [:]
    var start: String?
    let text = String(decoding: bytes, as: UTF8.self)
    var pending = ""
    var lineNumber = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      lineNumber += 1
      let trimmed = line.trimming { $0.isWhitespace }
      if trimmed.isEmpty || trimmed.hasPrefix("#") { continue }
      if trimmed.hasSuffix("\\") {
        pending += trimmed.dropLast() + " "
        continue
      }
      let whole = pending + trimmed
      pending = ""
      if whole.hasPrefix("%start") {
        start = String(whole.dropFirst(6)).trimming { $0.isWhitespace }
        continue
      }
      var reader = NLTKLine(whole, path: path, line: lineNumber)
      let (name, alternatives) = try reader.production()
      if rules[name] == nil { order.append(name) }
      rules[name, default: []] += alternatives
    }
    var result = GrammarText()
    result.head = ["words"]
    if let start, start != order.first { result.head.append("start \(GrammarText.name(start))") }
    for name in order { result.add(name, rules[name] ?? []) }
    if order.isEmpty {
      throw CorpusError(
        .badData, file: path, problem: "there is no production",
        remedy: "Write one a line, such as S -> NP VP [1.0].")
    }
    return result
  }
}

extension String {
  func trimming(_ isTrimmed: (Character) -> Bool) -> String {
    var rest = self[...]
    while let first = rest.first, isTrimmed(first) { rest.removeFirst() }
    while let last = rest.last, isTrimmed(last) { rest.removeLast() }
    return String(rest)
  }
}

extension Substring {
  func trimming(_ isTrimmed: (Character) -> Bool) -> String { String(self).trimming(isTrimmed) }
}

/// One line of the form.
private struct NLTKLine {
  private let characters: [Character]
  private var place = 0
  private let path: String
  private let line: Int

  init(_ text: String, path: String, line: Int) {
    (characters, self.path, self.line) = (Array(text), path, line)
  }

  private func error(_ problem: String) -> CorpusError {
    CorpusError(
      .badData, file: path, line: line, column: place + 1, problem: problem,
      remedy: "Write a production such as S -> NP 'word' [0.5] | VP [0.5].")
  }

  private mutating func skip() {
    while place < characters.count, characters[place].isWhitespace { place += 1 }
  }

  private mutating func symbol() -> String? {
    let start = place
    while place < characters.count, !characters[place].isWhitespace,
      !["'", "\"", "["].contains(characters[place])
    {
      if characters[place] == "|",
        place == start || !"<".contains(characters[min(place + 1, characters.count - 1)])
      {
        break
      }
      if characters[place] == "-", place + 1 < characters.count, characters[place + 1] == ">" {
        break
      }
      place += 1
    }
    return place > start ? String(characters[start..<place]) : nil
  }

  mutating func production() throws(CorpusError) -> (String, [GrammarText.Alternative]) {
    skip()
    guard let name = symbol() else { throw error("a nonterminal is expected") }
    skip()
    guard place + 1 < characters.count, characters[place] == "-", characters[place + 1] == ">"
    else {
      throw error("“->” is expected")
    }
    place += 2
    var alternatives: [GrammarText.Alternative] = []
    var pieces: [GrammarText.Piece] = []
    var weight: Double?
    func finished() -> GrammarText.Alternative { .init(weight: weight, pieces) }
    while true {
      skip()
      guard place < characters.count else { break }
      switch characters[place] {
      case "|":
        place += 1
        alternatives.append(finished())
        (pieces, weight) = ([], nil)
      case "'", "\"":
        let quote = characters[place]
        guard let close = characters[(place + 1)...].firstIndex(of: quote) else {
          throw error("the terminal has no closing quotation mark")
        }
        if !pieces.isEmpty { pieces.append(.text(" ")) }
        pieces.append(.text(String(characters[(place + 1)..<close])))
        place = close + 1
      case "[":
        guard let close = characters[place...].firstIndex(of: "]"),
          let value = Double(
            String(characters[(place + 1)..<close]).trimming { $0.isWhitespace }), value >= 0
        else { throw error("a probability is expected in the brackets") }
        weight = value
        place = close + 1
      default:
        guard let name = symbol() else { throw error("a symbol is expected") }
        if !pieces.isEmpty { pieces.append(.text(" ")) }
        pieces.append(.braces(GrammarText.name(name)))
      }
    }
    alternatives.append(finished())
    return (name, alternatives)
  }
}
