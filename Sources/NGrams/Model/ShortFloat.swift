/// A 32-bit float that is not negative, without its two last bits: exact to 2⁻²³ of its size.
enum ShortFloat {
  /// How many bits it takes at most.
  static var width: Int { 30 }

  /// The bits of the nearest one.
  @inline(__always)
  static func bits(_ value: Float) -> UInt32 { (value.bitPattern &+ 2) >> 2 }

  /// Its value.
  @inline(__always)
  static func value(_ bits: UInt32) -> Float { Float(bitPattern: bits << 2) }
}
