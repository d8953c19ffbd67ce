public import Corpora

/// An n-gram model with its words.
public struct LanguageModel: Sendable {
  /// The words, by number.
  public let vocabulary: Vocabulary
  /// The probabilities, by number.
  public let model: NGramModel

  /// Joins words and probabilities.
  public init(vocabulary: Vocabulary, model: NGramModel) {
    self.vocabulary = vocabulary
    self.model = model
  }

  /// Writes the model in ARPA's text format; `.gz` and `.zst` compress.
  ///
  /// - Throws: `CorpusError` where it cannot be written; nothing is left under the name then.
  public func writeARPA(to path: String) throws(CorpusError) {
    let output = try OutputFile(path: path)
    try ARPAWriter(self).write(to: output)
    try output.commit()
  }
}
