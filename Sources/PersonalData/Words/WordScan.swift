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

  /// How a text is written, which says what a capital is worth.
  enum Style: UInt8, Sendable {
    /// With capitals and small letters.
    case mixed
    /// In small letters alone.
    case smalls
    /// In capitals alone, or without letters.
    case capitals
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
    /// Whether all of it is ASCII.
    let isASCII: Bool

    @inline(__always)
    init(
      start: Int, end: Int, hash: UInt64, kind: Kind, isSpaced: Bool, traits: TextTraits = [],
      isASCII: Bool = true
    ) {
      first = Int32(truncatingIfNeeded: start)
      last = Int32(truncatingIfNeeded: end)
      self.hash = hash
      self.kind = kind
      self.isSpaced = isSpaced
      self.isASCII = isASCII
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
  private var cutter = WordCutter()
  /// How it is written.
  private(set) var style = Style.mixed
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
    var text = text
    self.text.removeAll(keepingCapacity: true)
    text.withUTF8 { unsafe self.text.append(contentsOf: $0) }
    cut()
  }

  /// The same for bytes.
  mutating func cut(_ text: some Collection<UInt8>) {
    self.text.removeAll(keepingCapacity: true)
    self.text.append(contentsOf: text)
    cut()
  }

  /// How many words are cut before there is made room for more.
  private static let wordsTogether = 256

  /// - Complexity: O(*n*) in bytes.
  private mutating func cut() {
    words.removeAll(keepingCapacity: true)
    // One that is not of this structure, which changes meanwhile.
    let text = text
    let bytes = text.span
    cutter.begin()
    while cutter.place < bytes.count {
      words.append(addingCapacity: min(Self.wordsTogether, bytes.count - cutter.place)) {
        cutter.cut(bytes, &$0)
      }
    }
    let seen = cutter.seen
    traits = seen.traits.union(.digits(seen.digits)).union(.any)
    if seen.colons > 1 { traits.insert(.twoColons) }
    style = seen.style
    markCode(bytes)
  }

  /// Marks the words beside signs that stand in programs and paths.
  private mutating func markCode(_ bytes: Span<UInt8>) {
    for place in words.indices where words[place].kind == .sign {
      switch bytes[words[place].start] {
      case UInt8(ascii: "_"):
        if place > 0, !words[place].isSpaced { words[place - 1].isCode = true }
        markJoined(place + 1)
      case UInt8(ascii: "\\"), UInt8(ascii: "$"), UInt8(ascii: "%"): markJoined(place + 1)
      case UInt8(ascii: "."): markFile(place)
      case UInt8(ascii: ":"): markMember(bytes, place, behind: UInt8(ascii: ":"))
      case UInt8(ascii: ">"): markMember(bytes, place, behind: UInt8(ascii: "-"))
      case UInt8(ascii: ")"):
        guard place > 1, isJoined(place, behind: UInt8(ascii: "("), bytes) else { break }
        if !words[place - 1].isSpaced { words[place - 2].isCode = true }
      case UInt8(ascii: "/"):
        guard !words[place].isSpaced, place > 1, !words[place - 1].isSpaced else { break }
        if bytes[words[place - 2].start] == UInt8(ascii: "/") { words[place - 1].isCode = true }
      default: break
      }
    }
  }

  /// Marks a word that no sign is and no white space stands before.
  private mutating func markJoined(_ place: Int) {
    guard place < words.count, !words[place].isSpaced else { return }
    if words[place].kind != .sign, words[place].kind != .lineEnd { words[place].isCode = true }
  }

  /// Marks the words around two signs: `A::b`, `a->b`.
  private mutating func markMember(_ bytes: Span<UInt8>, _ place: Int, behind sign: UInt8) {
    guard place > 0, isJoined(place, behind: sign, bytes) else { return }
    markJoined(place + 1)
    if place > 1, !words[place - 1].isSpaced { words[place - 2].isCode = true }
  }

  private func isJoined(_ place: Int, behind sign: UInt8, _ bytes: Span<UInt8>) -> Bool {
    !words[place].isSpaced && bytes[words[place].start - 1] == sign
  }

  /// Marks the word before a point and the short one in small letters behind it: `init.c`.
  private mutating func markFile(_ point: Int) {
    guard !words[point].isSpaced, point > 0, point + 1 < words.count else { return }
    let (name, ending) = (words[point - 1], words[point + 1])
    guard !ending.isSpaced, ending.kind == .lower, ending.count <= 4, name.count > 1,
      name.isLetters || name.kind == .mixed
    else { return }
    words[point - 1].isCode = true
    words[point + 1].isCode = true
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

  /// Calls `visit` with the places in certain words where a run of letters and digits of ASCII, or a sign, may begin; goes on from
  /// where it says.
  ///
  /// In scripts that part no words, one may begin behind a letter.
  @inline(__always)
  func forEachStart(where mayHold: (Word) -> Bool, _ visit: (Int) -> Int) {
    var next = 0
    for word in words where mayHold(word) {
      for start in word.start..<(word.isASCII ? word.start + 1 : word.end) where start >= next {
        next = visit(start)
      }
    }
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

  /// Whether a word is there and is a number, in hexadecimal digits at most; one of letters alone may be any word.
  func isHexadecimal(_ place: Int) -> Bool {
    words.indices.contains(place) && words[place].hasDigit
      && bytes(place).allSatisfy { $0.isHexadecimal }
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
