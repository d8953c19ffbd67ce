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
    let history = NGramHistory(of: model)
    for word in words {
      let probability = model.step(history, by: word)
      add(probability, isUnknown: word == Vocabulary.unknown, to: &score)
    }
    add(model.step(history, by: Vocabulary.end), isUnknown: false, to: &score)
    return score
  }

  /// Scores a line of words parted by white space of ASCII.
  ///
  /// - Parameter line: UTF-8 without its line end.
  public func score(line: [UInt8]) -> SentenceScore {
    var score = SentenceScore()
    let history = NGramHistory(of: model)
    unsafe line.withUnsafeBufferPointer { line in
      var place = 0
      while place < line.count {
        if unsafe line[place].isASCIISpace {
          place &+= 1
          continue
        }
        let start = place
        while place < line.count, unsafe !line[place].isASCIISpace { place &+= 1 }
        let bytes = unsafe UnsafeBufferPointer(rebasing: line[start..<place])
        let word = unsafe vocabulary.id(of: bytes) ?? Vocabulary.unknown
        let probability = model.step(history, by: word)
        add(probability, isUnknown: word == Vocabulary.unknown, to: &score)
      }
    }
    add(model.step(history, by: Vocabulary.end), isUnknown: false, to: &score)
    return score
  }

  /// The numbers of words in UTF-8; those that the model does not know are `Vocabulary.unknown`.
  public func numbers(of words: [ArraySlice<UInt8>]) -> [UInt32] {
    words.map { vocabulary.id(of: $0) ?? Vocabulary.unknown }
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

/// A history as all its contexts: the longest that the model knows, that without its first word, and so on.
///
/// It holds the back-off weights too, which are needed for every word.
@safe
final class NGramHistory {
  /// How many words the longest context has.
  fileprivate var length = 0
  /// By length − 1: the place among the n-grams of that length.
  fileprivate let places: UnsafeMutablePointer<Int>
  /// By length: the back-off weight; that of the empty context first.
  fileprivate let backoffs: UnsafeMutablePointer<Float>

  /// Starts with no words but the start.
  init(of model: NGramModel) {
    unsafe places = .allocate(capacity: model.order)
    unsafe backoffs = .allocate(capacity: model.order)
    unsafe places.initialize(repeating: 0, count: model.order)
    unsafe backoffs.initialize(repeating: model.rootBackoff, count: model.order)
    _ = model.step(self, by: Vocabulary.start)
  }

  /// Forgets all words but the start.
  func restart(_ model: NGramModel) {
    length = 0
    _ = model.step(self, by: Vocabulary.start)
  }

  deinit {
    unsafe places.deallocate()
    unsafe backoffs.deallocate()
  }
}

extension NGramModel {
  /// Returns p(w|h) and appends the word to the history.
  func step(_ history: NGramHistory, by word: UInt32) -> Double {
    unsafe levels.withUnsafeBufferPointer { levels in
      let (places, backoffs) = unsafe (history.places, history.backoffs)
      var length = history.length
      var found: Int?
      var weight = 1.0
      while true {
        let range =
          unsafe length == 0
          ? 0..<levels[0].count : levels[length &- 1].children(places[length &- 1])
        found = unsafe levels[length].find(word, in: range)
        if found != nil || length == 0 { break }
        weight *= unsafe Double(backoffs[length])
        length &-= 1
      }
      guard var place = found else {
        history.length = 0
        return unsafe weight * Double(backoffs[0]) / Double(predictedCount)
      }
      history.length = min(length &+ 1, order &- 1)
      // From the n-gram that ends with the word down to the unigram; each is a context of the new history.
      var probability = 0.0
      var index = length
      while true {
        let level = unsafe levels[index]
        probability += weight * Double(level.mass(place))
        weight *= unsafe Double(backoffs[index])
        if index &+ 1 < order {
          unsafe places[index] = place
          unsafe backoffs[index &+ 1] = level.backoff(place)
        }
        if index == 0 { break }
        place = level.suffix(place)
        index &-= 1
      }
      return word == Vocabulary.start ? 0 : probability + weight / Double(predictedCount)
    }
  }
}
