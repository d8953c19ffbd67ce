/// Gives each distinct byte string a number, in the order of first sight.
///
/// An arena of bytes and an open-addressing table of 32-bit numbers. Numbers 0 to 2 are ``unknown``, ``start`` and
/// ``end``, which are no strings.
public struct Vocabulary: Sendable {
  /// The word that stands for all others, `<unk>`.
  public static let unknown: UInt32 = 0
  /// The start of a sentence or document, `<s>`.
  public static let start: UInt32 = 1
  /// Its end, `</s>`.
  public static let end: UInt32 = 2

  private var arena: [UInt8] = []
  private var ends: [UInt32] = [0, 0, 0]
  private var table: [UInt32]

  /// Makes a vocabulary of the three special words.
  public init() { table = Array(repeating: 0, count: 1 << 10) }

  /// How many numbers are taken, the special ones included.
  public var count: Int { ends.count }

  /// The bytes of a word; empty for the special ones and for a number that is no word's, as a damaged model may have.
  public subscript(id: UInt32) -> ArraySlice<UInt8> {
    if Int(id) >= count { return [] }
    return arena[(id == 0 ? 0 : Int(ends[Int(id) - 1]))..<Int(ends[Int(id)])]
  }

  /// Returns the word's number, a new one if it was not seen before.
  ///
  /// - Complexity: O(*m*) expected in the word's bytes.
  /// - Precondition: All words together have fewer than 2³² bytes.
  public mutating func intern(_ word: some Collection<UInt8>) -> UInt32 {
    if 2 * count > table.count { grow() }
    let slot = slot(of: word)
    if table[slot] != 0 { return table[slot] }
    let id = UInt32(count)
    table[slot] = id
    arena.append(contentsOf: word)
    ends.append(UInt32(arena.count))
    return id
  }

  /// Returns the word's number; nil if it was never seen.
  public func id(of word: some Collection<UInt8>) -> UInt32? {
    let id = table[slot(of: word)]
    return id == 0 ? nil : id
  }

  /// The table's slot that holds the word or, empty, would.
  private func slot(of word: some Collection<UInt8>) -> Int {
    let mask = table.count - 1
    var slot = Int(truncatingIfNeeded: Self.hash(word)) & mask
    while table[slot] != 0, !self[table[slot]].elementsEqual(word) { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    table = Array(repeating: 0, count: 2 * table.count)
    let mask = table.count - 1
    for id in UInt32(3)..<UInt32(count) {
      var slot = Int(truncatingIfNeeded: Self.hash(self[id])) & mask
      while table[slot] != 0 { slot = (slot + 1) & mask }
      table[slot] = id
    }
  }

  /// FNV-1a (Fowler, Noll and Vo), its high bits folded in because the table uses the low ones.
  private static func hash(_ word: some Collection<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash ^ hash >> 29
  }
}

extension Vocabulary {
  /// The words' ends, the slots of the table and the words' bytes.
  var columns: (ends: [UInt32], table: [UInt32], words: [UInt8]) { (ends, table, arena) }

  /// Takes columns as they are; nil where they contradict each other.
  init?(ends: [UInt32], table: [UInt32], words: [UInt8]) {
    guard ends.count >= 3, ends[..<3].allSatisfy({ $0 == 0 }), ends.last ?? 0 == words.count,
      zip(ends, ends.dropFirst()).allSatisfy({ $0 <= $1 }),
      table.count.nonzeroBitCount == 1, table.count > ends.count,
      table.allSatisfy({ $0 < ends.count }), table.contains(0)
    else { return nil }
    (arena, self.ends, self.table) = (words, ends, table)
  }

  /// Calls `body` with a function that gives a word's bytes, the marks `<unk>`, `<s>` and `</s>` for the special ones.
  func withWords<Result>(
    _ body: ((UInt32) -> UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    let marks = Array("<unk><s></s>".utf8)
    return try unsafe arena.withUnsafeBufferPointer { arena in
      try unsafe ends.withUnsafeBufferPointer { ends in
        try unsafe marks.withUnsafeBufferPointer { marks in
          try unsafe body { id in
            switch id {
            case Self.unknown: unsafe UnsafeBufferPointer(rebasing: marks[0..<5])
            case Self.start: unsafe UnsafeBufferPointer(rebasing: marks[5..<8])
            case Self.end: unsafe UnsafeBufferPointer(rebasing: marks[8..<12])
            default:
              unsafe Int(id) < ends.count
                ? UnsafeBufferPointer(rebasing: arena[Int(ends[Int(id) - 1])..<Int(ends[Int(id)])])
                : UnsafeBufferPointer(rebasing: marks[0..<5])
            }
          }
        }
      }
    }
  }

  /// The stored form: the words' ends (little-endian 32-bit), then their bytes.
  package var stored: [UInt8] {
    var bytes: [UInt8] = []
    for end in ends { bytes += (0..<4).map { UInt8(truncatingIfNeeded: end >> (8 * $0)) } }
    return bytes + arena
  }

  /// Reads the stored form of `count` words; nil where it is not one.
  package init?(stored: [UInt8], count: Int) {
    guard count >= 3, stored.count >= 4 * count else { return nil }
    self.init()
    var start = 4 * count
    for id in 0..<count {
      let end = (0..<4).reduce(0) { $0 | Int(stored[4 * id + $1]) << (8 * $1) } + 4 * count
      guard end >= start, end <= stored.count else { return nil }
      if id > 2, intern(stored[start..<end]) != UInt32(id) { return nil }
      start = end
    }
    guard start == stored.count else { return nil }
  }
}
