/// Text that came from outside, made harmless to terminals: names of files and fields may hold sequences that move the cursor, change
/// what was written, or turn its direction.
enum TerminalText {
  /// The text with control characters and those of direction written as `\u{1B}`; tabs and line feeds stay.
  static func escaped(_ text: String) -> String { escaped(text) { "\\u{\($0)}" } }

  /// Lines of JSON with the same characters as JSON's escapes, so that the values stay what they are.
  static func escapedJSON(_ lines: String) -> String {
    escaped(lines) { "\\u" + String(repeating: "0", count: 4 - $0.count) + $0 }
  }

  private static func escaped(_ text: String, _ escape: (String) -> String) -> String {
    guard text.unicodeScalars.contains(where: steers) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if steers(scalar) {
        result.append(
          contentsOf: escape(String(scalar.value, radix: 16, uppercase: true)).unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// Whether a character is a control character, or turns the direction of what follows.
  private static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F...0x9F: true
    case 0x061C, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
