/// Divides segments of the scripts that ICU divides by dictionary, and remembers short ones.
///
/// Ideographs and kana are divided here where that can be done as ICU does it (``IdeographDivider``). The rest is ICU's: a
/// call costs a microsecond, so short segments, which running text repeats, are remembered and compared byte by byte.
@safe
final class DictionaryDivider {
  private let breaker: ICUBreaker
  private let ideographs = IdeographDivider()
  private let slots: UnsafeMutableBufferPointer<Slot>

  /// A remembered segment: its bytes, zero behind its end, and the places where it is divided.
  private struct Slot {
    var length: UInt8 = 0
    var words: (UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0)
    /// Bit *i* is set where a piece ends behind byte *i*.
    var ends: UInt64 = 0
  }

  /// The longest segment that is remembered, in bytes.
  private static var longest: Int { 40 }
  /// log2 of how many segments are remembered, 56 bytes each.
  private static var slotBits: Int { 12 }

  init(_ breaker: consuming ICUBreaker) {
    self.breaker = breaker
    unsafe slots = .allocate(capacity: 1 << Self.slotBits)
    unsafe slots.initialize(repeating: Slot())
  }

  deinit { unsafe slots.deallocate() }

  /// The iterator behind it.
  borrowing func withBreaker(
    _ body: (borrowing ICUBreaker) throws(ICUError) -> Void
  ) throws(ICUError) { try body(breaker) }

  /// Calls `visit` with the end, in bytes, of each piece of a segment.
  func forEachPiece(
    in segment: UnsafeBufferPointer<UInt8>, _ visit: (_ end: Int) -> Void
  ) throws(ICUError) {
    if unsafe ideographs?.forEachWord(in: segment, visit) == true { return }
    guard var ends = try unsafe remembered(segment) else {
      return try unsafe breaker.forEachSegment(in: segment) { end, _ in visit(end) }
    }
    while ends != 0 {
      visit(ends.trailingZeroBitCount + 1)
      ends &= ends - 1
    }
  }

  /// Returns how many pieces a segment has.
  func pieceCount(of segment: UnsafeBufferPointer<UInt8>) throws(ICUError) -> Int {
    var count = 0
    if unsafe ideographs?.forEachWord(in: segment, { _ in count += 1 }) == true { return count }
    if let ends = try unsafe remembered(segment) { return ends.nonzeroBitCount }
    return try unsafe breaker.segmentCount(of: segment)
  }

  /// Where a short segment's pieces end, one bit a byte; nil for a long one.
  private func remembered(_ segment: UnsafeBufferPointer<UInt8>) throws(ICUError) -> UInt64? {
    if segment.count > Self.longest { return nil }
    var key = Slot()
    key.length = UInt8(segment.count)
    unsafe withUnsafeMutableBytes(of: &key.words) { unsafe $0.copyBytes(from: segment) }
    let index = Self.index(key)
    if unsafe !Self.isSame(slots[index], key) {
      try unsafe breaker.forEachSegment(in: segment) { end, _ in key.ends |= 1 << UInt64(end - 1) }
      unsafe slots[index] = key
    }
    return unsafe slots[index].ends
  }

  private static func isSame(_ one: Slot, _ other: Slot) -> Bool {
    one.length == other.length && one.words == other.words
  }

  /// Multiplies and folds, word by word; which slot a segment gets decides about speed only.
  private static func index(_ key: Slot) -> Int {
    var hash: UInt64 = 0
    func mix(_ word: UInt64) {
      let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
      hash = product.high ^ product.low
    }
    mix(key.words.0)
    mix(key.words.1)
    mix(key.words.2)
    mix(key.words.3)
    mix(key.words.4)
    return Int(hash >> (64 - UInt64(slotBits)))
  }
}
