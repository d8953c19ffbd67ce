import Sampling

/// The 64-bit key of a feature: a hash of its bytes from a start of its kind.
///
/// Two of a hundred thousand features share a key with a chance of some 10⁻¹⁰; they would count as one.
struct FeatureKey {
  /// What a feature is made of.
  enum Kind: UInt64 {
    case word = 0xCBF2_9CE4_8422_2325
    case characters = 0x8422_2325_CBF2_9CE4
    case pair = 0x9CE4_8422_2325_CBF2
  }

  private var hash: StableHash

  init(_ kind: Kind) { hash = StableHash(start: kind.rawValue) }

  mutating func add(_ byte: UInt8) { hash.add(byte) }

  var finished: UInt64 { hash.finished }

  /// A word's key.
  static func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var key = FeatureKey(.word)
    for byte in bytes { key.add(byte) }
    return key.finished
  }

  /// The key of two words one after the other.
  static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 {
    StableHash.mixed((first &* 0x9E37_79B9_7F4A_7C15) ^ (second &+ Kind.pair.rawValue))
  }

  /// The keys of a word's stretches of 2 to 4 characters, the word's ends marked; none for a single sign.
  static func appendCharacters(of word: ArraySlice<UInt8>, to keys: inout [UInt64]) {
    let marked = [0x20] + word + [0x20]
    let starts = marked.indices.filter { marked[$0] & 0xC0 != 0x80 } + [marked.count]
    let isSign = word.count == 1 && !(0x30...0x7A).contains(word[word.startIndex])
    if isSign { return }
    for length in 2...4 where length < starts.count {
      for place in 0..<(starts.count - length) {
        var key = FeatureKey(.characters)
        for byte in marked[starts[place]..<starts[place + length]] { key.add(byte) }
        keys.append(key.finished)
      }
    }
  }
}
