/// Sets of tags as two words of bits.
enum TagSet {
  /// Every tag that there is.
  static let all = of(PartOfSpeech.allCases.map(\.rawValue))

  static func of(_ tags: some Sequence<UInt8>) -> SIMD2<UInt64> {
    var set = SIMD2<UInt64>.zero
    for tag in tags { set[Int(tag >> 6)] |= 1 << UInt64(tag & 63) }
    return set
  }

  /// Calls `take` with each tag in order.
  @inline(__always)
  static func forEach(_ set: SIMD2<UInt64>, _ take: (UInt8) -> Void) {
    for half in 0..<2 {
      var bits = set[half]
      while bits != 0 {
        take(UInt8(half &* 64 &+ bits.trailingZeroBitCount))
        bits &= bits &- 1
      }
    }
  }
}
