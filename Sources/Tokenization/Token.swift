/// What a token is, judged by the rules, ICU's rule status and its characters.
public enum TokenKind: String, CaseIterable, Sendable {
  /// Letters of any script, kana and ideographs included.
  case word
  /// Digits, with the separators that ICU keeps inside a number and the unit that a rule keeps with it.
  case number
  /// A punctuation mark.
  case punctuation
  /// Anything else that is not white space: currency and other signs.
  case symbol
  /// A pictograph, with what modifies or joins it.
  case emoji
  /// A face of punctuation (``TokenRule/emoticon``).
  case emoticon
  /// A web address (``TokenRule/url``).
  case url
  /// An e-mail address (``TokenRule/email``).
  case email
  /// A hashtag (``TokenRule/hashtag``).
  case hashtag
  /// A mention (``TokenRule/mention``).
  case mention
  /// A number with letters that names a thing (``TokenRule/identifier``).
  case identifier
  /// White space that holds at least one line end.
  case lineBreak = "line_break"
  /// White space within a line, other than the single space between two tokens.
  case spaceRun = "space_run"
  /// A range that the caller marked as one unit, such as a detected value.
  case slot

  /// The kind's name as data have it.
  public var name: String { rawValue }

  /// Whether it is white space.
  public var isWhiteSpace: Bool { self == .lineBreak || self == .spaceRun }
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
