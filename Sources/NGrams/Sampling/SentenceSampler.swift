import Sampling

/// Draws sentences from a language model.
///
/// Each sentence has a random stream of its own, so the sentences do not depend on how many threads draw them.
public struct SentenceSampler: Sendable {
  private let model: NGramModel
  private let options: SamplingOptions
  private let seed: UInt64
  /// nil where the model is drawn from in place.
  private let table: SamplingTable?
  private let reshaped: ReshapedDraw

  /// Prepares to draw.
  ///
  /// - Complexity: O(*n*) for up to four million n-grams, O(1) for more.
  public init(_ model: NGramModel, options: SamplingOptions, seed: UInt64) {
    self.model = model
    self.options = options
    self.seed = seed
    table = options.reshapes ? nil : SamplingTable(model, backoffScale: options.backoffScale)
    reshaped = ReshapedDraw(model, options)
  }

  /// Draws a sentence's words, without its start and end.
  ///
  /// - Parameter index: Which sentence of the run, from 0.
  public func sentence(_ index: UInt64) -> [UInt32] {
    var stream = RandomStream(seed: seed, index: index)
    if let table { return sentence(by: table, from: &stream) }
    let source = ModelSource(model: model, backoffScale: options.backoffScale)
    return sentence(by: source, from: &stream)
  }

  @inline(__always)
  private func sentence<Source: WordSource>(
    by source: Source, from stream: inout RandomStream
  ) -> [UInt32] {
    var words: [UInt32] = []
    words.reserveCapacity(32)
    var runs = RunHash()
    for word in options.start {
      words.append(word)
      _ = options.forbiddenRuns?.contains(words, &runs)
    }
    var state = source.state(of: words.reduce(model.start) { model.advance($0, by: $1) })
    var refused = 0
    while words.count < options.mostTokens {
      let before = state
      let mayEnd = words.count >= options.leastTokens
      var word: UInt32
      if options.reshapes {
        let context = source.context(of: state)
        guard let drawn = reshaped.draw(after: context, mayEnd: mayEnd, from: &stream) else {
          return words
        }
        word = drawn
        state = source.state(of: model.advance(context, by: word))
      } else {
        word = source.draw(&state, from: &stream)
      }
      if word == Vocabulary.end, mayEnd { return words }
      if word <= Vocabulary.end {
        state = before
        refused += 1
        if refused < 100 { continue }
        // The end or <unk> is nearly all there is: looking at every word finds the rest.
        let context = source.context(of: state)
        guard
          let found = reshaped.draw(after: context, mayEnd: mayEnd, from: &stream),
          found != Vocabulary.end
        else { return words }
        word = found
        state = source.state(of: model.advance(context, by: word))
      }
      words.append(word)
      if let forbidden = options.forbiddenRuns {
        let hash = runs
        if forbidden.contains(words, &runs) {
          words.removeLast()
          (runs, state) = (hash, before)
          refused += 1
          if refused % 20 > 0 { continue }
          // Nearly all that comes here was copied: a shorter context knows more words.
          let context = source.context(of: state)
          if context.length == 0, refused > 1_000 { return words }
          if context.length > 0 { state = source.state(of: model.shortened(context)) }
          continue
        }
      }
      refused = 0
    }
    return words
  }
}
