/// One order of a model, column by column, before it is packed.
struct NGramColumns {
  /// Each n-gram's last word; sorted within each context.
  var words: [UInt32] = []
  /// p(w|h).
  var probabilities: [Float] = []
  /// Each n-gram without its first word: a place in the order before; empty for unigrams.
  var suffixes: [UInt32] = []
  /// Where each n-gram's continuations start in the next order, and one more; empty in the highest.
  var firstChildren: [UInt32] = []
  /// b(h) of each n-gram as a context; empty in the highest order.
  var backoffs: [Float] = []

  /// Drops the n-grams that are not kept.
  ///
  /// - Parameters:
  ///   - isKept: By n-gram; with one goes every longer one that begins or ends with it.
  ///   - shorter: What ``drop(_:shorter:)`` returned for the order before; nil where nothing was dropped there.
  /// - Returns: How many n-grams before each place are kept.
  mutating func drop(_ isDropped: [Bool], shorter: [UInt32]?) -> [UInt32]? {
    if let shorter { suffixes = suffixes.map { shorter[Int($0)] } }
    guard isDropped.contains(true) else { return nil }
    var renumbered: [UInt32] = []
    renumbered.reserveCapacity(words.count + 1)
    var kept = 0
    for place in words.indices {
      renumbered.append(UInt32(kept))
      if isDropped[place] { continue }
      words[kept] = words[place]
      probabilities[kept] = probabilities[place]
      if !suffixes.isEmpty { suffixes[kept] = suffixes[place] }
      if !backoffs.isEmpty {
        backoffs[kept] = backoffs[place]
        // A dropped n-gram has no continuations left, so the next one's begin where its own did.
        firstChildren[kept] = firstChildren[place]
      }
      kept += 1
    }
    renumbered.append(UInt32(kept))
    if !backoffs.isEmpty {
      firstChildren[kept] = firstChildren[words.count]
      firstChildren.removeSubrange((kept + 1)...)
      backoffs.removeSubrange(kept...)
    }
    words.removeSubrange(kept...)
    probabilities.removeSubrange(kept...)
    if !suffixes.isEmpty { suffixes.removeSubrange(kept...) }
    return renumbered
  }
}
