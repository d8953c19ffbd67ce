/// The numbers of the short words that were looked up last, so that a frequent word takes one look into near memory.
@safe
final class ShortWordCache {
  private struct Entry {
    /// The bytes of the word; no word where `count` is 0.
    var bytes: UInt64
    var number: UInt32
    var count: UInt32
  }

  private static let bits: UInt64 = 11
  private let entries: UnsafeMutablePointer<Entry>

  init() {
    unsafe entries = .allocate(capacity: 1 << Int(Self.bits))
    unsafe entries.initialize(
      repeating: Entry(bytes: 0, number: 0, count: 0), count: 1 << Int(Self.bits))
  }

  deinit { unsafe entries.deallocate() }

  /// The number of a word; `<unk>` where it has none.
  ///
  /// - Parameter ending: How many readable bytes there are from the word's first on.
  @inline(__always)
  @unsafe func number(
    of word: UnsafeRawBufferPointer, ending: Int, _ vocabulary: VocabularyColumns
  ) -> UInt32 {
    let count = word.count
    if count > 8 || ending < 8 { return unsafe vocabulary.id(of: word) ?? Vocabulary.unknown }
    let all = unsafe word.baseAddress.unsafelyUnwrapped.loadUnaligned(as: UInt64.self)
    let bytes = count == 8 ? all : all & ((1 << UInt64(8 &* count)) &- 1)
    let mixed = (bytes ^ UInt64(count) << 59) &* 0x9E37_79B9_7F4A_7C15
    let slot = Int(truncatingIfNeeded: mixed >> (64 &- Self.bits))
    let entry = unsafe entries[slot]
    if entry.bytes == bytes, entry.count == UInt32(count) { return entry.number }
    let number = unsafe vocabulary.id(of: word) ?? Vocabulary.unknown
    unsafe entries[slot] = Entry(bytes: bytes, number: number, count: UInt32(count))
    return number
  }
}
