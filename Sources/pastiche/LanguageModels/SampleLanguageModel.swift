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

      Draws follow the model's probabilities exactly. --end, --contain, --avoid, --infill and bounds on the length draw from the \
      model's own distribution over the sentences that are so, by looking ahead: nothing is drawn and thrown away. With \
      --temperature, --top-k, --top-p, --min-p or --novelty the bounds on the length only put off the end or cut. An argument \
      with spaces is a phrase. Words are parted by spaces unless --detokenize.
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

  @Flag(help: "Take the most probable word each time.")
  var greedy = false

  @Option(
    help: ArgumentHelp(
      "Search for the -n most probable sentences, following so many beginnings.",
      valueName: "width"))
  var beam: Int?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Words or a phrase to begin with.", valueName: "words"))
  var start: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Words or a phrase to end with.", valueName: "words"))
  var end: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Words or phrases that must occur.", valueName: "words"))
  var contain: [String] = []

  @Flag(help: "The words of --contain must occur in their order.")
  var inOrder = false

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Words or phrases that must not occur.", valueName: "words"))
  var avoid: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Fill the gap between the words of --start and these; how the sentence goes on is left open.",
      valueName: "words"))
  var infill: [String] = []

  @Option(help: ArgumentHelp("The fewest words.", valueName: "count"))
  var minTokens = 0

  @Option(
    help: ArgumentHelp(
      "The most words; any number unless given, 1000 at most in plain draws.", valueName: "count"))
  var maxTokens: Int?

  @Option(
    help: ArgumentHelp(
      "The fewest characters (code points), words parted by one space.", valueName: "count"))
  var minCharacters: Int?

  @Option(help: ArgumentHelp("The most characters.", valueName: "count"))
  var maxCharacters: Int?

  @Option(
    help: ArgumentHelp(
      "A text from which nothing of --novelty-run words in a row may be copied.",
      valueName: "text"))
  var novelty: String?

  @Option(help: ArgumentHelp("How many words in a row are a copy.", valueName: "count"))
  var noveltyRun = 8

  @Flag(help: "Words of the --novelty text stand between spaces already.")
  var pretokenized = false

  @Flag(help: "Put the words back into text with the locale's spacing.")
  var detokenize = false

  @Option(
    help: "The locale whose spacing, and word boundaries for phrases and --novelty, are used.",
    transform: LocaleChoice.name)
  var locale = "en"

  func validate() throws {
    let most = 1_000_000_000_000
    if !(0...most).contains(n) { throw ValidationError("-n must be 0 to \(most)") }
    if !(temperature > 0 && temperature.isFinite) {
      throw ValidationError("--temperature must be above 0 and finite")
    }
    if let topK, topK < 1 { throw ValidationError("--top-k must be at least 1") }
    for (name, bound) in [
      ("--min-tokens", minTokens), ("--max-tokens", maxTokens ?? 0),
      ("--min-characters", minCharacters ?? 0), ("--max-characters", maxCharacters ?? 0),
    ] where bound > most {
      throw ValidationError("\(name) must be at most \(most)")
    }
    if !(topP > 0 && topP <= 1) { throw ValidationError("--top-p must be above 0 and at most 1") }
    if !(0...1).contains(minP) { throw ValidationError("--min-p must be 0 to 1") }
    if !(0...1).contains(backoffScale) {
      throw ValidationError("--backoff-scale must be 0 to 1")
    }
    if let beam, !(1...1_000_000).contains(beam) {
      throw ValidationError("--beam must be 1 to 1000000")
    }
    if !(1...1_000).contains(noveltyRun) {
      throw ValidationError("--novelty-run must be 1 to 1000")
    }
    if asksLookahead, reshapes || novelty != nil || beam != nil {
      throw ValidationError(
        "--end, --contain, --avoid, --infill and bounds on characters draw from the model's own distribution: no --temperature, --top-k, --top-p, --min-p, --greedy, --beam or --novelty"
      )
    }
    if !end.isEmpty, !infill.isEmpty {
      throw ValidationError("--end and --infill cannot go together")
    }
    if greedy || beam != nil, backoffScale != 1 || novelty != nil {
      throw ValidationError(
        "--greedy and --beam look for the model's own: no --backoff-scale or --novelty")
    }
    if (minCharacters ?? 0) < 0 || (minCharacters ?? 0) > (maxCharacters ?? .max) {
      throw ValidationError("--min-characters may not be more than --max-characters")
    }
    if countsCharacters, minTokens > 0 || maxTokens != nil {
      throw ValidationError("bound the length by words or by characters, not by both")
    }
    if minTokens < 0 || (maxTokens ?? 1) < 1 || max(minTokens, startLength) > maxTokens ?? .max {
      throw ValidationError(
        "--min-tokens and the words of --start may not be more than --max-tokens")
    }
  }

  /// How many words --start has at least.
  private var startLength: Int {
    start.reduce(0) { $0 + $1.split(whereSeparator: \.isWhitespace).count }
  }

  private var reshapes: Bool {
    temperature != 1 || topK != nil || topP < 1 || minP > 0 || greedy
  }

  private var countsCharacters: Bool { minCharacters != nil || maxCharacters != nil }

  /// Whether what is asked for takes a look ahead, whatever else is asked.
  private var asksLookahead: Bool {
    !end.isEmpty || !contain.isEmpty || !avoid.isEmpty || !infill.isEmpty || countsCharacters
  }

  func run() throws {
    let output = try OutputFile(path: "-")
    if let mixture = try LanguageMixture.open(model) {
      if asksLookahead || reshapes || novelty != nil || beam != nil || minTokens > 0
        || !start.isEmpty
      {
        throw Refusal(
          status: .usage,
          message:
            "a mixture is drawn from with --seed, --backoff-scale and --max-tokens only\nFor anything else name one model."
        )
      }
      let text = SentenceText(mixture.vocabulary, locale: detokenize ? locale : nil)
      let sampler = MixtureSampler(
        mixture, seed: seed, backoffScale: backoffScale, mostTokens: maxTokens ?? 1_000)
      return try write(text, sampler.sentence, to: output)
    }
    let language = try LanguageModel.open(model)
    let text = SentenceText(language.vocabulary, locale: detokenize ? locale : nil)
    if let beam {
      let found = try BeamSearch(language.model, width: max(beam, 1)).sentences(
        n, start: language.words(of: start, option: "--start", locale: locale), least: minTokens,
        most: maxTokens ?? 100)
      try output.write(text.lines(0..<found.count) { found[Int($0)].words })
      return try output.commit()
    }
    try write(text, sampler(of: language), to: output)
  }

  private func write(
    _ text: SentenceText, _ draw: (UInt64) -> [UInt32], to output: OutputFile
  ) throws {
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
    let boundsLength = minTokens > 0 || maxTokens != nil
    if asksLookahead || boundsLength && !reshapes && novelty == nil {
      do {
        return try ConstrainedSampler(
          language, constraint: constraint(language), seed: seed, backoffScale: backoffScale
        ).sentence
      } catch let error as ConstraintError {
        throw Refusal(
          status: .checkFailed,
          message: "\(error)\nLoosen the words or the bounds on the length that are asked for.")
      }
    }
    var options = SamplingOptions()
    options.temperature = temperature
    options.topK = greedy ? 1 : topK
    options.topP = topP
    options.minP = minP
    options.backoffScale = backoffScale
    options.leastTokens = minTokens
    options.mostTokens = maxTokens ?? options.mostTokens
    options.start = try language.words(of: start, option: "--start", locale: locale)
    if let novelty {
      options.forbiddenRuns = try RunIndex(
        of: novelty,
        splitting: pretokenized ? .spaces : .words(locale: locale, rules: .all),
        length: noveltyRun, vocabulary: language.vocabulary)
    }
    return SentenceSampler(language.model, options: options, seed: seed).sentence
  }

  private func constraint(_ language: LanguageModel) throws -> SentenceConstraint {
    var constraint = SentenceConstraint()
    constraint.start = try language.words(of: start, option: "--start", locale: locale)
    constraint.ending = try language.words(of: end, option: "--end", locale: locale)
    constraint.following = try language.words(of: infill, option: "--infill", locale: locale)
    constraint.contained = try phrases(contain, "--contain", language)
    constraint.isInOrder = inOrder
    constraint.avoided = try phrases(avoid, "--avoid", language)
    if countsCharacters {
      constraint.measure = .characters
      (constraint.least, constraint.most) = (minCharacters ?? 0, maxCharacters)
    } else {
      (constraint.least, constraint.most) = (minTokens, maxTokens)
    }
    return constraint
  }

  /// Arguments as phrases of known words.
  private func phrases(
    _ arguments: [String], _ option: String, _ language: LanguageModel
  ) throws -> [[UInt32]] {
    try arguments.map { try language.words(of: [$0], option: option, locale: locale) }
  }
}
