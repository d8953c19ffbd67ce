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

  /// The perplexity of all words.
  public var perplexity: Double { pow(10, -logProbability / Double(tokens)) }

  /// The perplexity of the words in the vocabulary.
  public var perplexityWithoutUnknown: Double {
    pow(10, -(logProbability - unknownLogProbability) / Double(tokens - unknown))
  }
}

/// A sentence's score while its words are added.
struct RunningScore {
  /// Those of the words that are not in ``score`` yet, so that one logarithm is taken for many words.
  private var probability = 1.0
  private var unknownProbability = 1.0
  private var score = SentenceScore()

  /// Adds one word's probability; where it is 0 its log10 is taken to be -100, as KenLM has it.
  @inline(__always)
  mutating func add(_ probability: Double, isUnknown: Bool) {
    let probability = probability > 0 ? probability : 1e-100
    self.probability *= probability
    score.tokens &+= 1
    if isUnknown {
      unknownProbability *= probability
      score.unknown &+= 1
    }
    // No probability is so small that the product of two above this is 0.
    if self.probability < 1e-100 { takeLogarithms() }
  }

  private mutating func takeLogarithms() {
    score.logProbability += log10(probability)
    score.unknownLogProbability += log10(unknownProbability)
    (probability, unknownProbability) = (1, 1)
  }

  /// The score of the words so far.
  var total: SentenceScore {
    var whole = self
    whole.takeLogarithms()
    return whole.score
  }
}
