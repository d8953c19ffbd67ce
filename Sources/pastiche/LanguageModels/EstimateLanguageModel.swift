import ArgumentParser
import Corpora
import NGrams
import Tokenization

/// `pastiche lm estimate`.
struct EstimateLanguageModel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "estimate",
    abstract: "Estimate a model from text, one sentence a line.",
    discussion: """
      Example:
        pastiche lm estimate text.txt --order 3 --arpa text.arpa

      Interpolated modified Kneser-Ney; the numbers are those of KenLM's lmplz.
      """)

  @Argument(help: "The text; “-” is standard input.")
  var text: String

  @Option(help: "The length of the longest n-gram, 1 to 7.")
  var order: Int

  @Option(help: ArgumentHelp("Where to write the model as ARPA text.", valueName: "file"))
  var arpa: String

  @Option(
    help: ArgumentHelp(
      "By order, n-grams that occur no more often are dropped; the last holds for longer ones.",
      valueName: "counts"))
  var prune = CountList([])

  @Flag(inversion: .prefixedNo, help: "Interpolate unigrams with the uniform distribution.")
  var interpolateUnigrams = true

  @OptionGroup(title: "Words") var words: WordsArguments
  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Telling") var verbosity: VerbosityOptions

  func validate() throws {
    if !(1...7).contains(order) { throw ValidationError("--order must be 1 to 7") }
    let counts = prune.counts
    if counts.count > order || counts.first ?? 0 != 0
      || zip(counts, counts.dropFirst()).contains(where: { $0 > $1 })
    {
      throw ValidationError(
        "--prune takes at most one count for each order; the first is 0 and none is less than the one before"
      )
    }
  }

  func run() throws {
    let console = verbosity.console
    let text = try TextTokens(path: text, splitting: words.splitting, options: reading.options)
    console.detail("read \(text.tokens.count) tokens after \(Console.fixed(console.elapsed)) s")
    let model = NGramEstimator(
      order: order, pruning: prune.counts, interpolatesUnigrams: interpolateUnigrams
    ).estimate(text.tokens)
    console.detail("estimated after \(Console.fixed(console.elapsed)) s")
    for (index, discount) in model.discounts.enumerated() where discount.isFallback {
      console.warn(
        "order \(index + 1): counts of counts give no discounts, 0.5, 1 and 1.5 stand in")
    }
    try LanguageModel(vocabulary: text.vocabulary, model: model).writeARPA(to: arpa)
    console.summarize(
      "wrote \(model.ngramCounts.map(Console.grouped).joined(separator: ", ")) n-grams in \(Console.fixed(console.elapsed)) s"
    )
  }
}

/// Counts parted by commas.
struct CountList: ExpressibleByArgument {
  let counts: [Int]

  init(_ counts: [Int]) { self.counts = counts }

  init?(argument: String) {
    let counts = argument.split(separator: ",").map { Int($0) }
    if counts.isEmpty || counts.contains(where: { $0.map { $0 < 0 } ?? true }) { return nil }
    self.counts = counts.compactMap(\.self)
  }

  var defaultValueDescription: String { "0" }
}
