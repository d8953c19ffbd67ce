import Morphology

/// The shares of words that a tagger tags as a treebank does.
struct TaggerAccuracy {
  private var (words, penn, universal, unknown, unknownRight) = (0, 0, 0, 0, 0)

  init(
    _ tagger: PartOfSpeechTagger, _ sentences: [TaggedSentence], gold: [[(String, String)]],
    seen: Set<String>
  ) {
    for (sentence, gold) in zip(sentences, gold) {
      let tags = tagger.tag(sentence.words)
      for (word, (tag, right)) in zip(sentence.words, zip(tags, gold)) {
        words += 1
        penn += tag.penn == right.0 ? 1 : 0
        universal += tag.universal == right.1 ? 1 : 0
        if !seen.contains(word.lowercased()) {
          unknown += 1
          unknownRight += tag.penn == right.0 ? 1 : 0
        }
      }
    }
  }

  var description: String {
    "\(words) words, Penn \(Self.percent(penn, words)), universal \(Self.percent(universal, words)), "
      + "Penn of \(unknown) unseen words \(Self.percent(unknownRight, unknown))"
  }

  static func percent(_ part: Int, _ whole: Int) -> String {
    let hundredths = Int((Double(part) / Double(max(1, whole)) * 10_000).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) %"
  }
}
