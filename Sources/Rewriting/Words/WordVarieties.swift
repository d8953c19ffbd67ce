import Languages
import Morphology

/// Words that one variety of a language has alone, such as “colour” and “sidewalk”: a text keeps to its own.
struct WordVarieties: Sendable {
  private var varieties: [String: EnglishVariety] = [:]

  /// Reads the section `varieties` of a pack: lines of a variety, `GB` or `US`, and a word in small letters.
  init(_ section: PackSection) {
    section.forEachLine { line in
      let fields = line.split(separator: "\t")
      guard fields.count == 2, let variety = EnglishVariety(rawValue: String(fields[0])) else {
        return
      }
      varieties[String(fields[1])] = variety
    }
  }

  /// The variety that a word in small letters belongs to; nil of one that all have.
  subscript(word: String) -> EnglishVariety? { varieties[word] }
}

/// How much a text has of each variety.
struct VarietyTally: Sendable {
  private var counts: [EnglishVariety: Int] = [:]

  /// Counts a word of a variety.
  mutating func count(_ variety: EnglishVariety) { counts[variety, default: 0] += 1 }

  /// The variety that is written; nil where nothing tells, or too much speaks for each.
  var variety: EnglishVariety? {
    guard let most = counts.max(by: { $0.value < $1.value }) else { return nil }
    let all = counts.values.reduce(0, +)
    return Double(most.value) >= RewriteTuning.leastShareOfVariety * Double(all) ? most.key : nil
  }
}
