import NGrams
import Sampling

/// The runs of tokens that too few groups wrote, so that no output repeats one.
///
/// Holds keyed hashes alone: 6 to 12 bytes for each run of *L* + 1 tokens, told apart by whether fewer than *k* groups wrote it, and
/// for each longer run of which that is so though every shorter one in it has more. A run that enough groups wrote is nobody's.
package struct RunGate: Sendable {
  /// How many tokens the shortest run has: one more than an output may repeat.
  package let shortest: Int
  /// How many the longest has.
  private let longest: Int
  private let key: UInt64
  /// What the hash of the shortest runs needs.
  private let power: UInt64
  /// The runs that too few groups wrote.
  private let rare: RunIndex
  /// The shortest runs that enough groups wrote: a longer one that is rare can begin and end with these alone.
  private let common: RunIndex

  /// Longer runs are not looked at as a whole: what they are made of is.
  package static let mostTokens = 64
  private static let mostAtOnce = 30_000_000

  /// Finds the runs of documents.
  ///
  /// - Parameters:
  ///   - documents: Calls its argument with each document's runs and group; is asked once for each length of runs, or more often
  ///     where there are many.
  ///   - count: How many tokens they have together, about.
  ///   - shortest: How many tokens a run has at least.
  ///   - leastGroups: From how many groups on a run is nobody's.
  ///   - key: What the hashes depend on.
  /// - Complexity: O(*n* log *n*) time in tokens; some 500 MB beside the index, however many there are.
  package init<Failure: Error>(
    count: Int, shortest: Int, leastGroups: Int, key: UInt64,
    documents: (_ body: (TokenRuns, _ group: UInt32) -> Void) throws(Failure) -> Void
  ) throws(Failure) {
    (self.shortest, self.key, power) = (shortest, key, RunHashes.power(shortest))
    let passes = max(1, 2 * count / Self.mostAtOnce)
    var rare: [UInt64] = []
    /// The runs of the length before that enough groups wrote.
    var common: Set<UInt64> = []
    var shortCommon: [UInt64] = []
    var length = shortest
    while length == shortest || !common.isEmpty && length <= Self.mostTokens {
      var longerCommon: Set<UInt64> = []
      // Each pass takes the hashes of one part of their range.
      for pass in 0..<(length == shortest ? passes : 1) {
        var runs: [(hash: UInt64, group: UInt32)] = []
        try documents { text, group in
          for stretch in text.stretches where stretch.count >= length {
            let hashes = RunHashes(stretch, key: key)
            for start in 0...(stretch.count - length) {
              if length > shortest,
                !common.contains(hashes.hash(from: start, length: length - 1))
                  || !common.contains(hashes.hash(from: start + 1, length: length - 1))
              {
                continue
              }
              let hash = hashes.hash(from: start, length: length)
              if passes == 1 || length > shortest || hash % UInt64(passes) == pass {
                runs.append((hash, group))
              }
            }
          }
        }
        runs.sort { ($0.hash, $0.group) < ($1.hash, $1.group) }
        Self.part(runs, leastGroups: leastGroups, rare: &rare, common: &longerCommon)
      }
      common = longerCommon
      // Sorted, so that a model's bytes do not depend on the order of a set.
      if length == shortest { shortCommon = common.sorted() }
      length += 1
    }
    longest = length - 1
    self.rare = Self.index(of: rare, shortest, key)
    self.common = Self.index(of: shortCommon, shortest, key)
  }

  private static func index(of hashes: [UInt64], _ length: Int, _ key: UInt64) -> RunIndex {
    let index = RunIndex(length: length, capacity: hashes.count, key: key)
    for hash in hashes { index.insert(hash) }
    return index
  }

  /// Parts the hashes that fewer groups have from the others; the pairs are sorted.
  private static func part(
    _ runs: [(hash: UInt64, group: UInt32)], leastGroups: Int, rare: inout [UInt64],
    common: inout Set<UInt64>
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
      if groups < leastGroups { rare.append(hash) } else { common.insert(hash) }
    }
  }

  /// Whether a text repeats one of them.
  ///
  /// - Complexity: O(*n* *l*) in tokens and lengths of runs.
  package func stops(_ text: TokenRuns) -> Bool {
    for stretch in text.stretches where stretch.count >= shortest {
      let hashes = RunHashes(stretch, key: key)
      for start in 0...(stretch.count - shortest) {
        let short = hashes.hash(from: start, length: shortest)
        if rare.contains(short) { return true }
        if !common.contains(short) { continue }
        for length in (shortest + 1)..<max(shortest + 1, min(longest, stretch.count - start) + 1)
        where rare.contains(hashes.hash(from: start, length: length)) {
          return true
        }
      }
    }
    return false
  }

  /// A text that is being written, token by token.
  package struct Trail: Sendable {
    fileprivate var tokens = RunHashes()
    fileprivate var words = RunHashes()

    /// An empty text.
    package init() {}

    /// Goes on after something that no run goes through.
    package mutating func cut() {
      tokens.cut()
      words.cut()
    }

    /// Begins another text, in the room of the one before.
    package mutating func restart() { goBack(to: Mark()) }

    /// A place in a text to go back to.
    package struct Mark: Sendable {
      fileprivate var tokens = RunHashes.Mark()
      fileprivate var words = RunHashes.Mark()
    }

    /// Where the text has come to.
    package var mark: Mark { Mark(tokens: tokens.mark, words: words.mark) }

    /// Drops what came after a mark.
    ///
    /// - Precondition: The text has not been before the mark since.
    package mutating func goBack(to mark: Mark) {
      tokens.goBack(to: mark.tokens)
      words.goBack(to: mark.words)
    }
  }

  /// Whether a token ends a run that it stops; where it does not, the trail goes on behind it.
  ///
  /// - Parameters:
  ///   - hash: The token's, as `TokenRuns.Token` has it.
  ///   - words: Where the hashes of its words stand.
  ///   - hashes: The hashes of words.
  /// - Complexity: O(*l*) in the lengths of runs.
  package func stops(
    _ hash: UInt32, words: Range<UInt32>, of hashes: [UInt32], after trail: inout Trail
  ) -> Bool {
    trail.tokens.append(hash, key: key)
    if endsRun(trail.tokens) {
      trail.tokens.removeLast()
      return true
    }
    for place in words {
      trail.words.append(hashes[Int(place)], key: key)
      if endsRun(trail.words) {
        for _ in words.lowerBound...place { trail.words.removeLast() }
        trail.tokens.removeLast()
        return true
      }
    }
    return false
  }

  @inline(__always)
  private func endsRun(_ hashes: borrowing RunHashes) -> Bool {
    if hashes.count < shortest { return false }
    let short = hashes.hash(ofLast: shortest, power: power)
    return rare.contains(short) || common.contains(short) && endsLongerRun(hashes)
  }

  private func endsLongerRun(_ hashes: borrowing RunHashes) -> Bool {
    for length in (shortest + 1)..<max(shortest + 1, min(longest, hashes.count) + 1)
    where rare.contains(hashes.hash(ofLast: length, power: RunHashes.power(length))) {
      return true
    }
    return false
  }

  // MARK: Storing

  /// The lengths of the shortest and the longest run, how long the first table is, then the tables of rare and of common runs.
  package var stored: [UInt32] {
    let table = rare.table
    return [UInt32(shortest), UInt32(longest), UInt32(table.count)] + table + common.table
  }

  /// Takes what was stored; nil where it is no gate.
  package init?(stored: [UInt32], key: UInt64) {
    guard stored.count > 3, stored[0] > 0, stored[0] <= stored[1], stored[1] < 100_000,
      stored[2] <= stored.count - 3
    else { return nil }
    (shortest, longest, self.key) = (Int(stored[0]), Int(stored[1]), key)
    power = RunHashes.power(shortest)
    let middle = 3 + Int(stored[2])
    guard let rare = RunIndex(table: Array(stored[3..<middle]), length: shortest, key: key),
      let common = RunIndex(table: Array(stored[middle...]), length: shortest, key: key)
    else { return nil }
    (self.rare, self.common) = (rare, common)
  }
}

/// The hashes of every run of a stretch of tokens, each from two numbers: a polynomial in the tokens (Karp and Rabin 1987).
struct RunHashes: Sendable {
  private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let powers = {
    var powers: [UInt64] = [1]
    for _ in 0..<1_024 { powers.append(powers[powers.count - 1] &* base) }
    return powers
  }()

  /// By place, the polynomial of all tokens before it, those of stretches before the last among them.
  private var prefixes: [UInt64] = [0]
  /// Where the last stretch begins.
  private var start = 0

  init() {}

  init(_ tokens: [UInt32], key: UInt64) {
    prefixes.reserveCapacity(tokens.count + 1)
    for token in tokens { append(token, key: key) }
  }

  /// How many tokens the stretch has.
  var count: Int { prefixes.count - 1 - start }

  @inline(__always)
  mutating func append(_ token: UInt32, key: UInt64) {
    let mixed = StableHash.mixed(UInt64(token) ^ key)
    prefixes.append(prefixes[prefixes.count - 1] &* Self.base &+ mixed)
  }

  mutating func removeLast() { prefixes.removeLast() }

  /// Begins another stretch.
  mutating func cut() { start = prefixes.count - 1 }

  /// A number of tokens, and where the last stretch of them begins.
  struct Mark: Sendable {
    fileprivate var end = 0
    fileprivate var start = 0
  }

  var mark: Mark { Mark(end: prefixes.count - 1, start: start) }

  /// Drops the tokens after a mark.
  mutating func goBack(to mark: Mark) {
    prefixes.removeLast(prefixes.count - 1 - mark.end)
    start = mark.start
  }

  /// The hash of a run; runs of different lengths have hashes of different kinds.
  @inline(__always)
  func hash(from first: Int, length: Int) -> UInt64 {
    hash(behind: start + first, length, Self.power(length))
  }

  /// The hash of the last run of a length, of which ``power(_:)`` is given.
  @inline(__always)
  func hash(ofLast length: Int, power: UInt64) -> UInt64 {
    hash(behind: prefixes.count - 1 - length, length, power)
  }

  @inline(__always)
  private func hash(behind place: Int, _ length: Int, _ power: UInt64) -> UInt64 {
    let value = prefixes[place + length] &- prefixes[place] &* power
    return StableHash.mixed(value ^ UInt64(length) &* 0xD6E8_FEB8_6659_FD93)
  }

  /// What the hash of a run of a length needs.
  ///
  /// - Complexity: O(*l*) for more than a thousand tokens.
  static func power(_ length: Int) -> UInt64 {
    length < powers.count ? powers[length] : (0..<length).reduce(1) { power, _ in power &* base }
  }
}
