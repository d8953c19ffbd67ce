package import Languages
package import NGrams

/// A model of general text: how likely a wording is in its context.
package struct BackgroundModel: Sendable {
  private let language: LanguageModel

  /// Takes a model of words in lower case, with `#` for whatever has a digit.
  package init(_ language: LanguageModel) { self.language = language }

  /// Reads the section `background` of a pack; nil where it is none.
  package init?(_ section: PackSection) {
    let model = unsafe try? LanguageModel(
      bytes: section.bytes, owner: section.owner, name: section.name, verifies: false)
    guard let model else { return nil }
    self.init(model)
  }

  /// The number of a word in lower case; 0 of one that the model does not know.
  func number(of word: String) -> UInt32 { language.vocabulary.id(of: word.utf8) ?? 0 }

  /// log10 of the probability of words where they stand.
  func logProbability(
    of words: some Sequence<UInt32>, after context: some Collection<UInt32>, startsText: Bool
  ) -> Double {
    language.logProbability(of: words, after: context, startsSentence: startsText)
  }

  /// Whether the model has seen two words side by side.
  func hasPair(_ first: UInt32, _ second: UInt32) -> Bool { language.hasBigram(first, second) }

  /// How many words of context count.
  static let contextLength = 3
}
