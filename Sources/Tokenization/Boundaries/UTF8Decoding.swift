/// Decoding of single characters, for text that may be ill-formed.
enum UTF8Decoding {
  /// What ill-formed bytes count as.
  ///
  /// The bit above the code points tells it from a U+FFFD that stands in the text.
  static let illFormed: UInt32 = 0xFFFD | 1 << 31

  /// Returns the code point at `position`, where no ASCII byte stands, and how many bytes it takes.
  ///
  /// Ill-formed bytes give U+FFFD for each maximal subpart (The Unicode Standard 15.0, section 3.9, table 3-8).
  @inline(__always)
  static func scalar(
    in text: UnsafeBufferPointer<UInt8>, at position: Int, width: inout Int
  ) -> UInt32 {
    let lead = unsafe UInt32(text[position])
    let left = text.count &- position
    if lead &- 0xC2 < 0x1E, left > 1 {
      let second = unsafe UInt32(text[position &+ 1]) ^ 0x80
      if second < 0x40 {
        width = 2
        return (lead & 0x1F) << 6 | second
      }
    } else if lead & 0xF0 == 0xE0, left > 2 {
      let second = unsafe UInt32(text[position &+ 1]) ^ 0x80
      let third = unsafe UInt32(text[position &+ 2]) ^ 0x80
      let scalar = (lead & 0xF) << 12 | second << 6 | third
      if second | third < 0x40, scalar >= 0x800, scalar & 0xF800 != 0xD800 {
        width = 3
        return scalar
      }
    } else if lead & 0xF8 == 0xF0, left > 3 {
      let second = unsafe UInt32(text[position &+ 1]) ^ 0x80
      let third = unsafe UInt32(text[position &+ 2]) ^ 0x80
      let fourth = unsafe UInt32(text[position &+ 3]) ^ 0x80
      let scalar = (lead & 7) << 18 | second << 12 | third << 6 | fourth
      if second | third | fourth < 0x40, scalar >= 0x10000, scalar <= 0x10FFFF {
        width = 4
        return scalar
      }
    }
    width = unsafe subpartWidth(in: text, at: position)
    return illFormed
  }

  /// Returns the offset of the first byte that is not well-formed UTF-8; nil where all is.
  static func firstIllFormed(in text: UnsafeBufferPointer<UInt8>) -> Int? {
    var position = 0
    while position < text.count {
      if unsafe text[position] < 0x80 {
        position += 1
        continue
      }
      var width = 0
      if unsafe scalar(in: text, at: position, width: &width) == illFormed { return position }
      position += width
    }
    return nil
  }

  /// The length of the maximal subpart of an ill-formed sequence, at least 1.
  private static func subpartWidth(in text: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
    let lead = unsafe text[position]
    let length = lead >= 0xF5 || lead < 0xC2 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    let second: ClosedRange<UInt8> =
      switch lead {
      case 0xE0: 0xA0...0xBF
      case 0xED: 0x80...0x9F
      case 0xF0: 0x90...0xBF
      case 0xF4: 0x80...0x8F
      default: 0x80...0xBF
      }
    var width = 1
    while width < length - 1, position + width < text.count {
      let allowed = width == 1 ? second : 0x80...0xBF
      if unsafe !allowed.contains(text[position + width]) { break }
      width += 1
    }
    return width
  }
}
