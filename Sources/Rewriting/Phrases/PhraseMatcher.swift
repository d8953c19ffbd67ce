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

  /// A text as phrases are looked for in it.
  private struct Reading {
    let text: RewriteText
    /// By token, the number of its word in the book; -1 of one that no phrase has.
    let words: [Int32]
    /// By token, the number of its lemma where it may be a verb; otherwise -1.
    let verbs: [Int32]
    /// By token, what it alone may be copied as.
    let kinds: [CopiedKinds]

    init(_ text: RewriteText, _ book: PhraseBook, _ forms: any WordForms) {
      self.text = text
      words = text.words.map { $0.text == nil ? -1 : book.number(of: $0.folded) }
      verbs = text.words.map { word in
        word.tag == .modal || word.tags.contains { $0.isVerb }
          ? book.number(of: forms.lemma(of: word.folded, as: word.tag)) : -1
      }
      kinds = text.words.map { CopiedKinds.byWord[$0.folded] ?? [] }
    }
  }

  /// Every alternation that its row's guards allow in a text.
  ///
  /// - Complexity: O(*n*) in tokens, times the phrases that begin with the same word.
  func edits(of text: RewriteText) -> [RewriteEdit] {
    var edits: [RewriteEdit] = []
    let reading = Reading(text, book, forms)
    let copied = Phrase.Copied.allCases.compactMap { kind in book.byCopied[kind].map { (kind, $0) }
    }
    for start in text.words.indices where !text.words[start].isSpace {
      let second = start + 1 < reading.words.count ? reading.words[start + 1] : -1
      book.forEachPhrase(reading.words[start], second) {
        append($0, at: start, in: reading, to: &edits)
      }
      for (kind, places) in copied where end(of: kind, at: start, in: reading) != nil {
        for place in places { append(place, at: start, in: reading, to: &edits) }
      }
      for place in book.phrases(ofVerb: reading.verbs[start]) {
        append(place, at: start, in: reading, to: &edits)
      }
    }
    return edits
  }

  private func append(
    _ place: PhraseBook.Place, at start: Int, in reading: Reading, to edits: inout [RewriteEdit]
  ) {
    let row = book.rows[place.row]
    guard let match = match(row.phrases[place.phrase], at: start, in: reading) else { return }
    let range = start..<match.end
    let text = reading.text
    guard row.guards.allSatisfy({ $0.admits(range, in: text) }), !splitsInversion(range, in: text)
    else { return }
    for target in row.targets[place.phrase] {
      guard let pieces = write(row.phrases[target.phrase], match, start: start, in: text) else {
        continue
      }
      var edit = RewriteEdit(range: range, pieces: pieces, kind: .phrase)
      (edit.variety, edit.isReluctant) = (target.variety, target.isReluctant)
      edits.append(edit)
    }
  }

  /// Whether a contraction with “not” stands before its subject: “isn't it” is no “is not it”.
  private func splitsInversion(_ range: Range<Int>, in text: RewriteText) -> Bool {
    guard range.count == 1, let next = text[range.upperBound] else { return false }
    return text.words[range.lowerBound].folded.hasSuffix("n't") && next.tag.opensNounPhrase
      && text.isQuestion(at: range.lowerBound)
  }

  private func match(_ phrase: Phrase, at start: Int, in reading: Reading) -> Match? {
    var match = Match(end: start)
    let text = reading.text
    for element in phrase.elements {
      guard match.end < reading.words.count,
        text.sentenceOf[match.end] == text.sentenceOf[start]
      else { return nil }
      switch element {
      case .word(_, let expected):
        guard reading.words[match.end] == expected else { return nil }
        match.end += 1
      case .verb(_, let lemma):
        guard reading.verbs[match.end] == lemma else { return nil }
        let word = text.words[match.end]
        guard word.tag.isVerb || word.tag == .modal, word.tags.count == 1 else { return nil }
        (match.form, match.verb) = (word.tag, word.folded)
        match.end += 1
      case .copied(let copied):
        guard let end = end(of: copied, at: match.end, in: reading) else { return nil }
        match.copied.append(match.end..<end)
        match.end = end
      }
    }
    return match
  }

  /// Where a thing that is copied ends; nil where none begins.
  private func end(of copied: Phrase.Copied, at start: Int, in reading: Reading) -> Int? {
    let text = reading.text
    switch copied {
    case .number:
      let word = text.words[start]
      return word.folded == BackgroundWords.figure || word.tag == .number ? start + 1 : nil
    case .nounPhrase:
      let tag = text.words[start].tag
      guard tag == .determiner || tag == .possessive else { return nil }
      var end = start + 1
      while let next = text[end], next.tag.isAdjective, end < start + 3 { end += 1 }
      let nouns = end
      while let next = text[end], next.tag.isNoun, end < nouns + 3 { end += 1 }
      return end > nouns ? end : nil
    case .possessive, .object, .thing, .day, .timeUnit, .timeUnits:
      return reading.kinds[start].contains(CopiedKinds(copied)) ? start + 1 : nil
    }
  }

  /// The tokens of a phrase in the place of a match; nil where its verb has no form of that kind.
  private func write(
    _ phrase: Phrase, _ match: Match, start: Int, in text: RewriteText
  ) -> [RewritePiece]? {
    var pieces: [RewritePiece] = []
    var copied = match.copied[...]
    for element in phrase.elements {
      switch element {
      case .word(let word, _): pieces.append(.text(word))
      case .verb(let lemma, _):
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

/// The kinds of things that one word alone may be copied as.
private struct CopiedKinds: OptionSet {
  let rawValue: UInt8

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// None of kinds that words do not tell.
  init(_ kind: Phrase.Copied) {
    rawValue =
      switch kind {
      case .possessive: 1
      case .object: 2
      case .thing: 4
      case .day: 8
      case .timeUnit: 16
      case .timeUnits: 32
      case .nounPhrase, .number: 0
      }
  }

  static let byWord: [String: CopiedKinds] = {
    var kinds: [String: CopiedKinds] = [:]
    for (kind, words) in words {
      for word in words { kinds[word, default: []].insert(CopiedKinds(kind)) }
    }
    return kinds
  }()

  private static let words: [Phrase.Copied: [String]] = [
    .possessive: ["my", "your", "our", "his", "her", "their"],
    .object: ["me", "you", "us", "him", "her", "them"],
    .thing: ["it", "them", "this", "that", "these", "those"],
    .day: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
    .timeUnit: ["day", "week", "month", "year", "hour", "minute", "second"],
    .timeUnits: ["days", "weeks", "months", "years", "hours", "minutes", "seconds"],
  ]
}

/// The forms of words.
protocol WordForms: Sendable {
  /// The form that dictionaries list; the word itself, in lower case, where it is not known.
  func lemma(of word: String, as tag: PennTag) -> String
  /// A form of a lemma; nil where it has none of the kind.
  func form(of lemma: String, as tag: PennTag) -> String?
}
