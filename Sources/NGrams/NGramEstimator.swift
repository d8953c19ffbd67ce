/// Estimates an interpolated modified Kneser-Ney model from tokens.
///
/// Chen and Goodman 1998, *An empirical study of smoothing techniques for language modeling*; counts are adjusted and
/// unigrams interpolated with the uniform distribution as in Heafield et al. 2013, *Scalable modified Kneser-Ney language
/// model estimation*, so that the probabilities agree with KenLM's `lmplz`.
///
/// Orders are built one from the other: the n-gram at a position is named by the number of its prefix and its last word,
/// so one sort of 64-bit keys an order gives the trie's next level, already in its order on file.
public struct NGramEstimator: Sendable {
  /// The longest n-gram, 1 to 7.
  public let order: Int

  /// Makes an estimator of models of this order.
  ///
  /// - Precondition: `order` is in 1 ... 7.
  public init(order: Int) {
    precondition((1...7).contains(order), "the order of an n-gram model is 1 to 7")
    self.order = order
  }

  /// Estimates a model.
  ///
  /// - Parameter tokens: Documents one after another, each `Vocabulary.start`, its words, `Vocabulary.end`.
  /// - Returns: The model; with no tokens, the uniform model over `<unk>` and `</s>`.
  /// - Complexity: O(order · *n*) time and some 40 bytes a token.
  /// - Precondition: There are fewer than 2³² − 1 tokens.
  public func estimate(_ tokens: [UInt32]) -> NGramModel {
    precondition(tokens.count < Int(UInt32.max), "more tokens than 32-bit positions can number")
    var levels = [NGramLevel(unigramsOf: tokens)]
    var nodes = levels[0].nodeOfPosition
    levels[0].nodeOfPosition = []
    for length in 2..<(order + 1) {
      var next = NGramLevel(
        extending: nodes, by: tokens, length: length, prefixes: levels[length - 2])
      levels[length - 2].firstChild = next.firstChildOfPrefix
      adjust(&levels[length - 2], by: next)
      nodes = next.nodeOfPosition
      next.nodeOfPosition = []
      levels.append(next)
    }
    // A model of order 1 has raw counts; the start is never predicted.
    levels[0].counts[Int(levels[0].startNode)] = 0
    let discounts = levels.map { Discount(counts: $0.counts) }
    return NGramModel(
      NGramWeights(levels: levels, discounts: discounts).stored, discounts: discounts)
  }

  /// Replaces counts by how many different words come before: the adjusted counts of all orders but the highest.
  ///
  /// N-grams that begin with the start have nothing before them and keep their counts.
  private func adjust(_ level: inout NGramLevel, by longer: NGramLevel) {
    var extensions = [UInt32](repeating: 0, count: level.counts.count)
    for suffix in longer.suffix { extensions[Int(suffix)] += 1 }
    for node in extensions.indices where !level.startsAtStart[node] {
      level.counts[node] = extensions[node]
    }
  }
}

/// All n-grams of one length, sorted, as the estimator builds them.
struct NGramLevel {
  private static let none = UInt32.max

  /// Each n-gram's last word.
  var words: [UInt32]
  /// Each n-gram's count, raw and later adjusted.
  var counts: [UInt32]
  /// Each n-gram without its first word: a node of the level before.
  var suffix: [UInt32] = []
  /// Where each n-gram's continuations start in the next level, and one more; empty in the highest level.
  var firstChild: [UInt32] = []
  /// Whether an n-gram begins with the start.
  var startsAtStart: [Bool]
  /// The n-gram that starts at each token, ``none`` where a document ends too early.
  var nodeOfPosition: [UInt32]
  /// ``firstChild`` of the level before.
  var firstChildOfPrefix: [UInt32] = []
  /// The unigram of the start.
  var startNode: UInt32 = 0

  /// The unigrams: every word that occurs, and the three special ones.
  init(unigramsOf tokens: [UInt32]) {
    let bound = Int(max(tokens.max() ?? 0, Vocabulary.end)) + 1
    var occurrences = [UInt32](repeating: 0, count: bound)
    for token in tokens { occurrences[Int(token)] += 1 }
    var node = [UInt32](repeating: Self.none, count: bound)
    words = []
    for word in 0..<bound where occurrences[word] > 0 || word <= Vocabulary.end {
      node[word] = UInt32(words.count)
      words.append(UInt32(word))
    }
    counts = words.map { occurrences[Int($0)] }
    startsAtStart = words.map { $0 == Vocabulary.start }
    nodeOfPosition = tokens.map { node[Int($0)] }
    startNode = node[Int(Vocabulary.start)]
  }

  /// The n-grams of `length` words, from those one word shorter at each position.
  init(extending nodes: [UInt32], by tokens: [UInt32], length: Int, prefixes: NGramLevel) {
    var keys: [KeyedPosition] = []
    keys.reserveCapacity(tokens.count)
    var widestWord: UInt32 = 0
    for position in nodes.indices {
      let last = position + length - 1
      guard nodes[position] != Self.none, last < tokens.count, tokens[last - 1] != Vocabulary.end
      else { continue }
      widestWord = max(widestWord, tokens[last])
      keys.append(
        KeyedPosition(
          key: UInt64(nodes[position]) << 32 | UInt64(tokens[last]), position: UInt32(position)))
    }
    // The word's bits and the prefix's bits are brought together, so that the sort passes over no empty digits.
    let wordBits = UInt64(UInt32.bitWidth - widestWord.leadingZeroBitCount)
    let prefixCount = prefixes.words.count
    for index in keys.indices {
      let key = keys[index].key
      keys[index].key = (key >> 32) << wordBits | key & UInt64(UInt32.max)
    }
    keys.sortByKey(keyBits: Int(wordBits) + Int.bitWidth - prefixCount.leadingZeroBitCount)
    (words, counts, startsAtStart) = ([], [], [])
    nodeOfPosition = Array(repeating: Self.none, count: nodes.count)
    firstChildOfPrefix = Array(repeating: 0, count: prefixCount + 1)
    var previous = UInt64.max
    for element in keys {
      let position = Int(element.position)
      if element.key != previous {
        previous = element.key
        words.append(tokens[position + length - 1])
        counts.append(0)
        // The suffix starts one token later; it is as long as the prefixes are.
        suffix.append(nodes[position + 1])
        startsAtStart.append(prefixes.startsAtStart[Int(nodes[position])])
        firstChildOfPrefix[Int(nodes[position]) + 1] += 1
      }
      counts[counts.count - 1] += 1
      nodeOfPosition[position] = UInt32(counts.count - 1)
    }
    for prefix in 0..<prefixCount { firstChildOfPrefix[prefix + 1] += firstChildOfPrefix[prefix] }
  }
}
