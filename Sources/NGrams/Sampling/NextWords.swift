extension NGramModel {
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

  /// The most probable next words, the best first; equals in the order of their numbers.
  ///
  /// - Complexity: O(*V*).
  public func nextWords(after state: State, count: Int) -> [(word: UInt32, probability: Double)] {
    let probabilities = distribution(after: state)
    return probabilities.mostProbable(count).map { (levels[0].word($0), probabilities[$0]) }
  }
}

extension [Double] {
  /// The places of the largest elements, the largest first; equals in their order.
  func mostProbable(_ count: Int) -> [Int] {
    // A heap with the least of the best on top.
    var best: [Int] = []
    func isWorse(_ a: Int, _ b: Int) -> Bool { self[a] < self[b] || self[a] == self[b] && a > b }
    func sink(_ start: Int) {
      var place = start
      while true {
        var worst = place
        for child in [2 * place + 1, 2 * place + 2] where child < best.count {
          if isWorse(best[child], best[worst]) { worst = child }
        }
        if worst == place { return }
        best.swapAt(place, worst)
        place = worst
      }
    }
    for place in indices where self[place] > 0 {
      if best.count < count {
        best.append(place)
        if best.count == count { for start in (0..<(count / 2 + 1)).reversed() { sink(start) } }
      } else if let worst = best.first, isWorse(worst, place) {
        best[0] = place
        sink(0)
      }
    }
    return best.sorted { isWorse($1, $0) }
  }
}
