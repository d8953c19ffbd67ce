#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The score of one sentence.
public struct SentenceScore: Equatable, Sendable {
  /// The log10 probability of the sentence with its end.
  public var logProbability = 0.0
  /// The part of it that words outside the vocabulary have.
  public var unknownLogProbability = 0.0
  /// How many words were scored, the end included.
  public var tokens = 0
  /// How many of them are outside the vocabulary.
  public var unknown = 0

  /// Starts with nothing scored.
  public init() {}

  /// Adds another's figures.
  public static func += (total: inout SentenceScore, score: SentenceScore) {
    total.logProbability += score.logProbability
    total.unknownLogProbability += score.unknownLogProbability
    total.tokens += score.tokens
    total.unknown += score.unknown
  }

  /// Adds one word's log10 probability.
  mutating func add(_ logarithm: Double, isUnknown: Bool) {
    logProbability += logarithm
    tokens += 1
    if isUnknown {
      unknownLogProbability += logarithm
      unknown += 1
    }
  }

  /// The perplexity of all words.
  public var perplexity: Double { pow(10, -logProbability / Double(tokens)) }

  /// The perplexity of the words in the vocabulary.
  public var perplexityWithoutUnknown: Double {
    pow(10, -(logProbability - unknownLogProbability) / Double(tokens - unknown))
  }
}
