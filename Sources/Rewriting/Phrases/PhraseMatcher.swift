/// Finds the phrases of a book in a text, and what may be written in their place.
struct PhraseMatcher {
  let book: PhraseBook
  let forms: any WordForms

  /// A phrase that was found.
  private struct Match {
    var end: Int
    /// How its verb is inflected.
    var form: PennTag?
    /// The verb as it is written, in lower case.
    var verb = ""
    /// The tokens that are copied, in their order.
    var copied: [Range<Int>] = []
  }

  /// Every alternation that its row's guards allow in a text.
  ///
  /// - Complexity: O(*n*) in tokens, times the phrases that begin with the same word.
  func edits(of text: RewriteText) -> [RewriteEdit] {
    var edits: [RewriteEdit] = []
    let numbers = text.words.map { $0.text == nil ? -1 : book.number(of: $0.folded) }
    for start in text.words.indices {
      let word = text.words[start]
      if word.isSpace { continue }
      let second = start + 1 < numbers.count ? numbers[start + 1] : -1
      book.forEachPhrase(numbers[start], second) {
        append($0, at: start, in: text, numbers, to: &edits)
      }
      for place in book.byCopied { append(place, at: start, in: text, numbers, to: &edits) }
      if word.tags.contains(where: \.isVerb) || word.tag == .modal {
        for place in book.byVerb[forms.lemma(of: word.folded, as: word.tag)] ?? [] {
          append(place, at: start, in: text, numbers, to: &edits)
        }
      }
    }
    return edits
  }

  private func append(
    _ place: PhraseBook.Place, at start: Int, in text: RewriteText, _ numbers: [Int32],
    to edits: inout [RewriteEdit]
  ) {
    let row = book.rows[place.row]
    let phrase = row.phrases[place.phrase]
    guard let match = match(phrase, at: start, in: text, numbers) else { return }
    let range = start..<match.end
    guard row.guards.allSatisfy({ $0.admits(range, in: text) }), !splitsInversion(range, in: text)
    else { return }
    for (number, other) in row.phrases.enumerated()
    where row.allows(place.phrase, to: number) && other.copies == phrase.copies {
      guard let pieces = write(other, match, start: start, in: text) else { continue }
      var edit = RewriteEdit(range: range, pieces: pieces, kind: .phrase)
      edit.variety = row.varieties[number]
      edit.isReluctant = row.reluctant.contains(place.phrase * 256 + number)
      edits.append(edit)
    }
  }

  /// Whether a contraction with “not” stands before its subject: “isn't it” is no “is not it”.
  private func splitsInversion(_ range: Range<Int>, in text: RewriteText) -> Bool {
    guard range.count == 1, let next = text[range.upperBound] else { return false }
    return text.words[range.lowerBound].folded.hasSuffix("n't") && next.tag.opensNounPhrase
      && text.isQuestion(at: range.lowerBound)
  }

  private func match(
    _ phrase: Phrase, at start: Int, in text: RewriteText, _ numbers: [Int32]
  ) -> Match? {
    var match = Match(end: start)
    for element in phrase.elements {
      guard match.end < numbers.count, text.sentenceOf[match.end] == text.sentenceOf[start] else {
        return nil
      }
      switch element {
      case .word(_, let expected):
        guard numbers[match.end] == expected else { return nil }
        match.end += 1
      case .verb(let lemma):
        let word = text.words[match.end]
        guard word.tag.isVerb || word.tag == .modal, word.tags.count == 1,
          forms.lemma(of: word.folded, as: word.tag) == lemma
        else { return nil }
        (match.form, match.verb) = (word.tag, word.folded)
        match.end += 1
      case .copied(let copied):
        guard let end = end(of: copied, at: match.end, in: text) else { return nil }
        match.copied.append(match.end..<end)
        match.end = end
      }
    }
    return match
  }

  /// Where a thing that is copied ends; nil where none begins.
  private func end(of copied: Phrase.Copied, at start: Int, in text: RewriteText) -> Int? {
    let word = text.words[start]
    let list: Set<String>
    switch copied {
    case .number:
      return word.folded == BackgroundWords.figure || word.tag == .number ? start + 1 : nil
    case .nounPhrase:
      guard [.determiner, .possessive].contains(word.tag) else { return nil }
      var end = start + 1
      while let next = text[end], next.tag.isAdjective, end < start + 3 { end += 1 }
      let nouns = end
      while let next = text[end], next.tag.isNoun, end < nouns + 3 { end += 1 }
      return end > nouns ? end : nil
    case .possessive: list = ["my", "your", "our", "his", "her", "their"]
    case .object: list = ["me", "you", "us", "him", "her", "them"]
    case .thing: list = ["it", "them", "this", "that", "these", "those"]
    case .day: list = Self.days
    case .timeUnit: list = ["day", "week", "month", "year", "hour", "minute", "second"]
    case .timeUnits: list = ["days", "weeks", "months", "years", "hours", "minutes", "seconds"]
    }
    return list.contains(word.folded) ? start + 1 : nil
  }

  private static let days: Set = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  /// The tokens of a phrase in the place of a match; nil where its verb has no form of that kind.
  private func write(
    _ phrase: Phrase, _ match: Match, start: Int, in text: RewriteText
  ) -> [RewritePiece]? {
    var pieces: [RewritePiece] = []
    var copied = match.copied[...]
    for element in phrase.elements {
      switch element {
      case .word(let word, _): pieces.append(.text(word))
      case .verb(let lemma):
        guard let form = match.form, let verb = inflected(lemma, as: form, match, start, text)
        else { return nil }
        pieces.append(.text(verb))
      case .copied:
        guard let range = copied.popFirst() else { return nil }
        pieces += range.map { .base($0) }
      }
    }
    return pieces
  }

  private func inflected(
    _ lemma: String, as form: PennTag, _ match: Match, _ start: Int, _ text: RewriteText
  ) -> String? {
    guard lemma == "be", form == .present || form == .past else {
      return forms.form(of: lemma, as: form)
    }
    if PhraseGuard.formsOfBe.contains(match.verb) { return match.verb }
    // “be” alone agrees with its subject in number, too: only a pronoun right before it tells.
    switch (text[start - 1]?.folded, form) {
    case ("i", .present): return "am"
    case ("i", .past), ("he", .past), ("she", .past), ("it", .past): return "was"
    case ("you", .present), ("we", .present), ("they", .present): return "are"
    case ("you", .past), ("we", .past), ("they", .past): return "were"
    default: return nil
    }
  }
}

/// The forms of words.
protocol WordForms: Sendable {
  /// The form that dictionaries list; the word itself, in lower case, where it is not known.
  func lemma(of word: String, as tag: PennTag) -> String
  /// A form of a lemma; nil where it has none of the kind.
  func form(of lemma: String, as tag: PennTag) -> String?
}
