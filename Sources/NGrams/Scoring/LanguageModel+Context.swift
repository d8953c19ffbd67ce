#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension LanguageModel {
  /// log10 of the probability of words where they stand.
  ///
  /// - Parameters:
  ///   - words: The words' numbers; those outside the vocabulary are `Vocabulary.unknown`.
  ///   - context: The words before them, of which order - 1 count.
  ///   - startsSentence: Whether a sentence begins with the context.
  /// - Complexity: O(order · log *n*) a word.
  package func logProbability(
    of words: some Sequence<UInt32>, after context: some Collection<UInt32>,
    startsSentence: Bool
  ) -> Double {
    var state = startsSentence ? model.start : .empty
    for word in context { state = model.step(from: state, by: word).next }
    return words.reduce(0) { sum, word in
      let (probability, next) = model.step(from: state, by: word)
      state = next
      return sum + (probability > 0 ? log10(probability) : -100)
    }
  }

  /// Whether the model has two words side by side.
  ///
  /// - Complexity: O(log *n*) in the words that follow the first.
  package func hasBigram(_ first: UInt32, _ second: UInt32) -> Bool {
    model.child(of: model.step(from: .empty, by: first).next, word: second) != nil
  }
}
