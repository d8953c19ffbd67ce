/// What a tagger sees of a word by itself: its letters in lower case, its beginning, its end and its form.
struct WordSignature {
  /// A number for the word in lower case, digits as `0`.
  var hash: UInt64
  /// The first bytes in lower case, the first one lowest.
  var prefix: UInt64 = 0
  /// The last bytes in lower case, the last one lowest.
  var suffix: UInt64 = 0
  /// Its bytes, at most 31.
  var length: UInt64 = 0
  /// How it is written.
  var form = WordForm.other
  /// The signs that it has inside.
  var signs: UInt64 = 0
  /// What the lexicon knows of it.
  var wordClass = WordClass.unknown

  /// Stands before the first word of a sentence.
  static let beginning = WordSignature(hash: 0x1B87_3593_CC9E_2D51)
  /// Stands behind the last word of a sentence.
  static let end = WordSignature(hash: 0x52DC_E729_3849_5A4D)

  private init(hash: UInt64) {
    self.hash = hash
    form = .none
  }

  /// Reads a word in UTF-8; curly quotation marks are read as straight ones, and only ASCII letters have a lower case.
  ///
  /// - Complexity: O(*n*) in bytes.
  init(_ word: Span<UInt8>) {
    var state = WordReader()
    var place = 0
    while place < word.count {
      let byte = unsafe word[unchecked: place]
      if byte == 0xE2, place &+ 2 < word.count, let plain = Self.plain(word, place) {
        state.take(plain)
        place &+= 3
      } else {
        state.take(byte)
        place &+= 1
      }
    }
    hash = WordHash.finish(state.hash)
    (prefix, suffix) = (state.prefix, state.suffix)
    length = UInt64(min(31, word.count))
    form = state.form
    signs = state.signs
  }

  /// The straight form of U+2018, U+2019, U+201C and U+201D.
  private static func plain(_ word: Span<UInt8>, _ place: Int) -> UInt8? {
    guard word[place &+ 1] == 0x80 else { return nil }
    switch word[place &+ 2] {
    case 0x98, 0x99: return UInt8(ascii: "'")
    case 0x9C, 0x9D: return UInt8(ascii: "\"")
    default: return nil
    }
  }

  /// Whether it has a small letter, a capital, or both.
  var isUpper: Bool { form == .upper || form == .initial || form == .mixed }
}

/// How a word is written.
enum WordForm: UInt64 {
  case none, lower, initial, upper, mixed, digits, alphanumeric, marks, other
}

/// Collects the signature of a word byte by byte.
private struct WordReader {
  var hash = WordHash.start
  var prefix: UInt64 = 0
  var suffix: UInt64 = 0
  var signs: UInt64 = 0
  private var count: UInt64 = 0
  private var (small, capitals, digits, others) = (0, 0, 0, 0)
  private var beginsWithCapital = false

  @inline(__always)
  mutating func take(_ byte: UInt8) {
    var byte = byte
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): small &+= 1
    case UInt8(ascii: "A")...UInt8(ascii: "Z"):
      if count == 0 { beginsWithCapital = true }
      capitals &+= 1
      byte |= 0x20
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      digits &+= 1
      byte = UInt8(ascii: "0")
    case UInt8(ascii: "-"): signs |= 1
    case UInt8(ascii: "'"): signs |= 2
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "/"): signs |= 4
    case UInt8(ascii: "@"), UInt8(ascii: "_"): signs |= 8
    case 0x80...: others &+= 1
    default: signs |= 16
    }
    hash = WordHash.step(hash, byte)
    if count < 8 { prefix |= UInt64(byte) &<< (8 &* count) }
    suffix = suffix &<< 8 | UInt64(byte)
    count &+= 1
  }

  var form: WordForm {
    if digits > 0 { return small + capitals + others == 0 ? .digits : .alphanumeric }
    if capitals > 0 {
      if small == 0 && others == 0 { return capitals == 1 ? .initial : .upper }
      return beginsWithCapital && capitals == 1 ? .initial : .mixed
    }
    if small > 0 { return .lower }
    return others > 0 ? .other : .marks
  }
}
