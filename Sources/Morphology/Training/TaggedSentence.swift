/// The words of a sentence with their tags.
package struct TaggedSentence: Sendable {
  package var words: [String]
  package var tags: [PartOfSpeech]

  package init(words: [String], tags: [PartOfSpeech]) {
    precondition(words.count == tags.count)
    (self.words, self.tags) = (words, tags)
  }
}
