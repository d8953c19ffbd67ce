/// Scores sentences under a language model.
///
/// Text repeats itself, so what a word costs after a context, and where it leads, is remembered in a table of fixed size.
public final class SentenceScorer {
  private let vocabulary: Vocabulary
  private let steps: NGramSteps

  /// Prepares to score.
  public convenience init(_ language: LanguageModel) { self.init(language, tableBits: 17) }

  fileprivate init(_ language: LanguageModel, tableBits: Int) {
    vocabulary = language.vocabulary
    steps = NGramSteps(of: language.model, tableBits: tableBits)
  }

  /// Scores a sentence: the words between its start and its end, and the end.
  ///
  /// - Parameter words: The words' numbers; those outside the vocabulary are `Vocabulary.unknown`.
  /// - Complexity: O(order · log *n*) a word.
  public func score(_ words: some Sequence<UInt32>) -> SentenceScore {
    var score = SentenceScore()
    steps.restart()
    for word in words {
      score.add(steps.logProbability(of: word), isUnknown: word == Vocabulary.unknown)
    }
    score.add(steps.logProbability(of: Vocabulary.end), isUnknown: false)
    return score
  }

  /// Scores a line of words parted by white space of ASCII.
  ///
  /// - Parameter line: UTF-8 without its line end.
  public func score(line: [UInt8]) -> SentenceScore {
    unsafe line.withUnsafeBufferPointer { unsafe score(line: $0) }
  }

  @unsafe package func score(line: UnsafeBufferPointer<UInt8>) -> SentenceScore {
    vocabulary.withColumns { vocabulary in
      var score = SentenceScore()
      steps.restart()
      var place = 0
      while place < line.count {
        if unsafe line[place].isASCIISpace {
          place &+= 1
          continue
        }
        let start = place
        while place < line.count, unsafe !line[place].isASCIISpace { place &+= 1 }
        let bytes = unsafe UnsafeRawBufferPointer(
          UnsafeBufferPointer(rebasing: line[start..<place]))
        let word = unsafe vocabulary.id(of: bytes) ?? Vocabulary.unknown
        score.add(steps.logProbability(of: word), isUnknown: word == Vocabulary.unknown)
      }
      score.add(steps.logProbability(of: Vocabulary.end), isUnknown: false)
      return score
    }
  }

  /// The numbers of words in UTF-8; those that the model does not know are `Vocabulary.unknown`.
  public func numbers(of words: [ArraySlice<UInt8>]) -> [UInt32] {
    words.map { vocabulary.id(of: $0) ?? Vocabulary.unknown }
  }
}

extension LanguageModel {
  /// Scores one sentence; a ``SentenceScorer`` is faster for many.
  public func score(_ words: some Sequence<UInt32>) -> SentenceScore {
    SentenceScorer(self, tableBits: 1).score(words)
  }
}
