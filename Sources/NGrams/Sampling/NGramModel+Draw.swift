package import Sampling

extension NGramModel {
  /// Draws the next word after a context, exactly from p(w|h) where `backoffScale` is 1.
  ///
  /// No sum over the vocabulary is needed: either one of the words seen after the context is drawn, or one from the context
  /// one word shorter that was not seen after this one.
  ///
  /// - Parameters:
  ///   - state: The context.
  ///   - backoffScale: A factor on every back-off weight. 1 draws from the model itself; less keeps closer to what was
  ///     seen, as exact smoothing on a small seed leaves a context too often; 0 never leaves a context that has
  ///     continuations.
  ///   - stream: Where the randomness comes from.
  /// - Returns: The word and the state after it; nil when the draw fell on `<unk>`, and another must be made.
  /// - Complexity: O(order · log *n*) expected.
  package func draw(
    after state: State, backoffScale: Double, from stream: inout RandomStream
  ) -> (word: UInt32, state: State)? {
    let drawn =
      backoffScale == 1
      ? draw(after: state, from: &stream) : drawScaled(after: state, backoffScale, from: &stream)
    return drawn.word == Vocabulary.unknown ? nil : drawn
  }

  /// Draws from the model itself.
  private func draw(after state: State, from stream: inout RandomStream) -> (
    word: UInt32, state: State
  ) {
    // The context and its shorter ones, by how many words they lack.
    var nodes = SIMD8<UInt32>.zero
    var shorter = state
    for index in 0..<state.length {
      nodes[index] = UInt32(truncatingIfNeeded: shorter.node)
      shorter = shortened(shorter)
    }
    func context(_ index: Int) -> State {
      index == state.length ? .empty : State(length: state.length - index, node: Int(nodes[index]))
    }
    var first = 0
    var tries = 0
    while true {
      var index = first
      var place: Int?
      while true {
        let length = state.length - index
        let children = children(of: context(index))
        place = levels[length].firstPlace(above: stream.unit(), in: children)
        if place != nil || length == 0 { break }
        index += 1
      }
      // All unigrams together have 1, but for what rounding takes.
      let found = place ?? Int(Vocabulary.end)
      let word = levels[state.length - index].word(found)
      // What a longer context has seen is drawn there, so here another word is.
      var longer = index - 1
      while longer >= 0, child(of: context(longer), word: word) == nil { longer -= 1 }
      if longer < 0 { return (word, entering(found, after: context(index))) }
      first = longer + 1
      tries += 1
      // Where rounding has left a share for what no shorter context can fill.
      if tries == 1_000 { return (word, advance(state, by: word)) }
    }
  }

  /// Draws with scaled back-off weights: what they free goes to what the context has seen, in the proportions of u(w|h).
  private func drawScaled(
    after state: State, _ backoffScale: Double, from stream: inout RandomStream
  ) -> (word: UInt32, state: State) {
    var context = state
    while context.length > 0 {
      let children = children(of: context)
      let backoff = Double(backoff(of: context))
      if stream.unit() >= backoff * backoffScale, !children.isEmpty, backoff < 1 {
        let node = drawSeen(children, in: context, backoff, from: &stream)
        let word = levels[context.length].word(node)
        return (word, context == state ? entering(node, after: context) : advance(state, by: word))
      }
      context = shortened(context)
    }
    let place = levels[0].firstPlace(above: stream.unit(), in: 0..<levels[0].count)
    let word = levels[0].word(place ?? Int(Vocabulary.end))
    return (word, advance(state, by: word))
  }

  /// Draws one of a context's continuations with probability proportional to u(w|h) = p(w|h) − b(h) p(w|h′).
  private func drawSeen(
    _ children: Range<Int>, in context: State, _ backoff: Double, from stream: inout RandomStream
  ) -> Int {
    let (level, shorter) = (levels[context.length], levels[context.length - 1])
    let total = level.probabilitySum(in: children)
    var node = children.lowerBound
    // By rejection; a word that was seen has at least what the shorter context gives it.
    for _ in 0..<1_000 {
      node =
        level.firstPlace(above: stream.unit() * total, in: children) ?? children.upperBound - 1
      let probability = Double(level.probability(node))
      let rest = backoff * Double(shorter.probability(level.suffix(node)))
      if stream.unit() * probability >= rest { break }
    }
    return node
  }
}
