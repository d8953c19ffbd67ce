import Tokenization

/// A text cut into words, numbers and signs, for recognisers that look at words.
struct WordScan {
  /// What a word is made of.
  enum Kind: UInt8, Sendable {
    /// Letters, all of them small; or a script without capitals.
    case lower
    /// Letters, the first a capital and not all.
    case capitalized
    /// Letters, all of them capitals.
    case upper
    /// ASCII digits.
    case digits
    /// Letters and digits together.
    case mixed
    /// A sign.
    case sign
    /// A line end.
    case lineEnd
  }

  /// A word.
  struct Word: Sendable {
    let start: Int
    let end: Int
    let kind: Kind
    /// Whether white space stands before it.
    let isSpaced: Bool

    var range: Range<Int> { start..<end }
    var isName: Bool { kind == .capitalized || kind == .upper }
    var hasDigit: Bool { kind == .digits || kind == .mixed }
    var isLetters: Bool { kind.rawValue <= Kind.upper.rawValue }
  }

  /// The text.
  let text: [UInt8]
  /// Its words in order.
  private(set) var words: [Word] = []
  /// By word, the hash of its small letters.
  private(set) var hashes: [UInt64] = []

  /// Cuts a text.
  ///
  /// - Complexity: O(*n*) in bytes.
  init(_ text: [UInt8]) {
    self.text = text
    words.reserveCapacity(text.count / 5 + 4)
    hashes.reserveCapacity(text.count / 5 + 4)
    var index = 0
    var isSpaced = false
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: "\n") {
        words.append(Word(start: index, end: index + 1, kind: .lineEnd, isSpaced: isSpaced))
        index += 1
        isSpaced = true
      } else if byte <= 0x20 {
        index += 1
        isSpaced = true
      } else {
        let word = word(from: index, isSpaced: isSpaced)
        words.append(word)
        index = word.end
        isSpaced = false
      }
    }
    for word in words { hashes.append(WordHash.of(text[word.range])) }
  }

  private func word(from start: Int, isSpaced: Bool) -> Word {
    var (index, letters, capitals, digits) = (start, 0, 0, 0)
    var firstIsCapital = false
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        if byte.isLowercase {
          letters += 1
        } else if byte.isUppercase {
          if index == start { firstIsCapital = true }
          letters += 1
          capitals += 1
        } else if byte.isDigit {
          digits += 1
        } else {
          break
        }
        index += 1
      } else {
        let (scalar, length) = scalar(at: index)
        let properties = scalar.properties
        guard properties.isAlphabetic || properties.generalCategory == .nonspacingMark else {
          break
        }
        letters += 1
        if properties.isUppercase {
          if index == start { firstIsCapital = true }
          capitals += 1
        }
        index += length
      }
    }
    if index == start {
      let length = text[start] < 0x80 ? 1 : scalar(at: start).length
      return Word(start: start, end: start + length, kind: .sign, isSpaced: isSpaced)
    }
    let kind: Kind =
      digits > 0
      ? letters > 0 ? .mixed : .digits
      : capitals == 0
        ? .lower
        : capitals == letters && letters > 1 ? .upper : firstIsCapital ? .capitalized : .lower
    return Word(start: start, end: index, kind: kind, isSpaced: isSpaced)
  }

  private func scalar(at index: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let lead = text[index]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
    var value = UInt32(lead) & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
    for offset in 1..<max(length, 1) where index + offset < text.count {
      value = value << 6 | UInt32(text[index + offset] & 0x3F)
    }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  // MARK: Asking

  /// The bytes of a word.
  func bytes(_ place: Int) -> ArraySlice<UInt8> { text[words[place].range] }

  /// Whether a word is there and, its ASCII letters in lower case, is this.
  func has(_ place: Int, _ word: StaticString) -> Bool {
    guard words.indices.contains(place),
      words[place].end - words[place].start == word.utf8CodeUnitCount
    else { return false }
    return zip(bytes(place), word.description.utf8).allSatisfy { $0.lowercased == $1 }
  }

  /// The hash of a word's small letters; of none where there is no word.
  func hash(_ place: Int) -> UInt64 { hashes.indices.contains(place) ? hashes[place] : 0 }

  /// The word in lower case.
  func lowercased(_ place: Int) -> String {
    guard words.indices.contains(place) else { return "" }
    return String(decoding: bytes(place), as: UTF8.self).lowercased()
  }

  /// The number that a word of at most nine digits is; nil where it is none.
  func number(_ place: Int) -> Int? {
    guard words.indices.contains(place), words[place].kind == .digits, words[place].range.count <= 9
    else { return nil }
    return bytes(place).reduce(0) { $0 * 10 + $1.digitValue }
  }

  /// Whether a sign is there and is this.
  func isSign(_ place: Int, _ sign: Unicode.Scalar) -> Bool {
    guard words.indices.contains(place), words[place].kind == .sign else { return false }
    if sign.isASCII { return text[words[place].start] == UInt8(sign.value) }
    return bytes(place).elementsEqual(String(sign).utf8)
  }

  /// Whether nothing stands between a word and the one before it.
  func isJoined(_ place: Int) -> Bool { words.indices.contains(place) && !words[place].isSpaced }
}
