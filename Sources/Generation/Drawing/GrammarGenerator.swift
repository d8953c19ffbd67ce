import Corpora
public import Grammars
import NGrams

/// Writes documents from a grammar: the same seed gives the same bytes for any number of threads and shards.
///
/// With labels asked for, each document is drawn from the grammar under the condition that it has its label. Remembers 11 to 21
/// bytes of each document, to tell duplicates; all else is bounded by the grammar.
public struct GrammarGenerator {
  /// The draws that one document gets to be no duplicate.
  public static let mostAttempts = 1_000

  private let grammars: [Grammar]
  private let plan: LabelPlan
  private let options: Generator.Options
  /// What the documents are called by, for reports; empty where labels play no part.
  public let labels: [String]

  /// Prepares a run.
  ///
  /// - Parameters:
  ///   - total: How many documents; nil where `asked` alone decides.
  ///   - asked: Exact numbers for some labels.
  ///   - isBalanced: Whether each label gets as many documents as another.
  /// - Throws: `LabelPlan.Failure`.
  public init(
    _ grammar: Grammar, total: Int?, asked: [(label: String, count: Int)], isBalanced: Bool,
    options: Generator.Options
  ) throws(LabelPlan.Failure) {
    self.options = options
    var conditioned: [(label: String, grammar: Grammar, probability: Double)] = []
    if isBalanced || !asked.isEmpty {
      for label in grammar.values(of: "label") {
        guard let (part, probability) = try? grammar.conditioned(on: [("label", label)]) else {
          continue
        }
        conditioned.append((label, part, probability))
      }
    }
    if conditioned.isEmpty {
      conditioned = [("", grammar, 1)]
    }
    (labels, grammars) = (conditioned.map(\.label), conditioned.map(\.grammar))
    plan = try LabelPlan(
      classes: conditioned.map { ($0.label, max(1, Int($0.probability * 1e9))) }, total: total,
      asked: asked, isBalanced: isBalanced, seed: options.seed)
  }

  /// Runs.
  ///
  /// - Parameters:
  ///   - write: Takes the next bytes of the output, in order.
  ///   - progress: Is told how many documents of how many are done.
  /// - Throws: What `write` throws; ``SamplingError`` where the grammar leaves no way.
  public func run(
    write: ([UInt8]) throws -> Void, progress: (_ done: Int, _ of: Int) -> Void
  ) throws -> Generator.Report {
    let total = plan.total
    let (number, count) = options.shard
    let own = (total * (number - 1) / count)..<(total * number / count)
    var report = Generator.Report(
      asked: Array(repeating: 0, count: grammars.count),
      made: Array(repeating: 0, count: grammars.count))
    let writer = DocumentWriter(format: options.format)
    if number == 1 { try write(writer.header) }
    var seen = FingerprintSet()
    var isExhausted = Array(repeating: false, count: grammars.count)
    let threads = max(1, options.threads)
    let drawers = (0..<threads).map { _ in Drawer(grammars, options) }
    let pieceLength = 1_024
    for start in stride(from: 0, to: own.upperBound, by: pieceLength * threads) {
      let end = min(start + pieceLength * threads, own.upperBound)
      let pieces = (end - start + pieceLength - 1) / pieceLength
      Parallel.forEach(pieces) { piece in
        let first = start + piece * pieceLength
        drawers[piece].draw(first..<min(end, first + pieceLength), plan)
      }
      var output: [UInt8] = []
      for piece in 0..<pieces {
        let drawer = drawers[piece]
        if let error = drawer.error { throw error }
        for (offset, drawn) in drawer.drawn.enumerated() {
          let index = start + piece * pieceLength + offset
          let item = plan.classIndex(of: index)
          let isOwn = own.contains(index)
          if isOwn { report.asked[item] += 1 }
          if isExhausted[item] { continue }
          var bytes = drawer.bytes[drawn.range]
          if !seen.insert(drawn.fingerprint) {
            guard let other = try drawer.drawAnew(index, item, &seen, &report) else {
              isExhausted[item] = true
              continue
            }
            bytes = other[...]
          }
          guard isOwn else { continue }
          report.made[item] += 1
          output += bytes
        }
      }
      report.bytes += output.count
      try write(output)
      progress(end, own.upperBound)
    }
    return report
  }
}

/// Draws for one thread.
///
/// `@unchecked Sendable`: each is used by one thread at a time, and read when all threads have ended.
private final class Drawer: @unchecked Sendable {
  private let samplers: [GrammarSampler]
  private let writers: [SampleWriter]
  private let writer: DocumentWriter
  private let format: OutputFormat
  private(set) var bytes: [UInt8] = []
  private(set) var drawn: [(range: Range<Int>, fingerprint: Fingerprint)] = []
  private(set) var error: SamplingError?

  init(_ grammars: [Grammar], _ options: Generator.Options) {
    var sampling = GrammarSampler.Options()
    sampling.seed = options.seed
    samplers = grammars.map { GrammarSampler($0, options: sampling) }
    writers = samplers.map { SampleWriter($0) }
    writer = DocumentWriter(format: options.format)
    format = options.format
  }

  func draw(_ indices: Range<Int>, _ plan: LabelPlan) {
    bytes.removeAll(keepingCapacity: true)
    drawn.removeAll(keepingCapacity: true)
    for index in indices {
      let item = plan.classIndex(of: index)
      do {
        try samplers[item].draw(UInt64(index))
      } catch {
        self.error = error
        return
      }
      let start = bytes.count
      append(item, index, to: &bytes)
      drawn.append((start..<bytes.count, Fingerprint(value: samplers[item].fingerprint)))
    }
  }

  /// Draws a document again until it is none that was there; nil where that never happens.
  func drawAnew(
    _ index: Int, _ item: Int, _ seen: inout FingerprintSet, _ report: inout Generator.Report
  ) throws(SamplingError) -> [UInt8]? {
    for attempt in 1..<UInt32(GrammarGenerator.mostAttempts) {
      report.rejections[.duplicate, default: 0] += 1
      try samplers[item].draw(UInt64(index), attempt: attempt)
      if seen.insert(Fingerprint(value: samplers[item].fingerprint)) {
        var bytes: [UInt8] = []
        append(item, index, to: &bytes)
        return bytes
      }
    }
    return nil
  }

  private func append(_ item: Int, _ index: Int, to bytes: inout [UInt8]) {
    guard format == .jsonl else {
      var document = samplers[item].document
      document.id = String(index)
      return writer.append(document, to: &bytes)
    }
    writers[item].append(id: UInt64(index))
    unsafe writers[item].take { unsafe bytes.append(contentsOf: $0) }
  }
}
