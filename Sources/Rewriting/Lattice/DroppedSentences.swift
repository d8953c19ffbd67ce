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
        let next = text[range.upperBound], !next.isSpace, !leansBack(next),
        !isRequest(range, in: text), !isSpokenOf(number, in: text)
      else { return nil }
      var edit = RewriteEdit(range: range, pieces: [], kind: .droppedSentence)
      edit.gain = RewriteTuning.droppedSentenceGain
      return edit
    }
  }

  /// Whether a sentence asks for something: what the writer wants is what the document is about.
  private static func isRequest(_ sentence: Range<Int>, in text: RewriteText) -> Bool {
    text.words[sentence.lowerBound].tag == .verb
      || text.words[sentence].contains {
        ["please", "want", "like", "need", "hope"].contains($0.folded)
      }
  }

  /// Whether what follows a sentence speaks of what only that one names, as “Can both be replaced?” does.
  private static func isSpokenOf(_ number: Int, in text: RewriteText) -> Bool {
    let rest = text.sentences[(number + 1)...]
    func has(_ words: Set<String>, _ sentence: Range<Int>) -> Bool {
      text.words[sentence].contains { words.contains($0.folded) }
    }
    if rest.first.map({ has(pronouns, $0) }) ?? false || rest.contains(where: { has(others, $0) }) {
      return true
    }
    let before = nouns(in: text.sentences[..<number], text)
    let named = nouns(in: text.sentences[number...number], text).subtracting(before)
    return rest.contains { sentence in
      sentence.contains { place in
        text.words[place].tag.isNoun && named.contains(stem(of: text.words[place]))
      }
    }
  }

  private static func nouns(in sentences: ArraySlice<Range<Int>>, _ text: RewriteText) -> Set<
    String
  > {
    Set(sentences.joined().lazy.map { text.words[$0] }.filter { $0.tag.isNoun }.map(stem))
  }

  /// A noun's spelling without the ending of the plural.
  private static func stem(of noun: RewriteWord) -> String {
    noun.folded.hasSuffix("s") ? String(noun.folded.dropLast()) : noun.folded
  }

  /// Words that stand for what the sentence before names.
  private static let pronouns: Set = [
    "it", "its", "it's", "they", "them", "their", "these", "those", "this", "that's", "he", "she",
    "him", "her", "such", "there", "so", "then", "instead",
  ]
  /// Words that stand for some of what was named somewhere before.
  private static let others: Set = [
    "both", "one", "ones", "either", "neither", "each", "another", "other", "others", "same",
    "else",
  ]

  /// Whether a sentence that begins with a word speaks of the one before.
  private static func leansBack(_ word: RewriteWord) -> Bool {
    word.tag == .coordinator || word.tag == .pronoun && !["i", "we", "you"].contains(word.folded)
      || word.tag == .determiner
        && ["this", "that", "these", "those", "both"].contains(word.folded)
      || word.tag == .adverb || word.tag == .number
  }
}
