/// The Philox4x32-10 counter-based random function.
///
/// A block of 128 random bits is a pure function of a 64-bit key and a 128-bit counter, so any document of a run can
/// be drawn without drawing those before it. Source: Salmon, Moraes, Dror and Shaw 2011, *Parallel random numbers: as
/// easy as 1, 2, 3*; checked against the known answers that its authors publish with Random123.
package struct Philox4x32: Sendable {
  private let key: SIMD2<UInt32>

  package init(key: UInt64) {
    self.key = SIMD2(UInt32(truncatingIfNeeded: key), UInt32(truncatingIfNeeded: key >> 32))
  }

  /// Returns the four 32-bit words at `counter`.
  ///
  /// - Complexity: O(1), ten rounds.
  package func block(at counter: SIMD4<UInt32>) -> SIMD4<UInt32> {
    var (a, b, c, d) = (counter[0], counter[1], counter[2], counter[3])
    var (low, high) = (key[0], key[1])
    for _ in 0..<10 {
      let first = UInt64(a) &* 0xD251_1F53
      let second = UInt64(c) &* 0xCD9E_8D57
      (a, b) = (UInt32(second >> 32) ^ b ^ low, UInt32(truncatingIfNeeded: second))
      (c, d) = (UInt32(first >> 32) ^ d ^ high, UInt32(truncatingIfNeeded: first))
      low = low &+ 0x9E37_79B9
      high = high &+ 0xBB67_AE85
    }
    return SIMD4(a, b, c, d)
  }
}
