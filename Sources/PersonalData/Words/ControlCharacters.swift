/// Control and format characters: no surrogate has any, and a text only those that its seed has.
///
/// Unicode's categories Cc and Cf and the separators of lines and paragraphs; tab and line feed are none of them.
package struct ControlCharacters: Sendable {
  private var allowed: Set<UInt32> = []

  /// Allows none.
  package init() {}

  /// Allows those that a text has, UTF-8.
  package mutating func allow(in text: some Collection<UInt8>) {
    var rest = Array(text)[...]
    while let found = first(in: rest) {
      allowed.insert(found.scalar.value)
      rest = rest[found.end...]
    }
  }

  /// Whether a text, UTF-8, has one that is not allowed.
  ///
  /// - Complexity: O(*n*) in bytes; a byte that begins none is looked at once.
  package func has(_ text: [UInt8]) -> Bool { first(in: text[...]) != nil }

  /// Whether a scalar is one, allowed or not.
  package static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control: scalar != "\t" && scalar != "\n"
    case .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  /// A text without any.
  package static func removed(from text: String) -> String {
    let scalars = text.unicodeScalars
    if !scalars.contains(where: isControl) { return text }
    return String(String.UnicodeScalarView(scalars.filter { !isControl($0) }))
  }

  /// The first that is not allowed, and where it ends.
  private func first(in text: ArraySlice<UInt8>) -> (scalar: Unicode.Scalar, end: Int)? {
    var place = text.startIndex
    while place < text.endIndex {
      let byte = text[place]
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      defer { place += length }
      if !Self.mayBegin(byte) { continue }
      let end = min(place + length, text.endIndex)
      let scalars = String(decoding: text[place..<end], as: UTF8.self).unicodeScalars
      guard let scalar = scalars.first, Self.isControl(scalar), !allowed.contains(scalar.value)
      else { continue }
      return (scalar, end)
    }
    return nil
  }

  /// Whether a byte may begin one: a control character of ASCII, or the first byte of a block that has some.
  private static func mayBegin(_ byte: UInt8) -> Bool {
    if byte < 0x20 { return byte != 0x09 && byte != 0x0A }
    if byte < 0x7F { return false }
    switch byte {
    case 0x7F, 0xC2, 0xD8, 0xDB, 0xDC, 0xE0, 0xE1, 0xE2, 0xEF, 0xF0, 0xF3: return true
    default: return false
    }
  }
}
