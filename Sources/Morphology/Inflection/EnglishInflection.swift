/// The forms of English words, both ways: from a form to its lemma, and from a lemma to a form.
public struct EnglishInflection: Sendable {
  private let irregular: IrregularForms

  /// Reads a table of irregular forms, as `english-irregulars.tsv` is.
  ///
  /// - Complexity: O(*n*) in bytes of the table.
  public init(irregulars table: some Sequence<UInt8>) { irregular = IrregularForms(table) }

  // MARK: Lemmas

  /// The form that a dictionary lists a word under: `stop` of `Stopped`.
  ///
  /// Names keep their capitals, other words lose them. The part of speech decides between lemmas, as `found` has `find` as a past
  /// and `found` as a base form. A contraction is its own lemma.
  ///
  /// - Complexity: O(*n*) in bytes.
  public func lemma(of word: String, as partOfSpeech: PartOfSpeech) -> String {
    let tag = partOfSpeech.penn
    if tag == "NNP" { return word }
    let plain = Self.plain(word)
    let lower = plain.lowercased()
    if tag == "NNPS" {
      let single = irregular.lemma(of: lower, "NNS") ?? EnglishSpelling.singular(lower)
      return LetterCase(of: plain).applied(to: single)
    }
    if let lemma = irregular.lemma(of: lower, tag) { return lemma }
    if let hyphen = lower.lastIndex(of: "-"), partOfSpeech.isNoun {
      let rest = String(lower[lower.index(after: hyphen)...])
      return lower[...hyphen] + lemma(of: rest, as: partOfSpeech)
    }
    switch tag {
    case "NNS": return EnglishSpelling.singular(lower)
    case "VBZ": return EnglishSpelling.base(thirdPerson: lower)
    case "VBG": return EnglishSpelling.base(gerund: lower)
    case "VBD": return irregular.lemma(of: lower, "VBN") ?? EnglishSpelling.base(past: lower)
    case "VBN": return irregular.lemma(of: lower, "VBD") ?? EnglishSpelling.base(past: lower)
    case "JJR", "JJS", "RBR", "RBS": return positive(lower, tag)
    default: return lower
    }
  }

  private func positive(_ word: String, _ tag: String) -> String {
    if word == "more" || word == "most" || word == "less" || word == "least" { return word }
    let other = tag.hasPrefix("J") ? "RB" + tag.suffix(1) : "JJ" + tag.suffix(1)
    return irregular.lemma(of: word, other) ?? EnglishSpelling.positive(word)
  }

  /// A word with a straight apostrophe.
  private static func plain(_ word: String) -> String {
    word.contains("’") ? String(word.map { $0 == "’" ? "'" : $0 }) : word
  }

  // MARK: Forms

  /// A form of a lemma in the same letters: `Stopped` of `Stop` for `VBD`.
  ///
  /// Of several words, verbs inflect the first (`pick up`, `picked up`), others the last (`credit card`, `credit cards`). Adjectives
  /// and adverbs of several syllables take `more` and `most`. A tag without a form of its own gives the lemma.
  ///
  /// - Parameters:
  ///   - lemma: The word as a dictionary lists it.
  ///   - tag: A Penn tag: `NNS`, `NNPS`, `VBZ`, `VBG`, `VBD`, `VBN`, `VBP`, `JJR`, `JJS`, `RBR`, `RBS` or another.
  ///   - person: Decides between the forms of `be`.
  ///   - variety: Decides between `canceled` and `cancelled`.
  /// - Complexity: O(*n*) in bytes.
  public func inflect(
    _ lemma: String, to tag: String, person: GrammaticalPerson = .thirdSingular,
    variety: EnglishVariety = .american
  ) -> String {
    let isVerb = tag.hasPrefix("VB")
    if isVerb, let space = lemma.firstIndex(of: " ") {
      let verb = inflect(String(lemma[..<space]), to: tag, person: person, variety: variety)
      return verb + lemma[space...]
    }
    let isNoun = tag.hasPrefix("NN")
    let lower = lemma.lowercased()
    let known = irregular.form(of: lower, tag == "NNPS" ? "NNS" : tag, variety)
    if isNoun, known == nil, let split = lemma.lastIndex(where: { $0 == " " || $0 == "-" }) {
      let noun = String(lemma[lemma.index(after: split)...])
      return lemma[...split] + inflect(noun, to: tag, person: person, variety: variety)
    }
    if lower == "be", let form = person.formOfBe(tag) {
      return LetterCase(of: lemma).applied(to: form)
    }
    return LetterCase(of: lemma).applied(to: known ?? regular(lower, tag, variety))
  }

  private func regular(_ lemma: String, _ tag: String, _ variety: EnglishVariety) -> String {
    // Words with other signs than letters inflect by what is heard, which their spelling doesn't tell.
    guard lemma.utf8.last.map({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }) == true else {
      return tag == "NNS" || tag == "NNPS" ? lemma + "s" : lemma
    }
    switch tag {
    case "NNS", "NNPS": return EnglishSpelling.plural(lemma)
    case "VBZ": return EnglishSpelling.thirdPerson(lemma)
    case "VBG": return EnglishSpelling.gerund(lemma)
    case "VBD": return EnglishSpelling.past(lemma)
    case "VBN": return irregular.form(of: lemma, "VBD", variety) ?? EnglishSpelling.past(lemma)
    case "JJR", "RBR": return compared(lemma, "more ", "er")
    case "JJS", "RBS": return compared(lemma, "most ", "est")
    default: return lemma
    }
  }

  private func compared(_ lemma: String, _ word: String, _ ending: String) -> String {
    EnglishSpelling.isCompared(lemma) ? EnglishSpelling.compared(lemma, ending) : word + lemma
  }
}
