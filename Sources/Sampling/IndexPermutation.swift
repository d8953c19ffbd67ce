/// A keyed shuffle of 0 ..< count that is computed element by element, in constant memory.
///
/// A balanced Feistel network over the smallest even number of bits that holds `count`, walked until it lands inside the
/// range (Black and Rogaway 2002, *Ciphers with arbitrary finite domains*, "cycle walking").
public struct IndexPermutation: Sendable {
  /// How many indices are permuted.
  public let count: UInt64
  private let halfBits: UInt64
  private let philox: Philox4x32

  /// Makes the permutation of 0 ..< `count` that `seed` names.
  public init(count: UInt64, seed: UInt64) {
    self.count = count
    var bits: UInt64 = 1
    while bits < 31, (UInt64(1) << (2 * bits)) < count { bits += 1 }
    halfBits = bits
    philox = Philox4x32(key: seed)
  }

  /// Returns where `index` goes.
  ///
  /// - Precondition: `index` is below `count`.
  /// - Complexity: O(1) expected; the network's domain is at most four times `count`.
  public subscript(index: UInt64) -> UInt64 {
    precondition(index < count, "index outside the permutation")
    var value = index
    repeat { value = encrypt(value) } while value >= count
    return value
  }

  private func encrypt(_ value: UInt64) -> UInt64 {
    let mask = (UInt64(1) << halfBits) - 1
    var left = value >> halfBits
    var right = value & mask
    for round in UInt32(0)..<4 {
      // The fourth counter word keeps these blocks apart from every RandomStream's.
      let mixed = philox.block(at: SIMD4(UInt32(truncatingIfNeeded: right), round, 0, .max))
      (left, right) = (right, left ^ (UInt64(mixed[0]) & mask))
    }
    return left << halfBits | right
  }
}
