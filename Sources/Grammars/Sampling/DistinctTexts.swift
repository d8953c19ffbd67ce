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

  /// Takes the text that was drawn last; false where it was there already.
  public mutating func insert(_ sampler: GrammarSampler) -> Bool {
    // Two lanes of FNV-1a's kind over words of 8 bytes; no adversary chooses the texts.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var place = 0
    while place < sampler.textCount {
      let word = unsafe UnsafeRawPointer(sampler.text).loadUnaligned(
        fromByteOffset: place, as: UInt64.self)
      let left = sampler.textCount - place
      hash =
        (hash ^ (left >= 8 ? word : word & (1 << UInt64(8 * left) - 1))) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      place += 8
    }
    hash = (hash ^ UInt64(sampler.textCount)) &* 0xBF58_476D_1CE4_E5B9
    let isNew = seen.insert(hash ^ hash >> 32).inserted
    failures = isNew ? 0 : failures + 1
    return isNew
  }
}
