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
    let language = try LanguageModel.open(model)
    let output = try OutputFile(path: "-")
    var total = SentenceScore()
    let tokenizer = try Tokenizer(locale: words.locale, rules: words.tokenRules)
    let lines = try LineReader(path: text, options: reading.options)
    while let line = try lines.next() {
      let score =
        try words.pretokenized
        ? language.score(line: line)
        : language.score(
          language.numbers(
            of: tokenizer.tokenize(line).filter { !$0.kind.isWhiteSpace }.map { line[$0.range] }))
      total += score
      let logarithm = Self.fixed(score.logProbability)
      try output.write(
        Array(
          (json
            ? "{\"logprob\": \(logarithm), \"tokens\": \(score.tokens), \"oov\": \(score.unknown)}\n"
            : "\(logarithm)\t\(score.tokens)\t\(score.unknown)\n").utf8))
    }
    let (all, known) = (Self.json(total.perplexity), Self.json(total.perplexityWithoutUnknown))
    try output.write(
      Array(
        (json
          ? "{\"perplexity\": \(all), \"perplexity_without_oov\": \(known)}\n"
          : "perplexity\t\(all)\nperplexity without unknown words\t\(known)\n").utf8))
    try output.commit()
  }

  private static func fixed(_ number: Double) -> String { String((number * 1e6).rounded() / 1e6) }

  /// A number as JSON has it: without words there is none.
  private static func json(_ number: Double) -> String {
    number.isFinite ? fixed(number) : "null"
  }
}
