/// The 64-bit key of a feature: FNV-1a over its bytes from a start of its kind, finished with MurmurHash3's mixer (Appleby).
///
/// Two of a hundred thousand features share a key with a chance of some 10⁻¹⁰; they would count as one.
struct FeatureKey {
  /// What a feature is made of.
  enum Kind: UInt64 {
    case word = 0xCBF2_9CE4_8422_2325
    case characters = 0x8422_2325_CBF2_9CE4
    case pair = 0x9CE4_8422_2325_CBF2
  }

  private var state: UInt64

  init(_ kind: Kind) { state = kind.rawValue }

  mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }

  var finished: UInt64 { Self.mixed(state) }

  /// A word's key.
  static func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var key = FeatureKey(.word)
    for byte in bytes { key.add(byte) }
    return key.finished
  }

  /// The key of two words one after the other.
  static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 {
    mixed((first &* 0x9E37_79B9_7F4A_7C15) ^ (second &+ Kind.pair.rawValue))
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

  private static func mixed(_ state: UInt64) -> UInt64 {
    var value = state
    value = (value ^ value >> 33) &* 0xFF51_AFD7_ED55_8CCD
    value = (value ^ value >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return value ^ value >> 33
  }
}
