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

  @Option(
    help: ArgumentHelp(
      "Estimate a model of the classes that “lm classes” wrote, to be mixed with one of words.",
      valueName: "file"))
  var classes: String?

  @OptionGroup(title: "Model") var estimation: EstimationArguments
  @OptionGroup(title: "Words") var words: WordsArguments
  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Telling") var verbosity: VerbosityOptions

  func run() throws {
    try estimation.claimOutputs()
    let console = verbosity.console
    if let classes {
      let result = try estimation.textEstimation().estimate(
        classesOf: text, WordClasses(contentsOf: classes), splitting: words.splitting,
        options: reading.options)
      return try estimation.finish(result, console)
    }
    let result = try estimation.textEstimation().estimate(
      text, splitting: words.splitting, options: reading.options,
      choosesSmoothing: estimation.choosesSmoothing)
    try estimation.finish(result, console)
  }
}

/// `pastiche lm count`.
struct CountNGrams: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "count",
    abstract: "Count a text's n-grams, to be merged with other counts.",
    discussion: """
      Example:
        pastiche lm count part1.txt --order 3 -o part1.counts
        pastiche lm merge part1.counts part2.counts --order 3 -o text.lm
      """)

  @Argument(help: "The text; “-” is standard input.")
  var text: String

  @Option(help: "The length of the n-grams, 1 to 7.")
  var order: Int

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write the counts.", valueName: "file"))
  var output: String

  @OptionGroup var resources: ResourceArguments
  @OptionGroup(title: "Words") var words: WordsArguments
  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Telling") var verbosity: VerbosityOptions

  func validate() throws {
    if !(1...7).contains(order) { throw ValidationError("--order must be 1 to 7") }
  }

  func run() throws {
    try FileRoles.claim(output)
    let console = verbosity.console
    let tokens = try resources.textEstimation(NGramEstimator(order: order)).count(
      text, splitting: words.splitting, options: reading.options, to: output)
    console.summarize(
      "counted \(Console.grouped(tokens)) tokens in \(Console.fixed(console.elapsed)) s")
  }
}

/// `pastiche lm merge`.
struct MergeCounts: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Estimate a model of counted texts, the same as of the texts one after another.",
    discussion: """
      Example:
        pastiche lm merge part1.counts part2.counts --order 3 -o text.lm
      """)

  @Argument(help: "What “lm count” wrote, in the order of the texts.")
  var counts: [String]

  @OptionGroup(title: "Model") var estimation: EstimationArguments
  @OptionGroup(title: "Telling") var verbosity: VerbosityOptions

  func run() throws {
    try estimation.claimOutputs()
    let console = verbosity.console
    let files = try counts.map { try NGramCounts(contentsOf: $0) }
    for (path, file) in zip(counts, files) where file.order != estimation.order {
      throw Refusal(
        status: .usage,
        message:
          "\(path): counts of order \(file.order)\nGive --order \(file.order), or count again.")
    }
    if estimation.choosesSmoothing {
      throw Refusal(
        status: .usage,
        message: "--smoothing auto: counts have no text to hold out\nName a smoothing.")
    }
    try estimation.finish(estimation.textEstimation().merge(files), console)
  }
}

/// Memory and disk.
struct ResourceArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How much memory may be taken, such as 512M or 4G; beyond it sorted n-grams go to disk. Four fifths of the machine's unless given.",
      valueName: "size"))
  var memory: ByteCount?

  @Option(help: ArgumentHelp("Where temporary files are made.", valueName: "folder"))
  var temporary: String = ProcessEnvironment.temporaryFolder

  func textEstimation(_ estimator: NGramEstimator) -> TextEstimation {
    TextEstimation(
      estimator, memory: memory?.bytes ?? ProcessEnvironment.physicalMemory / 5 * 4,
      folder: temporary)
  }
}

/// How a model is estimated and where it goes.
struct EstimationArguments: ParsableArguments {
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
      "A file of words parted by white space; n-grams with other words are dropped.",
      valueName: "file"))
  var limitVocabulary: String?

  @Option(
    help: ArgumentHelp(
      "How counts become probabilities: \(Smoothing.allCases.map(\.rawValue).joined(separator: ", ")), or auto, which takes what predicts the last tenth of the text best.",
      valueName: "name"))
  var smoothing = SmoothingChoice.named(.kneserNey)

  @Flag(inversion: .prefixedNo, help: "Interpolate unigrams with the uniform distribution.")
  var interpolateUnigrams = true

  @OptionGroup var resources: ResourceArguments

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

  /// Makes sure that no file that is going to be written is one that is read.
  func claimOutputs() throws(CorpusError) {
    for path in [output, arpa] { if let path { try FileRoles.claim(path) } }
  }

  var choosesSmoothing: Bool {
    if case .byHeldOutText = smoothing { return true }
    return false
  }

  func textEstimation() throws -> TextEstimation {
    let chosen: Smoothing =
      switch smoothing {
      case .named(let smoothing): smoothing
      case .byHeldOutText: .kneserNey
      }
    var estimation = resources.textEstimation(
      NGramEstimator(
        order: order, smoothing: chosen, pruning: prune.counts,
        interpolatesUnigrams: interpolateUnigrams))
    estimation.limitation = try limitVocabulary.map { path in try VocabularyLimit(path: path) }
    return estimation
  }

  /// Writes the model and tells of it.
  func finish(_ result: TextEstimation.Result, _ console: Console) throws {
    console.detail("smoothing: \(result.smoothing.rawValue)")
    console.detail(
      "estimated \(Console.grouped(result.tokenCount)) tokens after \(Console.fixed(console.elapsed)) s, \(result.runCount) sorted runs on disk"
    )
    for (index, discount) in result.discounts.enumerated()
    where discount.isFallback && result.smoothing == .kneserNey {
      console.warn(
        "order \(index + 1): counts of counts give no discounts, 0.5, 1 and 1.5 stand in")
    }
    if let output { try result.language.write(to: output) }
    if let arpa { try result.language.writeARPA(to: arpa) }
    console.summarize(
      "wrote \(result.language.model.ngramCounts.map(Console.grouped).joined(separator: ", ")) n-grams in \(Console.fixed(console.elapsed)) s"
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
