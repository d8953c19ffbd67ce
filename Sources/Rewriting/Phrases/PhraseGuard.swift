/// A condition on the place where a phrase stands.
struct PhraseGuard: Sendable {
  /// What is asked.
  enum Test: Sendable {
    case firstWord(FirstWord)
    case clauseInitial, sentenceInitial, clauseFinal, question, negated
    case next(Next)
    case nextWord(Set<String>)
    case previous(Previous)
    case previousWord(Set<String>)
    case nextNoun(isPlural: Bool)
  }

  /// What the first word is.
  enum FirstWord: String, Sendable {
    case verb = "V"
    case headNoun = "N"
    case adjective = "A"
    case attributive = "A1"
    case predicative = "A2"
    case adverb = "R"
    case preposition = "P"
    case subordinator = "C"
    case determiner = "D"
    case auxiliary = "X"
  }

  /// What follows.
  enum Next: String, Sendable {
    case nounPhrase = ">np"
    case noun = ">n"
    case number = ">num"
    case to = ">to"
    case baseVerb = ">vb"
    case gerund = ">ing"
    case participle = ">vbn"
    case verb = ">v"
    case adjective = ">adj"
    case clause = ">cl"
  }

  /// What stands before.
  enum Previous: String, Sendable {
    case nounPhrase = "<np"
    case subject = "<subj"
    case verb = "<v"
    case be = "<be"
  }

  let test: Test
  /// Whether it must not hold.
  let isNegated: Bool

  /// Reads a guard of the phrase book; nil where there is none of that name.
  init?(_ text: some StringProtocol) {
    isNegated = text.first == "!"
    let name = String(isNegated ? text.dropFirst() : text[...])
    if let first = FirstWord(rawValue: name) {
      test = .firstWord(first)
    } else if let next = Next(rawValue: name) {
      test = .next(next)
    } else if let previous = Previous(rawValue: name) {
      test = .previous(previous)
    } else if name.hasPrefix(">=") || name.hasPrefix("<=") {
      let words = Set(name.dropFirst(2).split(separator: "/").map { $0.lowercased() })
      test = name.first == ">" ? .nextWord(words) : .previousWord(words)
    } else {
      switch name {
      case "^": test = .clauseInitial
      case "^^": test = .sentenceInitial
      case "$": test = .clauseFinal
      case "q": test = .question
      case "neg": test = .negated
      case "pl": test = .nextNoun(isPlural: true)
      case "sg": test = .nextNoun(isPlural: false)
      default: return nil
      }
    }
  }

  /// Whether it lets a phrase that stands at some tokens be replaced.
  func admits(_ range: Range<Int>, in text: RewriteText) -> Bool {
    holds(range, in: text) != isNegated
  }

  private func holds(_ range: Range<Int>, in text: RewriteText) -> Bool {
    let (start, end) = (range.lowerBound, range.upperBound)
    switch test {
    case .clauseInitial: return text.startsClause(start)
    case .sentenceInitial: return text.startsSentence(start)
    case .clauseFinal: return text.endsClause(before: end)
    case .question: return text.isQuestion(at: start)
    case .negated:
      let first = max(text.sentence(at: start).lowerBound, start - 4)
      return text.words[first..<start].contains { Self.isNegation($0.folded) }
    case .firstWord(let kind): return Self.isFirst(kind, start, in: text)
    case .next(let kind): return Self.isNext(kind, end, in: text)
    case .previous(let kind): return Self.isPrevious(kind, start - 1, in: text)
    case .nextWord(let words): return text[end].map { words.contains($0.folded) } ?? false
    case .previousWord(let words):
      return text[start - 1].map { words.contains($0.folded) } ?? false
    case .nextNoun(let isPlural):
      let rest = text.words[start..<text.sentence(at: start).upperBound]
      guard let noun = rest.first(where: { $0.tag.isNoun }) else { return false }
      return noun.tag.isPlural == isPlural
    }
  }

  private static func isNegation(_ word: String) -> Bool {
    word.hasSuffix("n't") || ["not", "never", "no", "nothing", "nobody", "cannot"].contains(word)
  }

  private static func isFirst(_ kind: FirstWord, _ place: Int, in text: RewriteText) -> Bool {
    let word = text.words[place]
    let next = text[place + 1]
    switch kind {
    case .verb: return word.tags.contains { $0.isVerb }
    case .headNoun:
      // Right behind “be” it is most often an adjective that was mistaken for a noun.
      return word.tag.isNoun && next?.tag.isNoun != true
        && !formsOfBe.contains(text[place - 1]?.folded ?? "")
    case .adjective: return word.tag.isAdjective || word.tag == .participle
    case .attributive:
      return word.tag.isAdjective && (next?.tag.isNoun ?? false || next?.tag.isAdjective ?? false)
    case .predicative:
      return word.tag.isAdjective && !(next?.tag.isNoun ?? false || next?.tag.isAdjective ?? false)
    case .adverb: return word.tag.isAdverb
    case .preposition: return word.tag == .preposition || word.tag == .to
    case .subordinator:
      return (word.tag == .preposition || word.tag == .whAdverb) && hasClause(place + 1, in: text)
    case .determiner:
      return [.determiner, .possessive, .predeterminer, .adjective].contains(word.tag)
    case .auxiliary:
      let verb = text.words[(place + 1)...].prefix(3).first {
        !$0.tag.isAdverb && $0.tag != .pronoun
      }
      return word.tag == .modal || verb?.tag.isVerb ?? false
    }
  }

  private static func isNext(_ kind: Next, _ place: Int, in text: RewriteText) -> Bool {
    guard let word = text[place], !word.isSpace, !word.isSign else { return false }
    switch kind {
    case .nounPhrase:
      if case .slot = word.content { return true }
      return word.tag.opensNounPhrase || word.tag == .gerund && text[place + 1]?.tag.isNoun ?? false
    case .noun: return word.tag.isNoun || word.tag.isAdjective
    case .number: return word.tag == .number || word.folded == BackgroundWords.figure
    case .to: return word.folded == "to"
    case .baseVerb: return word.tag == .verb || word.tag == .present
    case .gerund: return word.tag == .gerund
    case .participle: return word.tag == .participle || word.tag == .past
    case .verb: return word.tag.isVerb
    case .adjective: return word.tag.isAdjective || word.tag == .participle
    case .clause: return hasClause(place, in: text)
    }
  }

  /// Whether a subject with its verb begins at a token.
  private static func hasClause(_ place: Int, in text: RewriteText) -> Bool {
    guard let word = text[place] else { return false }
    if word.tags.count > 1, word.tag == .pronoun || word.tag == .existential { return true }
    guard word.tag.opensNounPhrase || word.tag == .existential || word.tag == .whPronoun else {
      return false
    }
    if word.tag == .pronoun, objects.contains(word.folded) { return false }
    for next in text.words[(place + 1)...].prefix(6) {
      if next.isSign || next.isSpace { return false }
      if next.tag.isFinite { return true }
    }
    return false
  }

  private static func isPrevious(_ kind: Previous, _ place: Int, in text: RewriteText) -> Bool {
    guard let word = text[place], !word.isSpace, !word.isSign else { return false }
    switch kind {
    case .nounPhrase:
      if case .slot = word.content { return true }
      return word.lastTag.isNoun || word.lastTag == .pronoun
    case .subject:
      return word.lastTag.isNoun || word.tag == .existential
        || word.tag == .pronoun && !objects.contains(word.folded)
    case .verb: return word.lastTag.isVerb || word.lastTag == .modal
    case .be:
      return Self.formsOfBe.contains(word.folded) || word.folded.hasSuffix("'m")
        || word.folded.hasSuffix("'re") || word.folded.hasSuffix("'s")
    }
  }

  /// Pronouns that are no subject.
  private static let objects: Set = ["me", "him", "them", "us"]

  static let formsOfBe: Set = [
    "be", "am", "is", "are", "was", "were", "been", "being", "isn't", "aren't", "wasn't", "weren't",
  ]
}
