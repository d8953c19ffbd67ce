/// What a token is, judged by ICU's rule status and its first characters.
public enum TokenKind: UInt8, Sendable {
  /// Letters of any script, kana and ideographs included.
  case word
  /// Digits, with the separators that ICU keeps inside a number.
  case number
  /// A punctuation mark.
  case punctuation
  /// Anything else that is not white space: currency and other signs, emoji.
  case symbol
  /// White space that holds at least one line end.
  case lineBreak
  /// White space within a line, other than the single space between two tokens.
  case spaceRun
  /// A range that the caller marked as one unit, such as a detected e-mail address.
  case slot

  /// The kind's name as data have it.
  public var name: String { "\(self)" }
}

/// Whether a token follows its neighbour as the spacing rule expects.
public enum Spacing: UInt8, Sendable {
  /// As ``SpacingState`` expects.
  case expected
  /// No space where one was expected.
  case joined
  /// One space where none was expected.
  case spaced
}

/// One token of a text: where it is, what it is and how it is spaced.
public struct Token: Equatable, Sendable {
  /// Where the token stands in the text, in bytes.
  public let range: Range<Int>
  /// What it is.
  public let kind: TokenKind
  /// How it follows the token before it.
  public let spacing: Spacing
}
