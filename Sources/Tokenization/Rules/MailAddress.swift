/// E-mail addresses: a dot-atom, `@`, and a domain with a top-level label of letters (RFC 5322, RFC 6531).
package enum MailAddress {
  private static let atomCharacters = Set("!#$%&'*+/=?^_`{|}~-.".utf8)

  /// Returns the address around the `@` at `at`; nil where there is none.
  ///
  /// - Parameter first: No address begins before that.
  package static func range(in text: [UInt8], around at: Int, first: Int = 0) -> Range<Int>? {
    var start = at
    while start > first,
      text.isWord(start - 1) || text.has(start - 1, where: atomCharacters.contains)
    {
      start -= 1
    }
    // Quotes and dots before the name belong to the sentence, not to the address.
    while start < at, !text.isWord(start), text[start] != UInt8(ascii: "_") { start += 1 }
    guard start < at, text[at - 1] != UInt8(ascii: "."),
      let end = domainEnd(in: text, from: at + 1)
    else { return nil }
    return start..<end
  }

  /// Returns the end of a domain of two labels or more whose last has two letters or more; nil where there is none.
  package static func domainEnd(in text: [UInt8], from start: Int) -> Int? {
    var index = start
    var labelStart = start
    var end: Int?
    while true {
      while text.isWord(index) || text.has(index, "-") { index += 1 }
      let label = text[labelStart..<index]
      guard text.isWord(labelStart) else { break }
      if labelStart > start, label.count >= 2, label.allSatisfy({ $0.isLetter || $0 >= 0x80 }) {
        end = index
      }
      guard text.has(index, ".") else { break }
      index += 1
      labelStart = index
    }
    return end
  }
}
