import Tokenization

/// Turns sentences of a vocabulary's words into lines of text.
public struct SentenceText: Sendable {
  private let vocabulary: Vocabulary
  private let style: GeneratedStyle?
  /// By word: how its ends are spaced; empty where words are parted by one space each, or the style has spaces of its own.
  private let edges: [SpacingEdges]

  /// Prepares to write.
  ///
  /// - Parameter locale: Whose spacing is used; nil parts all words by one space.
  public init(_ vocabulary: Vocabulary, locale: String?) {
    self.vocabulary = vocabulary
    style = locale.map { GeneratedStyle(locale: $0, restoresCase: false) }
    edges =
      style.map { $0.hasSpacesOfItsOwn } ?? true
      ? [] : (0..<UInt32(vocabulary.count)).map { SpacingEdges(of: vocabulary[$0]) }
  }

  /// Writes sentences, each with a line end.
  ///
  /// - Parameter sentence: Gives one by its number.
  public func lines(_ numbers: Range<Int>, _ sentence: (UInt64) -> [UInt32]) -> [UInt8] {
    if let style, edges.isEmpty {
      return numbers.flatMap { number in
        var detokenizer = Detokenizer(style: style)
        for word in sentence(UInt64(number)) {
          detokenizer.append(vocabulary[word], spacing: .expected)
        }
        return detokenizer.text + [UInt8(ascii: "\n")]
      }
    }
    let buffer = LineBuffer(capacity: 1 << 16)
    vocabulary.withColumns { vocabulary in
      for number in numbers {
        let words = sentence(UInt64(number))
        if edges.isEmpty {
          for (place, word) in words.enumerated() {
            unsafe buffer.appendWord(vocabulary.bytes(of: word), isSpaced: place > 0)
          }
        } else {
          var state = SpacingState()
          for word in words {
            let isSpaced = state.advance(over: edges[Int(word)], spacing: .expected)
            unsafe buffer.appendWord(vocabulary.bytes(of: word), isSpaced: isSpaced)
          }
        }
        buffer.reserve(1)
        buffer.append(UInt8(ascii: "\n"))
      }
    }
    return buffer.bytes
  }
}
