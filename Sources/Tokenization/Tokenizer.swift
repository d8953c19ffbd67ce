/// Cuts text into tokens that keep every byte: words by ICU and our own rules, with the space between two tokens folded
/// into the second.
///
/// Tokens followed by their spacing give the text back byte for byte (``Detokenizer``). One tokenizer serves one thread.
public struct Tokenizer: ~Copyable {
  private let segmenter: Segmenter
  private let scanner: RuleScanner

  /// Opens the word boundaries of a locale.
  ///
  /// - Parameters:
  ///   - locale: An ICU locale identifier such as `en` or `de_CH`; an unknown one gets ICU's root rules.
  ///   - rules: What is one token, or parted, other than ICU has it.
  /// - Throws: `ICUError` when ICU has no boundary data.
  public init(locale: String = "en", rules: TokenRules = .all) throws(ICUError) {
    let segmenter = try Segmenter(.word, locale: locale, pins: rules.pins(locale: locale))
    self.init(segmenter: segmenter, rules: rules)
  }

  /// Lays the rules over the words of a segmenter.
  init(segmenter: consuming Segmenter, rules: TokenRules) {
    self.segmenter = segmenter
    scanner = RuleScanner(rules)
  }

  /// Returns the tokens of a text in order.
  ///
  /// - Parameters:
  ///   - text: Valid UTF-8, shorter than 2 GiB.
  ///   - slots: Byte ranges that become one ``TokenKind/slot`` token each; sorted, disjoint, on character boundaries.
  /// - Complexity: O(*n*) in bytes.
  public func tokenize(_ text: [UInt8], slots: [Range<Int>] = []) throws(ICUError) -> [Token] {
    var assembly = TokenAssembly(text: text)
    var start = 0
    for slot in slots {
      try tokenize(text, start..<slot.lowerBound, into: &assembly)
      assembly.append(slot, kind: .slot)
      start = slot.upperBound
    }
    try tokenize(text, start..<text.count, into: &assembly)
    return assembly.finish()
  }

  /// Appends the tokens of a range without slots: what the rules find, and ICU's words between.
  private func tokenize(
    _ text: [UInt8], _ range: Range<Int>, into assembly: inout TokenAssembly
  ) throws(ICUError) {
    var start = range.lowerBound
    for match in scanner.matches(in: text, range) {
      try segment(text, start..<match.range.lowerBound, into: &assembly)
      assembly.append(match.range, kind: match.kind)
      start = match.range.upperBound
    }
    try segment(text, start..<range.upperBound, into: &assembly)
  }

  private func segment(
    _ text: [UInt8], _ range: Range<Int>, into assembly: inout TokenAssembly
  ) throws(ICUError) {
    if range.isEmpty { return }
    try segmenter.forEachSegment(in: text, range) { segment in
      let kind = TokenKind.of(text[segment.range], ruleStatus: segment.ruleStatus)
      assembly.append(segment.range, kind: kind)
    }
  }
}

extension TokenKind {
  /// The kind of one of ICU's word segments.
  fileprivate static func of(_ segment: ArraySlice<UInt8>, ruleStatus: Int) -> TokenKind {
    guard let first = segment.first, let last = segment.last else { return .symbol }
    if last < 0x80 {
      // ICU's ranges of word rule statuses: below 100 none, below 200 number, from 200 letters, kana, ideographs.
      if ruleStatus >= 200 { return .word }
      if ruleStatus >= 100 { return .number }
      if segment.count == 1 {
        return first.isWhiteSpace ? .spaceRun : first.isPunctuation ? .punctuation : .symbol
      }
    }
    let scalars = String(decoding: segment, as: UTF8.self).unicodeScalars
    if scalars.contains(where: \.beginsEmoji) { return .emoji }
    if ruleStatus >= 200 { return .word }
    if ruleStatus >= 100 { return .number }
    if scalars.allSatisfy(\.properties.isWhitespace) { return .spaceRun }
    return scalars.first?.properties.isPunctuation == true ? .punctuation : .symbol
  }
}

extension UInt8 {
  /// Whether it is white space of ASCII.
  fileprivate var isWhiteSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

  /// Whether its general category is one of P*.
  fileprivate var isPunctuation: Bool {
    switch self {
    case 0x21...0x2F: self != UInt8(ascii: "$") && self != UInt8(ascii: "+")
    case 0x3A, 0x3B, 0x3F, 0x40, 0x5B...0x5D, 0x5F, 0x7B, 0x7D: true
    default: false
    }
  }
}

extension Unicode.Scalar {
  /// Whether it makes an emoji of the characters it stands with: shown as one by itself, or asking for it.
  fileprivate var beginsEmoji: Bool {
    value >= 0x20E3 && (properties.isEmojiPresentation || value == 0x20E3 || value == 0xFE0F)
  }
}

/// Turns segments into tokens: folds single spaces away and joins runs of white space.
private struct TokenAssembly {
  private let text: [UInt8]
  private var tokens: [Token] = []
  private var state = SpacingState()
  /// White space not yet decided on.
  private var white = 0..<0

  init(text: [UInt8]) { self.text = text }

  mutating func append(_ segment: Range<Int>, kind: TokenKind) {
    if kind == .spaceRun {
      white = white.isEmpty ? segment : white.lowerBound..<segment.upperBound
      return
    }
    let isSingleSpace = white.count == 1 && text[white.lowerBound] == UInt8(ascii: " ")
    let afterToken = tokens.last.map { !$0.kind.isWhiteSpace } ?? false
    let edges = kind == .slot ? SpacingEdges.slot : SpacingEdges(of: text[segment])
    let foldsSpace = isSingleSpace && afterToken && edges.left != .space
    if !foldsSpace { flushWhite() }
    white = 0..<0
    let expected = state.expectsSpace(before: edges.left)
    let spacing: Spacing =
      expected == foldsSpace ? .expected : foldsSpace ? .spaced : .joined
    push(segment, kind, edges, spacing)
  }

  mutating func finish() -> [Token] {
    flushWhite()
    return tokens
  }

  private mutating func flushWhite() {
    if white.isEmpty { return }
    let isLineBreak = String(decoding: text[white], as: UTF8.self).unicodeScalars
      .contains(where: Self.isLineEnd)
    push(
      white, isLineBreak ? .lineBreak : .spaceRun, SpacingEdges(left: .space, right: .space),
      .expected)
  }

  private mutating func push(
    _ range: Range<Int>, _ kind: TokenKind, _ edges: SpacingEdges, _ spacing: Spacing
  ) {
    _ = state.advance(over: edges, spacing: spacing)
    tokens.append(Token(range: range, kind: kind, spacing: spacing))
  }

  private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n"..."\r", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }
}

extension Unicode.Scalar.Properties {
  /// Whether the general category is one of P*.
  fileprivate var isPunctuation: Bool {
    switch generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      true
    default: false
    }
  }
}
