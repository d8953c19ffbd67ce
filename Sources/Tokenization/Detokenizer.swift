/// Puts tokens back into text, with the spaces that the spacing rule and the tokens' own marks ask for.
public struct Detokenizer: Sendable {
  private var state = SpacingState()
  /// The text so far, UTF-8.
  public private(set) var text: [UInt8] = []

  /// Starts an empty text.
  public init() {}

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

  package mutating func append(
    _ token: ArraySlice<UInt8>, edges: SpacingEdges, spacing: Spacing
  ) -> Range<Int> {
    if state.advance(over: edges, spacing: spacing) { text.append(UInt8(ascii: " ")) }
    let start = text.count
    text.append(contentsOf: token)
    return start..<text.count
  }
}
