import Classifiers

/// How well labels were told on held-out seeds, by what they were learned from.
public struct LabelFigures: Sendable {
  /// One way to learn the labels and the share of held-out seeds that it labels as they are.
  public struct Row: Sendable {
    /// What the labels were learned from.
    public let source: Source
    /// From 0 to 1.
    public let accuracy: Double
  }

  /// What labels are learned from, each with what stands before it.
  public enum Source: String, Sendable {
    /// The seeds alone.
    case seeds
    /// The labels' own words, too.
    case words = "seeds and labels' words"
    /// What a grammar writes, too.
    case grammar = "all with the grammar"
    /// Unlabelled text, too.
    case unlabelled = "all with unlabelled text"
  }

  /// The ways that were compared; none where the seeds are too few to hold any out.
  public private(set) var rows: [Row] = []
  /// How many held-out seeds the shares are of.
  public private(set) var heldOut = 0
  /// Whether unlabelled text was left aside, since held-out seeds were told better without it.
  public private(set) var leavesUnlabelled = false
  /// Whether the grammar writes few documents only, since held-out seeds were told better without it.
  public private(set) var leavesGrammar = false

  /// The share of held-out seeds that is told from the seeds, and from these with copies in which words that carry no label are
  /// replaced by others that are used alike; nil where no such words are known.
  public private(set) var replacement: (without: Double, with: Double)?
  /// Whether words are replaced: held-out seeds were told better so.
  public var replacesWords: Bool { replacement.map { $0.with > $0.without } ?? false }

  /// What a loss on held-out seeds must exceed, in standard errors, for unlabelled text to be left aside.
  private static let enoughErrors = 2.0

  init() {}

  /// Compares by cross-validation on the seeds.
  ///
  /// - Parameters:
  ///   - learner: The known texts: the seeds in their order, the labels' words, a grammar's documents.
  ///   - seeds: The seeds' classes.
  ///   - wordsEnd: Where the labels' words end.
  ///   - knownEnd: Where a grammar's documents end.
  init(
    _ learner: LabelLearner, seeds: [Int], wordsEnd: Int, knownEnd: Int, hasUnlabelled: Bool
  ) {
    let folds = Self.folds(seeds)
    let count = (folds.max() ?? 0) + 1
    if count < 2 { return }
    var sources = [Source.seeds]
    if wordsEnd > seeds.count { sources.append(.words) }
    if knownEnd > wordsEnd { sources.append(.grammar) }
    if hasUnlabelled { sources.append(.unlabelled) }
    var hits = sources.map { _ in 0 }
    for fold in 0..<count {
      for (place, source) in sources.enumerated() {
        let learned = learner.learn(
          from: { known in
            if known < seeds.count { return folds[known] != fold }
            return known < wordsEnd ? source != .seeds : source == .grammar || source == .unlabelled
          }, usesUnlabelled: source == .unlabelled)
        for (seed, label) in seeds.enumerated() where folds[seed] == fold {
          if learned.label(ofKnown: seed) == label { hits[place] += 1 }
        }
      }
    }
    heldOut = seeds.count
    rows = zip(sources, hits).map { source, hits in
      Row(source: source, accuracy: Double(hits) / Double(max(1, seeds.count)))
    }
    leavesUnlabelled = hasUnlabelled && loses(.unlabelled)
    leavesGrammar = knownEnd > wordsEnd && loses(.grammar)
  }

  /// Compares seeds alone with seeds and copies of them in which words are replaced.
  ///
  /// - Parameter copies: Of each seed, so many texts.
  mutating func compare(seeds: [(text: [UInt8], label: Int)], copies: [[[UInt8]]], classCount: Int)
  {
    if rows.isEmpty { return }
    var known = seeds.map { LabelLearner.Example(text: $0.text, label: $0.label) }
    for (seed, copies) in zip(seeds, copies) {
      let weight = 1 / Float(max(1, copies.count))
      known += copies.map { LabelLearner.Example(text: $0, label: seed.label, weight: weight) }
    }
    let sources =
      seeds.indices
      + zip(seeds.indices, copies).flatMap { seed, copies in
        copies.map { _ in seed }
      }
    let learner = LabelLearner(known: known, unlabelled: [], classCount: classCount)
    let folds = Self.folds(seeds.map(\.label))
    func hits(ofKnownBelow end: Int) -> Int {
      (0..<((folds.max() ?? 0) + 1)).reduce(0) { hits, fold in
        let learned = learner.learn(
          from: { $0 < end && folds[sources[$0]] != fold }, usesUnlabelled: false)
        return hits
          + seeds.indices.count {
            folds[$0] == fold && learned.label(ofKnown: $0) == seeds[$0].label
          }
      }
    }
    func accuracy(ofKnownBelow end: Int) -> Double {
      Double(hits(ofKnownBelow: end)) / Double(max(1, seeds.count))
    }
    replacement = (accuracy(ofKnownBelow: seeds.count), accuracy(ofKnownBelow: known.count))
  }

  /// Whether a source did clearly worse than what stands before it.
  private func loses(_ source: Source) -> Bool {
    guard let place = rows.firstIndex(where: { $0.source == source }), place > 0 else {
      return false
    }
    let before = rows[place - 1].accuracy
    let spread = (before * (1 - before) / Double(heldOut)).squareRoot()
    return rows[place].accuracy < before - Self.enoughErrors * spread
  }

  /// The fold of each seed, dealt out class by class; one fold only where classes have too few seeds to hold some out.
  ///
  /// More folds for fewer seeds, so that the whole takes about as long.
  private static func folds(_ seeds: [Int]) -> [Int] {
    var seen: [Int: Int] = [:]
    for label in seeds { seen[label, default: 0] += 1 }
    let classesToHoldOut = seen.values.filter { $0 > 1 }.count
    let count = 2 * classesToHoldOut < seen.count ? 1 : seeds.count <= 200 ? 5 : 2
    seen.removeAll()
    return seeds.map { label in
      defer { seen[label, default: 0] += 1 }
      return seen[label, default: 0] % count
    }
  }
}
