import Corpora
import Grammars
import NGrams

/// Writes a grammar's documents as JSONL, many times as fast as ``Generator``, which can do more with them: the same seed gives
/// the same bytes for any number of threads and shards.
///
/// Remembers 11 to 21 bytes of each document, to tell duplicates; all else is bounded by the grammar.
public struct GrammarGenerator {
  private let grammar: LabelledGrammar
  private let plan: LabelPlan
  private let options: Generator.Options

  /// Prepares a run; of the options, the seed, the threads and the shard count.
  public init(_ grammar: LabelledGrammar, plan: LabelPlan, options: Generator.Options) {
    (self.grammar, self.plan, self.options) = (grammar, plan, options)
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
    let own = options.documents(of: plan.total)
    var report = Generator.Report(
      asked: Array(repeating: 0, count: grammar.labels.count),
      made: Array(repeating: 0, count: grammar.labels.count))
    var seen = FingerprintSet()
    var isExhausted = Array(repeating: false, count: grammar.labels.count)
    let threads = max(1, options.threads)
    let drawers = (0..<threads).map { _ in Drawer(grammar.samplers(seed: options.seed)) }
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
  private(set) var bytes: [UInt8] = []
  private(set) var drawn: [(range: Range<Int>, fingerprint: Fingerprint)] = []
  private(set) var error: SamplingError?

  init(_ samplers: [GrammarSampler]) {
    self.samplers = samplers
    writers = samplers.map { SampleWriter($0) }
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
    for attempt in 1..<UInt32(Generator.mostAttempts) {
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
    writers[item].append(id: UInt64(index))
    unsafe writers[item].take { unsafe bytes.append(contentsOf: $0) }
  }
}
