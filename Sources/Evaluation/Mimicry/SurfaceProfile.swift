#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What texts look like from afar: lengths, signs, capitals, labels.
struct SurfaceProfile {
  /// By bin of lengths, how many texts.
  private(set) var lengths: [Int: Int] = [:]
  /// How often each sign stands.
  private(set) var signs: [UInt8: Int] = [:]
  /// Tokens in lower case, with a capital, in capitals, without letters.
  private(set) var cases: [Int: Int] = [:]
  private(set) var labels: [String: Int] = [:]

  init(_ texts: some Sequence<AuditText>) {
    for text in texts {
      lengths[Self.bin(of: text.length), default: 0] += 1
      for byte in text.text where Self.isSign(byte) { signs[byte, default: 0] += 1 }
      for (place, count) in text.cases.enumerated() { cases[place, default: 0] += count }
      labels[text.label, default: 0] += 1
    }
  }

  /// Four bins to a doubling of the length.
  static func bin(of length: Int) -> Int { Int((4 * log2(Double(max(1, length)))).rounded(.down)) }

  /// The shortest length of a bin.
  static func length(of bin: Int) -> Int { Int(exp2(Double(bin) / 4).rounded(.up)) }

  private static func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
