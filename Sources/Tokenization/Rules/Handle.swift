/// Names behind a sign: mentions (`@handle`) and hashtags (`#topic`).
enum Handle {
  /// Returns the end of the mention that begins with the `@` at `start`; nil where none does.
  ///
  /// A name is letters, digits and `_`, with `-` and `.` only inside; a second `@` with a domain may follow.
  static func mentionEnd(in text: [UInt8], from start: Int) -> Int? {
    guard !text.isWord(start - 1), !text.has(start - 1, "@"), isNameByte(text, start + 1) else {
      return nil
    }
    var end = start + 1
    while true {
      while isNameByte(text, end) { end += 1 }
      guard text.has(end, "-") || text.has(end, "."), isNameByte(text, end + 1) else { break }
      end += 1
    }
    if text.has(end, "@"), let domainEnd = MailAddress.domainEnd(in: text, from: end + 1) {
      return domainEnd
    }
    return end
  }

  /// Returns the end of the hashtag that begins with the `#` at `start`; nil where none does.
  ///
  /// A topic is letters, digits and `_`, and not digits alone (Unicode Standard Annex #31, section 6.3).
  static func hashtagEnd(in text: [UInt8], from start: Int) -> Int? {
    guard !text.isWord(start - 1), !text.has(start - 1, "&"), !text.has(start - 1, "#") else {
      return nil
    }
    var end = start + 1
    while isNameByte(text, end) { end += 1 }
    return text[(start + 1)..<end].contains { !$0.isDigit } ? end : nil
  }

  private static func isNameByte(_ text: [UInt8], _ index: Int) -> Bool {
    text.isWord(index) || text.has(index, "_")
  }
}
