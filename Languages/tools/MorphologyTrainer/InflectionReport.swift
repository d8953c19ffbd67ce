import Foundation
import Morphology

/// How often the lemma of a word is that of a treebank, and whether forms of dictionary words are read back.
struct InflectionReport {
  private let inflection: EnglishInflection

  init(_ inflection: EnglishInflection) { self.inflection = inflection }

  func printAccuracy(_ sentences: [TreebankSentence], part: String, showsErrors: Bool) {
    var counts: [String: (right: Int, all: Int)] = [:]
    var errors: [String: Int] = [:]
    for piece in sentences.flatMap(\.pieces) {
      let tag = TreebankSentence.tag(piece.penn, piece.universal)
      let lemma = inflection.lemma(of: piece.form, as: tag)
      let isRight = lemma == piece.lemma || lemma == piece.lemma.lowercased() && tag.penn != "NNP"
      for name in [piece.penn, Self.group(piece.penn)] {
        counts[name, default: (0, 0)].all += 1
        counts[name, default: (0, 0)].right += isRight ? 1 : 0
      }
      if !isRight { errors["\(piece.form) \(piece.penn) \(lemma) \(piece.lemma)", default: 0] += 1 }
    }
    print("lemmas of \(part):")
    for (tag, count) in counts.sorted(by: { $0.key < $1.key }) {
      print("  \(tag) \(count.all): \(TaggerAccuracy.percent(count.right, count.all))")
    }
    if showsErrors {
      for (error, count) in errors.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }).prefix(
        150)
      {
        print("  \(count) \(error)")
      }
    }
  }

  private static func group(_ tag: String) -> String {
    if tag.hasPrefix("VB") { return "all verbs" }
    if tag == "NN" || tag == "NNS" { return "all common nouns" }
    return "other"
  }

  /// - Parameter minCount: Only words that WordNet's tagged texts have so often.
  func printRoundTrip(_ lemmas: [String: Int], _ tags: [String], minCount: Int) {
    for tag in tags {
      guard let partOfSpeech = PartOfSpeech(penn: tag) else { continue }
      let words = lemmas.filter { $0.value >= minCount }.keys
      let right = words.count {
        inflection.lemma(of: inflection.inflect($0, to: tag), as: partOfSpeech) == $0
      }
      print("  round trip \(tag) of \(words.count): \(TaggerAccuracy.percent(right, words.count))")
    }
  }
}
