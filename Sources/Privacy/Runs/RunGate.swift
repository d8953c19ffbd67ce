import NGrams

/// The runs of tokens that too few groups wrote, so that no output repeats one.
///
/// Holds keyed hashes alone: 6 to 12 bytes for each run of *L* + 1 tokens that fewer than *k* groups wrote. A run that many
/// wrote is nobody's.
package struct RunGate: Sendable {
  /// How many tokens a run has: one more than an output may repeat.
  package let length: Int
  private let index: RunIndex

  /// Finds the runs of documents.
  ///
  /// - Parameters:
  ///   - documents: Calls its argument with each document's runs and group; may be asked several times.
  ///   - count: How many tokens they have together, about.
  ///   - length: How many tokens a run has.
  ///   - leastGroups: From how many groups on a run is nobody's.
  ///   - key: What the hashes depend on.
  /// - Complexity: O(*n* log *n*) time in tokens; some 500 MB beside the index, however many there are.
  package init<Failure: Error>(
    count: Int, length: Int, leastGroups: Int, key: UInt64,
    documents: (_ body: (TokenRuns, _ group: UInt32) -> Void) throws(Failure) -> Void
  ) throws(Failure) {
    self.length = length
    // Each pass takes the hashes of one part of their range.
    let passes = max(1, 2 * count / Self.mostAtOnce)
    var kept: [UInt64] = []
    let hashing = RunIndex(length: length, capacity: 1, key: key)
    for pass in 0..<passes {
      var runs: [(hash: UInt64, group: UInt32)] = []
      try documents { text, group in
        for stretch in text.stretches where stretch.count >= length {
          for hash in hashing.hashes(ofRunsIn: stretch)
          where passes == 1 || hash % UInt64(passes) == pass {
            runs.append((hash, group))
          }
        }
      }
      runs.sort { ($0.hash, $0.group) < ($1.hash, $1.group) }
      Self.appendRare(runs, leastGroups: leastGroups, to: &kept)
    }
    index = RunIndex(length: length, capacity: kept.count, key: key)
    for hash in kept { index.insert(hash) }
  }

  private static let mostAtOnce = 30_000_000

  /// Appends the hashes that fewer groups have, of pairs that are sorted.
  private static func appendRare(
    _ runs: [(hash: UInt64, group: UInt32)], leastGroups: Int, to kept: inout [UInt64]
  ) {
    var place = 0
    while place < runs.count {
      let hash = runs[place].hash
      var groups = 1
      place += 1
      while place < runs.count, runs[place].hash == hash {
        if runs[place].group != runs[place - 1].group { groups += 1 }
        place += 1
      }
      if groups < leastGroups { kept.append(hash) }
    }
  }

  /// How many runs it holds.
  package var count: Int { index.count }

  /// Whether a text repeats one of them.
  ///
  /// - Complexity: O(*n*) in tokens.
  package func stops(_ text: TokenRuns) -> Bool {
    for stretch in text.stretches where stretch.count >= length {
      if index.hashes(ofRunsIn: stretch).contains(where: index.contains) { return true }
    }
    return false
  }

  // MARK: Storing

  /// The table of hashes.
  package var table: [UInt32] { index.table }

  /// Takes a table that was stored; nil where it is none.
  package init?(table: [UInt32], length: Int, key: UInt64) {
    guard let index = RunIndex(table: table, length: length, key: key) else { return nil }
    (self.length, self.index) = (length, index)
  }
}
