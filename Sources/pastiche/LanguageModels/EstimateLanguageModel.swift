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
  var arpa: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where to write the model as “lm build” would, without the way through text.",
      valueName: "model"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "By order, n-grams that occur no more often are dropped; the last holds for longer ones.",
      valueName: "counts"))
  var prune = CountList([])

  @Option(
    help: ArgumentHelp(
      "How counts become probabilities: \(Smoothing.allCases.map(\.rawValue).joined(separator: ", ")), or auto, which takes what predicts the last tenth of the text best.",
      valueName: "name"))
  var smoothing = SmoothingChoice.named(.kneserNey)

  @Option(
    help: ArgumentHelp(
      "How much memory may be taken, such as 512M or 4G; a text that needs more is refused.",
      valueName: "size"))
  var memory: ByteCount?

  @Flag(inversion: .prefixedNo, help: "Interpolate unigrams with the uniform distribution.")
  var interpolateUnigrams = true

  @OptionGroup(title: "Words") var words: WordsArguments
  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Telling") var verbosity: VerbosityOptions

  func validate() throws {
    if arpa == nil && output == nil {
      throw ValidationError("name what to write: --arpa FILE, -o MODEL, or both")
    }
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
    // Tokens, places, nodes and a level in the making, 4 bytes each, and the levels before.
    let needed = text.tokens.count * (16 + 8 * order)
    if let memory, needed > memory.bytes {
      throw Refusal(
        status: .usage,
        message: """
          --memory: \(Console.grouped(text.tokens.count)) tokens take some \(Console.grouped(needed >> 20)) MiB at order \(order)
          Allow more memory, or give less text.
          """)
    }
    let chosen =
      switch smoothing {
      case .named(let smoothing): smoothing
      case .byHeldOutText: Smoothing.chosen(for: text.tokens, order: order)
      }
    console.detail("smoothing: \(chosen.rawValue)")
    let model = NGramEstimator(
      order: order, smoothing: chosen, pruning: prune.counts,
      interpolatesUnigrams: interpolateUnigrams
    ).estimate(text.tokens)
    console.detail("estimated after \(Console.fixed(console.elapsed)) s")
    for (index, discount) in model.discounts.enumerated()
    where discount.isFallback && chosen == .kneserNey {
      console.warn(
        "order \(index + 1): counts of counts give no discounts, 0.5, 1 and 1.5 stand in")
    }
    let language = LanguageModel(vocabulary: text.vocabulary, model: model)
    if let output { try language.write(to: output) }
    if let arpa { try language.writeARPA(to: arpa) }
    console.summarize(
      "wrote \(model.ngramCounts.map(Console.grouped).joined(separator: ", ")) n-grams in \(Console.fixed(console.elapsed)) s"
    )
  }
}

/// A number of bytes, such as `512M`.
struct ByteCount: ExpressibleByArgument {
  let bytes: Int

  init?(argument: String) {
    let units: [Character: Int] = ["K": 10, "M": 20, "G": 30, "T": 40]
    let digits = argument.prefix { $0.isASCII && $0.isNumber }
    let unit = argument.dropFirst(digits.count).uppercased()
    guard let number = Int(digits), number > 0, number < 1 << 23 || unit.isEmpty,
      let shift = unit.isEmpty ? 0 : unit.count == 1 ? unit.first.flatMap({ units[$0] }) : nil
    else { return nil }
    bytes = number << shift
  }
}

/// A smoothing by name, or by the text.
enum SmoothingChoice: ExpressibleByArgument {
  case named(Smoothing)
  case byHeldOutText

  init?(argument: String) {
    if argument == "auto" {
      self = .byHeldOutText
    } else if let smoothing = Smoothing(rawValue: argument) {
      self = .named(smoothing)
    } else {
      return nil
    }
  }

  var defaultValueDescription: String {
    switch self {
    case .named(let smoothing): smoothing.rawValue
    case .byHeldOutText: "auto"
    }
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
