public import Corpora

/// Which runs of *k* words a text has: the check that nothing so long was copied from it.
///
/// Holds 32 bits of a keyed hash of each run in an open-addressing table and no word of the text; a run that is not there passes
/// for one that is about once in 10⁹ times. The hash of a run is computed from that of the run before it (Karp and Rabin
/// 1987).
///
/// `@unchecked Sendable`: runs are added by one thread before others look; looking writes nothing.
@safe
public final class RunIndex: @unchecked Sendable {
  /// How many words a run has.
  public let length: Int
  /// How many different runs there are.
  public private(set) var count = 0
  private let slots: UnsafeMutablePointer<UInt32>
  private let mask: Int
  private let key: UInt64
  /// The base of the rolling hash to the power `length`.
  private let power: UInt64

  /// Starts with no runs.
  ///
  /// - Parameters:
  ///   - length: How many words a run has, at least 1.
  ///   - capacity: How many different runs can be added; they take 6 to 12 bytes each.
  ///   - key: What the hashes depend on.
  public convenience init(length: Int, capacity: Int, key: UInt64 = 0) {
    let slotCount = 1 << (Int.bitWidth - (capacity + capacity / 2 + 15).leadingZeroBitCount)
    self.init(length: length, slotCount: slotCount, key: key)
  }

  private init(length: Int, slotCount: Int, key: UInt64) {
    precondition(length > 0, "a run has words")
    (self.length, self.key) = (length, key)
    mask = slotCount - 1
    unsafe slots = LargeMemory.allocate(byteCount: 4 * (mask + 1)).assumingMemoryBound(
      to: UInt32.self)
    unsafe slots.initialize(repeating: 0, count: mask + 1)
    power = (0..<length).reduce(1) { power, _ in power &* RunHash.base }
  }

  deinit { unsafe LargeMemory.deallocate(slots) }

  /// The runs of a text's lines, by a model's numbers of the words.
  ///
  /// - Throws: `CorpusError` where the text cannot be read, `ICUError` where ICU has no boundary data.
  public convenience init(
    of text: String, splitting: TextTokens.Splitting, length: Int, vocabulary: Vocabulary,
    options: ReadingOptions = ReadingOptions()
  ) throws {
    let text = try TextTokens(path: text, splitting: splitting, options: options)
    self.init(length: length, capacity: text.tokens.count)
    for line in text.sentences(numberedBy: vocabulary) { insert(line) }
  }

  /// Adds one run by its hash.
  ///
  /// - Precondition: There is room for it.
  package func insert(_ hash: UInt64) {
    let (first, mark) = RunHash.place(hash, mask)
    let free = slot(first, mark)
    precondition(count < mask, "more runs than the index was made for")
    if unsafe slots[free] == mark { return }
    unsafe slots[free] = mark
    count += 1
  }

  /// Whether a run of this hash is there.
  package func contains(_ hash: UInt64) -> Bool {
    let (first, mark) = RunHash.place(hash, mask)
    return unsafe slots[slot(first, mark)] == mark
  }

  // MARK: Storing

  /// The table, as it stands in memory.
  package var table: [UInt32] { unsafe Array(UnsafeBufferPointer(start: slots, count: mask + 1)) }

  /// Takes a table that was stored; nil where it is none.
  package convenience init?(table: [UInt32], length: Int, key: UInt64) {
    guard table.count >= 8, table.count & (table.count - 1) == 0, length > 0, table.contains(0)
    else { return nil }
    self.init(length: length, slotCount: table.count, key: key)
    for (place, mark) in table.enumerated() where mark != 0 {
      unsafe slots[place] = mark
      count += 1
    }
  }

  /// Adds all runs of a sequence of words.
  ///
  /// - Precondition: There is room for them.
  /// - Complexity: O(*n*).
  public func insert(_ words: [UInt32]) {
    var hash = RunHash()
    for (place, word) in words.enumerated() {
      hash.append(word, key)
      if place >= length { hash.drop(words[place - length], key, power) }
      if place + 1 >= length { insert(hash.mixed) }
    }
  }

  /// The slot that holds a mark or, empty, would.
  @inline(__always)
  private func slot(_ first: Int, _ mark: UInt32) -> Int {
    var slot = first
    while unsafe slots[slot] != 0, unsafe slots[slot] != mark { slot = (slot &+ 1) & mask }
    return slot
  }

  /// Whether the last run of a sequence of words is one of the text's.
  ///
  /// - Parameters:
  ///   - words: The words, the newest last.
  ///   - hash: That of the last run before the newest word; moved past it.
  @inline(__always)
  func contains(_ words: [UInt32], _ hash: inout RunHash) -> Bool {
    hash.append(words[words.count - 1], key)
    if words.count > length { hash.drop(words[words.count - 1 - length], key, power) }
    if words.count < length { return false }
    return contains(hash.mixed)
  }

  /// The longest run of a sequence of words of which every *k* words in a row are the text's; 0 where it is shorter than *k*.
  public func longestRun(in words: [UInt32]) -> Int {
    var hash = RunHash()
    var (longest, current, seen) = (0, 0, [UInt32]())
    for word in words {
      seen.append(word)
      current = contains(seen, &hash) ? max(current + 1, length) : 0
      longest = max(longest, current)
    }
    return longest
  }
}

/// The rolling hash of the last words.
struct RunHash {
  fileprivate static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var value: UInt64 = 0

  init() {}

  @inline(__always)
  fileprivate static func mix(_ word: UInt32, _ key: UInt64) -> UInt64 {
    let product = (UInt64(word) ^ key ^ 0xD6E8_FEB8_6659_FD93).multipliedFullWidth(
      by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }

  @inline(__always)
  fileprivate mutating func append(_ word: UInt32, _ key: UInt64) {
    value = value &* Self.base &+ Self.mix(word, key)
  }

  @inline(__always)
  fileprivate mutating func drop(_ word: UInt32, _ key: UInt64, _ power: UInt64) {
    value = value &- Self.mix(word, key) &* power
  }

  /// The hash with every bit spread over all.
  @inline(__always)
  fileprivate var mixed: UInt64 {
    let product = (value ^ value >> 29).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
  }

  /// The first slot to look at and the mark to look for, which is never 0.
  @inline(__always)
  fileprivate static func place(_ mixed: UInt64, _ mask: Int) -> (slot: Int, mark: UInt32) {
    (Int(truncatingIfNeeded: mixed >> 32) & mask, UInt32(truncatingIfNeeded: mixed) | 1)
  }
}
