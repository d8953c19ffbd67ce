/// The letters of a word from its end.
struct Letters {
  private let bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }

  var count: Int { bytes.count }

  /// A letter by its place from the end: the last one is −1.
  subscript(place: Int) -> UInt8? {
    bytes.count + place >= 0 ? bytes[bytes.count + place] : nil
  }

  func ends(_ ending: String) -> Bool { bytes.suffix(ending.utf8.count).elementsEqual(ending.utf8) }

  static func isVowel(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"):
      return true
    default: return false
    }
  }

  /// Whether a letter is there and is no vowel; the `u` of `qu` is none.
  func isConsonant(_ place: Int) -> Bool {
    guard let letter = self[place] else { return false }
    if letter == UInt8(ascii: "u"), self[place - 1] == UInt8(ascii: "q") { return true }
    return !Self.isVowel(letter)
  }

  /// Whether it ends in one consonant behind one vowel, and the consonant is one that doubles: not `w`, `x`, `y` or `h`.
  var endsShort: Bool {
    guard let last = self[-1], let vowel = self[-2] else { return false }
    let doubles = isConsonant(-1) && !"wxyh".utf8.contains(last)
    let isShort = Self.isVowel(vowel) || vowel == UInt8(ascii: "y")
    return doubles && isShort && !isConsonantU(-2) && (count == 2 || isConsonant(-3))
  }

  private func isConsonantU(_ place: Int) -> Bool {
    self[place] == UInt8(ascii: "u") && self[place - 1] == UInt8(ascii: "q")
  }

  /// How many groups of vowels there are; a silent `e` at the end is none unless it is the only one.
  var syllables: Int {
    var count = 0
    var wasVowel = false
    for place in -bytes.count..<0 {
      let isY = self[place] == UInt8(ascii: "y") && place > -bytes.count
      let isVowel = !isConsonant(place) || isY
      if isVowel, !wasVowel { count += 1 }
      wasVowel = isVowel
    }
    let isSilent = ends("e") && isConsonant(-2) && !(ends("le") && isConsonant(-3))
    return isSilent && count > 1 ? count - 1 : count
  }
}
