import Sampling

/// A text cut into words, with the features that a ``SpanTagger`` sees of each.
///
/// Words are runs of letters and digits; every other sign that is no white space is one by itself.
struct SpanWords {
  /// Where the words stand, in bytes.
  private(set) var ranges: [Range<Int>] = []
  private let text: [UInt8]
  private var keys: [UInt64] = []
  private var shapes: [UInt64] = []

  /// How many features a word has.
  static let featuresPerWord = 13

  init(_ text: [UInt8]) {
    self.text = text
    var place = 0
    while place < text.count {
      let start = place
      while place < text.count, Self.isInWord(text[place]) { place += 1 }
      if place == start {
        place += 1
        if text[start] <= 0x20 { continue }
      }
      ranges.append(start..<place)
      keys.append(Self.hash(text[start..<place], kind: 1))
      shapes.append(Self.shape(text[start..<place]))
    }
  }

  private static func isInWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  /// A hash of a kind of its own, case folded.
  private static func hash(_ bytes: ArraySlice<UInt8>, kind: UInt64) -> UInt64 {
    var hash = StableHash(start: StableHash.mixed(kind))
    for byte in bytes { hash.add((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) }
    return hash.finished
  }

  /// What kinds of signs follow each other, repetitions left out: `Xx` for a capitalised word.
  private static func shape(_ word: ArraySlice<UInt8>) -> UInt64 {
    var hash = StableHash(start: StableHash.mixed(2))
    var last: UInt8 = 0
    for byte in word {
      let kind: UInt8 =
        switch byte {
        case 0x30...0x39: 1
        case 0x41...0x5A: 2
        case 0x61...0x7A, 0x80...: 3
        default: byte
        }
      if kind != last { hash.add(kind) }
      last = kind
    }
    return hash.finished
  }

  /// Appends the features of every word, ``featuresPerWord`` each, as places in a table of so many rows, a power of two.
  func appendFeatures(to features: inout [UInt32], rows: Int) {
    func add(_ kind: UInt64, _ value: UInt64) {
      features.append(
        UInt32(truncatingIfNeeded: StableHash.mixed(value ^ kind &* 0x9E37_79B9_7F4A_7C15))
          & UInt32(rows - 1))
    }
    func key(_ place: Int) -> UInt64 { keys.indices.contains(place) ? keys[place] : 7 }
    func shape(_ place: Int) -> UInt64 { shapes.indices.contains(place) ? shapes[place] : 7 }
    for (place, range) in ranges.enumerated() {
      add(1, 0)
      for offset in -2...2 { add(UInt64(4 + offset), key(place + offset)) }
      add(7, key(place - 1) &* 31 ^ key(place))
      add(8, key(place) &* 31 ^ key(place + 1))
      add(9, Self.hash(text[range].prefix(3), kind: 3))
      add(10, Self.hash(text[range].suffix(3), kind: 4))
      for offset in -1...1 {
        add(UInt64(12 + offset), shape(place + offset) ^ (place + offset == 0 ? 1 : 0))
      }
    }
  }
}
