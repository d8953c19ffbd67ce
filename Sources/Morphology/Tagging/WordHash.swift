/// Numbers for words and features: FNV-1a by byte, and a mixing of two numbers.
enum WordHash {
  static let start: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// Spreads what FNV leaves in the low bits.
  @inline(__always)
  static func finish(_ hash: UInt64) -> UInt64 {
    let hash = (hash ^ hash &>> 32) &* 0xD6E8_FEB8_6659_FD93
    return hash ^ hash &>> 32
  }

  /// One number for two and the place of their template.
  @inline(__always)
  static func mix(_ template: UInt64, _ first: UInt64, _ second: UInt64) -> UInt64 {
    var hash = (first &+ template &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
    hash = ((hash ^ hash &>> 32) &+ second) &* 0xCF1B_BCDC_B7A5_6463
    return hash ^ hash &>> 29
  }
}
