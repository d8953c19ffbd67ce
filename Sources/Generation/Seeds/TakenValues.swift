import PersonalData
import Sampling

/// Which personal values the seed may hold, so that no surrogate repeats one by chance.
///
/// A table of bits of which half are set: a Bloom filter (Bloom 1970) of one hash function and a false-positive rate of one
/// half, on purpose. Every value of the seed is in it, and so is every second value that is not; whoever has the model
/// file learns next to nothing about whether some person was in the seed.
struct TakenValues: Sendable {
  /// The bits, lowest first.
  let words: [UInt64]

  /// Whether the stored words are a table: a power of two of them.
  init?(words: [UInt64]) {
    guard !words.isEmpty, words.count & (words.count - 1) == 0 else { return nil }
    self.words = words
  }

  init(_ fingerprints: FingerprintSet) {
    var count = 16
    while 64 * count < 2 * fingerprints.count { count *= 2 }
    var words = [UInt64](repeating: 0, count: count)
    var bitsSet = 0
    func set(_ value: UInt64) {
      let (word, bit) = Self.place(of: value, in: count)
      if words[word] & bit == 0 { bitsSet += 1 }
      words[word] |= bit
    }
    for value in fingerprints.sorted { set(value) }
    var stream = RandomStream(seed: UInt64(fingerprints.count), index: 0)
    while bitsSet < 32 * count { set(stream.next()) }
    self.words = words
  }

  /// Whether a value must not be used, by its ``ValueHash``.
  func contains(_ hash: UInt64) -> Bool {
    let (word, bit) = Self.place(of: hash, in: words.count)
    return words[word] & bit != 0
  }

  /// The hashes under which a value of the seed is remembered.
  static func hashes(of value: String, type: EntityType) -> [UInt64] {
    type == .person ? ValueHash.ofNames(in: value) : [ValueHash.of(value)]
  }

  private static func place(of value: UInt64, in count: Int) -> (word: Int, bit: UInt64) {
    (Int(value >> 6) & (count - 1), 1 << (value & 63))
  }
}
