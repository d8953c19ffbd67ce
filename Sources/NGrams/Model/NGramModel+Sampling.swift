package import Sampling

extension NGramModel {
  /// Draws the next word after a context, exactly from p(w|h).
  ///
  /// Interpolated Kneser-Ney is itself a mixture, so no sum over the vocabulary is needed: with probability 1 − b(h) the
  /// word comes from the context's discounted counts, else from the context one word shorter, at last from the uniform
  /// distribution.
  ///
  /// - Parameters:
  ///   - state: The context.
  ///   - backoffScale: A factor on every back-off weight. 1 draws from the model itself; less keeps closer to what was
  ///     seen, as exact smoothing on a small seed leaves a context too often; 0 never leaves a context that has
  ///     continuations.
  ///   - stream: Where the randomness comes from.
  /// - Returns: The word and the state after it; nil when the draw fell on `<unk>`, and another must be made.
  /// - Complexity: O(order · log *n*).
  package func draw(
    after state: State, backoffScale: Double, from stream: inout RandomStream
  ) -> (word: UInt32, state: State)? {
    var context = state
    while true {
      let children = children(of: context)
      let backoff = Double(backoff(of: context))
      let isKept = stream.unit() >= backoff * backoffScale
      if backoff < 1, isKept, !children.isEmpty {
        let level = levels[context.length]
        // The masses of a context add up to what its back-off weight leaves.
        let node = level.firstPlace(above: stream.unit() * (1 - backoff), in: children)
        let word = level.word(node)
        if word == Vocabulary.unknown { return nil }
        return (word, context == state ? entering(node, after: context) : advance(state, by: word))
      }
      if context.length == 0 { break }
      context = shortened(context)
    }
    // Level 0 holds <unk>, <s>, </s> and the words, sorted; the start is not among what is predicted.
    let index = stream.below(predictedCount)
    let word = levels[0].word(index < Int(Vocabulary.start) ? index : index + 1)
    return word == Vocabulary.unknown ? nil : (word, advance(state, by: word))
  }
}
