import Sampling

/// Draws sentences from a mixture: for each word a model by its weight, then the word from that model.
///
/// Exact, and no word costs a look at more than one model's distribution.
public struct MixtureSampler: Sendable {
  private let parts: [LanguageMixture.Part]
  /// By model; nil where it is drawn from in place.
  private let tables: [SamplingTable?]
  /// By model: the running sum of the weights.
  private let ends: [Double]
  private let seed: UInt64
  private let backoffScale: Double
  private let mostTokens: Int

  /// Prepares to draw.
  ///
  /// - Parameters:
  ///   - backoffScale: As in ``SamplingOptions``, for each model.
  ///   - mostTokens: The most words of a sentence.
  public init(
    _ mixture: LanguageMixture, seed: UInt64, backoffScale: Double = 1, mostTokens: Int = 1_000
  ) {
    parts = mixture.parts
    tables = parts.map { SamplingTable($0.language.model, backoffScale: backoffScale) }
    var sum = 0.0
    ends = mixture.weights.map {
      sum += $0
      return sum
    }
    (self.seed, self.backoffScale, self.mostTokens) = (seed, backoffScale, mostTokens)
  }

  /// Draws a sentence's words, without its start and end.
  ///
  /// - Parameter index: Which sentence of the run, from 0.
  public func sentence(_ index: UInt64) -> [UInt32] {
    var stream = RandomStream(seed: seed, index: index)
    // A model with tables is followed by its block, one without by its context.
    var blocks = zip(tables, parts).map { $0?.block(of: $1.language.model.start) ?? 0 }
    var contexts = parts.map { $0.language.model.start }
    var words: [UInt32] = []
    words.reserveCapacity(32)
    while words.count < mostTokens {
      let point = stream.unit()
      var chosen = 0
      while chosen < ends.count - 1, point >= ends[chosen] { chosen += 1 }
      var (block, context) = (blocks[chosen], contexts[chosen])
      let own =
        tables[chosen]?.draw(&block, from: &stream)
        ?? ModelSource(model: parts[chosen].language.model, backoffScale: backoffScale)
        .draw(&context, from: &stream)
      let word = mixed(own, chosen, from: &stream)
      if word == Vocabulary.unknown { continue }
      if word == Vocabulary.end { return words }
      words.append(word)
      for place in parts.indices {
        if place == chosen, own != Vocabulary.unknown {
          (blocks[place], contexts[place]) = (block, context)
        } else if let table = tables[place] {
          table.advance(&blocks[place], by: parts[place].own[Int(word)])
        } else {
          contexts[place] = parts[place].language.model.advance(
            contexts[place], by: parts[place].own[Int(word)])
        }
      }
    }
    return words
  }

  /// The mixture's word for one that a model drew; `<unk>` where another is to be drawn.
  @inline(__always)
  private func mixed(_ own: UInt32, _ chosen: Int, from stream: inout RandomStream) -> UInt32 {
    let part = parts[chosen]
    let members = part.members[Int(own)]
    if members.isEmpty {
      // What the model gives to all words that it does not know.
      let index = stream.below(part.missing.count + 1)
      return index < part.missing.count ? part.missing[index] : Vocabulary.unknown
    }
    if members.count == 1 { return members[0] }
    var rest = stream.unit()
    for word in members {
      rest -= part.shares[Int(word)]
      if rest < 0 { return word }
    }
    return members[members.count - 1]
  }
}
