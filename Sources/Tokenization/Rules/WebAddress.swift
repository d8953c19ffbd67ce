/// Web addresses that begin with a scheme or `www.` (RFC 3986).
package enum WebAddress {
  private static let openings = ["http://", "https://", "ftp://", "sftp://", "www."].map {
    Array($0.utf8)
  }
  private static let outside = Set("\"<>{}|\\^`".utf8)
  private static let trailing = Set(".,;:!?'*_".utf8)

  /// Returns the end of the address that begins at `start`; nil where none does.
  package static func end(in text: [UInt8], from start: Int) -> Int? {
    guard let opening = opening(in: text, at: start) else { return nil }
    var end = start + opening
    var openBrackets = 0
    while end < text.count, text[end] > 0x20, !outside.contains(text[end]),
      text[end] < 0x80 || text.isWord(end)
    {
      if text[end] == UInt8(ascii: "(") { openBrackets += 1 }
      if text[end] == UInt8(ascii: ")") || text[end] == UInt8(ascii: "]") {
        if openBrackets == 0 { break }
        openBrackets -= 1
      }
      end += 1
    }
    while end > start, trailing.contains(text[end - 1]) { end -= 1 }
    return end > start + opening ? end : nil
  }

  /// The length of the opening at `index`; nil where there is none.
  private static func opening(in text: [UInt8], at index: Int) -> Int? {
    let first = text[index] | 0x20
    guard
      first == UInt8(ascii: "h") || first == UInt8(ascii: "f") || first == UInt8(ascii: "s")
        || first == UInt8(ascii: "w"), !text.isWord(index - 1)
    else { return nil }
    let match = openings.first { opening in
      index + opening.count < text.count
        && zip(opening, text[index...]).allSatisfy { $0 == $1.lowercased }
    }
    return match.flatMap { text.isWord(index + $0.count) ? $0.count : nil }
  }
}
