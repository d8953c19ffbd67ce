package import Languages

/// Alternations: phrases that may stand in place of one another.
package struct PhraseBook: Sendable {
  /// One row: phrases that mean the same.
  struct Row: Sendable {
    let phrases: [Phrase]
    let guards: [PhraseGuard]
    /// Whether only the first phrase may be replaced.
    let isDirected: Bool
    /// Pairs of phrases of which the first must not become the second: `first * 256 + second`.
    let refused: Set<Int>

    func allows(_ first: Int, to second: Int) -> Bool {
      first != second && (!isDirected || first == 0) && !refused.contains(first * 256 + second)
    }
  }

  /// A phrase by its row and its place there.
  struct Place: Sendable {
    let row: Int
    let phrase: Int
  }

  private(set) var rows: [Row] = []
  /// The phrases that begin with a word.
  private(set) var byWord: [String: [Place]] = [:]
  /// Those that begin with a verb.
  private(set) var byVerb: [String: [Place]] = [:]
  /// Those that begin with what is copied.
  private(set) var byCopied: [Place] = []

  /// How many directed alternations there are.
  package var directions: Int {
    rows.reduce(0) { sum, row in
      sum
        + row.phrases.indices.reduce(0) { sum, first in
          sum + row.phrases.indices.count { row.allows(first, to: $0) }
        }
    }
  }

  /// Reads the section `phrases` of a pack: tab-separated rows whose columns its head explains.
  package init(_ section: PackSection) {
    section.forEachLine { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count >= 4, !Self.changesVariety(fields) else { return }
      let phrases = fields[1].split(separator: "|").map { Phrase($0) }
      let guards = fields[3].split(separator: " ").map { PhraseGuard($0) }
      guard phrases.count > 1, phrases.count < 256, phrases.allSatisfy({ !$0.elements.isEmpty }),
        !guards.contains(where: { $0 == nil })
      else { return }
      let off = fields.count > 6 ? fields[6].split(separator: " ") : []
      let refused = off.compactMap { pair -> Int? in
        let ends = pair.split(separator: ">").compactMap { Int($0) }
        return ends.count == 2 ? ends[0] * 256 + ends[1] : nil
      }
      append(
        Row(
          phrases: phrases, guards: guards.compactMap(\.self), isDirected: fields[2] == ">",
          refused: Set(refused)))
    }
  }

  /// Whether a row's phrases belong to one side of the ocean, which a text keeps to.
  private static func changesVariety(_ fields: [Substring]) -> Bool {
    fields.count > 4 && (fields[4].contains("gb") || fields[4].contains("us"))
  }

  private mutating func append(_ row: Row) {
    for (number, phrase) in row.phrases.enumerated()
    where row.phrases.indices.contains(where: { row.allows(number, to: $0) }) {
      let place = Place(row: rows.count, phrase: number)
      switch phrase.elements[0] {
      case .word(let word): byWord[word.lowercased(), default: []].append(place)
      case .verb(let verb): byVerb[verb, default: []].append(place)
      case .copied: byCopied.append(place)
      }
    }
    rows.append(row)
  }
}
