package import Languages

/// Words of the same sense, by lemma and part of speech.
package struct Thesaurus: Sendable {
  /// A word that may stand in place of another.
  struct Synonym: Sendable {
    /// The lemma; a verb may have particles behind it.
    let words: [String]
    /// How safely it stands in the other's place, from 0 to 1.
    let safety: Double
  }

  private enum Kind: Substring {
    case noun = "n"
    case verb = "v"
    case adjective = "a"
    case adverb = "r"
  }

  private struct Key: Hashable {
    let lemma: String
    let kind: Kind
  }

  private var synonyms: [Key: [Synonym]] = [:]

  /// Reads the section `thesaurus` of a pack: lines of a lemma, a part of speech (`n`, `v`, `a`, `r`) and synonyms with their safety,
  /// `synonym=0.80`.
  package init(_ section: PackSection) {
    section.forEachLine { line in
      let fields = line.split(separator: "\t")
      guard fields.count == 3, let kind = Kind(rawValue: fields[1]) else { return }
      var list: [Synonym] = []
      var words: [String] = []
      for item in fields[2].split(separator: " ") {
        let parts = item.split(separator: "=")
        words.append(String(parts[0]))
        if parts.count == 2, let safety = Double(parts[1]) {
          list.append(Synonym(words: words, safety: safety))
          words = []
        }
      }
      synonyms[Key(lemma: fields[0].lowercased(), kind: kind)] = list
    }
  }

  /// Every synonym that fits in a text, in the form of the word whose place it takes.
  ///
  /// - Complexity: O(*n*) in tokens, times the synonyms of one.
  func edits(of text: RewriteText, forms: any WordForms) -> [RewriteEdit] {
    var edits: [RewriteEdit] = []
    for place in text.words.indices {
      let word = text.words[place]
      guard word.text != nil, word.tags.count == 1, let kind = Self.kind(of: word.tag),
        Self.isHead(place, kind, in: text)
      else { continue }
      let lemma = forms.lemma(of: word.folded, as: word.tag)
      for synonym in synonyms[Key(lemma: lemma, kind: kind)] ?? []
      where synonym.safety >= RewriteTuning.leastSafety {
        // “pick up it” is no English.
        let next = text[place + 1]
        if kind == .verb, synonym.words.count > 1, next?.tag == .pronoun { continue }
        if kind == .adjective, synonym.words.count > 1, next?.tag.isNoun ?? false { continue }
        guard let written = Self.inflected(synonym.words, kind, word.tag, forms) else { continue }
        edits.append(
          RewriteEdit(
            range: place..<(place + 1), pieces: written.map { .text($0) }, kind: .synonym))
      }
    }
    return edits
  }

  private static func kind(of tag: PennTag) -> Kind? {
    switch tag {
    case .noun, .nouns: .noun
    case .adverb: .adverb
    case .adjective: .adjective
    case .verb, .past, .gerund, .participle, .present, .presentOfThird: .verb
    default: nil
    }
  }

  /// Whether a word stands by itself: no part of a compound, and no verb that a particle or another verb leans on.
  private static func isHead(_ place: Int, _ kind: Kind, in text: RewriteText) -> Bool {
    let (before, next) = (text[place - 1], text[place + 1])
    if before?.folded == "-" || next?.folded == "-" { return false }
    // “Dear support” is whom one writes to.
    if before?.folded == "dear" { return false }
    switch kind {
    case .noun:
      // A noun right behind “be” is most often an adjective that was mistaken for one.
      return before?.tag.isNoun != true && next?.tag.isNoun != true
        && !PhraseGuard.formsOfBe.contains(before?.folded ?? "")
    case .verb:
      return next?.tag != .particle && next?.lastTag != .adverb
        && !auxiliaries.contains(text.words[place].folded)
    case .adjective, .adverb: return true
    }
  }

  private static let auxiliaries: Set = [
    "have", "has", "had", "having", "do", "does", "did", "done", "doing", "be", "is", "are", "was",
    "were", "been", "being", "am", "get", "got", "go", "going", "let",
  ]

  private static func inflected(
    _ words: [String], _ kind: Kind, _ tag: PennTag, _ forms: any WordForms
  ) -> [String]? {
    var words = words
    switch kind {
    case .verb:
      guard let form = forms.form(of: words[0], as: tag) else { return nil }
      words[0] = form
    case .noun where tag == .nouns:
      guard let form = forms.form(of: words[words.count - 1], as: tag) else { return nil }
      words[words.count - 1] = form
    default: break
    }
    return words.flatMap { Phrase.tokens(of: $0) }
  }
}
