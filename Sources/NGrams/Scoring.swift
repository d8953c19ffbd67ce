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

extension LanguageModel {
  /// Scores a sentence: the words between its start and its end, and the end.
  ///
  /// - Parameter words: The words' numbers; those outside the vocabulary are `Vocabulary.unknown`.
  /// - Complexity: O(order · log *n*) a word.
  public func score(_ words: some Sequence<UInt32>) -> SentenceScore {
    var score = SentenceScore()
    var chain = model.startChain
    for word in words {
      let probability = model.step(&chain, by: word)
      add(probability, isUnknown: word == Vocabulary.unknown, to: &score)
    }
    add(model.step(&chain, by: Vocabulary.end), isUnknown: false, to: &score)
    return score
  }

  private func add(_ probability: Double, isUnknown: Bool, to score: inout SentenceScore) {
    // A model without <unk> gives it nothing; KenLM takes that for -100.
    let logarithm = probability > 0 ? log10(probability) : -100
    score.logProbability += logarithm
    score.tokens += 1
    if isUnknown {
      score.unknownLogProbability += logarithm
      score.unknown += 1
    }
  }
}

extension NGramModel {
  /// A history as all its contexts: the longest that the model knows, that without its first word, and so on.
  ///
  /// It holds the back-off weights too, which are needed for every word.
  struct Chain {
    /// How many words the longest context has.
    var length = 0
    /// By length − 1: the place among the n-grams of that length.
    var places = SIMD8<Int32>()
    /// By length: the back-off weight; that of the empty context first.
    var backoffs = SIMD8<Float>()
  }

  /// The history of no words but the start.
  var startChain: Chain {
    var chain = Chain()
    chain.backoffs[0] = rootBackoff
    _ = step(&chain, by: Vocabulary.start)
    return chain
  }

  /// Returns p(w|h) and appends the word to the history.
  func step(_ chain: inout Chain, by word: UInt32) -> Double {
    var length = chain.length
    var found: Int?
    while true {
      let level = levels[length]
      let range =
        length == 0
        ? 0..<level.count : levels[length - 1].children(Int(chain.places[length - 1]))
      found = level.find(word, in: range)
      if found != nil || length == 0 { break }
      length -= 1
    }
    // What all contexts longer than the one that knows the word leave to it.
    var weight = 1.0
    for longer in stride(from: chain.length, to: length, by: -1) {
      weight *= Double(chain.backoffs[longer])
    }
    var next = Chain()
    next.backoffs[0] = rootBackoff
    // The shorter n-grams that end with the word, from the longest known down to the unigram.
    var probability = 0.0
    if var place = found {
      next.length = min(length + 1, order - 1)
      for order in (0...length).reversed() {
        let level = levels[order]
        probability += weight * Double(level.mass(place))
        weight *= Double(chain.backoffs[order])
        if order < self.order - 1 {
          next.places[order] = Int32(truncatingIfNeeded: place)
          next.backoffs[order + 1] = level.backoff(place)
        }
        if order > 0 { place = level.suffix(place) }
      }
    } else {
      weight *= Double(chain.backoffs[0])
    }
    chain = next
    return word == Vocabulary.start ? 0 : probability + weight / Double(predictedCount)
  }
}
