import Languages
import Morphology

/// Parts of speech and forms of words, from a language's pack.
struct LanguageGrammar: WordForms {
  private let tagger: PartOfSpeechTagger
  private let inflection: EnglishInflection

  /// Nil where the pack has no tagger or no forms.
  init?(_ pack: LanguagePack) {
    guard let model = pack.section("tagger"),
      let tagger = unsafe PartOfSpeechTagger(bytes: model.bytes),
      let forms = pack.section("inflections")
    else { return nil }
    self.tagger = tagger
    inflection = unsafe EnglishInflection(irregulars: forms.bytes)
  }

  /// The words with their parts of speech, sentence by sentence.
  func tagged(_ words: [RewriteWord]) -> [RewriteWord] {
    var words = words
    var start = 0
    while start < words.count {
      let end = words[start...].firstIndex { $0.endsSentence }.map { $0 + 1 } ?? words.count
      let places = (start..<end).filter { !words[$0].isSpace }
      let tags = tagger.tag(places.map { words[$0].spelling })
      for (place, tag) in zip(places, tags) {
        let isFigure = words[place].folded == BackgroundWords.figure
        words[place].tags = isFigure ? [.number] : Self.parts[Int(tag.rawValue)]
      }
      start = end
    }
    return words
  }

  /// By tag, the parts of speech of a word's parts: a contraction has two.
  private static let parts = PartOfSpeech.allCases.map { tag in
    tag.penn.split(separator: "+").map { PennTag(named: $0) }
  }

  /// The tagger's part of speech by its tag: the most frequent where it has several.
  private static let partsOfSpeech = Dictionary(
    PartOfSpeech.allCases.compactMap { part in
      PennTag(rawValue: part.penn).map { ($0, part) }
    }, uniquingKeysWith: { first, _ in first })

  func lemma(of word: String, as tag: PennTag) -> String {
    guard let part = Self.partsOfSpeech[tag] else { return word }
    return inflection.lemma(of: word, as: part)
  }

  func form(of lemma: String, as tag: PennTag) -> String? {
    inflection.inflect(lemma, to: tag.rawValue)
  }
}

extension RewriteWord {
  /// The word as a tagger is to see it.
  fileprivate var spelling: String {
    switch content {
    case .text(let text): String(decoding: text, as: UTF8.self)
    case .number: "20"
    case .slot("PERSON"): "John"
    case .slot("LOCATION"): "London"
    case .slot("ORGANIZATION"): "Amazon"
    case .slot("DATE_TIME"): "Monday"
    case .slot: "A100"
    case .rare: "Something"
    }
  }
}
