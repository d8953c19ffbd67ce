import Corpora

/// All n-grams of one length on disk, column by column, as the external estimator builds them.
final class DiskLevel {
  /// Each n-gram's last word.
  let words: WordFile
  /// How often each occurs; the highest bit says that it is pruned.
  let counts: WordFile
  /// How many n-grams each begins that are one word longer.
  let children: WordFile
  /// How many n-grams each ends that are one word longer.
  let endings: WordFile
  /// p(w|h) of each, as the bits of a float.
  let probabilities: WordFile
  /// The n-grams that begin with the start, which lie together.
  var fromStart = 0..<0
  /// Whether the first n-gram is `<unk>` and does not occur.
  var lacksUnknown = false

  var count: Int { words.count }

  /// What is kept of it, in the model's columns.
  let keptWords: WordFile
  let keptSuffixes: WordFile
  let keptProbabilities: WordFile
  let keptBackoffs: WordFile
  let keptChildren: WordFile

  static let prunedBit: UInt32 = 1 << 31

  init(in folder: String) throws(CorpusError) {
    words = try WordFile(in: folder)
    counts = try WordFile(in: folder)
    children = try WordFile(in: folder)
    endings = try WordFile(in: folder)
    probabilities = try WordFile(in: folder)
    keptWords = try WordFile(in: folder)
    keptSuffixes = try WordFile(in: folder)
    keptProbabilities = try WordFile(in: folder)
    keptBackoffs = try WordFile(in: folder)
    keptChildren = try WordFile(in: folder)
  }

  func append(_ word: UInt32, count: UInt32, isPruned: Bool, children: UInt32) throws(CorpusError) {
    try words.append(word)
    try counts.append(min(count, Self.prunedBit - 1) | (isPruned ? Self.prunedBit : 0))
    try self.children.append(children)
  }

  func flush() throws(CorpusError) {
    for file in [words, counts, children, endings, probabilities] { try file.flush() }
    for file in [keptWords, keptSuffixes, keptProbabilities, keptBackoffs, keptChildren] {
      try file.flush()
    }
  }

  /// Calls `body` with the count of each n-gram that its order is estimated from, and whether it is pruned.
  ///
  /// - Parameter isAdjusted: Whether it is how many different words come before, rather than how often it occurs.
  func forEachCount(
    isAdjusted: Bool,
    _ body: (_ node: Int, _ count: UInt32, _ isPruned: Bool) throws(CorpusError) -> Void
  ) throws(CorpusError) {
    let (raw, before) = (WordReader(counts), WordReader(endings))
    var node = 0
    while let count = try raw.next() {
      let ending = isAdjusted ? try before.next() ?? 0 : 0
      let plain = count & ~Self.prunedBit
      try body(
        node, isAdjusted && !fromStart.contains(node) ? ending : plain,
        count & Self.prunedBit != 0)
      node += 1
    }
  }
}
