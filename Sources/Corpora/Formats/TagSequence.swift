/// Puts spans together from tags of tokens, in any of the usual schemes: IOB, BIO, BIOES, BILUO.
struct TagSequence {
  private(set) var spans: [Span] = []
  /// Whether the last token's span may go on.
  private var isOpen = false

  /// Whether a word is a tag: `O`, `-`, or a letter and a type.
  static func isTag(_ word: some StringProtocol) -> Bool {
    if word == "O" || word == "-" { return true }
    guard let first = word.utf8.first, "BIESLUM".utf8.contains(first) else { return false }
    return word.utf8.dropFirst().first == UInt8(ascii: "-") && word.utf8.count > 2
  }

  /// Takes the next token's tag and place, in code points.
  mutating func add(_ tag: some StringProtocol, start: Int, end: Int) {
    guard let letter = tag.utf8.first, tag.utf8.count > 2, letter != UInt8(ascii: "O") else {
      isOpen = false
      return
    }
    let type = EscapedLabel.decoded(String(tag.dropFirst(2)))
    let continues = "IELM".utf8.contains(letter) && isOpen && spans.last?.type == type
    if continues {
      spans[spans.count - 1].end = end
    } else {
      spans.append(Span(start: start, end: end, type: type))
    }
    isOpen = !"ELSU".utf8.contains(letter)
  }
}
