/// The keyed hash of a word's bytes that vocabularies are looked up by; stored tables rely on it, so it may not change.
///
/// Multiplies and folds eight bytes at a time, the last of which may overlap those before. Without the key nobody can choose words
/// that share a slot: tables in memory have one of the process's own, stored ones one that depends on
/// all of their words.
enum WordHash {
  /// The key of tables that are never stored.
  static let processKey = UInt64.random(in: 0 ... .max)

  /// Hashes the bytes.
  ///
  /// - Complexity: O(*m*).
  @inline(__always)
  static func hash(_ word: UnsafeRawBufferPointer, key: UInt64) -> UInt64 {
    let count = word.count
    var hash = fold(UInt64(truncatingIfNeeded: count) ^ 0x9E37_79B9_7F4A_7C15 ^ key)
    if count < 8 { return fold(hash ^ (unsafe short(word))) }
    var place = 0
    while place &+ 8 < count {
      hash = fold(hash ^ (unsafe load(word, place)))
      place &+= 8
    }
    return fold(hash ^ (unsafe load(word, count &- 8)))
  }

  /// Fewer than eight bytes as one number.
  @inline(__always)
  private static func short(_ word: UnsafeRawBufferPointer) -> UInt64 {
    let count = word.count
    if count >= 4 {
      let low = unsafe word.loadUnaligned(fromByteOffset: 0, as: UInt32.self)
      let high = unsafe word.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)
      return UInt64(UInt32(littleEndian: low)) | UInt64(UInt32(littleEndian: high)) << 32
    }
    if count == 0 { return 0 }
    let (first, middle, last) = unsafe (word[0], word[count / 2], word[count &- 1])
    return UInt64(first) | UInt64(middle) << 8 | UInt64(last) << 16
  }

  @inline(__always)
  private static func load(_ word: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
    UInt64(
      littleEndian: unsafe word.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  @inline(__always)
  private static func fold(_ number: UInt64) -> UInt64 {
    let product = number.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }
}
