/// “the card that I ordered” and “the card I ordered”; “I hope that it works” and “I hope it works”.
enum LeftOutThat {
  static func edits(of text: RewriteText) -> [RewriteEdit] {
    text.words.indices.dropFirst().compactMap { place in
      let before = text.words[place - 1]
      guard before.isCopied || before.isNew, !before.isSign, !before.isSpace else { return nil }
      let isRelative = before.tag.isNoun && before.tags.count == 1
      let isSpeech = speaks(place - 1, text)
      if ["that", "which"].contains(text.words[place].folded) {
        let hasThat = text.words[place].folded == "that"
        guard isRelative || hasThat && isSpeech, isClause(at: place + 1, text) else { return nil }
        // The words around it stay: what is replaced must not be empty.
        return RewriteEdit(
          range: place..<(place + 2), pieces: [.base(place + 1)], kind: .structure)
      }
      guard isClause(at: place, text), isSpeech || isRelative && endsObject(place - 1, text) else {
        return nil
      }
      return RewriteEdit(
        range: place..<(place + 1), pieces: [.text("that"), .base(place)], kind: .structure)
    }
  }

  /// Whether a subject stands there with its verb behind it.
  private static func isClause(at place: Int, _ text: RewriteText) -> Bool {
    guard let subject = text[place], subject.isCopied, subjects.contains(subject.folded),
      subject.tags.first == .pronoun
    else { return false }
    if subject.tags.count > 1 { return true }
    guard let next = text[place + 1] else { return false }
    return next.tag.isFinite || next.tag == .adverb && text[place + 2]?.tag.isFinite == true
  }

  /// Whether somebody says or thinks what follows a token.
  private static func speaks(_ place: Int, _ text: RewriteText) -> Bool {
    let word = text.words[place]
    if speech.contains(word.folded) { return word.tag.isVerb || word.tag.isAdjective }
    return ["me", "us"].contains(word.folded)
      && text[place - 1].map { ["told", "tells", "tell"].contains($0.folded) } == true
  }

  /// Whether a noun ends a phrase that no clause begins with, so that what follows it can only tell more of it.
  private static func endsObject(_ head: Int, _ text: RewriteText) -> Bool {
    if times.contains(text.words[head].folded) { return false }
    var start = head
    while start > 0, head - start < 4,
      text.words[start - 1].tag.isNoun || text.words[start - 1].tag.isAdjective
    {
      start -= 1
    }
    guard start > 0, ["the", "a", "an", "my"].contains(text.words[start - 1].folded) else {
      return false
    }
    // “In the app I see”, “When I open the app I see”: what stands before is no main clause.
    let sentence = text.sentence(at: head)
    let stop = text.words[sentence.lowerBound..<head].lastIndex { $0.isSign || $0.isSpace }
    let first = text.words[stop.map { $0 + 1 } ?? sentence.lowerBound]
    return first.tag != .preposition && first.tag != .gerund && first.tag != .to
      && !SentenceJoins.hanging.contains(first.folded)
  }

  private static let subjects: Set = [
    "i", "you", "we", "they", "he", "she", "it", "i'm", "i've", "i'd", "i'll", "you're", "you've",
    "we're", "we've", "we'd", "they're", "they've", "it's", "he's", "she's",
  ]
  private static let speech: Set = [
    "say", "says", "said", "think", "thought", "know", "knew", "hope", "see", "saw", "notice",
    "noticed", "believe", "mean", "means", "guess", "suppose", "assume", "assumed", "understand",
    "understood", "sure", "afraid", "glad", "wish", "remember", "realise", "realised", "realized",
    "heard", "read",
  ]
  /// Before a clause these say when, and are no object.
  private static let times: Set = [
    "time", "day", "week", "month", "year", "morning", "evening", "night", "moment", "minute",
    "hour", "second", "afternoon", "weekend", "way", "reason", "thanks", "team",
  ]
}
