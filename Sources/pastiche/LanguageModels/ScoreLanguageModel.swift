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
    var total = SentenceScore()
    if let mixture = try LanguageMixture.open(model) {
      let text = try TextTokens(path: text, splitting: words.splitting, options: reading.options)
      for sentence in text.sentences(numberedBy: mixture.vocabulary) {
        let score = mixture.score(sentence)
        total += score
        try output.write(row(score))
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
        var rows: [UInt8] = []
        for score in unsafe scorer.score(lines: block) {
          total += score
          append(score, to: &rows)
        }
        try output.write(rows)
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
        total += score
        try output.write(row(score))
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

  private func row(_ score: SentenceScore) -> [UInt8] {
    var row: [UInt8] = []
    append(score, to: &row)
    return row
  }

  private func append(_ score: SentenceScore, to row: inout [UInt8]) {
    if json { row += #"{"logprob": "#.utf8 }
    DecimalText.append(score.logProbability, decimals: 6, to: &row)
    row += json ? #", "tokens": "#.utf8 : "\t".utf8
    DecimalText.append(score.tokens, to: &row)
    row += json ? #", "oov": "#.utf8 : "\t".utf8
    DecimalText.append(score.unknown, to: &row)
    row += json ? "}\n".utf8 : "\n".utf8
  }

  private static func fixed(_ number: Double) -> String { String((number * 1e6).rounded() / 1e6) }

  /// A number as JSON has it: without words there is none.
  private static func json(_ number: Double) -> String {
    number.isFinite ? fixed(number) : "null"
  }
}
