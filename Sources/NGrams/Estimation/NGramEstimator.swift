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

  /// The same with another smoothing.
  func with(_ smoothing: Smoothing) -> NGramEstimator {
    NGramEstimator(
      order: order, smoothing: smoothing, pruning: pruning,
      interpolatesUnigrams: interpolatesUnigrams)
  }

  /// Estimates a model.
  ///
  /// - Parameter tokens: Documents one after another, each `Vocabulary.start`, its words, `Vocabulary.end`.
  /// - Returns: The model; with no tokens, the uniform model over `<unk>` and `</s>`.
  /// - Complexity: O(order · *n*) time and some 16 bytes a token beside the model.
  /// - Precondition: There are fewer than 2³² − 1 tokens, and the last is `Vocabulary.end`.
  public func estimate(_ tokens: [UInt32]) -> NGramModel { estimate(tokens, isAllowed: nil) }

  /// How many distinct groups of documents must have an n-gram for it to be kept.
  package struct GroupThreshold: Sendable {
    /// Whose document each token is of; the documents of a group lie together.
    package let groups: [UInt32]
    /// The least number of groups.
    package let least: Int

    /// Asks for so many groups.
    package init(groups: [UInt32], least: Int) { (self.groups, self.least) = (groups, least) }
  }

  /// Estimates a model.
  ///
  /// - Parameters:
  ///   - isAllowed: By word, whether n-grams with it are kept; nil keeps all.
  ///   - threshold: How many groups an n-gram needs; nil for no more than one.
  package func estimate(
    _ tokens: [UInt32], isAllowed: [Bool]?, threshold: GroupThreshold? = nil
  ) -> NGramModel {
    let (levels, discounts) = count(tokens, isAllowed, threshold)
    let weights = NGramWeights(
      levels: levels, discounts: discounts, isWittenBell: smoothing == .wittenBell,
      interpolatesUnigrams: interpolatesUnigrams)
    return NGramModel(NGramPacking(weights.columns()).stored, discounts: discounts)
  }

  /// The n-grams of tokens with their counts in the text.
  ///
  /// - Parameter threshold: Where there is one, n-grams of fewer groups are marked as pruned.
  func levels(of tokens: [UInt32], threshold: GroupThreshold? = nil) -> [NGramLevel] {
    let sorted = SortedPlaces.sorted(tokens)
    var (places, levels) = (sorted.places, [sorted.unigrams])
    if let threshold {
      levels[0].pruned = places.haveFewGroups(levels[0], threshold)
      for (node, word) in levels[0].words.enumerated() where word <= Vocabulary.end {
        levels[0].pruned[node] = false
      }
    }
    for length in 1..<order {
      let isLast = length + 1 == order && threshold == nil
      var next = places.extend(&levels[length - 1], isLast: isLast)
      if let threshold { next.pruned = places.haveFewGroups(next, threshold) }
      levels.append(next)
    }
    return levels
  }

  /// Counts, adjusted as each order needs, and the discounts that they give.
  private func count(
    _ tokens: [UInt32], _ isAllowed: [Bool]?, _ groups: GroupThreshold?
  ) -> ([NGramLevel], [Discount]) {
    precondition(tokens.count < Int(UInt32.max), "more tokens than 32-bit positions can number")
    precondition(tokens.last ?? Vocabulary.end == Vocabulary.end, "the last document has no end")
    var levels = levels(of: tokens, threshold: groups)
    for length in 1...order {
      markPruned(&levels, length, isAllowed)
      if smoothing == .kneserNey, length < order {
        levels[length - 1].adjustCounts(by: levels[length])
      }
    }
    // The start is never predicted.
    levels[0].counts[levels[0].fromStart.lowerBound] = 0
    let discounts = levels.map { level in
      var ofCounts = CountsOfCounts()
      for count in level.counts { ofCounts.add(count) }
      return Discount(ofCounts, for: smoothing)
    }
    return (levels, discounts)
  }

  /// Marks what is dropped of the n-grams of one length: what is too rare, and what has a word that is not allowed.
  private func markPruned(_ levels: inout [NGramLevel], _ length: Int, _ isAllowed: [Bool]?) {
    let threshold = pruning[length - 1]
    if threshold == 0, isAllowed == nil { return }
    var pruned = levels[length - 1].counts.map { threshold > 0 && Int($0) <= threshold }
    for (node, isPruned) in levels[length - 1].pruned.enumerated() where isPruned {
      pruned[node] = true
    }
    if let isAllowed {
      for (node, word) in levels[length - 1].words.enumerated() where !isAllowed[Int(word)] {
        pruned[node] = true
      }
      if length > 1 {
        let parents = levels[length - 2]
        for parent in parents.words.indices where parents.pruned[parent] {
          for child in parents.firstChildren[parent]..<parents.firstChildren[parent + 1] {
            pruned[Int(child)] = true
          }
        }
      }
    }
    levels[length - 1].pruned = pruned
  }
}
