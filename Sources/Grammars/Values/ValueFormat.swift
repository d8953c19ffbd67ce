/// How a value is written.
enum ValueFormat: Sendable {
  /// With the locale's separators and so many decimals.
  case number(decimals: Int?)
  case currency(String)
  case percent
  case ordinal
  case words
  /// CLDR's plural categories and the text for each; `#` is the number.
  case plural([(category: String, text: [UInt8])])
  /// ICU's message format, the value its argument 0.
  case message(String)
  case dateStyle(String, hasTime: Bool)
  case datePattern(String)
}

/// What is done to a text.
enum TextModifier: String, CaseIterable, Sendable {
  case upper
  case lower
  /// The first letter in upper case, or title case where the language has it.
  case capitalize
  /// Every word so.
  case title
  /// English “a” or “an” before it.
  case a
  /// English plural of its last word.
  case plural
  /// Without blanks at its ends.
  case trim
}
