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
    private let first: Int32
    private let last: Int32
    /// The hash of its small letters.
    let hash: UInt64
    let kind: Kind
    /// Whether white space stands before it.
    let isSpaced: Bool
    /// Bits 16 and above of its traits.
    private let cues: UInt16
    /// Whether it is part of a name of a program's, of a path or of a file: `copy_page`, `$HOME`, `main()`, `/usr/lib/`, `a.out`.
    fileprivate(set) var isCode = false

    @inline(__always)
    init(start: Int, end: Int, hash: UInt64, kind: Kind, isSpaced: Bool, traits: TextTraits = []) {
      first = Int32(truncatingIfNeeded: start)
      last = Int32(truncatingIfNeeded: end)
      self.hash = hash
      self.kind = kind
      self.isSpaced = isSpaced
      cues = UInt16(truncatingIfNeeded: traits.rawValue >> 16)
    }

    var start: Int { Int(first) }
    var end: Int { Int(last) }
    var range: Range<Int> { start..<end }
    var count: Int { Int(last - first) }
    /// Which recognisers wait for it.
    var traits: TextTraits { TextTraits(rawValue: UInt32(cues) << 16) }
    var isName: Bool { kind == .capitalized || kind == .upper }
    var hasDigit: Bool { kind == .digits || kind == .mixed }
    var isLetters: Bool { kind.rawValue <= Kind.upper.rawValue }
  }

  /// The text.
  private(set) var text: [UInt8] = []
  /// Its words in order.
  private(set) var words: [Word] = []
  /// What it has.
  private(set) var traits: TextTraits = []
  /// Room for the tagger, to be used again for the next text.
  let room: TaggerRoom

  /// Makes room for many texts, one after another.
  init() { room = TaggerRoom(isForMany: true) }

  /// Cuts a text of less than 2 GiB.
  init(_ text: [UInt8]) {
    room = TaggerRoom(isForMany: false)
    self.text = text
    cut()
  }

  /// Cuts a text of less than 2 GiB, which is copied into the room of the one before.
  mutating func cut(_ text: String) {
    self.text.removeAll(keepingCapacity: true)
    self.text.append(contentsOf: text.utf8)
    cut()
  }

  /// The same for bytes.
  mutating func cut(_ text: [UInt8]) {
    self.text.removeAll(keepingCapacity: true)
    self.text.append(contentsOf: text)
    cut()
  }

  /// - Complexity: O(*n*) in bytes.
  private mutating func cut() {
    words.removeAll(keepingCapacity: true)
    words.reserveCapacity(text.count / 5 + 4)
    let table = CueTable.standard
    // One that is not of this structure, which changes meanwhile.
    let text = text
    let bytes = text.span
    var seen = Seen()
    var index = 0
    var isSpaced = false
    var marksNext = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte <= 0x20 {
        if byte == UInt8(ascii: "\n") {
          words.append(
            Word(
              start: index, end: index + 1, hash: Self.signHash(byte), kind: .lineEnd,
              isSpaced: isSpaced))
        }
        index += 1
        isSpaced = true
      } else {
        let word = Self.word(bytes, from: index, isSpaced: isSpaced, table, &seen)
        words.append(word)
        index = word.end
        isSpaced = false
        markCode(bytes, &marksNext)
      }
    }
    traits = seen.traits.union(.digits(seen.digits)).union(.any)
    if seen.colons > 1 { traits.insert(.twoColons) }
  }

  /// Marks the last word, and those before it, where they are code.
  ///
  /// - Parameter marksNext: Whether a word that follows the last one at once is.
  @inline(__always)
  private mutating func markCode(_ bytes: Span<UInt8>, _ marksNext: inout Bool) {
    let last = words.count - 1
    let word = words[last]
    if word.kind != .sign {
      if marksNext, !word.isSpaced { words[last].isCode = true }
      if !word.isSpaced, last > 1, word.kind == .lower, word.count <= 4 { markFile(bytes, last) }
      marksNext = false
      return
    }
    let sign = bytes[word.start]
    marksNext = false
    switch sign {
    case UInt8(ascii: "_"), UInt8(ascii: "\\"), UInt8(ascii: "$"), UInt8(ascii: "%"):
      marksNext = true
      if sign == UInt8(ascii: "_"), !word.isSpaced, last > 0 { words[last - 1].isCode = true }
    case UInt8(ascii: ":"), UInt8(ascii: ">"):
      // A::b, a->b
      let other = sign == UInt8(ascii: ":") ? sign : UInt8(ascii: "-")
      guard !word.isSpaced, last > 0, bytes[word.start - 1] == other else { break }
      marksNext = true
      if last > 1, !words[last - 1].isSpaced { words[last - 2].isCode = true }
    case UInt8(ascii: ")"):
      guard !word.isSpaced, last > 1, bytes[word.start - 1] == UInt8(ascii: "(") else { break }
      if !words[last - 1].isSpaced { words[last - 2].isCode = true }
    case UInt8(ascii: "/"):
      guard !word.isSpaced, last > 1, !words[last - 1].isSpaced else { break }
      if bytes[words[last - 2].start] == sign { words[last - 1].isCode = true }
    default: break
    }
  }

  /// Marks the word before a point and the short one in small letters behind it: `init.c`.
  private mutating func markFile(_ bytes: Span<UInt8>, _ last: Int) {
    guard bytes[words[last - 1].start] == UInt8(ascii: "."), !words[last - 1].isSpaced,
      words[last - 2].count > 1, words[last - 2].isLetters || words[last - 2].kind == .mixed
    else { return }
    words[last].isCode = true
    words[last - 2].isCode = true
  }

  /// What was seen on the way.
  private struct Seen {
    var traits: TextTraits = []
    var digits = 0
    var colons = 0
  }

  private static func signHash(_ byte: UInt8) -> UInt64 {
    WordHash.mixed(WordHash.next(WordHash.first, byte))
  }

  @inline(__always)
  private static func word(
    _ bytes: Span<UInt8>, from start: Int, isSpaced: Bool, _ table: CueTable, _ seen: inout Seen
  ) -> Word {
    var (index, letters, capitals, digits) = (start, 0, 0, 0)
    var hash = WordHash.first
    while index < bytes.count {
      let byte = bytes[index]
      if byte.isLowercase {
        letters += 1
      } else if byte.isUppercase {
        letters += 1
        capitals += 1
      } else if byte.isDigit {
        digits += 1
      } else {
        break
      }
      hash = WordHash.next(hash, byte.lowercased)
      index += 1
    }
    if index < bytes.count, bytes[index] >= 0x80 {
      seen.traits.insert(.beyondASCII)
      return wordBeyondASCII(bytes, from: start, isSpaced: isSpaced, table, &seen)
    }
    if index == start {
      see(sign: bytes[start], bytes, start, &seen)
      return Word(
        start: start, end: start + 1, hash: signHash(bytes[start]), kind: .sign, isSpaced: isSpaced)
    }
    let firstIsCapital = bytes[start].isUppercase
    return word(
      start..<index, hash: WordHash.mixed(hash), (letters, capitals, digits),
      firstIsCapital: firstIsCapital, isSpaced: isSpaced, table, &seen)
  }

  @inline(__always)
  private static func word(
    _ range: Range<Int>, hash: UInt64, _ counts: (letters: Int, capitals: Int, digits: Int),
    firstIsCapital: Bool, isSpaced: Bool, _ table: CueTable, _ seen: inout Seen
  ) -> Word {
    let kind: Kind
    if counts.digits > 0 {
      seen.digits += counts.digits
      kind = counts.letters > 0 ? .mixed : .digits
      if counts.letters > 0 { seen.traits.insert(.mixed) }
    } else if counts.capitals == 0 {
      kind = .lower
    } else if counts.capitals == counts.letters, counts.letters > 1 {
      kind = .upper
    } else {
      kind = firstIsCapital ? .capitalized : .lower
    }
    let traits = counts.digits == 0 ? table.traits(hash) : []
    seen.traits.formUnion(traits)
    return Word(
      start: range.lowerBound, end: range.upperBound, hash: hash, kind: kind, isSpaced: isSpaced,
      traits: traits)
  }

  private static func see(sign: UInt8, _ bytes: Span<UInt8>, _ place: Int, _ seen: inout Seen) {
    if sign == UInt8(ascii: ".") {
      if place + 1 < bytes.count, bytes[place + 1] > 0x20 { seen.traits.insert(.innerPoint) }
    } else if sign == UInt8(ascii: "@") {
      seen.traits.insert(.at)
    } else if sign == UInt8(ascii: ":") {
      seen.colons += 1
    }
  }

  /// A word of which a character is beyond ASCII, or a sign that is.
  private static func wordBeyondASCII(
    _ bytes: Span<UInt8>, from start: Int, isSpaced: Bool, _ table: CueTable, _ seen: inout Seen
  ) -> Word {
    var (index, letters, capitals, digits) = (start, 0, 0, 0)
    var firstIsCapital = false
    while index < bytes.count {
      let (scalar, length) = scalar(bytes, at: index)
      if length == 1 {
        guard bytes[index].isAlphanumeric else { break }
        if bytes[index].isDigit { digits += 1 } else { letters += 1 }
        if bytes[index].isUppercase {
          if index == start { firstIsCapital = true }
          capitals += 1
        }
      } else {
        let properties = scalar.properties
        guard properties.isAlphabetic || properties.generalCategory == .nonspacingMark else {
          break
        }
        letters += 1
        if properties.isUppercase {
          if index == start { firstIsCapital = true }
          capitals += 1
        }
      }
      index += length
    }
    let isSign = index == start
    if isSign { index = min(bytes.count, start + scalar(bytes, at: start).length) }
    let hash = WordHash.of(bytes.extracting(start..<index))
    if isSign {
      return Word(start: start, end: index, hash: hash, kind: .sign, isSpaced: isSpaced)
    }
    return word(
      start..<index, hash: hash, (letters, capitals, digits), firstIsCapital: firstIsCapital,
      isSpaced: isSpaced, table, &seen)
  }

  private static func scalar(
    _ bytes: Span<UInt8>, at index: Int
  ) -> (scalar: Unicode.Scalar, length: Int) {
    let lead = bytes[index]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
    var value = UInt32(lead) & (length == 4 ? 0x07 : length == 3 ? 0x0F : length == 2 ? 0x1F : 0x7F)
    for offset in 1..<max(length, 1) where index + offset < bytes.count {
      value = value << 6 | UInt32(bytes[index + offset] & 0x3F)
    }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  // MARK: Asking

  /// The place of the first word of those at the end that a condition holds for; behind the last where it holds for none.
  func firstWord(where isBehind: (Word) -> Bool) -> Int {
    var (low, high) = (0, words.count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(words[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The bytes of a word.
  func bytes(_ place: Int) -> ArraySlice<UInt8> { text[words[place].range] }

  /// Whether a word is there and, its ASCII letters in lower case, is this.
  @inline(__always)
  func has(_ place: Int, _ word: StaticString) -> Bool {
    guard words.indices.contains(place), words[place].count == word.utf8CodeUnitCount else {
      return false
    }
    return hasLetters(words[place].start, word)
  }

  private func hasLetters(_ start: Int, _ word: StaticString) -> Bool {
    word.withUTF8Buffer { letters in
      for place in 0..<letters.count
      where unsafe text[start + place].lowercased != letters[place] {
        return false
      }
      return true
    }
  }

  /// The hash of a word's small letters; of none where there is no word.
  func hash(_ place: Int) -> UInt64 { words.indices.contains(place) ? words[place].hash : 0 }

  /// The word in lower case.
  func lowercased(_ place: Int) -> String {
    guard words.indices.contains(place) else { return "" }
    return String(decoding: bytes(place), as: UTF8.self).lowercased()
  }

  /// The number that a word of at most nine digits is; nil where it is none.
  func number(_ place: Int) -> Int? {
    guard words.indices.contains(place), words[place].kind == .digits, words[place].count <= 9
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
