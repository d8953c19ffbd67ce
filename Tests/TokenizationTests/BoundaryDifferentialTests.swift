import Sampling
import TestSupport
import Testing

@testable import Tokenization

@Suite("Random text has ICU's boundaries")
struct BoundaryDifferentialTests {
  /// A few characters of each boundary class of words, sentences and graphemes, and of each script with a dictionary.
  private static let alphabet: [String] = [
    // Line ends and other separators.
    "\r", "\n", "\r\n", "\u{B}", "\u{85}", "\u{2028}", "\u{2029}",
    // White space, with and without a break of its own.
    " ", "  ", "\t", "\u{A0}", "\u{2009}", "\u{3000}", "\u{200B}",
    // Extend, Format, joiners, controls.
    "\u{301}", "\u{308}", "\u{200D}", "\u{200C}", "\u{FE0F}", "\u{AD}", "\u{2060}", "\u{E0001}",
    "\u{1}",
    // Letters with and without case, and what stands within words and numbers.
    "a", "B", "ß", "é", "Ж", "λ", "ـ", "ب", "ا", "_", "‿", "'", "’", ".", "․", ":", "·", "״", "\"",
    ",", ";", "٬", "1", "9", "٣", "३", "א", "ש", "ט", "@", "#", "$", "-", "/", "!", "?", "…", "(",
    ")", "”",
    "»", "。", "、", "．", "：",
    // Kana, ideographs, Hangul as syllables and as letters.
    "ア", "カ", "ー", "ｱ", "ﾞ", "か", "の", "です", "中", "国", "人民", "々", "〇", "神", "𠀀", "한", "국어", "ᄀ",
    "ᅡ", "ᆨ", "각", "㌔", "ゔ", "か\u{3099}",
    // Scripts that part no words.
    "ภาษา", "ไทย", "ๆ", "ລາວ", "ខ្មែរ", "မြန်မာ", "ᩃ", "ꦲ", "ꩠ",
    // Letters that join, prepended marks, viramas.
    "क", "्", "ष", "ि", "த", "മ", "്", "\u{600}", "\u{110BD}", "ๅ", "ำ", "ા", "ક", "્",
    // Emoji and flags.
    "👩", "👩‍👩‍👧", "🏽", "❤", "🇩", "🇪", "🇩🇪🇫", "😀", "™", "©", "1️⃣",
    // Astral letters, unassigned and private characters.
    "𝐀", "𐐷", "𞤀", "\u{10FFFF}", "\u{E000}", "\u{378}", "\u{FFFD}",
  ]

  /// Drops pieces while the text still differs.
  private func shrunk(_ pieces: [String], _ differs: ([UInt8]) throws -> Bool) rethrows -> String {
    var pieces = pieces.flatMap { $0.unicodeScalars.map { String(Character($0)) } }
    var hasShrunk = true
    while hasShrunk {
      hasShrunk = false
      for index in pieces.indices.reversed() {
        var fewer = pieces
        fewer.remove(at: index)
        if try differs(Array(fewer.joined().utf8)) {
          pieces = fewer
          hasShrunk = true
          break
        }
      }
    }
    return pieces.joined().unicodeScalars.map {
      "U+" + String($0.value, radix: 16, uppercase: true)
    }
    .joined(separator: " ")
  }

  /// Compares many random strings; the text of one call to ICU holds one string.
  private func compare(_ unit: TextUnit, locale: String, strings: Int, seed: UInt64) throws {
    let segmenter = try Segmenter(unit, locale: locale)
    let isCompiled = segmenter.isCompiled
    #expect(isCompiled)
    let breaker = try ICUBreaker(unit, locale: locale)
    func differs(_ text: [UInt8]) throws -> Bool {
      var own: [Segment] = []
      try segmenter.forEachSegment(in: text) { own.append($0) }
      return own != (try breaker.segments(of: text))
    }
    let alphabet = Self.alphabet.map { Array($0.utf8) }
    var stream = RandomStream(seed: seed, index: 0)
    for number in 0..<strings {
      // Most strings are drawn from few classes, so that their members meet.
      let few = (0..<(2 + Int(stream.nextWord() >> 29))).map { _ in
        Int(stream.nextWord() % UInt32(alphabet.count))
      }
      let length = 1 + Int(stream.nextWord() >> 28)
      var pieces: [Int] = []
      for _ in 0..<length {
        let word = stream.nextWord()
        pieces.append(
          word & 3 != 0
            ? few[Int(word >> 8) % few.count] : Int(word >> 8) % alphabet.count)
      }
      let text = pieces.flatMap { alphabet[$0] }
      if try differs(text) {
        let smallest = try shrunk(pieces.map { Self.alphabet[$0] }, differs)
        Issue.record("\(unit) boundaries in \(locale) differ, string \(number): \(smallest)")
        return
      }
    }
  }

  @Test("Real text in every script with rules or a dictionary of its own")
  func scripts() throws {
    let lines = try PackageRoot.lines(of: PackageRoot.fixture("scripts.txt"))
    for locale in [
      "en", "de", "fr", "el", "ar", "he", "th", "lo", "km", "my", "zh", "ja", "ko", "fi",
    ] {
      for unit in TextUnit.allCases {
        let segmenter = try Segmenter(unit, locale: locale)
        let breaker = try ICUBreaker(unit, locale: locale)
        for line in lines {
          var own: [Segment] = []
          try segmenter.forEachSegment(in: Array(line.utf8)) { own.append($0) }
          #expect(own == (try breaker.segments(of: Array(line.utf8))), "\(unit) \(locale): \(line)")
        }
      }
    }
  }

  @Test(
    "A count is the sum of the lines' segments, in whatever blocks they come",
    arguments: TextUnit.allCases)
  func counting(unit: TextUnit) throws {
    var counter = try SegmentCounter(unit)
    let segmenter = try Segmenter(unit)
    var stream = RandomStream(seed: 5, index: 0)
    let ascii = Array("abz.,'\"_ -9\t@:;!\r").map { String($0) }
    let alphabet = Self.alphabet.filter { $0 != "\n" && $0 != "\r\n" }
    var (segments, words) = (0, 0)
    for _ in 0..<4_000 {
      var block: [UInt8] = []
      for _ in 0..<stream.below(4) {
        var line: [UInt8] = []
        for _ in 0..<stream.below(40) {
          let isASCII = stream.chance(0.8)
          line += Array(stream.pick(isASCII ? ascii : alphabet).utf8)
        }
        while line.last == UInt8(ascii: "\r") { line.removeLast() }
        try segmenter.forEachSegment(in: line) { segment in
          segments += 1
          if segment.isWord { words += 1 }
        }
        block += line + (stream.chance(0.5) ? [0x0A] : [0x0D, 0x0A])
      }
      let illFormed = try unsafe block.withUnsafeBufferPointer { try unsafe counter.add(lines: $0) }
      #expect(illFormed == nil)
      if counter.segments != segments || counter.words != words {
        Issue.record(
          "\(counter.segments) \(counter.words), not \(segments) \(words), after \(block)")
        return
      }
    }
  }

  @Test("Ill-formed UTF-8 breaks as ICU breaks what it puts in place, and is reported")
  func illFormed() throws {
    let segmenter = try Segmenter(.word)
    let breaker = try ICUBreaker(.word, locale: "en")
    var counter = try SegmentCounter(.grapheme)
    var stream = RandomStream(seed: 6, index: 0)
    let bytes: [UInt8] = [
      0x61, 0x2E, 0x20, 0x80, 0xBF, 0xC2, 0xC3, 0xA9, 0xE0, 0xE4, 0xB8, 0xAD, 0xED, 0xA0, 0xEF,
      0xF0,
      0x9F, 0x98, 0x80, 0xF4, 0x90, 0xF5, 0xFF, 0xC0,
    ]
    for _ in 0..<50_000 {
      let text = (0..<(1 + stream.below(9))).map { _ in stream.pick(bytes) }
      var own: [Segment] = []
      try segmenter.forEachSegment(in: text) { own.append($0) }
      if own != (try breaker.segments(of: text)) {
        Issue.record("\(text)")
        return
      }
      let place = try unsafe text.withUnsafeBufferPointer { try unsafe counter.add(lines: $0) }
      let isValid = String(validating: text, as: UTF8.self) != nil
      #expect((place == nil) == isValid, "\(text)")
    }
  }

  @Test("Rules that look ahead, or know the text's start and end, are followed too")
  func otherRules() throws {
    let rules = """
      !!chain; !!lookAheadHardBreak;
      $Vowel = [aeiou]; $Other = [^aeiou .];
      $Other $Vowel; $Vowel $Other;
      x y / z z {200};
      [^$Vowel {bof}] q {300};
      '.' [w {eof}] {400};
      .;
      """
    let segmenter = Segmenter(try ICUBreaker(rules: Array(rules.utf8)))
    let breaker = try ICUBreaker(rules: Array(rules.utf8))
    let isCompiled = segmenter.isCompiled
    #expect(isCompiled)
    var stream = RandomStream(seed: 7, index: 0)
    let letters = Array("aebcxyzzqw. ".utf8)
    for _ in 0..<30_000 {
      let text = (0..<(1 + stream.below(8))).map { _ in stream.pick(letters) }
      var own: [Segment] = []
      try segmenter.forEachSegment(in: text) { own.append($0) }
      if own != (try breaker.segments(of: text)) {
        Issue.record("\(String(decoding: text, as: UTF8.self)): \(own)")
        return
      }
    }
  }

  @Test(
    "A million strings of every boundary class",
    arguments: [
      (TextUnit.word, "en", 400_000), (.word, "ja", 100_000), (.word, "fi", 100_000),
      (.word, "th", 100_000), (.sentence, "en", 150_000), (.sentence, "el", 50_000),
      (.grapheme, "en", 200_000),
    ])
  func everyClass(unit: TextUnit, locale: String, strings: Int) throws {
    try compare(unit, locale: locale, strings: strings, seed: 72)
  }
}
