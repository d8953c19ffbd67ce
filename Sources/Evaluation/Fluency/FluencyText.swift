import Fluency
import Privacy
import Tokenization

/// A text as fluency looks at it: sentence by sentence.
struct FluencyText: Sendable {
  /// A sentence.
  struct Sentence: Sendable {
    /// The log odds that its words stand as in real text; nil where no judge of the language is there, or it is too short.
    let odds: Double?
    /// Hashes of its words and signs, case folded, in their order.
    let words: [UInt32]
  }

  /// Its sentences; none where it has no word.
  let sentences: [Sentence]
  /// Hashes of all its tokens, case folded, in their order.
  var tokens: [UInt32] { sentences.flatMap(\.words) }
}

/// Reads texts for a measure of fluency; one for each thread.
final class FluencyReader {
  private let judge: (model: OrderJudge, reader: SentenceReader)?
  private let splitter: SentenceSplitter
  private let tokenizer: Tokenizer
  private var room: [UInt32] = []

  /// Opens the boundaries of a locale, and a judge of its language where there is one.
  init(locale: String, judge: OrderJudge?) throws(ICUError) {
    splitter = try SentenceSplitter(locale: locale)
    tokenizer = try Tokenizer(locale: locale)
    if let judge { self.judge = (judge, try judge.reader()) } else { self.judge = nil }
  }

  func read(_ text: [UInt8]) throws(ICUError) -> FluencyText {
    var sentences: [FluencyText.Sentence] = []
    for range in try sentenceRanges(of: text) {
      let sentence = Array(text[range])
      var runs = TokenRuns()
      for token in try tokenizer.tokenize(sentence) where !token.kind.isWhiteSpace {
        runs.append(sentence[token.range])
      }
      guard let words = runs.tokens.first, !words.isEmpty else { continue }
      var odds: Double?
      if let judge {
        odds = judge.model.logOdds(of: try judge.reader.form(of: sentence), room: &room)
      }
      sentences.append(FluencyText.Sentence(odds: odds, words: words))
    }
    return FluencyText(sentences: sentences)
  }

  /// Where the sentences of a text lie.
  func sentenceRanges(of text: [UInt8]) throws(ICUError) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    try splitter.forEachSentence(in: text) { ranges.append($0) }
    return ranges
  }
}
