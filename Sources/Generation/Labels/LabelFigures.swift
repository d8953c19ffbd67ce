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
  /// How many documents without a label there were.
  public internal(set) var unlabelled = 0
  /// How many of these were left out, since they are not like the seeds.
  public internal(set) var unfit = 0
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
    heldOut = seeds.count
    rows = sources.map { source in
      let accuracy = Self.accuracy(
        learner, labels: seeds, folds, usesUnlabelled: source == .unlabelled
      ) { known, fold in
        if known < seeds.count { return folds[known] != fold }
        return known < wordsEnd ? source != .seeds : source == .grammar || source == .unlabelled
      }
      return Row(source: source, accuracy: accuracy)
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
    let labels = seeds.map(\.label)
    let folds = Self.folds(labels)
    func accuracy(ofKnownBelow end: Int) -> Double {
      Self.accuracy(learner, labels: labels, folds, usesUnlabelled: false) { known, fold in
        known < end && folds[sources[known]] != fold
      }
    }
    replacement = (accuracy(ofKnownBelow: seeds.count), accuracy(ofKnownBelow: known.count))
  }

  /// The share of seeds that are labelled as they are by what is learned without their fold.
  ///
  /// - Parameters:
  ///   - learner: The known texts, the seeds first.
  ///   - labels: The seeds' classes.
  ///   - isLearned: Whether a known text may be learned from where a fold is held out.
  private static func accuracy(
    _ learner: LabelLearner, labels: [Int], _ folds: [Int], usesUnlabelled: Bool,
    isLearned: @escaping (_ known: Int, _ fold: Int) -> Bool
  ) -> Double {
    let hits = (0..<((folds.max() ?? 0) + 1)).reduce(0) { hits, fold in
      let learned = learner.learn(
        from: { isLearned($0, fold) }, usesUnlabelled: usesUnlabelled)
      return hits
        + labels.indices.count {
          folds[$0] == fold && learned.label(ofKnown: $0) == labels[$0]
        }
    }
    return Double(hits) / Double(max(1, labels.count))
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
