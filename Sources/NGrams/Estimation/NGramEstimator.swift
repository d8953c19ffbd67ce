/// Estimates an interpolated model from tokens: modified Kneser-Ney unless told otherwise.
///
/// Chen and Goodman 1998, *An empirical study of smoothing techniques for language modeling*; counts are adjusted and
/// unigrams interpolated with the uniform distribution as in Heafield et al. 2013, *Scalable modified Kneser-Ney language
/// model estimation*, so that the probabilities agree with KenLM's `lmplz`.
public struct NGramEstimator: Sendable {
  /// The longest n-gram, 1 to 7.
  public let order: Int
  /// By order, from 1: n-grams that occur no more often than that are dropped, their mass left to the shorter ones.
  public let pruning: [Int]
  /// How counts become probabilities.
  public let smoothing: Smoothing
  /// Whether unigrams are interpolated with the uniform distribution; else only `<unk>` gets what the discounts free.
  public let interpolatesUnigrams: Bool

  /// Makes an estimator of models of this order.
  ///
  /// - Parameters:
  ///   - pruning: At most one threshold for each order, the last of which holds for all longer n-grams; 0 prunes nothing.
  ///   - interpolatesUnigrams: As `lmplz --interpolate_unigrams` has it.
  /// - Precondition: `order` is in 1 ... 7; thresholds do not fall from one order to the next; that of unigrams is 0.
  public init(
    order: Int, smoothing: Smoothing = .kneserNey, pruning: [Int] = [],
    interpolatesUnigrams: Bool = true
  ) {
    precondition((1...7).contains(order), "the order of an n-gram model is 1 to 7")
    precondition(
      pruning.count <= order && zip(pruning, pruning.dropFirst()).allSatisfy { $0 <= $1 }
        && pruning.first ?? 0 == 0, "thresholds rise with the order, from 0")
    self.order = order
    self.smoothing = smoothing
    self.pruning = (0..<order).map { $0 < pruning.count ? pruning[$0] : pruning.last ?? 0 }
    self.interpolatesUnigrams = interpolatesUnigrams
  }

  /// Estimates a model.
  ///
  /// - Parameter tokens: Documents one after another, each `Vocabulary.start`, its words, `Vocabulary.end`.
  /// - Returns: The model; with no tokens, the uniform model over `<unk>` and `</s>`.
  /// - Complexity: O(order · *n*) time and some 16 bytes a token beside the model.
  /// - Precondition: There are fewer than 2³² − 1 tokens, and the last is `Vocabulary.end`.
  public func estimate(_ tokens: [UInt32]) -> NGramModel {
    let (levels, discounts) = count(tokens)
    let weights = NGramWeights(
      levels: levels, discounts: discounts, isWittenBell: smoothing == .wittenBell,
      interpolatesUnigrams: interpolatesUnigrams)
    return NGramModel(NGramPacking(weights.columns()).stored, discounts: discounts)
  }

  /// Counts, adjusted as each order needs, and the discounts that they give.
  private func count(_ tokens: [UInt32]) -> ([NGramLevel], [Discount]) {
    precondition(tokens.count < Int(UInt32.max), "more tokens than 32-bit positions can number")
    precondition(tokens.last ?? Vocabulary.end == Vocabulary.end, "the last document has no end")
    let sorted = SortedPlaces.sorted(tokens)
    var (places, levels) = (sorted.places, [sorted.unigrams])
    for length in 1..<order {
      let next = places.extend(&levels[length - 1], isLast: length + 1 == order)
      markPruned(&levels[length - 1], length: length)
      if smoothing == .kneserNey { levels[length - 1].adjustCounts(by: next) }
      levels.append(next)
    }
    markPruned(&levels[order - 1], length: order)
    // The start is never predicted.
    levels[0].counts[levels[0].fromStart.lowerBound] = 0
    let discounts = levels.map { level in
      switch smoothing {
      case .kneserNey, .wittenBell: Discount(counts: level.counts)
      case .absolute: Discount(absolute: level.counts)
      }
    }
    return (levels, discounts)
  }

  private func markPruned(_ level: inout NGramLevel, length: Int) {
    let threshold = pruning[length - 1]
    if threshold > 0 { level.pruned = level.counts.map { Int($0) <= threshold } }
  }
}
