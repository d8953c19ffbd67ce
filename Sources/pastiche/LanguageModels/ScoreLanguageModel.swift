import ArgumentParser
import Corpora
import NGrams
import Tokenization

/// `pastiche lm score`.
struct ScoreLanguageModel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Tell how probable the lines of a text are.",
    discussion: """
      Example:
        pastiche lm score text.lm new.txt --json

      For each line the log10 probability with its end, the number of words with the end, and how many of them the model does not \
      know; at last the perplexity of the text, with and without those.
      """)

  @Argument(help: "A model of “lm build”, or one in ARPA format (.arpa, .arpa.gz).")
  var model: String

  @Argument(help: "The text, one sentence a line; “-” is standard input.")
  var text: String

  @Flag(help: "Write JSON.")
  var json = false

  @OptionGroup(title: "Words") var words: WordsArguments
  @OptionGroup(title: "Reading") var reading: ReadingArguments

  func run() throws {
    let output = try OutputFile(path: "-")
    var (total, rows) = (SentenceScore(), [UInt8]())
    // A flag takes long to ask for each line.
    let asJSON = json
    func take(_ scores: [SentenceScore]) throws(CorpusError) {
      rows.removeAll(keepingCapacity: true)
      for score in scores {
        total += score
        Self.append(score, asJSON: asJSON, to: &rows)
      }
      try output.write(rows)
    }
    if let mixture = try LanguageMixture.open(model) {
      let text = try TextTokens(path: text, splitting: words.splitting, options: reading.options)
      for sentence in text.sentences(numberedBy: mixture.vocabulary) {
        try take([mixture.score(sentence)])
      }
      return try finish(total, output)
    }
    let language = try LanguageModel.open(model)
    let scorer = SentenceScorer(language)
    if words.pretokenized, !reading.options.isLossy {
      let blocks = try LineBlockSource(path: text, options: reading.options)
      while try unsafe blocks.next({ block in
        if let offset = unsafe UTF8Validation.firstInvalid(in: block) {
          throw blocks.invalid(at: offset)
        }
        try take(unsafe scorer.score(lines: block))
      }) {}
    } else {
      let tokenizer = try Tokenizer(locale: words.locale, rules: words.tokenRules)
      let lines = try LineReader(path: text, options: reading.options)
      while let line = try lines.next() {
        let score =
          try words.pretokenized
          ? scorer.score(line: line)
          : scorer.score(
            scorer.numbers(
              of: tokenizer.tokenize(line).filter { !$0.kind.isWhiteSpace }.map { line[$0.range] }))
        try take([score])
      }
    }
    try finish(total, output)
  }

  /// Writes the figures of the whole text.
  private func finish(_ total: SentenceScore, _ output: OutputFile) throws {
    let (all, known) = (Self.json(total.perplexity), Self.json(total.perplexityWithoutUnknown))
    try output.write(
      Array(
        (json
          ? "{\"perplexity\": \(all), \"perplexity_without_oov\": \(known)}\n"
          : "perplexity\t\(all)\nperplexity without unknown words\t\(known)\n").utf8))
    try output.commit()
  }

  /// Appends a line's score as JSON or as columns.
  private static func append(_ score: SentenceScore, asJSON: Bool, to row: inout [UInt8]) {
    if asJSON { row += #"{"logprob": "#.utf8 }
    DecimalText.append(score.logProbability, decimals: 6, to: &row)
    row += asJSON ? #", "tokens": "#.utf8 : "\t".utf8
    DecimalText.append(score.tokens, to: &row)
    row += asJSON ? #", "oov": "#.utf8 : "\t".utf8
    DecimalText.append(score.unknown, to: &row)
    row += asJSON ? "}\n".utf8 : "\n".utf8
  }

  private static func fixed(_ number: Double) -> String { String((number * 1e6).rounded() / 1e6) }

  /// A number as JSON has it: without words there is none.
  private static func json(_ number: Double) -> String {
    number.isFinite ? fixed(number) : "null"
  }
}
