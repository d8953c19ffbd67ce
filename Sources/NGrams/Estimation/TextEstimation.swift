public import Corpora

/// Estimates models from texts of any size: in memory where they fit, else from sorted n-grams on disk.
public struct TextEstimation: Sendable {
  /// The order, smoothing and pruning.
  public var estimator: NGramEstimator
  /// How many bytes may be taken.
  public var memory: Int
  /// Where temporary files are made.
  public var folder: String
  /// Words that n-grams of the model may have; nil for all.
  public var limitation: VocabularyLimit?

  /// Prepares to estimate.
  public init(_ estimator: NGramEstimator, memory: Int = .max, folder: String = "/tmp") {
    (self.estimator, self.memory, self.folder) = (estimator, memory, folder)
  }

  /// A model, and how its orders were discounted.
  public struct Result: Sendable {
    /// The model; on disk where memory did not hold it.
    public let language: LanguageModel
    /// By order.
    public let discounts: [Discount]
    /// How many tokens were read, starts and ends included.
    public let tokenCount: Int
    /// How many sorted runs of n-grams were written to disk; 0 where memory was enough.
    public let runCount: Int
    /// How counts became probabilities.
    public let smoothing: Smoothing
  }

  /// What a token takes at most while its n-grams are counted.
  private var bytesPerToken: Int { 28 + 10 * estimator.order }

  /// How many tokens are counted at a time beside a vocabulary.
  private func room(_ vocabulary: Vocabulary) -> Int {
    let rest = memory - 16 * vocabulary.count - 2 * vocabulary.byteCount - (48 << 20)
    return max(rest, 8 << 20) / bytesPerToken
  }

  /// Estimates a model of a text.
  ///
  /// - Parameter choosesSmoothing: Takes the smoothing that predicts the last tenth of the text best, where memory holds it.
  /// - Throws: `CorpusError`, where the text cannot be read, holds no words, or a temporary file cannot be written; `ICUError`.
  public func estimate(
    _ path: String, splitting: TextTokens.Splitting, options: ReadingOptions = ReadingOptions(),
    choosesSmoothing: Bool = false
  ) throws -> Result {
    var (text, ngrams, tokenCount) = try read(path, splitting: splitting, options: options)
    guard let ngrams else {
      var estimator = estimator
      if choosesSmoothing {
        estimator = estimator.with(Smoothing.chosen(for: text.tokens, order: estimator.order))
      }
      let model = estimator.estimate(
        text.tokens, isAllowed: limitation?.isAllowed(text.vocabulary))
      return Result(
        language: LanguageModel(vocabulary: text.vocabulary, model: model),
        discounts: model.discounts, tokenCount: tokenCount, runCount: 0,
        smoothing: estimator.smoothing)
    }
    if !text.tokens.isEmpty { try ngrams.add(text.takeTokens()) }
    return try estimate(ngrams, text.vocabulary, tokenCount: tokenCount)
  }

  /// Estimates a model of the classes of a text's words, in memory.
  ///
  /// - Throws: `CorpusError` where the text cannot be read or holds no words; `ICUError`.
  public func estimate(
    classesOf path: String, _ classes: WordClasses, splitting: TextTokens.Splitting,
    options: ReadingOptions = ReadingOptions()
  ) throws -> Result {
    let text = try TextTokens(path: path, splitting: splitting, options: options)
      .classed(by: classes)
    if text.tokens.isEmpty { throw noText(path) }
    let model = estimator.estimate(text.tokens)
    return Result(
      language: LanguageModel(vocabulary: text.vocabulary, model: model),
      discounts: model.discounts, tokenCount: text.tokens.count, runCount: 0,
      smoothing: estimator.smoothing)
  }

  /// Reads a text: as tokens, and where memory does not hold them all, those before as sorted n-grams on disk.
  private func read(
    _ path: String, splitting: TextTokens.Splitting, options: ReadingOptions
  ) throws -> (rest: TextTokens, ngrams: SortedNGrams?, tokenCount: Int) {
    var ngrams: SortedNGrams?
    var tokenCount = 0
    let rest = try TextTokens(path: path, splitting: splitting, options: options) { text in
      if text.tokens.count < room(text.vocabulary) { return }
      let sorted = try ngrams ?? SortedNGrams(order: estimator.order, folder: folder)
      ngrams = sorted
      tokenCount += text.tokens.count
      try sorted.add(text.takeTokens())
    }
    tokenCount += rest.tokens.count
    if tokenCount == 0 { throw noText(path) }
    return (rest, ngrams, tokenCount)
  }

  /// A text's n-grams, sorted, on disk.
  func sortedNGrams(
    _ path: String, splitting: TextTokens.Splitting, options: ReadingOptions
  ) throws -> (SortedNGrams, Vocabulary, tokenCount: Int) {
    var (text, ngrams, tokenCount) = try read(path, splitting: splitting, options: options)
    let sorted = try ngrams ?? SortedNGrams(order: estimator.order, folder: folder)
    if !text.tokens.isEmpty { try sorted.add(text.takeTokens()) }
    return (sorted, text.vocabulary, tokenCount)
  }

  private func noText(_ path: String) -> CorpusError {
    CorpusError(
      .badData, file: path, problem: "holds no text", remedy: "Give at least one line.")
  }

  /// Estimates a model of sorted n-grams.
  func estimate(
    _ ngrams: SortedNGrams, _ vocabulary: Vocabulary, tokenCount: Int
  ) throws -> Result {
    let external = ExternalEstimator(
      estimator: estimator, folder: folder,
      memory: max(64 << 20, memory - 16 * vocabulary.count - 2 * vocabulary.byteCount),
      isAllowed: limitation?.isAllowed(vocabulary))
    let (file, discounts) = try external.estimate(ngrams)
    let mapped = try file.mapped()
    guard let storage = unsafe NGramStorage(borrowing: mapped.bytes, owner: mapped),
      let model = NGramModel(storage)
    else { throw NGramCounts.contradiction }
    return Result(
      language: LanguageModel(vocabulary: vocabulary, model: model), discounts: discounts,
      tokenCount: tokenCount, runCount: ngrams.runs.count, smoothing: estimator.smoothing)
  }
}

/// Which words of a text a model's n-grams may have.
public struct VocabularyLimit: Sendable {
  private let words: Set<[UInt8]>

  /// Allows the words of a file, parted by white space.
  ///
  /// - Throws: `CorpusError` where it cannot be read.
  public init(path: String) throws(CorpusError) {
    var words: Set<[UInt8]> = []
    let lines = try LineReader(path: path)
    while let line = try lines.next() {
      for word in line.split(whereSeparator: \.isASCIISpace) { words.insert(Array(word)) }
    }
    self.words = words
  }

  /// By number: whether the word is allowed.
  func isAllowed(_ vocabulary: Vocabulary) -> [Bool] {
    (0..<UInt32(vocabulary.count)).map {
      $0 <= Vocabulary.end || words.contains(Array(vocabulary[$0]))
    }
  }
}
