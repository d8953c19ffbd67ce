import NGrams
import Tokenization

extension LanguageModel {
  /// The words of arguments that may be phrases.
  ///
  /// - Throws: A refusal where the model does not know a word.
  func words(of phrases: [String], option: String, locale: String) throws -> [UInt32] {
    try phrases.flatMap { try words(of: $0, option: option, locale: locale) }
  }

  /// The words of a phrase: what stands between spaces where the model knows it so, or else what the tokenizer makes of it.
  private func words(of phrase: String, option: String, locale: String) throws -> [UInt32] {
    let spaced = phrase.split(whereSeparator: \.isWhitespace).map(String.init)
    let known = spaced.compactMap { vocabulary.id(of: $0.utf8) }
    if known.count == spaced.count { return known }
    let text = Array(phrase.utf8)
    let tokens = try Tokenizer(locale: locale).tokenize(text).filter { !$0.kind.isWhiteSpace }
    let cut = tokens.compactMap { vocabulary.id(of: text[$0.range]) }
    if cut.count == tokens.count { return cut }
    return try knownNumbers(of: spaced, option: option)
  }
}
