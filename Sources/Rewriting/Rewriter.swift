package import Languages
import Grammars

/// Finds what may be written in place of the words of a text: by the phrase book of its language, a background model and guards.
package struct Rewriter: Sendable {
  private let book: PhraseBook
  let background: BackgroundModel
  let grammar: LanguageGrammar
  let sisters: SisterNouns
  let varieties: WordVarieties
  private let thesaurus: Thesaurus

  /// Opens what a language's pack knows; nil where it has no phrase book or no background model.
  package init?(_ pack: LanguagePack) {
    guard let phrases = pack.section("phrases"), let model = pack.section("background"),
      let background = BackgroundModel(model), let grammar = LanguageGrammar(pack),
      let nouns = pack.section("sisters"), let synonyms = pack.section("thesaurus"),
      let varieties = pack.section("varieties")
    else { return nil }
    (book, self.background, self.grammar) = (PhraseBook(phrases), background, grammar)
    thesaurus = Thesaurus(synonyms)
    self.varieties = WordVarieties(varieties)
    sisters = SisterNouns(nouns, ambiguous: pack.section("sisters-ambiguous"))
  }

  /// What rewrites texts of a language; nil where nothing is known of it.
  package static func shared(language: String?) -> Rewriter? { language == "en" ? english : nil }

  private static let english = Rewriter(.english)

  static func article(before word: String) -> String {
    EnglishArticle.startsWithVowel(Array(word.utf8)) ? "an" : "a"
  }

  /// Prepares a text to be rewritten.
  ///
  /// - Parameter usage: How the corpus writes, which is preferred.
  /// - Complexity: O(*n*) in tokens, times the alternations of a token.
  package func base(of words: [RewriteWord], usage: CorpusUsage? = nil) -> RewriteBase {
    let text = RewriteText(grammar.tagged(words))
    let numbers = text.words.map { background.number(of: $0.folded) }
    let style = WritingStyle(of: text, varieties, usage)
    var edits: [RewriteEdit] = []
    var seen: Set<SeenEdit> = []
    var likelihoods: [Range<Int>: Double] = [:]
    let phrases = PhraseMatcher(book: book, forms: grammar).edits(of: text)
    let structure =
      Genitives.edits(of: text) + LeftOutThat.edits(of: text) + SentenceJoins.edits(of: text)
      + MovedParticles.edits(of: text)
    for edit in phrases + structure + thesaurus.edits(of: text, forms: grammar) {
      guard var finished = finish(edit, in: text, numbers, &likelihoods), style.admits(finished)
      else { continue }
      let isNew = seen.insert(SeenEdit(range: finished.range, pieces: finished.pieces)).inserted
      if !isNew { continue }
      finished.taste =
        style.discord(of: finished, in: text)
        + (usage?.taste(of: finished.numbers, for: numbers[finished.range]) ?? 0)
        + (finished.isReluctant ? RewriteTuning.reluctance : 0)
      edits.append(finished)
    }
    edits += DroppedSentences.edits(of: text)
    edits.sort {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    return RewriteBase(text: text, edits: edits, numbers: numbers)
  }

  private struct SeenEdit: Hashable {
    let range: Range<Int>
    let pieces: [RewritePiece]
  }

  /// An edit with its case, its article and its gain; nil where it changes nothing or does not fit.
  ///
  /// - Parameter likelihoods: By tokens, how likely these are where they stand, as far as it was asked before.
  private func finish(
    _ edit: RewriteEdit, in text: RewriteText, _ numbers: [UInt32],
    _ likelihoods: inout [Range<Int>: Double]
  ) -> RewriteEdit? {
    var edit = edit
    guard edit.keepEnds(in: text) else { return nil }
    switch Inversion.change(edit, in: text) {
    case .none: break
    case .sign(let place, let sign): edit.sign = (place, sign)
    case .refused: return nil
    }
    agreeArticles(&edit, in: text)
    if repeatsNeighbour(edit, in: text) { return nil }
    edit.restoreCase(in: text)
    edit.numbers = edit.pieces.map { piece in
      switch piece {
      case .base(let place): numbers[place]
      case .text(let word): number(of: word.lowercased())
      }
    }
    // A word that the model does not know cannot be judged.
    for (piece, number) in zip(edit.pieces, edit.numbers) where number == 0 {
      if case .text = piece { return nil }
    }
    edit.gain = gain(of: edit, in: text, numbers, &likelihoods)
    let isSynonym = edit.kind == .synonym
    if isSynonym, !hasBigrams(edit, in: text, numbers) { return nil }
    let least =
      switch edit.kind {
      case .synonym: RewriteTuning.leastGainOfSynonym
      case .structure: RewriteTuning.leastGainOfStructure
      case .phrase, .droppedSentence: RewriteTuning.leastGainOfPhrase
      }
    return edit.gain >= least ? edit : nil
  }

  /// The background model's number of a word; of a genitive that it does not know, that of the noun.
  private func number(of word: String) -> UInt32 {
    let number = background.number(of: word)
    return number == 0 && word.hasSuffix("'s")
      ? background.number(of: String(word.dropLast(2))) : number
  }

  /// Makes “a” and “an” agree with the words behind them.
  private func agreeArticles(_ edit: inout RewriteEdit, in text: RewriteText) {
    if let before = text[edit.range.lowerBound - 1], ["a", "an"].contains(before.folded),
      case .text(let word)? = edit.pieces.first
    {
      let article = Self.article(before: word)
      if article != before.folded {
        edit.prepend(before.isCapitalised ? article.titled : article)
      }
    }
    for place in edit.pieces.indices {
      guard case .text(let word) = edit.pieces[place], ["a", "an"].contains(word.lowercased())
      else { continue }
      var next: String?
      if place + 1 < edit.pieces.count {
        switch edit.pieces[place + 1] {
        case .text(let word): next = word
        case .base(let base): next = text[base]?.folded
        }
      } else {
        next = text[edit.range.upperBound]?.folded
      }
      if let next { edit.pieces[place] = .text(Self.article(before: next)) }
    }
  }

  /// Whether an edit writes a word beside the same word: “on on the same day”.
  private func repeatsNeighbour(_ edit: RewriteEdit, in text: RewriteText) -> Bool {
    func isSame(_ piece: RewritePiece?, _ place: Int) -> Bool {
      guard case .text(let word)? = piece, let other = text[place], !other.isSign else {
        return false
      }
      return word.lowercased() == other.folded
    }
    return isSame(edit.pieces.first, edit.range.lowerBound - 1)
      || isSame(edit.pieces.last, edit.range.upperBound)
  }

  /// Whether general text has the pairs of words at both ends of an edit.
  private func hasBigrams(
    _ edit: RewriteEdit, in text: RewriteText, _ numbers: [UInt32]
  ) -> Bool {
    guard let first = edit.numbers.first, let last = edit.numbers.last else { return true }
    if edit.range.lowerBound > 0, !text.words[edit.range.lowerBound - 1].isSpace,
      !background.hasPair(numbers[edit.range.lowerBound - 1], first)
    {
      return false
    }
    guard edit.range.upperBound < numbers.count, !text.words[edit.range.upperBound].isSpace else {
      return true
    }
    return background.hasPair(last, numbers[edit.range.upperBound])
  }

  /// By how much an edit makes its surroundings more likely, log10.
  private func gain(
    of edit: RewriteEdit, in text: RewriteText, _ numbers: [UInt32],
    _ likelihoods: inout [Range<Int>: Double]
  ) -> Double {
    let (start, end) = (edit.range.lowerBound, edit.range.upperBound)
    // White space parts what the model has as separate texts.
    let first = text.words[..<start].lastIndex { $0.isSpace }.map { $0 + 1 } ?? 0
    let from = max(first, start - BackgroundModel.contextLength)
    let context = numbers[from..<start]
    let behind = numbers[end..<min(numbers.count, end + RewriteTuning.lookahead)]
    let old =
      likelihoods[edit.range]
      ?? background.logProbability(
        of: Array(numbers[start..<end]) + behind, after: context, startsText: from == first)
    likelihoods[edit.range] = old
    let new = background.logProbability(
      of: edit.numbers + behind, after: context, startsText: from == first)
    let length = edit.pieces.reduce(0) { sum, piece in
      switch piece {
      case .base(let place): sum + text.words[place].parts
      case .text(let word): sum + RewriteWord.parts(of: word)
      }
    }
    let longer = Double(length - text.words[edit.range].reduce(0) { $0 + $1.parts })
    return new - old + RewriteTuning.gainPerToken * longer
  }

  /// How likely a text is with some of its edits, log10 a token.
  package func likelihood(of base: RewriteBase, with drawn: [Int]) -> Double {
    var written: [UInt32] = []
    base.forEachPiece(with: drawn) { _, number in written.append(number) }
    if written.isEmpty { return 0 }
    return background.logProbability(of: written, after: [], startsText: true)
      / Double(written.count)
  }
}
