/// Where sentences begin in a row of tokens.
struct SentenceStart: Sendable {
  private(set) var lastToken: [UInt8] = []
  /// Whether the next word begins a sentence, but for the space that must stand before it.
  private var isPending = true
  private var hasSpace = true

  /// Moves past a token; returns whether it is the first word of a sentence.
  ///
  /// - Parameters:
  ///   - isSpaced: Whether white space stands before the token; without it a full stop ends nothing, as in `a.b`.
  ///   - isAbbreviation: Whether a full stop behind a word ends no sentence.
  mutating func advance(
    over token: ArraySlice<UInt8>, isSpaced: Bool, isAbbreviation: ([UInt8]) -> Bool
  ) -> Bool {
    defer { lastToken = Array(token) }
    guard let first = String(decoding: token, as: UTF8.self).unicodeScalars.first else {
      return false
    }
    hasSpace = hasSpace || isSpaced || first.properties.isWhitespace
    switch first {
    case ".":
      isPending = !isAbbreviation(lastToken)
      hasSpace = false
    case "!", "?", "…", "؟", "।":
      isPending = true
      hasSpace = false
    case "。", "！", "？":
      isPending = true
      hasSpace = true
    default:
      if first.properties.isAlphabetic || first.properties.numericType != nil {
        defer { isPending = false }
        return isPending && hasSpace
      }
    }
    return false
  }
}
