/// Scores sentences under a language model.
///
/// Text repeats itself, so what a word costs after a context, and where it leads, is remembered in a table of fixed size.
public final class SentenceScorer {
  private let vocabulary: Vocabulary
  private let steps: NGramSteps
  private let shortWords = ShortWordCache()

  /// Prepares to score.
  public convenience init(_ language: LanguageModel) { self.init(language, tableBits: 15) }

  fileprivate init(_ language: LanguageModel, tableBits: Int) {
    vocabulary = language.vocabulary
    steps = NGramSteps(of: language.model, tableBits: tableBits)
  }

  /// Scores a sentence: the words between its start and its end, and the end.
  ///
  /// - Parameter words: The words' numbers; those outside the vocabulary are `Vocabulary.unknown`.
  /// - Complexity: O(order · log *n*) a word.
  public func score(_ words: some Sequence<UInt32>) -> SentenceScore {
    var score = RunningScore()
    var state = steps.start
    for word in words {
      score.add(steps.probability(of: word, &state), isUnknown: word == Vocabulary.unknown)
    }
    score.add(steps.probability(of: Vocabulary.end, &state), isUnknown: false)
    return score.total
  }

  /// Scores a line of words parted by white space of ASCII.
  ///
  /// - Parameter line: UTF-8 without its line end.
  public func score(line: [UInt8]) -> SentenceScore {
    unsafe line.withUnsafeBufferPointer { line in
      var words: [UInt32] = []
      vocabulary.withColumns { unsafe append(line, 0..<line.count, $0, to: &words) }
      return score(words)
    }
  }

  /// Appends the numbers of a line's words.
  @unsafe private func append(
    _ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ vocabulary: VocabularyColumns,
    to words: inout [UInt32]
  ) {
    var place = line.lowerBound
    while place < line.upperBound {
      if unsafe text[place].isASCIISpace {
        place &+= 1
        continue
      }
      let start = place
      while place < line.upperBound, unsafe !text[place].isASCIISpace { place &+= 1 }
      let word = unsafe UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: text[start..<place]))
      words.append(
        unsafe shortWords.number(of: word, ending: text.count &- start, vocabulary))
    }
  }

  /// A line that is being scored beside others.
  private struct Lane {
    /// Which line it is.
    var line: Int
    var place: Int
    var end: Int
    var state: NGramModel.State
    var score = RunningScore()
  }

  private static let laneCount = 16

  /// Scores lines of words, several beside each other, since most of the time goes by waiting for memory.
  ///
  /// - Parameter lines: UTF-8; each line but the last has its line end.
  @unsafe package func score(lines: UnsafeBufferPointer<UInt8>) -> [SentenceScore] {
    var (words, ends): ([UInt32], [Int]) = ([], [])
    vocabulary.withColumns { vocabulary in
      var start = 0
      while start < lines.count {
        var end = start
        while end < lines.count, unsafe lines[end] != UInt8(ascii: "\n") { end &+= 1 }
        unsafe append(lines, start..<end, vocabulary, to: &words)
        words.append(Vocabulary.end)
        ends.append(words.count)
        start = end + 1
      }
    }
    var scores = [SentenceScore](repeating: SentenceScore(), count: ends.count)
    var next = min(Self.laneCount, ends.count)
    var lanes = (0..<next).map {
      Lane(line: $0, place: $0 == 0 ? 0 : ends[$0 - 1], end: ends[$0], state: steps.start)
    }
    unsafe words.withUnsafeBufferPointer { words in
      unsafe lanes.withUnsafeMutableBufferPointer { lanes in
        var active = lanes.count
        while active > 0 {
          for index in 0..<active {
            unsafe steps.fetch(words[lanes[index].place], lanes[index].state)
          }
          for index in 0..<active {
            unsafe steps.fetchContinuations(words[lanes[index].place], lanes[index].state)
          }
          var index = 0
          while index < active {
            let word = unsafe words[lanes[index].place]
            let probability = unsafe steps.probability(of: word, &lanes[index].state)
            unsafe lanes[index].score.add(probability, isUnknown: word == Vocabulary.unknown)
            unsafe lanes[index].place &+= 1
            if unsafe lanes[index].place < lanes[index].end {
              index += 1
              continue
            }
            unsafe scores[lanes[index].line] = lanes[index].score.total
            if next < ends.count {
              unsafe lanes[index] = Lane(
                line: next, place: ends[next - 1], end: ends[next], state: steps.start)
              next += 1
              index += 1
            } else {
              active -= 1
              unsafe lanes[index] = lanes[active]
            }
          }
        }
      }
    }
    return scores
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
