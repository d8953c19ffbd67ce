import Sampling

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How sentences are drawn from a language model.
public struct SamplingOptions: Sendable {
  /// Each probability is raised to the power 1/T and all are divided by their sum: below 1 the probable gets more so.
  public var temperature = 1.0
  /// Only so many of the most probable next words may be drawn; nil for all.
  public var topK: Int?
  /// Only the most probable next words that together have that share may be drawn; 1 for all.
  public var topP = 1.0
  /// Only next words that have at least that share of the most probable one's probability may be drawn.
  public var minP = 0.0
  /// A factor on every back-off weight, the freed mass going to what the context has seen.
  ///
  /// 1 draws from the model itself; 0 never leaves a context that has continuations. The other options act on what it leaves.
  public var backoffScale = 1.0
  /// The words that every sentence begins with.
  public var start: [UInt32] = []
  /// The fewest words of a sentence, those of ``start`` included: until then no end is drawn.
  public var leastTokens = 0
  /// The most words of a sentence.
  public var mostTokens = 1_000

  /// Draws from the model as it is.
  public init() {}

  /// Whether the whole distribution has to be looked at for each word.
  var reshapes: Bool { temperature != 1 || topK != nil || topP < 1 || minP > 0 }
}

/// Draws sentences from a language model.
///
/// Each sentence has a random stream of its own, so the sentences do not depend on how many threads draw them.
public struct SentenceSampler: Sendable {
  private let model: NGramModel
  private let options: SamplingOptions
  private let seed: UInt64
  /// nil where the model is drawn from in place.
  private let table: SamplingTable?

  /// Prepares to draw.
  ///
  /// - Complexity: O(*n*) for up to four million n-grams, O(1) for more.
  public init(_ model: NGramModel, options: SamplingOptions, seed: UInt64) {
    self.model = model
    self.options = options
    self.seed = seed
    table =
      options.reshapes ? nil : SamplingTable(model, backoffScale: options.backoffScale)
  }

  /// Draws a sentence's words, without its start and end.
  ///
  /// - Parameter index: Which sentence of the run, from 0.
  public func sentence(_ index: UInt64) -> [UInt32] {
    var stream = RandomStream(seed: seed, index: index)
    var words = options.start
    let start = words.reduce(model.start) { model.advance($0, by: $1) }
    if let table {
      draw(&words, after: start, by: table, from: &stream)
      return words
    }
    var state = start
    while words.count < options.mostTokens {
      let mayEnd = words.count >= options.leastTokens
      guard let (word, next) = draw(after: state, mayEnd: mayEnd, from: &stream) else { break }
      if word == Vocabulary.end { break }
      words.append(word)
      state = next
    }
    return words
  }

  /// Draws the rest of a sentence by tables.
  private func draw(
    _ words: inout [UInt32], after start: NGramModel.State, by table: SamplingTable,
    from stream: inout RandomStream
  ) {
    var state = table.block(of: start)
    var refused = 0
    while words.count < options.mostTokens {
      let before = state
      var word = table.draw(&state, from: &stream)
      if word <= Vocabulary.end {
        if word == Vocabulary.end, words.count >= options.leastTokens { return }
        state = before
        refused += 1
        if refused < 100 { continue }
        // The end or <unk> is all there is, or nearly: the slower way finds the rest.
        guard
          let drawn = drawAmongAll(
            after: table.state(state), mayEnd: words.count >= options.leastTokens, from: &stream),
          drawn.0 != Vocabulary.end
        else { return }
        word = drawn.0
        state = table.block(of: drawn.1)
      }
      refused = 0
      words.append(word)
    }
  }

  /// Draws the next word; nil where nothing but what may not be drawn has any probability.
  private func draw(
    after state: NGramModel.State, mayEnd: Bool, from stream: inout RandomStream
  ) -> (UInt32, NGramModel.State)? {
    if !options.reshapes {
      // What may not be drawn is seldom drawn; where it is all there is, the slower way finds the rest.
      for _ in 0..<100 {
        guard
          let drawn = model.draw(
            after: state, backoffScale: options.backoffScale, from: &stream),
          mayEnd || drawn.word != Vocabulary.end
        else { continue }
        return drawn
      }
    }
    return drawAmongAll(after: state, mayEnd: mayEnd, from: &stream)
  }

  /// Draws by looking at every word; nil where none may be drawn.
  private func drawAmongAll(
    after state: NGramModel.State, mayEnd: Bool, from stream: inout RandomStream
  ) -> (UInt32, NGramModel.State)? {
    var probabilities = model.distribution(after: state, backoffScale: options.backoffScale)
    probabilities[Int(Vocabulary.unknown)] = 0
    if !mayEnd { probabilities[Int(Vocabulary.end)] = 0 }
    reshape(&probabilities)
    let total = probabilities.reduce(0, +)
    guard total > 0 else { return nil }
    var rest = stream.unit() * total
    var chosen: Int?
    for place in probabilities.indices where probabilities[place] > 0 {
      chosen = place
      rest -= probabilities[place]
      if rest < 0 { break }
    }
    return chosen.map { place in
      let word = model.levels[0].word(place)
      return (word, model.advance(state, by: word))
    }
  }

  private func reshape(_ probabilities: inout [Double]) {
    if options.topK != nil || options.topP < 1 {
      let best = probabilities.mostProbable(min(options.topK ?? .max, probabilities.count))
      let share = options.topP * probabilities.reduce(0, +)
      var kept = [Double](repeating: 0, count: probabilities.count)
      var sum = 0.0
      for place in best {
        kept[place] = probabilities[place]
        sum += probabilities[place]
        if options.topP < 1, sum >= share { break }
      }
      probabilities = kept
    }
    let most = probabilities.max() ?? 0
    guard most > 0 else { return }
    for place in probabilities.indices where probabilities[place] > 0 {
      let ratio = probabilities[place] / most
      probabilities[place] = ratio < options.minP ? 0 : pow(ratio, 1 / options.temperature)
    }
  }
}
