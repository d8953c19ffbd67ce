import CICUShims

/// What language a text seems to be in: good enough to choose a locale's rules.
///
/// The dominant script settles it where one language is written in it; else function words and the letters that CLDR says
/// each language uses do.
public struct LanguageGuess: Equatable, Sendable {
  /// The language as a locale identifier, such as `fr`.
  public let locale: String
  /// The script most of the letters are of.
  public let script: Script
  /// How far the guess is ahead of the next one: 0 where it is only the script's most written language, up to 1.
  public let margin: Double

  /// How much of a text is looked at, in bytes.
  public static var sampleLength: Int { 1 << 16 }

  /// Guesses; nil where the text has no letters.
  ///
  /// - Parameter text: Its first ``sampleLength`` bytes are looked at.
  /// - Throws: `ICUError` when ICU has no data.
  public init?(_ text: String) throws(ICUError) {
    let sample = String(decoding: Array(text.utf8.prefix(Self.sampleLength)), as: UTF8.self)
    guard let script = ScriptProfile(sample).dominant else { return nil }
    self.script = script
    let candidates = FunctionWords.ofLanguages(in: script)
    if candidates.isEmpty {
      locale = script.onlyLanguage ?? "und"
      margin = script.onlyLanguage == nil ? 0 : 1
      return
    }
    let words = try Self.words(of: sample)
    var scores = [Double](repeating: 0, count: candidates.count)
    let lists = candidates.map { Set($0.words.split(separator: " ").map(String.init)) }
    let alphabets = try candidates.map { item throws(ICUError) in try Alphabet(item.language) }
    for word in words {
      // To hash a word of many combining marks takes time that grows with its square; no function word is that long.
      let known =
        word.utf8.count > Self.longestFunctionWord
        ? [] : lists.indices.filter { lists[$0].contains(word) }
      for index in known { scores[index] += 1 / Double(known.count) }
      for index in alphabets.indices where !alphabets[index].spells(word) {
        scores[index] -= Self.foreignLetterPenalty
      }
    }
    // The first of the best: of those that nothing tells apart, the most written.
    var best = 0
    for index in scores.indices where scores[index] > scores[best] { best = index }
    let rest = scores.indices.filter { $0 != best }.map { scores[$0] }.max() ?? 0
    locale = candidates[best].language
    margin = scores[best] <= 0 ? 0 : min(1, (scores[best] - max(0, rest)) / scores[best])
  }

  /// In bytes.
  private static var longestFunctionWord: Int { 64 }

  /// What a word with a letter that the language does not use counts against it; a function word counts for it by 1.
  private static var foreignLetterPenalty: Double { 0.5 }

  /// The words in lower case.
  private static func words(of text: String) throws(ICUError) -> [String] {
    let bytes = Array(text.lowercased().utf8)
    var words: [String] = []
    try Segmenter(.word).forEachSegment(in: bytes) { segment in
      if segment.ruleStatus >= 200 {
        words.append(String(decoding: bytes[segment.range], as: UTF8.self))
      }
    }
    return words
  }
}

/// The letters that CLDR says a language uses in its own words.
private struct Alphabet {
  private let letters: Set<UInt32>

  init(_ language: String) throws(ICUError) {
    var status: Int32 = 0
    var count = 0
    let points = unsafe [UInt32](unsafeUninitializedCapacity: 1024) { buffer, used in
      guard let start = buffer.baseAddress else { return }
      count = unsafe Int(cicu_exemplars(language, start, Int32(buffer.count), &status))
      used = count
    }
    if status > 0 { throw ICUError(status: status, operation: "read the letters of “\(language)”") }
    letters = Set(points)
  }

  /// Whether all letters of a word in lower case are the language's.
  func spells(_ word: String) -> Bool {
    word.unicodeScalars.allSatisfy {
      letters.contains($0.value) || !$0.properties.isAlphabetic
    }
  }
}
