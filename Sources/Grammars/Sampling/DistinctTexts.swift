/// Which texts were drawn already, by fingerprints of 64 bits.
public struct DistinctTexts {
  private var seen: Set<UInt64> = []
  private var failures = 0
  /// So many draws in a row that were all there already mean that nothing new is to be expected.
  static let mostFailures = 100_000

  /// Starts with none.
  public init() {}

  /// Whether nothing new is to be expected.
  public var isExhausted: Bool { failures >= Self.mostFailures }

  /// Takes a text's fingerprint; false where it was there already.
  public mutating func insert(_ fingerprint: UInt64) -> Bool {
    let isNew = seen.insert(fingerprint).inserted
    failures = isNew ? 0 : failures + 1
    return isNew
  }
}

extension GrammarSampler {
  /// 64 bits of the text that was drawn last.
  public var fingerprint: UInt64 {
    let (text, textCount) = unsafe (UnsafeRawPointer(self.text), self.textCount)
    // Two lanes of FNV-1a's kind over words of 8 bytes; no adversary chooses the texts.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var place = 0
    while place < textCount {
      let word = unsafe text.loadUnaligned(
        fromByteOffset: place, as: UInt64.self)
      let left = textCount - place
      hash =
        (hash ^ (left >= 8 ? word : word & (1 << UInt64(8 * left) - 1))) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      place += 8
    }
    hash = (hash ^ UInt64(textCount)) &* 0xBF58_476D_1CE4_E5B9
    return hash ^ hash >> 32
  }
}
