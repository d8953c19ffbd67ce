/// A noun phrase as rules read one: a determiner, adjectives and nouns, and no more behind them.
struct NounPhrase {
  /// Its tokens.
  let range: Range<Int>

  /// The noun that it is about.
  var head: Int { range.upperBound - 1 }
  var determiner: Int { range.lowerBound }

  /// Reads the phrase that begins with a determiner; nil where none does, or it goes on: with a noun phrase behind “of”, a relative
  /// clause, or another of its kind.
  init?(at place: Int, in text: RewriteText) {
    guard let first = text[place], Self.determiners.contains(first.folded) else { return nil }
    var end = place + 1
    while let word = text[end], word.isCopied || word.isNew,
      word.tag.isAdjective || word.tag.isNoun, word.tags.count == 1
    {
      end += 1
    }
    guard end > place + 1, text.words[end - 1].tag.isNoun else { return nil }
    range = place..<end
  }

  /// Whether the sentence goes on behind it as behind a whole phrase: with a verb, a sign or nothing.
  func isWhole(in text: RewriteText) -> Bool {
    guard let next = text[range.upperBound] else { return true }
    return next.isSpace || next.isSign && next.folded != "'" && next.folded != "-"
      || next.tag.isFinite
  }

  private static let determiners: Set = [
    "the", "my", "our", "your", "his", "her", "their", "this", "that", "a", "an",
  ]
}
