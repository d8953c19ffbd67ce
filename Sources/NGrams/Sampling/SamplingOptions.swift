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
  /// 1 draws from the model itself; 0 never leaves a context that has continuations. The other options act on what it leaves:
  /// on the whole distribution of the next word, longer and shorter contexts together.
  public var backoffScale = 1.0
  /// The words that every sentence begins with.
  public var start: [UInt32] = []
  /// The fewest words of a sentence, those of ``start`` included: until then no end is drawn.
  public var leastTokens = 0
  /// The most words of a sentence.
  public var mostTokens = 1_000
  /// Runs that no sentence may have: a word that would complete one is drawn anew, at last from ever shorter contexts.
  public var forbiddenRuns: RunIndex?

  /// Draws from the model as it is.
  public init() {}

  /// Whether more than single draws from the model is needed for each word.
  var reshapes: Bool { temperature != 1 || topK != nil || topP < 1 || minP > 0 }
}
