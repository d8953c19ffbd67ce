/// Cuts text into sentences: where ICU does, but not behind an abbreviation, an initial or an ordinal.
///
/// A locale with ICU's keyword `ss`, such as `en@ss=standard` for CLDR's suppressions, is cut as ICU cuts it.
public struct SentenceSplitter: ~Copyable {
  private let segmenter: Segmenter
  private let abbreviations: Set<String>
  private let writesOrdinalsWithStop: Bool
  private let isPlain: Bool

  /// Opens the sentence boundaries of a locale.
  ///
  /// - Throws: `ICUError` when ICU has no boundary data.
  public init(locale: String = "en") throws(ICUError) {
    let segmenter = try Segmenter(.sentence, locale: locale)
    let language = locale.prefix { $0.isLetter }
    self.segmenter = segmenter
    abbreviations = Abbreviations.of(language)
    writesOrdinalsWithStop = Abbreviations.writesOrdinalsWithStop(language)
    isPlain = locale.contains("ss=")
  }

  /// Calls `visit` with the byte range of each sentence, the white space behind it included.
  ///
  /// - Parameter text: Valid UTF-8, shorter than 2 GiB.
  public func forEachSentence(
    in text: [UInt8], _ visit: (Range<Int>) -> Void
  ) throws(ICUError) {
    var start = 0
    try segmenter.forEachSegment(in: text) { segment in
      let end = segment.range.upperBound
      if end < text.count, !isPlain, continues(text[start..<end]) { return }
      visit(start..<end)
      start = end
    }
    if start < text.count { visit(start..<text.count) }
  }

  /// Whether what ICU takes for a sentence stops at a full stop that ends none.
  private func continues(_ sentence: ArraySlice<UInt8>) -> Bool {
    guard let stop = sentence.lastIndex(where: { $0 != UInt8(ascii: " ") }),
      sentence[stop] == UInt8(ascii: "."), stop + 1 < sentence.endIndex
    else { return false }
    let word = lastWord(of: sentence[..<stop])
    if abbreviations.contains(word) { return true }
    if word.count == 1, word.first?.isUppercase == true { return word != "I" }
    return writesOrdinalsWithStop && word.count <= 2 && word.allSatisfy(\.isWholeNumber)
      && !word.isEmpty
  }

  /// What stands behind the last white space, without opening punctuation.
  private func lastWord(of sentence: ArraySlice<UInt8>) -> String {
    let start = sentence.lastIndex { $0 <= 0x20 }.map { $0 + 1 } ?? sentence.startIndex
    let word = sentence[start...].suffix(32)
    return String(
      String(decoding: word, as: UTF8.self).drop { $0.isPunctuation || $0.isSymbol })
  }
}
