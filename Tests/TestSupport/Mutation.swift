import Foundation

/// Deterministic damage to files, for readers to stand.
public struct Mutation {
  private var state: UInt64

  /// Begins a series.
  public init(seed: UInt64) { state = seed }

  /// How many mutations a test makes: as many as the environment asks for with `PASTICHE_MUTATIONS`, else `usual`.
  public static func count(_ usual: Int) -> Int {
    ProcessInfo.processInfo.environment["PASTICHE_MUTATIONS"].flatMap { Int($0) } ?? usual
  }

  /// A number below a bound, by SplitMix64.
  public mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    z ^= z >> 31
    return Int(z % UInt64(max(1, bound)))
  }

  /// Changes bytes within a range: one bit, a byte, or a little-endian word to a number at some border.
  public mutating func damage(_ bytes: inout [UInt8], in range: Range<Int>) {
    for _ in 0...below(3) {
      let place = range.lowerBound + below(range.count)
      switch below(4) {
      case 0: bytes[place] ^= 1 << UInt8(below(8))
      case 1: bytes[place] = UInt8(below(256))
      default:
        let borders: [UInt64] = [
          0, 1, 0x7F, 0x80, 0xFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, 0x7F80_0000, 0x7FC0_0000,
          .max,
          1 << 63, (1 << 63) - 1, UInt64(bytes.count),
        ]
        let (number, width) = (borders[below(borders.count)], below(2) == 0 ? 4 : 8)
        let start = place & ~(width - 1)
        for index in 0..<width where range.contains(start + index) {
          bytes[start + index] = UInt8(truncatingIfNeeded: number >> UInt64(8 * index))
        }
      }
    }
  }

  /// An input with some of it changed, cut out, repeated, or taken from another.
  public mutating func mutated(_ input: [UInt8], with other: [UInt8]) -> [UInt8] {
    var bytes = input
    for _ in 0...below(3) {
      if bytes.isEmpty { return other }
      let start = below(bytes.count)
      let end = min(bytes.count, start + 1 + below(1 << below(10)))
      switch below(6) {
      case 0: bytes.removeSubrange(start..<end)
      case 1: bytes.insert(contentsOf: bytes[start..<end], at: start)
      case 2 where !other.isEmpty:
        let from = below(other.count)
        bytes.insert(contentsOf: other[from..<min(other.count, from + 1 + below(40))], at: start)
      case 3:
        // Signs that parsers turn on.
        let signs = Array("{}[]()<>|\\\"'`~#%*+?=:;,.&@$/-\n\r\t \0".utf8)
        bytes[start] = signs[below(signs.count)]
      case 4:
        bytes.insert(contentsOf: repeatElement(bytes[start], count: 1 << below(12)), at: start)
      default: damage(&bytes, in: start..<end)
      }
    }
    return bytes
  }
}
