/// A word that may come next.
public struct NextWord: Equatable, Sendable {
  /// The word's number.
  public let word: UInt32
  /// p(w|h).
  public let probability: Double
}

extension NGramModel {
  /// The most probable next words, the best first; equals in the order of their numbers.
  ///
  /// Blocks of words whose probabilities together do not reach the worst of the best are passed over, so that few of the
  /// vocabulary are looked at.
  ///
  /// - Complexity: O(*V* / 32) at worst, far from O(*V*) for a small `count`.
  public func nextWords(after state: State, count: Int) -> [NextWord] {
    var best = BestWords(count: count)
    visit(after: state, threshold: { best.threshold }) { best.insert($0) }
    return best.sorted
  }

  /// The next words that have at least a probability, in no order.
  func nextWords(after state: State, atLeast least: Double) -> [NextWord] {
    var words: [NextWord] = []
    visit(after: state, threshold: { least.nextDown }) {
      words.append($0)
      return
    }
    return words
  }

  /// Calls `body` with the words whose probability is above a threshold that may rise on the way.
  private func visit(
    after state: State, threshold: () -> Double, _ body: (NextWord) -> Void
  ) {
    var longer: [State] = []
    var (context, weight) = (state, 1.0)
    while true {
      let level = levels[context.length]
      let range = children(of: context)
      var place = range.lowerBound
      while place < range.upperBound {
        let block = place / NGramRecordLayout.sumInterval
        let blockEnd = (block + 1) * NGramRecordLayout.sumInterval
        let end = min(blockEnd, range.upperBound)
        let isWhole = place % NGramRecordLayout.sumInterval == 0 && end == blockEnd
        // Sums have a rounding error of their own.
        let sum =
          isWhole ? level.sum(before: block + 1) - level.sum(before: block) + 1e-9 : .infinity
        if weight * sum > threshold() {
          for place in place..<end {
            let probability = weight * Double(level.probability(place))
            if probability <= threshold() { continue }
            let word = level.word(place)
            // A longer context has its own probability for what it has seen.
            if longer.contains(where: { child(of: $0, word: word) != nil }) { continue }
            body(NextWord(word: word, probability: probability))
          }
        }
        place = end
      }
      if context.length == 0 { return }
      longer.append(context)
      weight *= Double(backoff(of: context))
      context = shortened(context)
    }
  }

  /// Calls `body` with every word that the context or one of its shorter ones but the empty has seen.
  ///
  /// - Returns: What the unigrams of all other words are multiplied by.
  func visitSeen(after state: State, _ body: (NextWord) -> Void) -> Double {
    var longer: [State] = []
    var (context, weight) = (state, 1.0)
    while context.length > 0 {
      let level = levels[context.length]
      for place in children(of: context) {
        let word = level.word(place)
        if longer.contains(where: { child(of: $0, word: word) != nil }) { continue }
        body(NextWord(word: word, probability: weight * Double(level.probability(place))))
      }
      longer.append(context)
      weight *= Double(backoff(of: context))
      context = shortened(context)
    }
    return weight
  }

  /// p(w|h) of every word of the model, by its place among the unigrams.
  ///
  /// - Parameter backoffScale: As ``draw(after:backoffScale:from:)`` has it.
  /// - Complexity: O(*V*) and the continuations of the context and its shorter ones.
  func distribution(after state: State, backoffScale: Double = 1) -> [Double] {
    var contexts = [state]
    while let last = contexts.last, last.length > 0 { contexts.append(shortened(last)) }
    let unigrams = levels[0]
    var probabilities = (0..<unigrams.count).map { Double(unigrams.probability($0)) }
    for context in contexts.reversed().dropFirst() {
      let level = levels[context.length]
      let continuations = children(of: context)
      let backoff = Double(backoff(of: context))
      if backoffScale < 1, continuations.isEmpty || backoff >= 1 { continue }
      let left = backoff * backoffScale
      // What the context keeps goes to what it has seen, in its own proportions.
      let kept = (1 - left) / (1 - backoff)
      for word in probabilities.indices { probabilities[word] *= left }
      for place in continuations {
        guard let word = unigrams.find(level.word(place), in: 0..<unigrams.count) else { continue }
        let own = Double(level.probability(place))
        if backoffScale == 1 {
          probabilities[word] = own
        } else {
          let shorter = Double(levels[context.length - 1].probability(level.suffix(place)))
          probabilities[word] += kept * max(0, own - backoff * shorter)
        }
      }
    }
    // The start is never predicted; it stands second.
    probabilities[Int(Vocabulary.start)] = 0
    return probabilities
  }
}

/// The best of the words that were put in: a heap with the worst of them on top.
private struct BestWords {
  let count: Int
  private var heap: [NextWord] = []

  init(count: Int) { self.count = count }

  /// What a word must be above to be of use; where it is equal, the number decides.
  var threshold: Double {
    heap.count < count ? 0 : (heap.first.map { $0.probability.nextDown } ?? .infinity)
  }

  var sorted: [NextWord] { heap.sorted { Self.isWorse($1, $0) } }

  private static func isWorse(_ a: NextWord, _ b: NextWord) -> Bool {
    a.probability < b.probability || a.probability == b.probability && a.word > b.word
  }

  mutating func insert(_ word: NextWord) {
    if heap.count < count {
      heap.append(word)
      var place = heap.count - 1
      while place > 0, Self.isWorse(heap[place], heap[(place - 1) / 2]) {
        heap.swapAt(place, (place - 1) / 2)
        place = (place - 1) / 2
      }
      return
    }
    guard let worst = heap.first, Self.isWorse(worst, word) else { return }
    heap[0] = word
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2] where child < heap.count {
        if Self.isWorse(heap[child], heap[least]) { least = child }
      }
      if least == place { return }
      heap.swapAt(place, least)
      place = least
    }
  }
}
