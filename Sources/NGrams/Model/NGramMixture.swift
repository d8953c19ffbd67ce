package import Sampling

/// Two models mixed word by word: p(w|h) = λ p₁(w|h) + (1 − λ) p₂(w|h), where λ depends on how much of h each model knows.
///
/// A model of few documents is worth listening to where it knows the last two words, and hardly where it knows none and the
/// other does (Jelinek and Mercer 1980, *Interpolated estimation of Markov source parameters from sparse data*).
package struct NGramMixture: Sendable {
  /// The state of both models.
  package struct State: Sendable {
    fileprivate var first: NGramModel.State
    fileprivate var second: NGramModel.State
  }

  private let first: NGramModel
  private let second: NGramModel
  /// λ by ``bucket(_:_:order:)``.
  private let weights: [Double]
  /// Whether all words are the first model's.
  private let isFirstAlone: Bool

  /// What both models' back-off weights are multiplied by when drawing.
  private let backoffScale: Double

  /// Mixes two models.
  ///
  /// - Parameters:
  ///   - weights: λ for each ``bucket(_:_:order:)``: order² of them.
  ///   - backoffScale: 1 draws from the mixture itself. Less draws less from shorter contexts: each back-off weight is
  ///     multiplied by it, and so is the second model's share wherever the first knows any of the context, for then the
  ///     second is what the first backs off to.
  /// - Precondition: The models have one order.
  package init(
    _ first: NGramModel, _ second: NGramModel, weights: [Double], backoffScale: Double = 1
  ) {
    let order = first.order
    precondition(
      order == second.order && weights.count == order * order,
      "one weight for each pair of context lengths")
    (self.first, self.second, self.backoffScale) = (first, second, backoffScale)
    self.weights = weights.enumerated().map { bucket, weight in
      let firstKnows = bucket >= order
      let other = (1 - weight) * (firstKnows ? backoffScale : 1)
      return weight + other > 0 ? weight / (weight + other) : weight
    }
    isFirstAlone = self.weights.allSatisfy { $0 >= 1 }
  }

  /// Which of the order² weights applies: by how many words of context the first model knows, then the second.
  package static func bucket(
    _ first: NGramModel.State, _ second: NGramModel.State, order: Int
  ) -> Int {
    first.length * order + second.length
  }

  /// The state at the start of a document.
  package var start: State { State(first: first.start, second: second.start) }

  /// Draws the next word, exactly from the (scaled) mixture without `<unk>`, and moves the state past it.
  package func draw(_ state: inout State, from stream: inout RandomStream) -> UInt32 {
    while true {
      let drawsFirst =
        isFirstAlone
        || stream.chance(weights[Self.bucket(state.first, state.second, order: first.order)])
      let model = drawsFirst ? first : second
      let context = drawsFirst ? state.first : state.second
      guard let drawn = model.draw(after: context, backoffScale: backoffScale, from: &stream) else {
        continue
      }
      state.first = drawsFirst ? drawn.state : first.advance(state.first, by: drawn.word)
      if !isFirstAlone {
        state.second = drawsFirst ? second.advance(state.second, by: drawn.word) : drawn.state
      }
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
