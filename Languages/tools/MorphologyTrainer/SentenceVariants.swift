import Morphology

/// The forms of a sentence to learn from: words split and whole, without capitals, without a final mark.
struct SentenceVariants {
  private var stream: SplitMix

  init(seed: UInt64) { stream = SplitMix(state: seed) }

  mutating func of(_ sentence: TreebankSentence) -> [TaggedSentence] {
    let split = sentence.split
    let whole = sentence.whole(joinsHyphens: chance(2))
    var variants = [split]
    if whole.words != split.words { variants.append(whole) }
    // Half of the sentences are learned without capitals, too, one in thirty in capitals.
    if chance(2) { variants.append(styled(whole) { $0.lowercased() }) }
    if chance(30) { variants.append(styled(whole) { $0.uppercased() }) }
    return variants
  }

  /// A sentence in other letters; one in three of them has no mark at its end.
  private mutating func styled(
    _ sentence: TaggedSentence, _ change: (String) -> String
  ) -> TaggedSentence {
    var styled = sentence
    styled.words = sentence.words.map(change)
    if chance(3), styled.tags.count > 1, styled.tags.last?.penn == "." {
      styled.words.removeLast()
      styled.tags.removeLast()
    }
    return styled
  }

  private mutating func chance(_ one: UInt64) -> Bool { stream.next() % one == 0 }
}
