import Tokenization

/// What a tagger sees of each word of a text: the word, its form, its lists, and the same of its neighbours.
struct TaggerFeatures {
  /// How many features each word has.
  static let perWord = 34
  /// How many rows of weights there are.
  static let rowCount = 1 << rowBits
  private static let rowBits: UInt64 = 17

  private let scan: WordScan
  /// By word, what is known of it without its neighbours; two more stand before the first and behind the last.
  private let marks: [WordMark]
  /// 2 where a text is all in capitals, 1 where it is all small: then names do not stand out.
  private let style: UInt64

  init(_ scan: WordScan, _ gazetteer: Gazetteer) {
    _ = scan.room.space.mark(scan, gazetteer)
    self.init(marked: scan)
  }

  /// Takes a text whose words are marked.
  init(marked scan: WordScan) {
    self.scan = scan
    style = UInt64(scan.style.rawValue)
    marks = scan.room.space.marks
  }

  /// The lists that have a word alone.
  func lists(_ word: Int) -> Gazetteer.Lists {
    Gazetteer.Lists(rawValue: UInt16(truncatingIfNeeded: marks[word + 2].lists))
  }

  /// Whether words are one word alone that is common and begins a sentence.
  func isCommonOpening(_ words: Range<Int>) -> Bool {
    words.count == 1 && marks[words.lowerBound + 2].beginsSentence
      && lists(words.lowerBound).contains(.common)
  }

  /// Whether a word is certainly part of no name: neither it nor its neighbours could be.
  func isPlain(_ word: Int) -> Bool {
    marks[word + 2].isDull && marks[word + 1].isDull && marks[word + 3].isDull
  }

  // MARK: Rows

  /// What is looked at of a word.
  private struct Seen {
    var hash: UInt64 = 0x5555
    var kind: UInt64 = 15
    var lists: UInt64 = 0
    var suffix3: UInt64 = 0
    var suffix2: UInt64 = 0
    var suffix4: UInt64 = 0
    var prefix3: UInt64 = 0
    var length: UInt64 = 0
  }

  /// Calls `take` with the rows of weights that the features of words have, `perWord` for each in order.
  @inline(__always)
  func forEachRow(of words: Range<Int>, _ take: (Int) -> Void) {
    let bytes = scan.text.span
    var before2 = seen(words.lowerBound - 2, bytes)
    var before = seen(words.lowerBound - 1, bytes)
    var own = seen(words.lowerBound, bytes)
    var next = seen(words.lowerBound + 1, bytes)
    for word in words {
      let next2 = seen(word + 2, bytes)
      forEachRow(word, before2, before, own, next, next2, take)
      (before2, before, own, next) = (before, own, next, next2)
    }
  }

  private func seen(_ place: Int, _ bytes: Span<UInt8>) -> Seen {
    var seen = Seen()
    guard scan.words.indices.contains(place) else { return seen }
    let word = scan.words[place]
    seen.kind = UInt64(word.kind.rawValue)
    seen.lists = UInt64(marks[place + 2].lists)
    if word.kind == .digits {
      // Numbers are alike that have as many digits.
      seen.hash = 0x1000 + UInt64(min(word.count, 9))
      seen.length = UInt64(min(word.count, 9))
      return seen
    }
    seen.hash = word.hash
    if word.kind == .sign || word.kind == .lineEnd { return seen }
    var letters: UInt64 = 0
    for place in max(word.start, word.end - 4)..<word.end {
      letters = letters << 8 | UInt64(bytes[place].lowercased)
    }
    seen.suffix4 = letters
    seen.suffix3 = letters & 0xFF_FFFF
    seen.suffix2 = letters & 0xFFFF
    for place in word.start..<min(word.end, word.start + 3) {
      seen.prefix3 = seen.prefix3 << 8 | UInt64(bytes[place].lowercased)
    }
    seen.length = UInt64(min(word.count, 7))
    return seen
  }

  @inline(__always)
  private func forEachRow(
    _ word: Int, _ before2: Seen, _ before: Seen, _ own: Seen, _ next: Seen, _ next2: Seen,
    _ take: (Int) -> Void
  ) {
    let form =
      own.kind | (marks[word + 2].beginsSentence ? 16 : 0) | style << 5
      | (scan.words[word].isSpaced ? 128 : 0)
    var number: UInt64 = 0
    // Multiply and shift (Dietzfelbinger et al. 1997), with factors of its own for each feature.
    @inline(__always)
    func factor(_ place: UInt64) -> UInt64 {
      (number &* 0x9E37_79B9_7F4A_7C15 &+ place &* 0xD1B5_4A32_D192_ED03)
        &* 0xBF58_476D_1CE4_E5B9 | 1
    }
    @inline(__always)
    func add(_ first: UInt64, _ second: UInt64 = 0, _ third: UInt64 = 0) {
      number &+= 1
      let sum = factor(0) &+ first &* factor(1) &+ second &* factor(2) &+ third &* factor(3)
      take(Int(truncatingIfNeeded: sum >> (64 - Self.rowBits)))
    }
    add(0)
    add(own.hash)
    add(before.hash)
    add(next.hash)
    add(before2.hash)
    add(next2.hash)
    add(form)
    add(own.lists, form)
    add(before.lists, before.kind)
    add(next.lists, next.kind)
    add(own.lists, next.lists, own.kind | next.kind << 4 | style << 8)
    add(own.lists, before.lists, own.kind | before.kind << 4 | style << 8)
    add(before.hash, form)
    add(next.hash, form)
    add(before.hash, own.lists)
    add(next.hash, own.lists)
    add(own.suffix3, form)
    add(own.suffix2, own.kind)
    add(own.suffix4)
    add(own.prefix3, own.kind)
    add(before.kind | own.kind << 4 | next.kind << 8 | style << 12)
    add(before2.kind | before.kind << 4 | own.kind << 8 | style << 12)
    add(own.kind | next.kind << 4 | next2.kind << 8 | style << 12)
    add(before2.hash, before.hash)
    add(next.hash, next2.hash)
    add(before.hash, next.hash, own.kind)
    add(own.length, form)
    add(own.lists & 0x7F, style)
    add(own.lists >> 16, own.kind)
    add(before.suffix3, own.kind)
    add(next.suffix3, own.kind)
    add(own.hash, before.kind | style << 4)
    add(before2.hash, own.kind | before.kind << 4)
    add(next2.hash, own.kind | next.kind << 4)
  }
}
