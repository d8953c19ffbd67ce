/// A 64-bit hash that is the same on every machine and in every run: FNV-1a over bytes, finished with the mixer of
/// MurmurHash3 (Appleby).
///
/// Not for keys that an adversary chooses.
public struct StableHash: Sendable {
  @usableFromInline var state: UInt64

  /// Starts; hashes from different starts are of different kinds.
  @inlinable
  public init(start: UInt64 = 0xCBF2_9CE4_8422_2325) { state = start }

  /// Takes in a byte.
  @inlinable
  public mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// The hash of what was taken in.
  @inlinable public var finished: UInt64 { Self.mixed(state) }

  /// Spreads every bit of a number over all bits of the result; no two numbers have the same.
  @inlinable
  public static func mixed(_ number: UInt64) -> UInt64 {
    var value = number
    value = (value ^ value >> 33) &* 0xFF51_AFD7_ED55_8CCD
    value = (value ^ value >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return value ^ value >> 33
  }
}
