/// Gives each distinct byte string a number, in the order of first sight.
///
/// An arena of bytes and an open-addressing table of 32-bit numbers, in memory or in a mapped file. Numbers 0 to 2 are
/// ``unknown``, ``start`` and ``end``, which are no strings.
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
  /// What is read in place of the arrays, which are empty then.
  private var mapped: VocabularyColumns?

  /// Makes a vocabulary of the three special words.
  public init() { table = Array(repeating: 0, count: 1 << 10) }

  /// Reads a vocabulary in place.
  init(_ mapped: VocabularyColumns) {
    (self.mapped, table, ends) = (mapped, [], [])
  }

  /// How many numbers are taken, the special ones included.
  public var count: Int { mapped?.count ?? ends.count }

  /// How many bytes the words take together.
  var byteCount: Int { withColumns { $0.byteCount } }

  /// The bytes of a word; empty for the special ones and for a number that is no word's, as a damaged model may have.
  public subscript(id: UInt32) -> ArraySlice<UInt8> {
    if mapped != nil { return withColumns { unsafe Array($0.bytes(of: id))[...] } }
    if Int(id) >= count { return [] }
    return arena[(id == 0 ? 0 : Int(ends[Int(id) - 1]))..<Int(ends[Int(id)])]
  }

  /// Returns the word's number, a new one if it was not seen before.
  ///
  /// - Complexity: O(*m*) expected in the word's bytes.
  /// - Precondition: All words together have fewer than 2³² bytes.
  public mutating func intern(_ word: some Collection<UInt8>) -> UInt32 {
    if mapped != nil { takeColumns() }
    if 2 * count > table.count { grow() }
    let slot = withColumns { columns in
      unsafe Self.withBytes(of: word) { unsafe columns.slot(of: $0) }
    }
    if table[slot] != 0 { return table[slot] }
    let id = UInt32(count)
    table[slot] = id
    arena.append(contentsOf: word)
    ends.append(UInt32(arena.count))
    return id
  }

  /// Returns the word's number; nil if it was never seen.
  public func id(of word: some Collection<UInt8>) -> UInt32? {
    withColumns { columns in unsafe Self.withBytes(of: word) { unsafe columns.id(of: $0) } }
  }

  private static func withBytes<Result>(
    of word: some Collection<UInt8>, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    if let result = word.withContiguousStorageIfAvailable({
      unsafe body(UnsafeRawBufferPointer($0))
    }) {
      return result
    }
    return unsafe Array(word).withUnsafeBytes { unsafe body($0) }
  }

  /// Calls `body` with the columns, which are for that call only.
  func withColumns<Result>(_ body: (VocabularyColumns) throws -> Result) rethrows -> Result {
    if let mapped { return try body(mapped) }
    return try unsafe ends.withUnsafeBytes { ends in
      try unsafe table.withUnsafeBytes { table in
        try unsafe arena.withUnsafeBytes { arena in
          try body(
            unsafe VocabularyColumns(
              ends: ends, table: table, words: arena, key: WordHash.processKey, owner: nil))
        }
      }
    }
  }

  /// Takes what is mapped into memory, to be added to.
  private mutating func takeColumns() {
    guard let mapped else { return }
    table = mapped.table(slots: mapped.slotCount, key: WordHash.processKey) ?? []
    (ends, arena) = mapped.copied
    self.mapped = nil
  }

  private mutating func grow() {
    table = withColumns { $0.table(slots: 2 * $0.slotCount, key: $0.key) } ?? []
  }
}

extension Vocabulary {
  /// Calls `body` with a function that gives a word's bytes, the marks `<unk>`, `<s>` and `</s>` for the special ones.
  func withWords<Result>(
    _ body: ((UInt32) -> UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    let marks = Array("<unk><s></s>".utf8)
    return try withColumns { columns in
      try unsafe marks.withUnsafeBufferPointer { marks in
        try unsafe body { id in
          switch id {
          case Self.unknown: unsafe UnsafeBufferPointer(rebasing: marks[0..<5])
          case Self.start: unsafe UnsafeBufferPointer(rebasing: marks[5..<8])
          case Self.end: unsafe UnsafeBufferPointer(rebasing: marks[8..<12])
          default:
            unsafe Int(id) < columns.count
              ? columns.bytes(of: id).assumingMemoryBound(to: UInt8.self)
              : UnsafeBufferPointer(rebasing: marks[0..<5])
          }
        }
      }
    }
  }

  /// The stored form: the words' ends (little-endian 32-bit), then their bytes.
  package var stored: [UInt8] { withColumns { $0.stored } }

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
