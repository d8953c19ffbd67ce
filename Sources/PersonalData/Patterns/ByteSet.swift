/// A set of bytes.
struct ByteSet: Sendable, Equatable {
  private var bits = SIMD4<UInt64>(repeating: 0)

  init() {}

  init(_ ranges: ClosedRange<UInt8>...) {
    for range in ranges { for byte in range { insert(byte) } }
  }

  init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { insert(byte) }
  }

  static let digits = ByteSet(48...57)
  /// ASCII letters, digits, `_`, and all of what other scripts are written with.
  static let word = ByteSet(48...57, 65...90, 95...95, 97...122, 128...255)
  static let spaces = ByteSet(9...13, 32...32)

  mutating func insert(_ byte: UInt8) {
    let bit = UInt64(1) << UInt64(byte & 63)
    bits[Int(byte >> 6)] |= bit
  }

  func contains(_ byte: UInt8) -> Bool {
    bits[Int(byte >> 6)] >> UInt64(byte & 63) & 1 == 1
  }

  mutating func formUnion(_ other: ByteSet) { bits |= other.bits }

  var inverted: ByteSet {
    var result = ByteSet()
    result.bits = ~bits
    return result
  }

  /// With each ASCII letter also in the other case.
  var caseless: ByteSet {
    var result = self
    for byte in UInt8(ascii: "a")...UInt8(ascii: "z") {
      if contains(byte) { result.insert(byte & ~0x20) }
      if contains(byte & ~0x20) { result.insert(byte) }
    }
    return result
  }

  /// The byte, where there is no other.
  var single: UInt8? {
    let places = (0..<4).filter { bits[$0] != 0 }
    guard let place = places.first, places.count == 1, bits[place].nonzeroBitCount == 1 else {
      return nil
    }
    return UInt8(place * 64 + bits[place].trailingZeroBitCount)
  }
}
