import Tokenization

/// Whether a text is in English, which the tagger knows best, or in a language where other words have capitals, too.
enum TextLanguage {
  private static let english = WordList(FunctionWords.of("en"))
  private static let other = WordList(
    ["de", "fr", "es", "it", "nl", "pt", "sv", "da", "nb", "pl", "fi", "cs", "hu", "ro", "tr"]
      .reduce(into: Set<String>()) { $0.formUnion(FunctionWords.of($1)) }
      .subtracting(FunctionWords.of("en")))

  /// Whether more of the words that carry grammar are another language's than English.
  static func isForeign(_ scan: WordScan) -> Bool {
    var (own, others) = (0, 0)
    for word in scan.words where word.isLetters {
      if english.contains(word.hash) {
        own += 1
      } else if other.contains(word.hash) {
        others += 1
      }
    }
    return others > 2 && others > own
  }
}
