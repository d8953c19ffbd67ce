package import Sampling

/// Two models mixed word by word: p(w|h) = λ p₁(w|h) + (1 − λ) p₂(w|h), where λ depends on how much of h the first knows.
///
/// A model of few documents is worth listening to where it knows the last two words, and hardly where it knows none
/// (Jelinek and Mercer 1980, *Interpolated estimation of Markov source parameters from sparse data*).
package struct NGramMixture: Sendable {
  /// The state of both models.
  package struct State: Sendable {
    fileprivate var first: NGramModel.State
    fileprivate var second: NGramModel.State
  }

  private let first: NGramModel
  private let second: NGramModel
  /// λ by the number of words of the first model's context.
  private let weights: [Double]

  /// Mixes two models.
  ///
  /// - Precondition: `weights` has an element for each context length of the first model, 0 to its order less 1.
  package init(_ first: NGramModel, _ second: NGramModel, weights: [Double]) {
    precondition(weights.count == first.order, "one weight for each length of context")
    (self.first, self.second, self.weights) = (first, second, weights)
  }

  /// The state at the start of a document.
  package var start: State { State(first: first.start, second: second.start) }

  /// Draws the next word, exactly from the mixture without `<unk>`, and moves the state past it.
  package func draw(
    _ state: inout State, backoffScale: Double, from stream: inout RandomStream
  ) -> UInt32 {
    while true {
      if stream.chance(weights[state.first.length]) {
        guard
          let drawn = first.draw(after: state.first, backoffScale: backoffScale, from: &stream)
        else { continue }
        state.first = drawn.state
        state.second = second.advance(state.second, by: drawn.word)
        return drawn.word
      }
      guard
        let drawn = second.draw(after: state.second, backoffScale: backoffScale, from: &stream)
      else { continue }
      state.second = drawn.state
      state.first = first.advance(state.first, by: drawn.word)
      return drawn.word
    }
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
