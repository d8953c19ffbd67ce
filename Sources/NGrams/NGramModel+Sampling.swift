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
      let sums = levels[context.length].sums
      let total = children.isEmpty ? 0 : sums[children.upperBound - 1]
      let isKept = stream.unit() >= Double(backoff(of: context)) * backoffScale
      if total > 0 && isKept {
        let point = Float(stream.unit()) * total
        let node = Self.firstSum(above: point, in: sums, children)
        let word = levels[context.length].words[node]
        return (word, context == state ? entering(node, after: context) : advance(state, by: word))
      }
      if context.length == 0 { break }
      context = shortened(context)
    }
    // Level 0 holds <unk>, <s>, </s> and the words, sorted; the start is not among what is predicted.
    let index = stream.below(predictedCount)
    let word = levels[0].words[index < Int(Vocabulary.start) ? index : index + 1]
    return word == Vocabulary.unknown ? nil : (word, advance(state, by: word))
  }

  /// The first place whose running sum is above `point`: binary search.
  private static func firstSum(above point: Float, in sums: Column<Float>, _ range: Range<Int>)
    -> Int
  {
    var low = range.lowerBound
    var high = range.upperBound - 1
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > point { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
