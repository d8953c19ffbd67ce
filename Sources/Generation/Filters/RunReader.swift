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

  /// A text's runs of tokens, cut where values stand that nobody wrote.
  ///
  /// - Parameters:
  ///   - text: UTF-8.
  ///   - values: Byte ranges, sorted and disjoint.
  package func runs(of text: [UInt8], cutAt values: [Range<Int>] = []) -> TokenRuns {
    var runs = TokenRuns()
    guard let tokens = try? tokenizer.tokenize(text, slots: values) else {
      // Where ICU fails, what white space parts counts.
      for word in text.split(separator: UInt8(ascii: " ")) { runs.append(word) }
      return runs
    }
    for token in tokens {
      if token.kind == .slot {
        runs.cut()
      } else if !token.kind.isWhiteSpace {
        runs.append(text[token.range])
      }
    }
    return runs
  }
}
