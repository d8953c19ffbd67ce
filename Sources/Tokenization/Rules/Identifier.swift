/// Numbers with letters that name a thing: `INV-2024-00017`, `SKU_12A-9`, UUIDs.
enum Identifier {
  /// Returns the end of the identifier that begins at `start`; nil where none does.
  ///
  /// Two groups or more, joined by `-`, `_`, `/` or `.`, with a digit and a letter among them, each of which is digits,
  /// capitals, or has a digit and a letter; or a UUID (RFC 9562).
  static func end(in text: [UInt8], from start: Int) -> Int? {
    if text.isWord(start - 1) || text.has(start - 1, where: isJoiner) { return nil }
    var end = start
    var groups = 0
    var (hasDigit, hasLetter, isNamed, isHexadecimal) = (false, false, true, true)
    /// The lengths of the first six groups, as decimal digits; 9 stands for more.
    var lengths = 0
    while true {
      let groupStart = end
      var (digits, lowercase) = (0, 0)
      while text.has(end, where: \.isAlphanumeric) {
        digits += text[end].isDigit ? 1 : 0
        lowercase += text[end].isLowercase ? 1 : 0
        if !text[end].isHexadecimal { isHexadecimal = false }
        end += 1
      }
      let length = end - groupStart
      if length == 0 { return nil }
      hasDigit = hasDigit || digits > 0
      hasLetter = hasLetter || length > digits
      if lowercase > 0, digits == 0 { isNamed = false }
      if lowercase > 0, digits > 0, length - digits > 3 { isNamed = false }
      groups += 1
      if groups <= 6 { lengths = lengths * 10 + min(length, 9) }
      guard text.has(end, where: isJoiner), text.has(end + 1, where: \.isAlphanumeric)
      else { break }
      // A number with a unit: 10.5kg.
      if groups == 1, digits == length, text.has(end, ".") { return nil }
      end += 1
    }
    // What goes on in letters beyond ASCII or as an address is something else.
    if text.isWord(end) || text.has(end, "@") { return nil }
    if isHexadecimal, lengths == 84_449, end - start == 36 { return end }
    return groups > 1 && hasDigit && hasLetter && isNamed ? end : nil
  }

  private static func isJoiner(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "/"), UInt8(ascii: "."): true
    default: false
    }
  }
}
