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

  /// Reads a model in ARPA's text format.
  ///
  /// - Throws: `CorpusError` with the line that is none.
  public init(arpa path: String, options: ReadingOptions = ReadingOptions()) throws(CorpusError) {
    self = try ARPAReader.read(path: path, options: options)
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
