/// What boundaries lie between (Unicode Standard Annex #29).
public enum TextUnit: String, CaseIterable, Sendable {
  /// Words, and whatever stands between them.
  case word
  /// Sentences, each with the white space behind it.
  case sentence
  /// Grapheme clusters: what a reader takes for one character.
  case grapheme
}

/// One piece between two boundaries.
public struct Segment: Equatable, Sendable {
  /// Where it stands in the text, in bytes.
  public let range: Range<Int>
  /// ICU's rule status: for words below 100 no word, below 200 a number, below 300 letters, below 400 kana, below 500
  /// ideographs; for sentences 100 where a line end rather than a full stop ends it.
  public let ruleStatus: Int

  /// Whether it is a word: letters, digits, kana or ideographs.
  public var isWord: Bool { Self.isWord(ruleStatus) }

  /// Whether ICU counts a segment of this rule status as a word.
  static func isWord(_ ruleStatus: Int) -> Bool { ruleStatus >= 100 }
}
