/// How counts become probabilities; all of them interpolate an order with the one before.
public enum Smoothing: String, CaseIterable, Sendable {
  /// Modified Kneser-Ney: three discounts an order, and shorter n-grams by how many different words come before them.
  case kneserNey = "kneser-ney"
  /// Absolute discounting: one discount an order, from counts as they are (Ney, Essen and Kneser 1994).
  case absolute
  /// Witten-Bell: a context frees as much as it has different continuations (Witten and Bell 1991, method C).
  case wittenBell = "witten-bell"

  /// The smoothing under which a model of the first nine tenths of the documents gives the last tenth the highest probability.
  ///
  /// - Parameter tokens: As ``NGramEstimator/estimate(_:)`` has them; with fewer than ten documents it is Witten-Bell, which needs
  ///   no counts of counts.
  public static func chosen(for tokens: [UInt32], order: Int) -> Smoothing {
    let ends = tokens.indices.filter { tokens[$0] == Vocabulary.end }
    guard ends.count >= 10 else { return .wittenBell }
    let cut = ends[ends.count - ends.count / 10 - 1] + 1
    let (seen, heldOut) = (Array(tokens[..<cut]), tokens[cut...])
    let scores = allCases.map { smoothing in
      let model = NGramEstimator(order: order, smoothing: smoothing).estimate(seen)
      let steps = NGramSteps(of: model)
      var (score, state) = (RunningScore(), steps.start)
      for token in heldOut {
        if token == Vocabulary.start {
          state = steps.start
        } else {
          score.add(steps.probability(of: token, &state), isUnknown: false)
        }
      }
      return (smoothing, score.total.logProbability)
    }
    return scores.max { $0.1 < $1.1 }?.0 ?? .kneserNey
  }
}
