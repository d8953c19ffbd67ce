/// “I called, and nobody came.” and “I called. Nobody came.”
enum SentenceJoins {
  static func edits(of text: RewriteText) -> [RewriteEdit] {
    text.words.indices.compactMap { parted(at: $0, text) ?? joined(at: $0, text) }
  }

  /// Two clauses as two sentences.
  private static func parted(at place: Int, _ text: RewriteText) -> RewriteEdit? {
    guard text.words[place].folded == ",", let link = text[place + 1],
      ["and", "but"].contains(link.folded), !text.isQuestion(at: place),
      isClause(at: place + 2, text), let first = text[place + 2]?.text
    else { return nil }
    let sentence = text.sentence(at: place)
    guard hasVerb(sentence.lowerBound..<place, text), isMain(sentence.lowerBound, text) else {
      return nil
    }
    let word = String(decoding: first, as: UTF8.self)
    let pieces: [RewritePiece] =
      link.folded == "but"
      ? [.text("."), .text("But"), .base(place + 2)] : [.text("."), .text(word.titled)]
    return RewriteEdit(range: place..<(place + 3), pieces: pieces, kind: .structure)
  }

  /// Two short sentences as one.
  private static func joined(at place: Int, _ text: RewriteText) -> RewriteEdit? {
    guard text.words[place].folded == ".", isClause(at: place + 1, text),
      text[place + 1].map({ others.contains($0.folded) }) == true,
      text.startsSentence(place + 1), let first = text[place + 1]?.text
    else { return nil }
    let (before, behind) = (text.sentence(at: place), text.sentence(at: place + 1))
    guard before.count <= longestJoined, behind.count <= longestJoined,
      text.words[behind].last(where: { !$0.isSpace })?.folded == ".",
      hasVerb(before, text), isMain(before.lowerBound, text),
      !text.words[before].contains(where: { $0.folded == "and" || $0.folded == "please" })
    else { return nil }
    return RewriteEdit(
      range: place..<(place + 2),
      pieces: [
        .text(","), .text("and"), .text(String(decoding: first, as: UTF8.self).lowercased()),
      ], kind: .structure, isReluctant: true)
  }

  private static let longestJoined = 10
  /// What goes on about the same: a sentence about the writer often gives a reason instead.
  private static let others: Set = ["it", "they", "he", "she"]

  /// Whether a clause with a subject of its own begins there.
  private static func isClause(at place: Int, _ text: RewriteText) -> Bool {
    guard let subject = text[place], subject.isCopied else { return false }
    if subject.tag == .pronoun, subjects.contains(subject.folded) {
      return subject.tags.count > 1 || text[place + 1]?.tag.isFinite == true
    }
    guard let phrase = NounPhrase(at: place, in: text) else { return false }
    let next = text[phrase.range.upperBound]
    return next?.tag.isFinite == true
      || next?.tag == .adverb && text[phrase.range.upperBound + 1]?.tag.isFinite == true
  }

  private static let subjects: Set = ["i", "we", "it", "he", "she", "they", "i've", "we've"]

  private static func hasVerb(_ range: Range<Int>, _ text: RewriteText) -> Bool {
    text.words[range].contains { word in word.tags.contains { $0.isFinite } }
  }

  /// Whether a sentence does not begin with a clause that hangs on another, such as “If I do, …”.
  private static func isMain(_ place: Int, _ text: RewriteText) -> Bool {
    let first = text.words[place...].first { !$0.isSign && !$0.isSpace }
    return first.map { !hanging.contains($0.folded) } ?? false
  }

  /// Words that begin a clause which hangs on another.
  static let hanging: Set = [
    "every", "each", "due", "if", "when", "although", "though", "because", "since", "while", "as",
    "unless", "after",
    "before", "once", "until", "whenever", "whether", "so", "not",
  ]
}
