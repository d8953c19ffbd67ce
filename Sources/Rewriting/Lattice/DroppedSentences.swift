/// Sentences that a document does without.
enum DroppedSentences {
  /// The edits that leave one out: one in the midst of a paragraph, on which nothing behind it leans.
  static func edits(of text: RewriteText) -> [RewriteEdit] {
    let sentences = text.sentences
    if sentences.count < RewriteTuning.fewestSentences { return [] }
    return sentences.indices.dropFirst().dropLast().compactMap { number in
      let range = sentences[number]
      guard let last = text[range.upperBound - 1], [".", "!"].contains(last.folded),
        let before = text[range.lowerBound - 1], !before.isSpace, before.endsSentence,
        let next = text[range.upperBound], !next.isSpace, !leansBack(next)
      else { return nil }
      var edit = RewriteEdit(range: range, pieces: [], kind: .droppedSentence)
      edit.gain = RewriteTuning.droppedSentenceGain
      return edit
    }
  }

  /// Whether a sentence that begins with a word speaks of the one before.
  private static func leansBack(_ word: RewriteWord) -> Bool {
    word.tag == .coordinator || word.tag == .pronoun && !["i", "we", "you"].contains(word.folded)
      || word.tag == .determiner
        && ["this", "that", "these", "those", "both"].contains(word.folded)
      || word.tag == .adverb || word.tag == .number
  }
}
