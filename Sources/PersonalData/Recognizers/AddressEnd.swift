import Tokenization

/// Where an address ends that has a host, and a path, query or fragment behind it.
enum AddressEnd {
  private static let outside = ByteSet("\"<>{}|\\^`".utf8)
  private static let trailing = ByteSet(".,;:!?'*_".utf8)

  /// The end of the characters of an address from a place on; nil where there are none.
  ///
  /// Brackets that were not opened in it, and signs that end a sentence, are none of it.
  static func of(_ text: [UInt8], from start: Int) -> Int? {
    var end = start
    var openBrackets = 0
    while end < text.count, text[end] > 0x20, !outside.contains(text[end]),
      text[end] < 0x80 || text.isWord(end)
    {
      if text[end] == UInt8(ascii: "(") || text[end] == UInt8(ascii: "[") { openBrackets += 1 }
      if text[end] == UInt8(ascii: ")") || text[end] == UInt8(ascii: "]") {
        if openBrackets == 0 { break }
        openBrackets -= 1
      }
      end += 1
    }
    while end > start, trailing.contains(text[end - 1]) { end -= 1 }
    return end > start ? end : nil
  }
}
