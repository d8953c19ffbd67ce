import Tokenization

/// Cuts the words of a text, one after another.
///
/// A table says of each byte what it is and counts it at once, so that an ASCII word costs a look at the table and its hash.
struct WordCutter {
  private let cues = CueTable.standard
  /// By byte, what it adds to the counts of a word, and 0 where it ends one.
  ///
  /// The top bit is for a letter or digit; it runs over and counts nothing. Below it are 32 bits for digits and 31 for capitals.
  private let classes = Self.classes

  private static let classes: [UInt64] = (0..<256).map { byte in
    let byte = UInt8(byte)
    let isPart = UInt64(1) << 63
    if byte.isDigit { return isPart | Self.oneDigit }
    return byte.isUppercase ? isPart | 1 : byte.isLowercase ? isPart : 0
  }
  private static let oneDigit = UInt64(1) << 31

  /// What was seen of the text.
  private(set) var seen = Seen()
  /// The byte that comes next.
  private(set) var place = 0
  private var isSpaced = false

  /// What a text has.
  struct Seen {
    var traits: TextTraits = []
    var digits = 0
    var colons = 0
    /// A bit for each kind of word.
    var kinds: UInt8 = 0

    var style: WordScan.Style {
      func has(_ kind: WordScan.Kind) -> Bool { kinds >> kind.rawValue & 1 == 1 }
      if has(.capitalized) { return .mixed }
      return !has(.lower) ? .capitals : !has(.upper) ? .smalls : .mixed
    }
  }

  /// Begins with another text.
  mutating func begin() { (place, isSpaced, seen) = (0, false, Seen()) }

  /// Cuts as many words as there is room for.
  mutating func cut(_ bytes: Span<UInt8>, _ words: inout OutputSpan<WordScan.Word>) {
    // Of its own, so that it stays in registers.
    var (index, isSpaced, seen) = (place, isSpaced, seen)
    while index < bytes.count, !words.isFull {
      let byte = bytes[index]
      if byte > 0x20 {
        let word = word(bytes, from: index, isSpaced: isSpaced, &seen)
        words.append(word)
        index = word.end
        isSpaced = false
        continue
      }
      if byte == UInt8(ascii: "\n") {
        words.append(
          WordScan.Word(
            start: index, end: index + 1, hash: Self.signHash(byte), kind: .lineEnd,
            isSpaced: isSpaced))
      }
      index += 1
      isSpaced = true
    }
    (place, self.isSpaced, self.seen) = (index, isSpaced, seen)
  }

  private static func signHash(_ byte: UInt8) -> UInt64 {
    WordHash.mixed(WordHash.next(WordHash.first, byte))
  }

  /// The word or sign that begins at a place, which no white space is at.
  @inline(__always)
  private func word(
    _ bytes: Span<UInt8>, from start: Int, isSpaced: Bool, _ seen: inout Seen
  ) -> WordScan.Word {
    let classes = classes.span
    var (index, counts) = (start, UInt64(0))
    var hash = WordHash.first
    while index < bytes.count {
      let byte = bytes[index]
      let part = unsafe classes[unchecked: Int(byte)]
      if part == 0 { break }
      counts &+= part
      // Digits have the bit of small letters, too.
      hash = WordHash.next(hash, byte | 0x20)
      index &+= 1
    }
    if index < bytes.count, bytes[index] >= 0x80 {
      seen.traits.insert(.beyondASCII)
      return wordBeyondASCII(bytes, from: start, isSpaced: isSpaced, &seen)
    }
    if index == start {
      Self.see(sign: bytes[start], bytes, start, &seen)
      return WordScan.Word(
        start: start, end: start + 1, hash: Self.signHash(bytes[start]), kind: .sign,
        isSpaced: isSpaced)
    }
    let digits = Int(counts >> 31 & 0xFFFF_FFFF)
    return word(
      start..<index, hash: WordHash.mixed(hash),
      (index - start - digits, Int(counts & (Self.oneDigit - 1)), digits),
      firstIsCapital: bytes[start].isUppercase, isSpaced: isSpaced, &seen)
  }

  @inline(__always)
  private func word(
    _ range: Range<Int>, hash: UInt64, _ counts: (letters: Int, capitals: Int, digits: Int),
    firstIsCapital: Bool, isSpaced: Bool, isASCII: Bool = true, _ seen: inout Seen
  ) -> WordScan.Word {
    let kind: WordScan.Kind
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
    seen.kinds |= 1 << kind.rawValue
    let traits = counts.digits == 0 ? cues.traits(hash) : []
    seen.traits.formUnion(traits)
    return WordScan.Word(
      start: range.lowerBound, end: range.upperBound, hash: hash, kind: kind, isSpaced: isSpaced,
      traits: traits, isASCII: isASCII)
  }

  private static func see(
    sign: UInt8, _ bytes: Span<UInt8>, _ place: Int, _ seen: inout Seen
  ) {
    if sign == UInt8(ascii: ".") {
      if place + 1 < bytes.count, bytes[place + 1] > 0x20 { seen.traits.insert(.innerPoint) }
    } else if sign == UInt8(ascii: "@") {
      seen.traits.insert(.at)
    } else if sign == UInt8(ascii: ":") {
      seen.colons += 1
      if place + 2 < bytes.count, bytes[place + 1] == UInt8(ascii: "/"),
        bytes[place + 2] == UInt8(ascii: "/")
      {
        seen.traits.insert(.scheme)
      }
    }
  }

  /// A word of which a character is beyond ASCII, or a sign that is.
  private func wordBeyondASCII(
    _ bytes: Span<UInt8>, from start: Int, isSpaced: Bool, _ seen: inout Seen
  ) -> WordScan.Word {
    let table = LetterTable.shared
    var (index, letters, capitals, digits) = (start, 0, 0, 0)
    var (firstIsCapital, changes) = (false, false)
    var hash = WordHash.first
    while index < bytes.count {
      let (scalar, length) = Self.scalar(bytes, at: index)
      let isCapital: Bool
      if length == 1 {
        guard bytes[index].isAlphanumeric else { break }
        if bytes[index].isDigit { digits += 1 } else { letters += 1 }
        isCapital = bytes[index].isUppercase
      } else {
        let traits = table[scalar]
        guard traits.contains(.part) else { break }
        letters += 1
        isCapital = traits.contains(.capital)
        changes = changes || traits.contains(.changes)
      }
      if isCapital {
        if index == start { firstIsCapital = true }
        capitals += 1
      }
      for place in index..<min(bytes.count, index + length) {
        hash = WordHash.next(hash, bytes[place].lowercased)
      }
      index += length
    }
    let isSign = index == start
    if isSign { index = min(bytes.count, start + Self.scalar(bytes, at: start).length) }
    hash =
      isSign || changes ? WordHash.of(bytes.extracting(start..<index)) : WordHash.mixed(hash)
    if isSign {
      return WordScan.Word(
        start: start, end: index, hash: hash, kind: .sign, isSpaced: isSpaced,
        isASCII: false)
    }
    return word(
      start..<index, hash: hash, (letters, capitals, digits), firstIsCapital: firstIsCapital,
      isSpaced: isSpaced, isASCII: false, &seen)
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
}
