/// Cuts text into tokens that keep every byte: words by ICU, with the space between two tokens folded into the second.
///
/// Tokens followed by their spacing give the text back byte for byte (``Detokenizer``). One tokenizer serves one thread.
public struct Tokenizer: ~Copyable {
  private let segmenter: Segmenter

  /// Opens the word boundaries of a locale.
  ///
  /// - Parameter locale: An ICU locale identifier such as `en` or `de_CH`; an unknown one gets ICU's root rules.
  /// - Throws: `ICUError` when ICU has no boundary data.
  public init(locale: String = "en") throws(ICUError) {
    segmenter = try Segmenter(.word, locale: locale)
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
      try segment(text, start..<slot.lowerBound, into: &assembly)
      assembly.append(slot, kind: .slot)
      start = slot.upperBound
    }
    try segment(text, start..<text.count, into: &assembly)
    return assembly.finish()
  }

  private func segment(
    _ text: [UInt8], _ range: Range<Int>, into assembly: inout TokenAssembly
  ) throws(ICUError) {
    if range.isEmpty { return }
    try segmenter.forEachSegment(in: text, range) { segment in
      let kind = assembly.kind(of: segment.range, ruleStatus: segment.ruleStatus)
      assembly.append(segment.range, kind: kind)
    }
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

  func kind(of segment: Range<Int>, ruleStatus: Int) -> TokenKind {
    // ICU's ranges of word rule statuses: below 100 none, below 200 number, from 200 letters, kana, ideographs.
    if ruleStatus >= 200 { return .word }
    if ruleStatus >= 100 { return .number }
    let scalars = String(decoding: text[segment], as: UTF8.self).unicodeScalars
    if scalars.allSatisfy(\.properties.isWhitespace) { return .spaceRun }
    return scalars.first?.properties.isPunctuation == true ? .punctuation : .symbol
  }

  mutating func append(_ segment: Range<Int>, kind: TokenKind) {
    if kind == .spaceRun {
      white = white.isEmpty ? segment : white.lowerBound..<segment.upperBound
      return
    }
    let isSingleSpace = white.count == 1 && text[white.lowerBound] == UInt8(ascii: " ")
    let afterToken = tokens.last.map { $0.kind != .spaceRun && $0.kind != .lineBreak } ?? false
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
