/// A document cut into tokens, each with the tag of the span that it is in.
///
/// A token is a run of letters and digits or any other character that is seen. Spans begin and end tokens, so that no tag is
/// lost; of spans that overlap the first counts.
struct TaggedTokens {
  /// A token and its place in its span.
  struct Token {
    var text: String
    /// The type of the span that it is in; nil outside.
    var type: String?
    var beginsSpan = false
    var endsSpan = false

    /// `O`, `B-type` at the span's first token, `I-type` at others.
    var bio: String { type.map { (beginsSpan ? "B-" : "I-") + $0 } ?? "O" }

    /// The same with `L-` at the last and `U-` at an only token.
    var biluo: String {
      guard let type else { return "O" }
      return (beginsSpan ? endsSpan ? "U-" : "B-" : endsSpan ? "L-" : "I-") + type
    }
  }

  private(set) var tokens: [Token] = []

  init(_ document: Document) {
    var spans = document.spans.sorted { ($0.start, -$0.end) < ($1.start, -$1.end) }[...]
    var word = ""
    var place = 0
    var open: Span?
    var isFirst = false
    func flush(_ tokens: inout [Token]) {
      if word.isEmpty { return }
      tokens.append(Token(text: word, type: open?.type, beginsSpan: isFirst))
      word = ""
      isFirst = false
    }
    for character in document.text {
      if let span = open, place >= span.end {
        flush(&tokens)
        if tokens.last?.type != nil { tokens[tokens.count - 1].endsSpan = true }
        open = nil
      }
      while let next = spans.first, next.start <= place {
        spans.removeFirst()
        if open == nil, next.start == place, next.end > place {
          flush(&tokens)
          (open, isFirst) = (next, true)
        }
      }
      if character.isLetter || character.isNumber {
        word.append(character)
      } else {
        flush(&tokens)
        if !character.isWhitespace {
          word.append(character)
          flush(&tokens)
        }
      }
      place += character.unicodeScalars.count
    }
    flush(&tokens)
    if open != nil, tokens.last?.type != nil { tokens[tokens.count - 1].endsSpan = true }
  }
}
