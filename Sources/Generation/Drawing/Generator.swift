public import Corpora
import Grammars
public import Tokenization

/// Writes documents from a model or a grammar: the same seed gives the same bytes for any number of threads and shards.
///
/// Document *i* is the first of its draws that passes the filters and that no earlier document has. Threads draw ahead; what
/// they draw is taken in the order of the documents, so no thread's speed shows in the output. Remembers 11 to 21 bytes of
/// each document to tell duplicates, and 80 to 144 more to tell near-duplicates; all else is bounded by the model.
public struct Generator {
  /// How a run is made.
  public struct Options: Sendable {
    /// What fixes every byte of the output.
    public var seed: UInt64 = 0
    /// How many threads draw.
    public var threads = 1
    /// How a model's documents may come about; nil for any way.
    public var origins: Set<Origin>?
    /// Which part of the run is written: shard `number` of `count`, from 1.
    public var shard: (number: Int, count: Int) = (1, 1)
    /// The factor on back-off weights; nil for the model's own.
    public var backoffScale: Double?
    /// What all documents together count in training, beside all seeds; nil for what training found to be good.
    ///
    /// A document's part is its weight, 1 at most.
    public var mass: Double?
    /// How the run is parted.
    public var splits = SplitPlan.whole
    /// What the documents are written as.
    public var format = OutputFormat.jsonl
    /// Whether cells of CSV and TSV that a spreadsheet would take for formulas get an apostrophe before them.
    public var guardsFormulas = false
    /// From which likeness on two documents are near-duplicates (Jaccard's, of stretches of four bytes), above 0 up to 1; nil
    /// where only equal ones are left out.
    public var likeness: Double?
    /// Whether a document that finds no other words in half of its draws is given up rather than written as a near-duplicate.
    public var likenessIsStrict = false

    /// What is done to documents so that a classifier learns to bear it; nil for nothing.
    public var noise: NoisePlan?
    /// How near a model's documents are to another label; nil for any.
    public var difficulty: Difficulty?

    /// One thread, seed 0, the whole run, JSONL, no near-duplicates of a likeness of 0.8 or more.
    public init() { likeness = Self.usualLikeness }

    /// Which of so many documents the shard is.
    func documents(of total: Int) -> Range<Int> {
      (total * (shard.number - 1) / shard.count)..<(total * shard.number / shard.count)
    }

    /// The likeness from which on two documents are near-duplicates, unless told otherwise.
    public static let usualLikeness = 0.8
  }

  /// What a run made and refused.
  public struct Report: Sendable {
    /// How many documents of each class were asked of this shard.
    public internal(set) var asked: [Int]
    /// How many were written.
    public internal(set) var made: [Int]
    /// How many draws were refused, by reason, over all documents that were drawn.
    public internal(set) var rejections: [Rejection: Int] = [:]
    /// How many of the written documents are near-duplicates, for want of others.
    public internal(set) var nearDuplicates = 0
    /// How many bytes were written, before compression.
    public internal(set) var bytes = 0

    /// A report of counts by class.
    public init(asked: [Int], made: [Int], rejections: [Rejection: Int] = [:], bytes: Int = 0) {
      (self.asked, self.made, self.rejections, self.bytes) = (asked, made, rejections, bytes)
    }

    /// Whether every document that was asked for was made.
    public var isComplete: Bool { asked == made }
  }

  /// What was drawn up to some document: enough to go on from there.
  public struct Progress: Sendable {
    /// For each document the draw that was taken, from 1; 0 where its class had been given up.
    public var attempts: [UInt16] = []
    /// How many draws were refused so far, by reason.
    public var rejections: [Rejection: Int] = [:]
    /// How many bytes were written so far, before compression.
    public var bytes = 0

    /// Nothing yet.
    public init() {}
  }

  /// The draws that one document gets.
  ///
  /// A class that fails once is given up: its next document would do no better.
  public static let mostAttempts = 1000
  /// So many documents are drawn before any of them is taken; files and checkpoints end at multiples of it.
  public static let batchLength = 1 << 10

  let plan: LabelPlan
  let options: Options
  let makeDrawing: () throws(ICUError) -> any DocumentDrawing
  let writer: DocumentWriter
  let weight: Double?
  private(set) var history: RunHistory
  /// The fields of `meta` that documents have.
  public let columns: [MetaColumn]

  /// Prepares a run of a model.
  ///
  /// - Throws: `ICUError` when ICU has no boundary data.
  public init(
    model: SeedModel, plan: LabelPlan, options: Options = Options()
  ) throws(ICUError) {
    try self.init(
      DocumentDraw(model: model, options: options), model: model, plan: plan, options: options)
  }

  /// The same with what documents are drawn by.
  init(
    _ draw: DocumentDraw, model: SeedModel, plan: LabelPlan, options: Options
  ) throws(ICUError) {
    let margins = try draw.margins()
    let margin = options.difficulty == nil ? [] : [MetaColumn("margin", .number)]
    self.init(
      plan, options, columns: [MetaColumn("origin")] + margin,
      writesSpans: !model.spanTypes.isEmpty,
      labels: model.labels.isEmpty ? .none : model.labelsAreList ? .list : .one,
      weight: Self.weight(of: plan.total, mass: options.mass ?? model.settings.mass, model)
    ) { () throws(ICUError) in try DocumentDraw.Worker(draw, margins: margins) }
  }

  /// Prepares a run of a grammar.
  public init(grammar: LabelledGrammar, plan: LabelPlan, options: Options = Options()) {
    self.init(
      plan, options, columns: grammar.metaColumns,
      writesSpans: grammar.hasSpans,
      labels: grammar.documentLabels.isEmpty ? .none : grammar.labelsAreList ? .list : .one,
      weight: nil
    ) { GrammarDraw(grammar, options) }
  }

  private init(
    _ plan: LabelPlan, _ options: Options, columns: [MetaColumn], writesSpans: Bool,
    labels: LabelColumn, weight: Double?,
    makeDrawing: @escaping () throws(ICUError) -> any DocumentDrawing
  ) {
    (self.plan, self.options, self.weight) = (plan, options, weight)
    self.makeDrawing = makeDrawing
    self.columns = columns + (options.noise == nil ? [] : [MetaColumn("noise", .texts)])
    var writer = DocumentWriter(
      format: options.format, alwaysWritesSpans: writesSpans, hasWeights: weight != nil,
      metaColumns: self.columns, labels: labels)
    writer.guardsFormulas = options.guardsFormulas
    self.writer = writer
    history = RunHistory(
      likeness: options.likeness, slots: plan.counts.count * options.splits.names.count)
  }

  /// Which of the run's documents are written: all, or those of a shard.
  public var documents: Range<Int> { options.documents(of: plan.total) }

  /// Keeps the run away from a document, as from one that it has written: one of a test set, say.
  public mutating func keepAway(from document: Document) {
    history.insert(Finisher().finish(DrawnDocument(document: document), attempt: 0))
  }

  /// Runs.
  ///
  /// A shard draws the documents before its own too, without writing them: only so it knows what they took.
  ///
  /// - Parameters:
  ///   - past: What an earlier run of the same options had come to; it is gone on with from there.
  ///   - write: Takes the next bytes of a split, in order, and how many documents they are.
  ///   - checkpoint: Is told after each batch what was drawn in it, with the sums so far, when all of it was written.
  ///   - progress: Is told how many documents of how many are done.
  /// - Throws: What `write` and `checkpoint` throw; `SamplingError` where a grammar leaves no way; `ICUError` where a text cannot be
  ///   compared with the seed.
  public func run(
    after past: Progress = Progress(),
    write: (_ bytes: [UInt8], _ split: Int, _ documents: Int) throws -> Void,
    checkpoint: (Progress) throws -> Void = { _ in },
    progress: (_ done: Int, _ of: Int) -> Void
  ) throws -> Report {
    var run = try Run(self, past)
    let (own, splits) = (run.own, options.splits.names.indices)
    let total = own.upperBound
    for batch in Self.batches(of: past.attempts.count) {
      run.recall(batch, past.attempts)
      progress(batch.upperBound, total)
    }
    if own.lowerBound == 0, past.attempts.isEmpty {
      for split in splits { try write(writer.header, split, 0) }
    }
    for batch in Self.batches(from: past.attempts.count, of: total) {
      let output = try run.draw(batch)
      for (split, documents) in output.enumerated() where !documents.isEmpty {
        try write(run.bytes(of: documents, split), split, documents.count)
      }
      try checkpoint(run.progress)
      progress(batch.upperBound, total)
    }
    if options.shard.number == options.shard.count {
      for split in splits { try write(writer.footer, split, 0) }
    }
    return run.report
  }

  /// Whole batches, which begin at multiples of their length whatever comes before them.
  private static func batches(from start: Int = 0, of total: Int) -> [Range<Int>] {
    stride(from: start, to: total, by: batchLength).map {
      $0..<min(total, ($0 / batchLength + 1) * batchLength)
    }
  }

  /// What each of a run's documents counts, to four digits: a run as large as the seed, or smaller, counts in full.
  private static func weight(of total: Int, mass: Double, _ model: SeedModel) -> Double {
    let seeds = model.classes.reduce(0) { $0 + $1.documents }
    let weight = min(1, mass * Double(seeds) / Double(max(1, total)))
    guard weight > 0 else { return 0 }
    var scale = 1.0
    while weight * scale < 1_000 { scale *= 10 }
    return (weight * scale).rounded() / scale
  }
}
