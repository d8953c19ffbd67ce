import Privacy
import Tokenization

/// Reads texts into the runs of tokens that copies are told by; one for each thread.
///
/// A text that cannot be cut into tokens cannot be compared with the seed, so it is an error and never a text without runs.
class RunReader {
  private let tokenizer: Tokenizer

  /// How a reader is opened for a model's locale and rules.
  typealias Opening = @Sendable (SeedModel.Settings) throws(ICUError) -> RunReader

  /// Opens the word boundaries that a model was trained with.
  ///
  /// - Throws: `ICUError` when ICU has no boundary data.
  init(_ settings: SeedModel.Settings) throws(ICUError) {
    tokenizer = try Tokenizer(locale: settings.locale, rules: settings.tokenRules)
  }

  /// A text's runs of tokens; the text is UTF-8.
  func runs(of text: [UInt8]) throws(ICUError) -> TokenRuns {
    try Self.runs(of: text, by: tokenizer)
  }

  /// The same by a tokenizer that is there.
  static func runs(
    of text: [UInt8], by tokenizer: borrowing Tokenizer
  ) throws(ICUError) -> TokenRuns {
    var runs = TokenRuns(capacity: text.count / 3)
    for token in try tokenizer.tokenize(text) where !token.kind.isWhiteSpace {
      runs.append(text[token.range])
    }
    return runs
  }
}
