import Sampling

/// “The lamp flickered when I touched it” and “When I touched it, the lamp flickered”; “I called on Monday” and “On Monday I called”.
///
/// What moves keeps its words, so a text with parts in another order is a text of its own, whose words are replaced afterwards.
enum MovedParts {
  /// A sentence in another order.
  struct Move: Sendable {
    /// The sentence's tokens.
    let range: Range<Int>
    /// What is written in their place: places of tokens, or the sign between two clauses.
    let pieces: [RewritePiece]
  }

  /// Draws which of a text's sentences have their parts in another order.
  static func draw(from text: RewriteText, by stream: inout RandomStream) -> [Move] {
    text.sentences.compactMap { sentence in
      guard let move = move(in: sentence, text), stream.chance(RewriteTuning.movedShare) else {
        return nil
      }
      return move
    }
  }

  /// The other order of a sentence; nil where it has none.
  static func move(in sentence: Range<Int>, _ text: RewriteText) -> Move? {
    guard let end = text.words[sentence].lastIndex(where: { !$0.isSpace }),
      [".", "?"].contains(text.words[end].folded), end > sentence.lowerBound,
      text.startsSentence(sentence.lowerBound), !text.words[sentence.lowerBound].isSign,
      !text.words[sentence.lowerBound].isSpace
    else { return nil }
    let body = start(of: sentence, text)..<end
    if body.isEmpty { return nil }
    return clauseToFront(body, text) ?? clauseToEnd(body, text) ?? dayToFront(body, text)
      ?? dayToEnd(body, text)
  }

  /// Where a sentence begins behind a greeting: “Hi, …”.
  private static func start(of sentence: Range<Int>, _ text: RewriteText) -> Int {
    let first = sentence.lowerBound
    guard ["hi", "hello", "hey", "good"].contains(text.words[first].folded),
      let comma = sentence.prefix(4).first(where: { text.words[$0].folded == "," })
    else { return first }
    return comma + 1
  }

  // MARK: Clauses

  private static func clauseToFront(_ body: Range<Int>, _ text: RewriteText) -> Move? {
    let words = text.words
    guard words[body.upperBound].folded == ".", !has(signs, in: body, text),
      let start = body.dropFirst(3).first(where: { openers.contains(words[$0].folded) }),
      hasClause(start + 1, body.upperBound, text), isMain(body.lowerBound..<start, text),
      !body.dropFirst().contains(where: { $0 != start && openers.contains(words[$0].folded) }),
      !words[max(body.lowerBound, start - 3)..<start].contains(where: { asking.contains($0.folded) }
      ),
      !has(pointing, in: body, text), !has(links, in: body, text)
    else { return nil }
    return Move(
      range: body,
      pieces: (start..<body.upperBound).map { .base($0) } + [.text(",")]
        + (body.lowerBound..<start).map { .base($0) })
  }

  private static func clauseToEnd(_ body: Range<Int>, _ text: RewriteText) -> Move? {
    let words = text.words
    guard openers.contains(words[body.lowerBound].folded),
      let comma = body.first(where: { words[$0].folded == "," }),
      hasClause(body.lowerBound + 1, comma, text),
      !has(signs, in: body.lowerBound..<comma, text),
      !has(signs, in: (comma + 1)..<body.upperBound, text),
      isMain((comma + 1)..<body.upperBound, text),
      !has(pointing, in: (comma + 1)..<body.upperBound, text), !has(links, in: body, text),
      !((comma + 1)..<body.upperBound).contains(where: { openers.contains(words[$0].folded) })
    else { return nil }
    return Move(
      range: body,
      pieces: ((comma + 1)..<body.upperBound).map { .base($0) }
        + (body.lowerBound..<comma).map { .base($0) })
  }

  // MARK: Days

  private static func dayToFront(_ body: Range<Int>, _ text: RewriteText) -> Move? {
    let start = body.upperBound - 2
    guard text.words[body.upperBound].folded == ".", start > body.lowerBound + 2,
      isDay(start, text), !isDay(body.lowerBound, text),
      text.words[body.lowerBound].tag == .pronoun,
      isOneClause(body.lowerBound..<start, text)
    else { return nil }
    return Move(
      range: body,
      pieces: (start..<body.upperBound).map { .base($0) }
        + (body.lowerBound..<start).map { .base($0) })
  }

  private static func dayToEnd(_ body: Range<Int>, _ text: RewriteText) -> Move? {
    guard text.words[body.upperBound].folded == ".", isDay(body.lowerBound, text),
      body.count > 4, text.words[body.lowerBound + 2].tag == .pronoun,
      isOneClause((body.lowerBound + 2)..<body.upperBound, text)
    else { return nil }
    return Move(
      range: body,
      pieces: ((body.lowerBound + 2)..<body.upperBound).map { .base($0) }
        + (body.lowerBound..<(body.lowerBound + 2)).map { .base($0) })
  }

  /// Whether “on” and a date stand there.
  private static func isDay(_ place: Int, _ text: RewriteText) -> Bool {
    guard text.words[place].folded == "on", case .slot("DATE_TIME")? = text[place + 1]?.content
    else { return false }
    return true
  }

  /// Whether tokens are one clause without another day.
  private static func isOneClause(_ range: Range<Int>, _ text: RewriteText) -> Bool {
    let verbs = range.filter { text.words[$0].tags.contains { $0.isFinite } }
    return verbs.count == 1 && !has(signs, in: range, text) && !has(links, in: range, text)
      && !range.contains { place in
        openers.contains(text.words[place].folded) || text.words[place].folded == "to"
          || text.words[place].content == .slot("DATE_TIME")
      }
  }

  // MARK: What stands where

  /// Whether tokens are a main clause: with a verb of its own, and no word before its subject that ties it to what it stands behind.
  private static func isMain(_ range: Range<Int>, _ text: RewriteText) -> Bool {
    guard let first = range.first, range.count > 2 else { return false }
    let word = text.words[first]
    return word.tag != .coordinator && !ties.contains(word.folded)
      && range.contains { place in
        text.words[place].tags.contains { $0.isFinite } || text.words[place].tag == .verb
      }
  }

  /// Whether a subject with its verb stands between two places.
  private static func hasClause(_ start: Int, _ end: Int, _ text: RewriteText) -> Bool {
    guard start < end, text.words[start].tag.opensNounPhrase else { return false }
    if text.words[start].tags.count > 1 { return true }
    return text.words[start..<end].dropFirst().prefix(6).contains { word in
      word.tags.contains { $0.isFinite }
    }
  }

  private static func has(
    _ words: Set<String>, in range: Range<Int>, _ text: RewriteText
  ) -> Bool {
    text.words[range].contains { words.contains($0.folded) || $0.isSpace }
  }

  private static let openers: Set = [
    "when", "if", "because", "although", "after", "before", "once", "until", "while",
  ]
  /// What asks or tells what follows: “let me know if it works” is one clause.
  private static let asking: Set = [
    "know", "see", "check", "ask", "asked", "wonder", "wondering", "sure", "tell", "find",
    "confirm", "matter", "matters", "say", "says", "said", "understand", "question", "idea", "me",
    "us", "remember", "only", "even", "just", "not", "especially", "long", "right", "shortly",
    "soon", "and", "or", "as", "day", "days", "week", "weeks", "month", "months", "hour", "hours",
    "minutes", "year", "years", "time", "explain", "show", "until",
  ]
  /// What speaks of something named before, which must not come to be named behind it.
  private static let pointing: Set = [
    "it", "its", "it's", "they", "them", "their", "this", "that", "these", "those", "one", "ones",
    "he", "she", "his", "her", "him", "there", "then", "both", "other", "same",
  ]
  private static let links: Set = ["but", "so", "nor", "yet"]
  private static let signs: Set = [",", ";", ":", "(", ")", "-", "–", "—", "\"", "“", "”", "…"]
  private static let ties: Set = ["please", "also", "however", "then", "so", "thanks", "sorry"]
}

extension RewriteText {
  /// The text with some sentences in another order.
  ///
  /// A sign between two clauses is new, and so is a word whose first letter changes.
  ///
  /// - Parameter moves: By where they stand.
  func moved(_ moves: [MovedParts.Move]) -> TextVariant {
    var words: [RewriteWord] = []
    var origins: [Int?] = []
    func append(_ range: Range<Int>) {
      words += self.words[range]
      origins += range.map { Optional($0) }
    }
    var place = 0
    for move in moves {
      append(place..<move.range.lowerBound)
      for (number, piece) in move.pieces.enumerated() {
        switch piece {
        case .text(let sign):
          words.append(RewriteWord(new: sign, as: .other))
          origins.append(nil)
        case .base(let token):
          let word = self.words[token]
          if let other = recased(
            word, isFirst: number == 0 && startsSentence(move.range.lowerBound),
            wasFirst: token == move.range.lowerBound)
          {
            words.append(RewriteWord(new: other, as: word.tag))
            origins.append(nil)
          } else {
            words.append(word)
            origins.append(token)
          }
        }
      }
      place = move.range.upperBound
    }
    append(place..<self.words.count)
    return TextVariant(words: words, origins: origins)
  }

  /// A word with the capital that its new place asks for; nil where it has it.
  private func recased(_ word: RewriteWord, isFirst: Bool, wasFirst: Bool) -> String? {
    guard let text = word.text, isFirst != wasFirst else { return nil }
    let spelling = String(decoding: text, as: UTF8.self)
    if isFirst { return isLowercase || word.isCapitalised ? nil : spelling.titled }
    let keeps =
      !word.isCapitalised || word.keepsCapital || !spelling.dropFirst().allSatisfy(\.isLowercase)
    return keeps ? nil : spelling.lowercased()
  }
}
