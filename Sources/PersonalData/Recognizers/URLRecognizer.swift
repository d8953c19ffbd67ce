/// Web addresses that begin with a scheme or `www.` (RFC 3986).
struct URLRecognizer: Recognizer {
  let name = "url"
  private static let openings = ["http://", "https://", "ftp://", "sftp://", "www."].map {
    Array($0.utf8)
  }
  private static let outside = Set("\"<>{}|\\^`".utf8)
  private static let trailing = Set(".,;:!?'*_".utf8)

  func detect(in text: [UInt8], into detections: inout [Detection]) {
    var index = 0
    while index < text.count {
      guard let opening = opening(in: text, at: index) else {
        index += 1
        continue
      }
      var end = index + opening
      var openBrackets = 0
      while end < text.count, text[end] > 0x20, !Self.outside.contains(text[end]),
        text[end] < 0x80 || text.isWord(end)
      {
        if text[end] == UInt8(ascii: "(") { openBrackets += 1 }
        if text[end] == UInt8(ascii: ")") || text[end] == UInt8(ascii: "]") {
          if openBrackets == 0 { break }
          openBrackets -= 1
        }
        end += 1
      }
      while end > index, Self.trailing.contains(text[end - 1]) { end -= 1 }
      if end > index + opening {
        detections.append(Detection(range: index..<end, type: .url, score: 1, recognizer: name))
      }
      index = max(end, index + 1)
    }
  }

  /// The length of the opening at `index`; nil where there is none.
  private func opening(in text: [UInt8], at index: Int) -> Int? {
    let first = text[index] | 0x20
    guard
      first == UInt8(ascii: "h") || first == UInt8(ascii: "f") || first == UInt8(ascii: "s")
        || first == UInt8(ascii: "w"), !text.isWord(index - 1)
    else { return nil }
    let match = Self.openings.first { opening in
      index + opening.count < text.count
        && zip(opening, text[index...]).allSatisfy { $0 == ($1.isUppercase ? $1 | 0x20 : $1) }
    }
    return match.flatMap { text.isWord(index + $0.count) ? $0.count : nil }
  }
}
