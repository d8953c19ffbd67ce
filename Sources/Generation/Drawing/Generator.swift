public import Corpora
import NGrams

/// Writes documents from a model: the same seed gives the same bytes for any number of threads and shards.
///
/// Document *i* is the first of its draws that passes the filters and that no earlier document has. Threads draw ahead; what
/// they draw is taken in the order of the documents, so no thread's speed shows in the output. Remembers 11 to 21 bytes of
/// each document, to tell duplicates; all else is bounded by the model.
public struct Generator: Sendable {
  /// How a run is made.
  public struct Options: Sendable {
    /// What fixes every byte of the output.
    public var seed: UInt64 = 0
    /// How many threads draw.
    public var threads = 1
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

    /// One thread, seed 0, the whole run, JSONL.
    public init() {}
  }

  /// What a run made and refused.
  public struct Report: Sendable {
    /// How many documents of each class were asked of this shard.
    public internal(set) var asked: [Int]
    /// How many were written.
    public internal(set) var made: [Int]
    /// How many draws were refused, by reason, over all documents that were drawn.
    public internal(set) var rejections: [Rejection: Int] = [:]
    /// How many bytes were written, before compression.
    public internal(set) var bytes = 0

    /// Whether every document that was asked for was made.
    public var isComplete: Bool { asked == made }
  }

  /// The draws that one document gets.
  ///
  /// A class that fails once is given up: its next document would do no better.
  public static let mostAttempts = 1000

  private let model: SeedModel
  private let plan: LabelPlan
  private let options: Options
  private let draw: DocumentDraw

  /// Prepares a run.
  public init(model: SeedModel, plan: LabelPlan, options: Options = Options()) {
    self.model = model
    self.plan = plan
    self.options = options
    draw = DocumentDraw(
      model: model, seed: options.seed,
      backoffScale: options.backoffScale ?? model.settings.backoffScale, splits: options.splits,
      marksSpans: options.format.isForSpans)
  }

  /// Runs.
  ///
  /// A shard draws the documents before its own too, without writing them: only so it knows what they took.
  ///
  /// - Parameters:
  ///   - write: Takes the next bytes of a split, in order, and how many documents they are.
  ///   - progress: Is told how many documents of how many are done.
  /// - Throws: What `write` throws.
  public func run(
    write: (_ bytes: [UInt8], _ split: Int, _ documents: Int) throws(CorpusError) -> Void,
    progress: (_ done: Int, _ of: Int) -> Void
  ) throws(CorpusError) -> Report {
    let total = plan.total
    let (number, count) = options.shard
    let own = (total * (number - 1) / count)..<(total * number / count)
    let writer = DocumentWriter(
      format: options.format, alwaysWritesSpans: !model.spanTypes.isEmpty, columns: Self.columns,
      fields: CorpusFields())
    let weight = Self.weight(of: total, mass: options.mass ?? model.settings.mass, model)
    var report = Report(
      asked: Array(repeating: 0, count: model.classes.count),
      made: Array(repeating: 0, count: model.classes.count))
    var taken = FingerprintSet()
    var isExhausted = Array(repeating: false, count: model.classes.count)
    let splits = options.splits.table(total: total, seed: options.seed)
    var isFirst = options.splits.names.map { _ in true }
    if number == 1 { for split in isFirst.indices { try write(writer.header, split, 0) } }
    let batchLength = 256 * max(1, options.threads)
    let workers = (0..<max(1, options.threads)).map { _ in DocumentDraw.Worker(draw) }
    for start in stride(from: 0, to: own.upperBound, by: batchLength) {
      let batch = start..<min(start + batchLength, own.upperBound)
      let drafts = drafts(for: batch, workers, splits, taken: taken, isExhausted: isExhausted)
      var output = options.splits.names.map { _ in [Document]() }
      for (index, draft) in zip(batch, drafts) {
        let item = plan.classIndex(of: index)
        let isOwn = own.contains(index)
        if isOwn { report.asked[item] += 1 }
        if isExhausted[item] { continue }
        var draft = draft
        while let drawn = draft.drawn, !taken.insert(drawn.fingerprint) {
          draft.reject(.duplicate)
          continueDrawing(
            &draft, workers[0], index: index, class: item, split: splits.split(of: index),
            taken: taken)
        }
        for (reason, count) in draft.rejections { report.rejections[reason, default: 0] += count }
        guard var document = draft.drawn?.document else {
          isExhausted[item] = true
          continue
        }
        if isOwn {
          report.made[item] += 1
          document.weight = weight
          output[splits.split(of: index)].append(document)
        }
      }
      for (split, documents) in output.enumerated() where !documents.isEmpty {
        var bytes: [UInt8] = []
        writer.append(documents, isFirst: isFirst[split] && number == 1, to: &bytes)
        isFirst[split] = false
        report.bytes += bytes.count
        try write(bytes, split, documents.count)
      }
      progress(batch.upperBound, own.upperBound)
    }
    if number == count { for split in isFirst.indices { try write(writer.footer, split, 0) } }
    return report
  }

  /// The columns of CSV and TSV.
  static let columns = ["id", "text", "label", "spans", "weight", "origin"]

  /// What each of a run's documents counts, to four digits: a run as large as the seed, or smaller, counts in full.
  private static func weight(of total: Int, mass: Double, _ model: SeedModel) -> Double {
    let seeds = model.classes.reduce(0) { $0 + $1.documents }
    let weight = min(1, mass * Double(seeds) / Double(max(1, total)))
    guard weight > 0 else { return 0 }
    var scale = 1.0
    while weight * scale < 1_000 { scale *= 10 }
    return (weight * scale).rounded() / scale
  }

  // MARK: Drawing

  /// How far the drawing of one document has come.
  private struct Draft: Sendable {
    var drawn: DocumentDraw.Drawn?
    var attempt = 0
    var rejections: [Rejection: Int] = [:]

    mutating func reject(_ reason: Rejection) {
      drawn = nil
      rejections[reason, default: 0] += 1
    }
  }

  /// Draws a batch on all threads, each passing over what was taken before the batch.
  private func drafts(
    for batch: Range<Int>, _ workers: [DocumentDraw.Worker], _ splits: SplitPlan.Table,
    taken: FingerprintSet,
    isExhausted: [Bool]
  ) -> [Draft] {
    let pieceLength = max(1, (batch.count + workers.count - 1) / workers.count)
    let pieceCount = (batch.count + pieceLength - 1) / pieceLength
    var pieces = [[Draft]](repeating: [], count: pieceCount)
    unsafe pieces.withUnsafeMutableBufferPointer { pieces in
      let pieces = unsafe pieces
      Parallel.forEach(pieceCount) { number in
        let start = batch.lowerBound + number * pieceLength
        var isExhausted = isExhausted
        unsafe pieces[number] = (start..<min(start + pieceLength, batch.upperBound)).map { index in
          var draft = Draft()
          let item = plan.classIndex(of: index)
          if isExhausted[item] { return draft }
          continueDrawing(
            &draft, workers[number], index: index, class: item, split: splits.split(of: index),
            taken: taken)
          // What no draw gave here will not be given to the class's later documents either.
          if draft.drawn == nil { isExhausted[item] = true }
          return draft
        }
      }
    }
    return pieces.flatMap(\.self)
  }

  /// Draws until a document passes every filter or its attempts are used up.
  private func continueDrawing(
    _ draft: inout Draft, _ worker: DocumentDraw.Worker, index: Int, class item: Int,
    split: Int, taken: FingerprintSet
  ) {
    while draft.drawn == nil, draft.attempt < Self.mostAttempts {
      defer { draft.attempt += 1 }
      switch worker.draw(index: index, attempt: draft.attempt, class: item, split: split) {
      case .success(let drawn):
        if taken.contains(drawn.fingerprint) {
          draft.reject(.duplicate)
        } else {
          draft.drawn = drawn
        }
      case .failure(let refusal): draft.reject(refusal.reason)
      }
    }
  }
}
