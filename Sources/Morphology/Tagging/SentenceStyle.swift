/// How a sentence is written: chat has no capitals, and headings have little else.
enum SentenceStyle {
  static let usual: UInt64 = 0
  static let lower: UInt64 = 1
  static let upper: UInt64 = 2

  /// Tells by the words' forms: no capital at all, or capitals in more than half of the words.
  static func of(_ words: Span<WordSignature>) -> UInt64 {
    var (small, capitals) = (0, 0)
    for word in words.indices {
      switch words[word].form {
      case .lower: small &+= 1
      case .initial, .upper, .mixed: capitals &+= 1
      default: break
      }
    }
    if capitals == 0 { return lower }
    return capitals > small ? upper : usual
  }
}
