package import Sampling

/// Two models mixed word by word: p(w|h) = λ p₁(w|h) + (1 − λ) p₂(w|h), where λ depends on how much of h each model knows.
///
/// A model of few documents is worth listening to where it knows the last two words, and hardly where it knows none and the
/// other does (Jelinek and Mercer 1980, *Interpolated estimation of Markov source parameters from sparse data*).
package final class NGramMixture: Sendable {
  /// The state of both models.
  package struct State: Sendable {
    fileprivate var first: DrawableModel.State
    fileprivate var second: DrawableModel.State
  }

  private let first: DrawableModel
  private let second: DrawableModel
  /// λ by ``bucket(_:_:order:)``, with back-off as it is scaled and with all of it.
  private let weights: (scaled: [Double], full: [Double])
  private let order: Int
  /// Whether all words are the first model's.
  private let isFirstAlone: Bool

  /// Mixes two models.
  ///
  /// Where back-off is scaled, so is the second model's share wherever the first knows any of the context, for then the second is
  /// what the first backs off to.
  ///
  /// - Parameter weights: λ for each ``bucket(_:_:order:)``: order² of them.
  /// - Precondition: The models have one order and one scale of their back-off.
  package init(_ first: DrawableModel, _ second: DrawableModel, weights: [Double]) {
    order = first.order
    precondition(
      order == second.order && weights.count == order * order
        && first.backoffScale == second.backoffScale,
      "one weight for each pair of context lengths")
    (self.first, self.second) = (first, second)
    let scaled = weights.enumerated().map { [order, scale = first.backoffScale] bucket, weight in
      let firstKnows = bucket >= order
      let other = (1 - weight) * (firstKnows ? scale : 1)
      return weight + other > 0 ? weight / (weight + other) : weight
    }
    self.weights = (scaled, weights)
    isFirstAlone = weights.allSatisfy { $0 >= 1 }
  }

  /// Which of the order² weights applies: by how many words of context the first model knows, then how many the second.
  package static func bucket(_ first: Int, _ second: Int, order: Int) -> Int {
    first * order + second
  }

  /// The state at the start of a document.
  package var start: State { State(first: first.start, second: second.start) }

  /// Draws the next word, exactly from the (scaled) mixture without `<unk>`, and moves the state past it.
  ///
  /// - Parameter backoff: How readily shorter contexts and the second model are turned to.
  package func draw(
    _ state: inout State, _ backoff: DrawableModel.Backoff, from stream: inout RandomStream
  ) -> UInt32 {
    while true {
      if isFirstAlone || stream.chance(share(of: state, backoff)) {
        var drawn = state.first
        let word = first.draw(&drawn, backoff, from: &stream)
        if word == Vocabulary.unknown { continue }
        state.first = drawn
        if !isFirstAlone { second.advance(&state.second, by: word) }
        return word
      }
      var drawn = state.second
      let word = second.draw(&drawn, backoff, from: &stream)
      if word == Vocabulary.unknown { continue }
      state.second = drawn
      first.advance(&state.first, by: word)
      return word
    }
  }

  @inline(__always)
  private func share(of state: State, _ backoff: DrawableModel.Backoff) -> Double {
    let bucket = Self.bucket(
      first.contextLength(of: state.first), second.contextLength(of: state.second), order: order)
    return backoff == .full ? weights.full[bucket] : weights.scaled[bucket]
  }

  /// Fits λ to held-out text by expectation maximisation.
  ///
  /// - Parameters:
  ///   - heldOut: For each held-out word its probability under the first and the second model.
  ///   - prior: What λ is taken to be before any word is seen.
  ///   - priorWords: How many words that prior is worth.
  package static func fittedWeight(
    heldOut: [(first: Double, second: Double)], prior: Double, priorWords: Double
  ) -> Double {
    var weight = prior
    for _ in 0..<30 {
      var expected = prior * priorWords
      for word in heldOut {
        let share = weight * word.first
        expected += share / max(share + (1 - weight) * word.second, .leastNormalMagnitude)
      }
      weight = expected / (Double(heldOut.count) + priorWords)
    }
    return weight
  }
}
