/// Puts tokens back into text, with the spaces that the spacing rule and the tokens' own marks ask for.
///
/// What ``Tokenizer`` read comes back byte for byte. For tokens that were made rather than read, ``GeneratedStyle`` adds
/// what the language's typography asks for.
public struct Detokenizer: Sendable {
  private let style: GeneratedStyle?
  private var state = SpacingState()
  private var sentence = SentenceStart()
  /// The text so far, UTF-8.
  public private(set) var text: [UInt8] = []

  /// Starts an empty text.
  ///
  /// - Parameter style: What to add where the tokens were made rather than read.
  public init(style: GeneratedStyle? = nil) { self.style = style }

  /// Appends one token's UTF-8 text; returns the byte range it got.
  ///
  /// - Complexity: O(*m*) in the token's bytes.
  @discardableResult
  public mutating func append(_ token: ArraySlice<UInt8>, spacing: Spacing) -> Range<Int> {
    append(token, edges: SpacingEdges(of: token), spacing: spacing)
  }

  /// Appends what fills a slot; the slot is spaced as a word, whatever its filling is.
  @discardableResult
  public mutating func append(slotFilling: ArraySlice<UInt8>, spacing: Spacing) -> Range<Int> {
    append(slotFilling, edges: .slot, spacing: spacing)
  }

  private mutating func append(
    _ token: ArraySlice<UInt8>, edges: SpacingEdges, spacing: Spacing
  ) -> Range<Int> {
    let touchesSpace = state.endsInSpace || edges.left == .space
    let isSpaced = state.advance(over: edges, spacing: spacing)
    guard let style else {
      if isSpaced { text.append(UInt8(ascii: " ")) }
      return write(token)
    }
    let before = sentence.lastToken
    let startsSentence = sentence.advance(
      over: token, isSpaced: isSpaced || touchesSpace, isAbbreviation: style.isAbbreviation)
    // What is joined on purpose, as in 10:30, gets no space of the language's.
    if !touchesSpace, spacing != .joined, let space = style.space(between: before, and: token) {
      text += space.utf8
    } else if isSpaced {
      text.append(UInt8(ascii: " "))
    }
    return write(startsSentence && style.restoresCase ? style.titled(token)[...] : token)
  }

  private mutating func write(_ token: ArraySlice<UInt8>) -> Range<Int> {
    let start = text.count
    text.append(contentsOf: token)
    return start..<text.count
  }
}
