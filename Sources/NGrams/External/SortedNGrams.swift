import Corpora

/// N-grams of one length with their counts, sorted, as runs on disk.
///
/// A record is the n-gram's words and its count. N-grams that a document's end cuts short are filled up with more ends, so that
/// there is a record for every place of the text, and every shorter n-gram begins one.
final class SortedNGrams {
  let order: Int
  private let file: WordFile
  private(set) var runs: [Range<Int>] = []

  init(order: Int, folder: String) throws(CorpusError) {
    self.order = order
    file = try WordFile(in: folder)
  }

  /// Adds the n-grams of some documents as a run.
  func add(_ tokens: [UInt32]) throws(CorpusError) {
    let levels = NGramEstimator(order: order).levels(of: tokens)
    try add { run throws(CorpusError) in try write(levels, to: run) }
  }

  /// Adds sorted records as a run.
  func add(run: (WordFile) throws(CorpusError) -> Void) throws(CorpusError) {
    let start = file.count
    try run(file)
    runs.append(start..<file.count)
  }

  /// Writes the paths of a trie, in their order.
  private func write(_ levels: [NGramLevel], to file: WordFile) throws(CorpusError) {
    var record = [UInt32](repeating: Vocabulary.end, count: order + 1)
    // By level: the node that comes next, and the end of its parent's children.
    var nodes = [Int](repeating: 0, count: order)
    var ends = [Int](repeating: 0, count: order)
    ends[0] = levels[0].words.count
    var depth = 0
    while depth >= 0 {
      let (node, level) = (nodes[depth], levels[depth])
      if node == ends[depth] {
        depth -= 1
        continue
      }
      nodes[depth] += 1
      let word = level.words[node]
      record[depth] = word
      // Special words that do not occur have no place in the text.
      if level.counts[node] == 0 { continue }
      if depth + 1 == order || word == Vocabulary.end {
        for index in (depth + 1)..<max(order, depth + 1) { record[index] = Vocabulary.end }
        record[order] = level.counts[node]
        for word in record { try file.append(word) }
      } else {
        depth += 1
        nodes[depth] = Int(level.firstChildren[node])
        ends[depth] = Int(level.firstChildren[node + 1])
      }
    }
  }

  /// Calls `body` with each different n-gram, in order: a record of its words and its count in all runs.
  ///
  /// - Parameter memory: How many bytes the buffers may take.
  func forEach(
    memory: Int, _ body: ([UInt32]) throws(CorpusError) -> Void
  ) throws(CorpusError) {
    try file.flush()
    let capacity = max(1 << 10, min(1 << 18, memory / 4 / max(1, runs.count)))
    var merge = RunMerge(width: order + 1, keyWidth: order)
    for run in runs { try merge.add(WordReader(file, run, capacity: capacity)) }
    guard var current = try merge.next() else { return }
    while let record = try merge.next() {
      if isSame(record, current) {
        let (sum, isOver) = current[order].addingReportingOverflow(record[order])
        current[order] = isOver ? .max : sum
      } else {
        try body(current)
        current = record
      }
    }
    try body(current)
  }

  private func isSame(_ a: [UInt32], _ b: [UInt32]) -> Bool {
    for index in 0..<order where a[index] != b[index] { return false }
    return true
  }
}
