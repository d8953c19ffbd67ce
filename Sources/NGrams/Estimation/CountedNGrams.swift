/// N-grams with counts that were not counted here, such as noisy ones.
package struct CountedNGrams {
  /// By order, from 1: each n-gram's words with its count.
  private let orders: [[[UInt32]: Int]]

  /// Takes counts.
  ///
  /// - Precondition: With each n-gram come those that are one word shorter at either end; the counts are positive and fit 32 bits.
  ///   The marks of start and end need not be among the unigrams.
  package init(_ orders: [[[UInt32]: Int]]) { self.orders = orders }

  /// The model: by Witten and Bell's smoothing, since discounts fitted to counts of counts ask for true counts.
  package func model() -> NGramModel {
    var levels: [NGramLevel] = []
    /// The n-grams of the order before, and their places.
    var places: [[UInt32]: Int] = [:]
    for (index, counts) in orders.enumerated() {
      var all = counts
      if index == 0 {
        for mark in Vocabulary.unknown...Vocabulary.end where all[[mark]] == nil { all[[mark]] = 0 }
        all[[Vocabulary.start]] = 0
      }
      let sorted = all.keys.sorted { $0.lexicographicallyPrecedes($1) }
      var level = NGramLevel(words: [], counts: [], fromStart: 0..<0)
      var own: [[UInt32]: Int] = [:]
      var children = [UInt32](repeating: 0, count: places.count + 1)
      for (place, words) in sorted.enumerated() {
        own[words] = place
        level.words.append(words[index])
        level.counts.append(UInt32(clamping: all[words] ?? 0))
        if index == 0 { continue }
        level.suffixes.append(UInt32(places[Array(words.dropFirst())] ?? 0))
        children[(places[Array(words.dropLast())] ?? 0) + 1] += 1
      }
      if index > 0 {
        for place in children.indices.dropFirst() { children[place] += children[place - 1] }
        levels[index - 1].firstChildren = children
      }
      levels.append(level)
      places = own
    }
    let discounts = levels.map { _ in Discount(CountsOfCounts(), for: .wittenBell) }
    let weights = NGramWeights(
      levels: levels, discounts: discounts, isWittenBell: true, interpolatesUnigrams: true)
    return NGramModel(NGramPacking(weights.columns()).stored, discounts: discounts)
  }
}
