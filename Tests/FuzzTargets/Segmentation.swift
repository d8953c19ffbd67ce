import Tokenization

/// What must hold of a text's segments: the boundaries are ICU's, and where the text is valid UTF-8, tokens give it back, normalising
/// settles, and its sentences cover it.
enum Segmentation {
  /// Checks an input: the first byte chooses unit and locale, the rest is the text, valid UTF-8 or not.
  static func check(_ input: [UInt8]) throws {
    guard let choice = input.first else { return }
    try checkBoundaries(of: Array(input.dropFirst()), choice: Int(choice))
  }
}

private let locales = ["en", "ja", "th", "fi", "de", "el", "en@ss=standard"]

private func checkBoundaries(of text: [UInt8], choice: Int) throws {
  let unit = TextUnit.allCases[choice % TextUnit.allCases.count]
  let locale = locales[choice / TextUnit.allCases.count % locales.count]
  let ends = try boundaries(of: text, Segmenter(unit, locale: locale))
  var expected: [Int] = []
  try unsafe text.withUnsafeBufferPointer { buffer throws(ICUError) in
    try unsafe ICUBreaker(unit, locale: locale).forEachSegment(in: buffer) { end, _ in
      expected.append(end)
    }
  }
  precondition(ends == expected, "\(ends) is not ICU's \(expected)")
  var counter = try SegmentCounter(unit, locale: locale)
  _ = try unsafe text.withUnsafeBufferPointer { try unsafe counter.add(lines: $0) }
  guard String(validating: text, as: UTF8.self) != nil else { return }
  for rules in [TokenRules.all, .none] {
    let again = try retokenized(text, rules: rules, locale: locale)
    precondition(again == text, "tokens give \(again)")
  }
  let normalizers = [
    Normalizer(.nfc), Normalizer(.nfkc), Normalizer(.nfkc, foldsCase: true),
    Normalizer(.nfc, plainness: [.quotes, .hyphens, .spaces]),
  ]
  let normalizer = normalizers[choice % normalizers.count]
  let normalized = try normalizer.normalize(text)
  let again = try normalizer.normalize(normalized.text).text
  if !hasLongRunOfMarks(text) {
    precondition(again == normalized.text, "\(normalized.text) is not settled")
  }
  let source = normalized.sourceRange(of: 0..<normalized.text.count)
  precondition(source.lowerBound >= 0 && source.upperBound <= text.count)
  var end = 0
  try SentenceSplitter(locale: locale).forEachSentence(in: text) { sentence in
    precondition(sentence.lowerBound == end && !sentence.isEmpty)
    end = sentence.upperBound
  }
  precondition(end == text.count)
  _ = try LanguageGuess(String(decoding: text, as: UTF8.self))
}

/// Whether more marks follow one another than are brought into their order at once.
private func hasLongRunOfMarks(_ text: [UInt8]) -> Bool {
  var run = 0
  for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
    run = scalar.properties.canonicalCombiningClass == .notReordered ? 0 : run + 1
    if run > 1000 { return true }
  }
  return false
}

private func boundaries(of text: [UInt8], _ segmenter: borrowing Segmenter) throws -> [Int] {
  var ends: [Int] = []
  try segmenter.forEachSegment(in: text) { ends.append($0.range.upperBound) }
  return ends
}

private func retokenized(_ text: [UInt8], rules: TokenRules, locale: String) throws -> [UInt8] {
  var detokenizer = Detokenizer()
  for token in try Tokenizer(locale: locale, rules: rules).tokenize(text) {
    detokenizer.append(text[token.range], spacing: token.spacing)
  }
  return detokenizer.text
}
