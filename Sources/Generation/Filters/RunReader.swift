package import Privacy
package import Tokenization

/// Reads texts into the runs of tokens that copies are told by; one for each thread.
package final class RunReader {
  private let tokenizer: Tokenizer

  /// Opens the word boundaries of a locale.
  ///
  /// - Throws: `ICUError` when ICU has no boundary data.
  package init(locale: String, rules: TokenRules) throws(ICUError) {
    tokenizer = try Tokenizer(locale: locale, rules: rules)
  }

  /// A text's runs of tokens; the text is UTF-8.
  package func runs(of text: [UInt8]) -> TokenRuns { Self.runs(of: text, by: tokenizer) }

  /// The same by a tokenizer that is there.
  static func runs(of text: [UInt8], by tokenizer: borrowing Tokenizer) -> TokenRuns {
    var runs = TokenRuns(capacity: text.count / 3)
    guard let tokens = try? tokenizer.tokenize(text) else {
      // Where ICU fails, what white space parts counts.
      for word in text.split(separator: UInt8(ascii: " ")) { runs.append(word) }
      return runs
    }
    for token in tokens where !token.kind.isWhiteSpace { runs.append(text[token.range]) }
    return runs
  }
}
