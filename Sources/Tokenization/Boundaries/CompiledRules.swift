import CICUShims

/// ICU's break rules as ICU compiled them: a state table over character categories.
///
/// The layout is that of `RBBIDataHeader` and `RBBIStateTable` (ICU's `rbbidata.h`, format version 6, ICU 69 and later).
/// Any other version reads as nil: then ICU itself must be asked.
struct CompiledRules {
  /// What a state does when it is entered.
  struct State {
    /// Whether the text read so far is a whole segment.
    var accepts = false
    /// The number of the look-ahead rule whose second half this state completes, or 0.
    var completes = 0
    /// The number of the look-ahead rule whose boundary lies at this state, or 0.
    var marks = 0
    /// The rule status of a segment that ends here.
    var ruleStatus = 0
    /// The next state by category; 0 stops.
    var next: [Int] = []
  }

  /// The state that stops, the state before the first character, then all others.
  var states: [State]
  /// The last code points of ranges that share a category, ascending, and their categories.
  let ranges: [(last: UInt32, category: Int)]
  /// The first of the categories that ICU divides by dictionary.
  let firstDictionaryCategory: Int
  /// Whether the state table is entered by the category for the start of the text.
  let startsByCategory: Bool
  /// The categories that stand for the end and for the start of the text.
  static let (endCategory, startCategory) = (1, 2)
  static let (stop, start) = (0, 1)
  let categoryCount: Int

  init?(_ bytes: [UInt8]) {
    let header = Words(bytes: bytes[...])
    guard bytes.count >= 80, header[0] == 0xB1A0, bytes[4] == 6,
      let length = header.index(8), length <= bytes.count,
      let categoryCount = header.index(12), (3...0xFFFF).contains(categoryCount),
      let table = Words.section(of: bytes, at: 16), let trie = Words.section(of: bytes, at: 32),
      let statuses = Words.section(of: bytes, at: 48),
      let states = Self.states(table, statuses, categoryCount: categoryCount),
      let ranges = Self.ranges(trie, categoryCount: categoryCount)
    else { return nil }
    self.states = states
    self.ranges = ranges
    self.categoryCount = categoryCount
    firstDictionaryCategory = Words(bytes: table).index(8) ?? categoryCount
    startsByCategory = Words(bytes: table)[16] & 2 != 0
  }

  /// Reads the state table: rows of accepting, look-ahead, status index and next states, of 8 or of 16 bits each.
  private static func states(
    _ table: ArraySlice<UInt8>, _ statuses: ArraySlice<UInt8>, categoryCount: Int
  ) -> [State]? {
    let words = Words(bytes: table)
    guard table.count >= 20, let count = words.index(0), let rowLength = words.index(4),
      (2...0x7FFF).contains(count)
    else { return nil }
    let width = words[16] & 4 != 0 ? 1 : 2
    guard rowLength >= (3 + categoryCount) * width, 20 + count * rowLength <= table.count else {
      return nil
    }
    var states: [State] = []
    for row in 0..<count {
      func field(_ index: Int) -> Int {
        let place = table.startIndex + 20 + row * rowLength + index * width
        return width == 1 ? Int(table[place]) : Int(table[place]) | Int(table[place + 1]) << 8
      }
      guard let ruleStatus = Self.ruleStatus(at: field(2), of: statuses) else { return nil }
      let next = (0..<categoryCount).map { field(3 + $0) }
      if next.contains(where: { $0 >= count }) { return nil }
      states.append(
        State(
          accepts: field(0) == 1, completes: field(0) > 1 ? field(0) : 0,
          marks: field(1) > 1 ? field(1) : 0, ruleStatus: ruleStatus, next: next))
    }
    return states
  }

  /// A state's rule status is the last, and so the largest, of its group: a count and as many statuses.
  private static func ruleStatus(at index: Int, of statuses: ArraySlice<UInt8>) -> Int? {
    let words = Words(bytes: statuses)
    guard 4 * (index + 1) <= statuses.count, let count = words.index(4 * index),
      4 * (index + count + 1) <= statuses.count
    else { return nil }
    return words.index(4 * (index + count))
  }

  private static func ranges(
    _ trie: ArraySlice<UInt8>, categoryCount: Int
  ) -> [(last: UInt32, category: Int)]? {
    let capacity = 1 << 14
    var lasts = [UInt32](repeating: 0, count: capacity)
    var values = [UInt32](repeating: 0, count: capacity)
    let count = unsafe Array(trie).withUnsafeBufferPointer { trie in
      guard let base = trie.baseAddress else { return -1 }
      return unsafe Int(
        cicu_trie_ranges(base, Int32(trie.count), &lasts, &values, Int32(capacity)))
    }
    guard count > 0, lasts[count - 1] == 0x10FFFF,
      !values[..<count].contains(where: { $0 >= categoryCount })
    else { return nil }
    return (0..<count).map { (lasts[$0], Int(values[$0])) }
  }

  /// 32-bit words in the machine's byte order, at byte offsets.
  private struct Words {
    let bytes: ArraySlice<UInt8>

    subscript(offset: Int) -> UInt32 {
      let start = bytes.startIndex + offset
      let parts = bytes[start..<(start + 4)]
      return UInt32(littleEndian: parts.reversed().reduce(0) { $0 << 8 | UInt32($1) })
    }

    /// A word as a size or an offset; nil where it would not fit.
    func index(_ offset: Int) -> Int? {
      let word = self[offset]
      return word <= UInt32(Int32.max) ? Int(word) : nil
    }

    /// The bytes that an offset and a length in the header name.
    static func section(of bytes: [UInt8], at field: Int) -> ArraySlice<UInt8>? {
      let header = Words(bytes: bytes[...])
      guard let start = header.index(field), let length = header.index(field + 4), length > 0,
        start + length <= bytes.count
      else { return nil }
      return bytes[start..<(start + length)]
    }
  }
}
