import Languages
public import Tokenization
import Morphology

/// Reads texts as the forms of their sentences; one for each thread.
public final class SentenceReader {
  private let tokenizer: Tokenizer
  private let splitter: SentenceSplitter
  private let tagger: PartOfSpeechTagger
  private let keptWords: Set<UInt64>
  private let tagNumbers: [UInt64]
  private var scratch = TaggerScratch()
  private var tags: [PartOfSpeech] = []

  /// Opens what a language's pack knows.
  ///
  /// - Parameter keptWords: The numbers of the words that stand for themselves.
  /// - Returns: Nil where the pack has no tagger.
  /// - Throws: `ICUError` when ICU has no boundary data.
  init?(pack: LanguagePack, keptWords: Set<UInt64>) throws(ICUError) {
    guard let section = pack.section("tagger"),
      let tagger = unsafe PartOfSpeechTagger(bytes: section.bytes)
    else { return nil }
    tokenizer = try Tokenizer(locale: pack.language)
    splitter = try SentenceSplitter(locale: pack.language)
    (self.tagger, self.keptWords) = (tagger, keptWords)
    tagNumbers = (UInt8.min...UInt8.max).map { number in
      PartOfSpeech(rawValue: number).map { SentenceForm.number(of: $0.penn.utf8) } ?? 0
    }
  }

  /// The byte ranges of a text's sentences, the white space behind each included.
  public func sentences(of text: [UInt8]) throws(ICUError) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    try splitter.forEachSentence(in: text) { ranges.append($0) }
    return ranges
  }

  /// The form of one sentence.
  public func form(of sentence: some Collection<UInt8>) throws(ICUError) -> SentenceForm {
    let text = Array(sentence)
    let words = try tokenizer.tokenize(text).filter { !$0.kind.isWhiteSpace }.map(\.range)
    tagger.tag(words.span, of: text.span, with: &scratch, into: &tags)
    return SentenceForm(
      tokens: words.indices.map { place in
        let word = SentenceForm.number(of: SentenceForm.folded(text[words[place]]))
        return keptWords.contains(word) ? word : tagNumbers[Int(tags[place].rawValue)]
      })
  }
}
