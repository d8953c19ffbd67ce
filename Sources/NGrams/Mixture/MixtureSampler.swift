import Sampling

/// Draws sentences from a mixture: for each word a model by its weight, then the word from that model. Exact, and no word costs a
/// look at more than one model's distribution.
///
public struct MixtureSampler: Sendable {
  /// A model as it is drawn from, in place or by tables.
  private struct Source: Sendable {
    let part: LanguageMixture.Part
    let table: SamplingTable?
    let backoffScale: Double

    /// Draws one of the words that a model's word stands for.
    private func member(of words: [UInt32], from stream: inout RandomStream) -> UInt32 {
      if words.count == 1 { return words[0] }
      var rest = stream.unit()
      for word in words {
        rest -= part.shares[Int(word)]
        if rest < 0 { return word }
      }
      return words[words.count - 1]
    }

    func draw(
      _ state: inout NGramModel.State, from stream: inout RandomStream
    ) -> UInt32 {
      let word: UInt32
      if let table {
        var block = table.block(of: state)
        word = table.draw(&block, from: &stream)
      } else {
        var context = state
        word = ModelSource(model: part.language.model, backoffScale: backoffScale).draw(
          &context, from: &stream)
      }
      if word != Vocabulary.unknown, !part.members[Int(word)].isEmpty {
        return member(of: part.members[Int(word)], from: &stream)
      }
      // The model's share for all words that it does not know.
      let index = stream.below(part.missing.count + 1)
      return index < part.missing.count ? part.missing[index] : Vocabulary.unknown
    }
  }

  private let sources: [Source]
  private let ends: [Double]
  private let seed: UInt64
  private let mostTokens: Int

  /// Prepares to draw.
  ///
  /// - Parameters:
  ///   - backoffScale: As in ``SamplingOptions``, for each model.
  ///   - mostTokens: The most words of a sentence.
  public init(
    _ mixture: LanguageMixture, seed: UInt64, backoffScale: Double = 1, mostTokens: Int = 1_000
  ) {
    sources = mixture.parts.map {
      Source(
        part: $0, table: SamplingTable($0.language.model, backoffScale: backoffScale),
        backoffScale: backoffScale)
    }
    var sum = 0.0
    ends = mixture.weights.map {
      sum += $0
      return sum
    }
    (self.seed, self.mostTokens) = (seed, mostTokens)
  }

  /// Draws a sentence's words, without its start and end.
  ///
  /// - Parameter index: Which sentence of the run, from 0.
  public func sentence(_ index: UInt64) -> [UInt32] {
    var stream = RandomStream(seed: seed, index: index)
    var states = sources.map { $0.part.language.model.start }
    var words: [UInt32] = []
    while words.count < mostTokens {
      let point = stream.unit()
      let chosen = ends.firstIndex { point < $0 } ?? ends.count - 1
      let word = sources[chosen].draw(&states[chosen], from: &stream)
      if word == Vocabulary.unknown { continue }
      if word == Vocabulary.end { return words }
      words.append(word)
      for (place, source) in sources.enumerated() {
        states[place] = source.part.language.model.advance(
          states[place], by: source.part.own[Int(word)])
      }
    }
    return words
  }
}
