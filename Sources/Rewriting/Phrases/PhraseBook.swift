package import Languages
import Morphology

/// Alternations: phrases that may stand in place of one another.
package struct PhraseBook: Sendable {
  /// One row: phrases that mean the same.
  final class Row: Sendable {
    let phrases: [Phrase]
    let guards: [PhraseGuard]
    /// By phrase, those that it may become.
    let targets: [[Target]]

    /// Takes phrases, and what a row's third, fifth and seventh columns say of them.
    init(
      _ phrases: [Phrase], _ guards: [PhraseGuard], isDirected: Bool, refused: Set<Pair>,
      reluctant: Set<Pair>, varieties: [EnglishVariety?]
    ) {
      (self.phrases, self.guards) = (phrases, guards)
      targets = phrases.indices.map { first in
        if isDirected, first > 0 { return [] }
        return phrases.indices.compactMap { second in
          let pair = Pair(first: first, second: second)
          guard first != second, !refused.contains(pair),
            phrases[first].copies == phrases[second].copies
          else { return nil }
          return Target(
            phrase: second, variety: varieties[second], isReluctant: reluctant.contains(pair))
        }
      }
    }
  }

  /// A phrase of a row that another becomes.
  struct Target: Sendable {
    let phrase: Int
    /// The variety of the language that has it alone; nil of what all have.
    let variety: EnglishVariety?
    /// Whether it is written only where little else will do.
    let isReluctant: Bool
  }

  /// Two phrases of a row, of which the first may become the second.
  struct Pair: Hashable {
    let first: Int
    let second: Int
  }

  /// A phrase by its row and its place there.
  struct Place: Sendable {
    let row: Int
    let phrase: Int
  }

  private(set) var rows: [Row] = []
  /// The numbers of the words, in lower case, that phrases have.
  private var wordNumbers: [String: Int32] = [:]
  /// The phrases that begin with two words, by their numbers.
  private var byPair: [Int64: [Place]] = [:]
  /// Those that begin with one word and something else.
  private var byWord: [Int32: [Place]] = [:]
  /// Those that begin with a verb, by its number.
  private var byVerb: [Int32: [Place]] = [:]
  /// Those that begin with what is copied, by its kind.
  private(set) var byCopied: [Phrase.Copied: [Place]] = [:]

  /// The number of a word in lower case; -1 of one that no phrase has.
  func number(of word: String) -> Int32 { wordNumbers[word] ?? -1 }

  /// Calls `body` with each phrase that may begin with these two words.
  func forEachPhrase(_ first: Int32, _ second: Int32, _ body: (Place) -> Void) {
    if first < 0 { return }
    for place in byWord[first] ?? [] { body(place) }
    if second < 0 { return }
    for place in byPair[Self.pair(first, second)] ?? [] { body(place) }
  }

  /// The phrases that begin with a form of a verb, by its lemma's number.
  func phrases(ofVerb lemma: Int32) -> [Place] { lemma < 0 ? [] : byVerb[lemma] ?? [] }

  private static func pair(_ first: Int32, _ second: Int32) -> Int64 {
    Int64(first) << 32 | Int64(second)
  }

  /// Reads the section `phrases` of a pack: tab-separated rows whose columns its head explains.
  package init(_ section: PackSection) {
    section.forEachLine { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count >= 5 else { return }
      let phrases = fields[1].split(separator: "|").map { text in
        Phrase(text) { word in
          let number = wordNumbers[word] ?? Int32(wordNumbers.count)
          wordNumbers[word] = number
          return number
        }
      }
      let guards = fields[3].split(separator: " ").map { PhraseGuard($0) }
      guard phrases.count > 1, phrases.allSatisfy({ !$0.elements.isEmpty }),
        !guards.contains(where: { $0 == nil })
      else { return }
      append(
        Row(
          phrases, guards.compactMap(\.self), isDirected: fields[2] == ">",
          refused: Self.pairs(fields, ">"), reluctant: Self.pairs(fields, "~"),
          varieties: Self.varieties(fields, count: phrases.count)))
    }
  }

  /// The pairs of phrases that a row's seventh column lists with a sign between.
  private static func pairs(_ fields: [Substring], _ sign: Character) -> Set<Pair> {
    guard fields.count > 6 else { return [] }
    return Set(
      fields[6].split(separator: " ").compactMap { pair in
        let ends = pair.split(separator: sign).compactMap { Int($0) }
        return ends.count == 2 ? Pair(first: ends[0], second: ends[1]) : nil
      })
  }

  /// The varieties of phrases that a row's fifth column tells: `0:gb 2:us`.
  private static func varieties(_ fields: [Substring], count: Int) -> [EnglishVariety?] {
    var varieties = [EnglishVariety?](repeating: nil, count: count)
    for mark in fields[4].split(separator: " ") {
      let parts = mark.split(separator: ":")
      if parts.count == 2, let phrase = Int(parts[0]), phrase < count {
        varieties[phrase] = EnglishVariety(rawValue: parts[1].uppercased())
      }
    }
    return varieties
  }

  private mutating func append(_ row: Row) {
    for (number, phrase) in row.phrases.enumerated() where !row.targets[number].isEmpty {
      let place = Place(row: rows.count, phrase: number)
      switch phrase.elements[0] {
      case .word(_, let first):
        if phrase.elements.count > 1, case .word(_, let second) = phrase.elements[1] {
          byPair[Self.pair(first, second), default: []].append(place)
        } else {
          byWord[first, default: []].append(place)
        }
      case .verb(_, let verb): byVerb[verb, default: []].append(place)
      case .copied(let kind): byCopied[kind, default: []].append(place)
      }
    }
    rows.append(row)
  }
}
