/// A document cut into tokens, each with the tag of the span that it is in.
///
/// A token is a run of letters and digits, any other character that is seen, or a run of white space but for the one blank that
/// belongs to the token before it, as spaCy has it: tokens and blanks put together are the text. Spans begin and end tokens, so
/// that no tag is lost; of spans that overlap the first counts, and white space at their ends is no part of them.
struct TaggedTokens {
  /// A token and its place in its span.
  struct Token {
    var text: String
    /// Whether it is white space or control characters.
    var isWhiteSpace = false
    /// Whether a blank follows that belongs to it.
    var hasBlank = false
    /// The type of the span that it is in; nil outside.
    var type: String?
    var beginsSpan = false
    var endsSpan = false

    /// `O`, `B-type` at the span's first token, `I-type` at others.
    var bio: String { type.map { (beginsSpan ? "B-" : "I-") + EscapedLabel.word($0) } ?? "O" }

    /// The same with `L-` at the last and `U-` at an only token.
    var biluo: String {
      guard let type else { return "O" }
      return (beginsSpan ? endsSpan ? "U-" : "B-" : endsSpan ? "L-" : "I-") + type
    }
  }

  /// What follows one another in one token.
  private enum Kind { case word, sign, whiteSpace }

  private(set) var tokens: [Token] = []
  /// The kind of the token that may still grow.
  private var growing: Kind?

  init(_ document: Document) {
    let text = document.text
    var spans = Self.trimmed(document.spans, in: Array(text.unicodeScalars))[...]
    var open: Span?
    var place = 0
    for character in text {
      let length = character.unicodeScalars.count
      let next = spans.first?.start ?? .max
      let isCut =
        length > 1
        && (place < next && next < place + length
          || open.map { place < $0.end && $0.end < place + length } == true
          || character.unicodeScalars.first.map(Self.isWhiteSpace) == true)
      // A span may begin or end within what is seen as one character.
      let pieces = isCut ? character.unicodeScalars.map { Character($0) } : [character]
      for piece in pieces {
        if let span = open, place >= span.end { close(&open) }
        while let next = spans.first, next.start <= place {
          spans.removeFirst()
          if open == nil, next.start == place { (open, growing) = (next, nil) }
        }
        append(piece, open.map { ($0.type, $0.start == place) })
        place += piece.unicodeScalars.count
      }
    }
    close(&open)
  }

  /// The spans without white space at their ends, in their order.
  private static func trimmed(_ spans: [Span], in text: [Unicode.Scalar]) -> [Span] {
    let trimmed = spans.compactMap { span -> Span? in
      var (start, end) = (span.start, span.end)
      while start < end, isWhiteSpace(text[start]) { start += 1 }
      while start < end, isWhiteSpace(text[end - 1]) { end -= 1 }
      return start < end ? Span(start: start, end: end, type: span.type) : nil
    }
    return trimmed.sorted { ($0.start, -$0.end) < ($1.start, -$1.end) }
  }

  private static func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
  }

  private mutating func close(_ span: inout Span?) {
    if span == nil { return }
    tokens[tokens.count - 1].endsSpan = true
    (span, growing) = (nil, nil)
  }

  private mutating func append(_ piece: Character, _ span: (type: String, isFirst: Bool)?) {
    let kind: Kind =
      piece.unicodeScalars.first.map(Self.isWhiteSpace) == true
      ? .whiteSpace : piece.isLetter || piece.isNumber ? .word : .sign
    if kind == .whiteSpace, growing != .whiteSpace, piece == " ", let last = tokens.indices.last,
      !tokens[last].hasBlank, !tokens[last].isWhiteSpace
    {
      (tokens[last].hasBlank, growing) = (true, nil)
      return
    }
    if kind == growing, kind != .sign {
      tokens[tokens.count - 1].text.append(piece)
      return
    }
    tokens.append(
      Token(
        text: String(piece), isWhiteSpace: kind == .whiteSpace, type: span?.type,
        beginsSpan: span?.isFirst == true))
    growing = kind
  }
}
