/// Fits the probabilities of a grammar to texts by expectation and maximisation.
///
/// Baker 1979, *Trainable grammars for speech recognition*; Lari and Young 1990. Counts of what a text may have been made of
/// come from its inside and outside probabilities; a prior is centred on the probabilities that the grammar came with.
public struct GrammarTrainer {
  /// How a grammar is trained.
  public struct Options: Sendable {
    /// The most rounds.
    public var rounds = 50
    /// How many imagined uses of each rule follow the grammar's own probabilities; 0 is maximum likelihood.
    public var prior = 10.0
    /// The share of texts that is kept aside; training stops when they get less probable.
    public var heldOutShare = 0.1
    /// Training stops where a round gains less than that share of the log likelihood.
    public var tolerance = 1e-6

    /// 50 rounds, a prior of 10, a tenth kept aside.
    public init() {}
  }

  /// What one round began with.
  public struct Round: Sendable {
    /// The natural log of the likelihood of the texts that are learned from.
    public var logLikelihood: Double
    /// The same of those kept aside; nil where none are.
    public var heldOut: Double?
  }

  /// What training did.
  public struct Report: Sendable {
    /// What each round began with.
    public internal(set) var rounds: [Round] = []
    /// By text, what was understood of it where not all was.
    public internal(set) var failures: [Int: String] = [:]
    /// How many texts there were.
    public internal(set) var count = 0
    /// The share of texts that the grammar makes.
    public var explainedShare: Double {
      count == 0 ? 0 : Double(count - failures.count) / Double(count)
    }
  }

  /// The grammar with the probabilities of the best round.
  public private(set) var grammar: Grammar
  /// What was done so far.
  public private(set) var report = Report()
  private let options: Options
  private let program: ParsingProgram
  private var samples: [Sample] = []
  /// How many links the forests that are kept have.
  private var keptLinks = 0

  /// A text that the grammar makes.
  private struct Sample {
    var text: [UInt8]
    /// nil where it is parsed anew each round.
    var forest: ParseForest?
    var weight: Double
    var isHeldOut: Bool
  }

  /// Forests are kept up to so many links of 12 bytes; then texts are.
  static let mostKeptLinks = 50_000_000

  /// Prepares to train.
  public init(_ grammar: Grammar, options: Options = Options()) {
    (self.grammar, self.options) = (grammar, options)
    program = ParsingProgram(grammar)
  }

  /// Takes a text in.
  ///
  /// - Parameter weight: How often the text was seen.
  /// - Returns: Whether the grammar makes it.
  @discardableResult
  public mutating func add(_ text: [UInt8], weight: Double = 1) -> Bool {
    let forest = ParseForest(ParsedText(text, program), program)
    let number = report.count
    report.count += 1
    guard forest.root != nil else {
      report.failures[number] = forest.text.text(0..<forest.furthest)
      return false
    }
    let interval = options.heldOutShare > 0 ? Int((1 / options.heldOutShare).rounded()) : .max
    keptLinks += forest.links.count
    let isKept = keptLinks <= Self.mostKeptLinks
    samples.append(
      Sample(
        text: isKept ? [] : text, forest: isKept ? forest : nil, weight: weight,
        isHeldOut: samples.count % interval == interval - 1))
    return true
  }

  /// Trains on the texts that were taken in.
  public mutating func train() {
    let authored = grammar.productions
    // Of few texts none can be spared.
    if samples.count < 20 { keepNothingAside() }
    var best = grammar.productions
    var bestHeldOut = -Double.infinity
    for round in 0...options.rounds {
      let (counts, now) = expectation()
      report.rounds.append(now)
      if let heldOut = now.heldOut {
        if heldOut < bestHeldOut { break }
        bestHeldOut = heldOut
      }
      best = grammar.productions
      if round == options.rounds { break }
      if round > 0 {
        let before = report.rounds[round - 1].logLikelihood
        if abs(now.logLikelihood - before) <= options.tolerance * abs(before) { break }
      }
      maximize(counts, authored)
    }
    grammar.productions = best
  }

  mutating func keepNothingAside() {
    for index in samples.indices { samples[index].isHeldOut = false }
  }

  /// Expected counts under the present probabilities, and the likelihoods.
  func expectation() -> (counts: [Double], round: Round) {
    var counts = [Double](repeating: 0, count: grammar.productions.count)
    var round = Round(logLikelihood: 0, heldOut: nil)
    for sample in samples {
      let forest = sample.forest ?? ParseForest(ParsedText(sample.text, program), program)
      guard let probabilities = ForestProbabilities(forest, program, grammar.productions) else {
        continue
      }
      let logarithm = sample.weight * probabilities.logProbability
      if sample.isHeldOut {
        round.heldOut = (round.heldOut ?? 0) + logarithm
        continue
      }
      round.logLikelihood += logarithm
      for (production, count) in probabilities.expectedCounts().enumerated() where count > 0 {
        counts[production] += sample.weight * count
      }
    }
    return (counts, round)
  }

  mutating func maximize(_ counts: [Double], _ authored: [Grammar.Production]) {
    for nonterminal in grammar.nonterminals {
      let total = nonterminal.productions.reduce(0) { $0 + counts[$1] }
      guard total + options.prior > 0, total > 0 else { continue }
      for production in nonterminal.productions {
        grammar.productions[production].probability =
          (counts[production] + options.prior * authored[production].probability)
          / (total + options.prior)
      }
    }
  }
}
