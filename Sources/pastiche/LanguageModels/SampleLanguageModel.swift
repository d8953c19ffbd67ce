import ArgumentParser
import Corpora
import NGrams
import Tokenization

/// `pastiche lm sample`.
struct SampleLanguageModel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Draw sentences from a model.",
    discussion: """
      Example:
        pastiche lm sample text.lm -n 10 --start The --max-tokens 20

      Draws follow the model's probabilities exactly. --contain, --avoid, --min-tokens and --max-tokens draw from the model's own \
      distribution over the sentences that are so, by looking ahead; with --temperature, --top-k, --top-p or --min-p the bounds \
      on the length only put off the end or cut. Words are parted by spaces unless --detokenize.
      """)

  @Argument(help: "A model of “lm build”, or one in ARPA format (.arpa, .arpa.gz).")
  var model: String

  @Option(name: .short, help: ArgumentHelp("How many sentences.", valueName: "count"))
  var n: Int

  @Option(help: "Fixes every byte of the output.")
  var seed: UInt64 = 0

  @Option(help: "Below 1 probable words get more probable, above 1 less.")
  var temperature = 1.0

  @Option(
    help: ArgumentHelp("Draw only from so many of the most probable words.", valueName: "count"))
  var topK: Int?

  @Option(
    help: ArgumentHelp(
      "Draw only from the most probable words that together have that share.", valueName: "share"))
  var topP = 1.0

  @Option(
    help: ArgumentHelp(
      "Draw only words that have that share of the most probable one's probability.",
      valueName: "share"))
  var minP = 0.0

  @Option(
    help: ArgumentHelp(
      "A factor on every back-off weight: 1 is the model itself, less keeps closer to its text.",
      valueName: "factor"))
  var backoffScale = 1.0

  @Option(parsing: .upToNextOption, help: ArgumentHelp("Words to begin with.", valueName: "words"))
  var start: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Words that must occur, in any order.", valueName: "words"))
  var contain: [String] = []

  @Option(
    parsing: .upToNextOption, help: ArgumentHelp("Words that must not occur.", valueName: "words"))
  var avoid: [String] = []

  @Option(help: ArgumentHelp("The fewest words.", valueName: "count"))
  var minTokens = 0

  @Option(
    help: ArgumentHelp(
      "The most words; 1000 unless given, 40 with --contain, --avoid or --min-tokens.",
      valueName: "count"))
  var maxTokens: Int?

  @Flag(help: "Put the words back into text with the locale's spacing.")
  var detokenize = false

  @Option(help: "The locale whose spacing is used.")
  var locale = "en"

  func validate() throws {
    if n < 0 { throw ValidationError("-n must be at least 0") }
    if temperature <= 0 { throw ValidationError("--temperature must be above 0") }
    if let topK, topK < 1 { throw ValidationError("--top-k must be at least 1") }
    if !(topP > 0 && topP <= 1) { throw ValidationError("--top-p must be above 0 and at most 1") }
    if !(0...1).contains(minP) { throw ValidationError("--min-p must be 0 to 1") }
    if !(0...1).contains(backoffScale) {
      throw ValidationError("--backoff-scale must be 0 to 1")
    }
    if reshapes, !contain.isEmpty || !avoid.isEmpty {
      throw ValidationError(
        "--contain and --avoid draw from the model's own distribution: no --temperature, --top-k, --top-p or --min-p"
      )
    }
    if minTokens < 0 || (maxTokens ?? 1) < 1 || max(minTokens, start.count) > maxTokens ?? .max {
      throw ValidationError(
        "--min-tokens and the words of --start may not be more than --max-tokens")
    }
  }

  private var reshapes: Bool { temperature != 1 || topK != nil || topP < 1 || minP > 0 }

  func run() throws {
    let language = try LanguageModel.open(model)
    let draw = try sampler(of: language)
    let text = SentenceText(language.vocabulary, locale: detokenize ? locale : nil)
    let output = try OutputFile(path: "-")
    // Each sentence has its own random stream, so pieces can be drawn side by side.
    let (pieceLength, piecesAtOnce) = (256, 32)
    for start in stride(from: 0, to: n, by: pieceLength * piecesAtOnce) {
      let end = min(n, start + pieceLength * piecesAtOnce)
      let pieces = (end - start + pieceLength - 1) / pieceLength
      var texts = [[UInt8]](repeating: [], count: pieces)
      unsafe texts.withUnsafeMutableBufferPointer { texts in
        Parallel.forEach(pieces) { piece in
          let first = start + piece * pieceLength
          unsafe texts[piece] = text.lines(first..<min(end, first + pieceLength), draw)
        }
      }
      for text in texts { try output.write(text) }
    }
    try output.commit()
  }

  /// Returns what draws a sentence by its number.
  private func sampler(of language: LanguageModel) throws -> (UInt64) -> [UInt32] {
    let start = try language.knownNumbers(of: start, option: "--start")
    let hasWords = !contain.isEmpty || !avoid.isEmpty
    if !reshapes, hasWords || minTokens > 0 || maxTokens != nil {
      var constraint = SentenceConstraint()
      constraint.start = start
      constraint.contained = try phrases(contain, "--contain", language)
      constraint.avoided = try phrases(avoid, "--avoid", language)
      constraint.least = minTokens
      constraint.most = maxTokens
      do {
        return try ConstrainedSampler(
          language, constraint: constraint, seed: seed, backoffScale: backoffScale
        ).sentence
      } catch {
        throw Refusal(
          status: .checkFailed,
          message: "\(error)\nLoosen --contain, --avoid, --min-tokens or --max-tokens.")
      }
    }
    var options = SamplingOptions()
    options.temperature = temperature
    options.topK = topK
    options.topP = topP
    options.minP = minP
    options.backoffScale = backoffScale
    options.leastTokens = minTokens
    options.mostTokens = maxTokens ?? options.mostTokens
    options.start = start
    return SentenceSampler(language.model, options: options, seed: seed).sentence
  }

  /// Arguments as phrases of known words, parted by spaces.
  private func phrases(
    _ arguments: [String], _ option: String, _ language: LanguageModel
  ) throws -> [[UInt32]] {
    try arguments.map {
      try language.knownNumbers(of: $0.split(separator: " ").map(String.init), option: option)
    }
  }
}
