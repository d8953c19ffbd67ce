/// What the token rules and the recognisers of personal data ask of single bytes of UTF-8.
extension UInt8 {
  @inlinable package var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  @inlinable package var isUppercase: Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
  }
  @inlinable package var isLowercase: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self)
  }
  @inlinable package var isLetter: Bool { isUppercase || isLowercase }
  @inlinable package var isAlphanumeric: Bool { isLetter || isDigit }
  /// An ASCII capital in lower case; any other byte as it is.
  @inlinable package var lowercased: UInt8 { isUppercase ? self | 0x20 : self }
  @inlinable package var isHexadecimal: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self | 0x20)
  }
  @inlinable package var digitValue: Int { Int(self) - 48 }
}

extension [UInt8] {
  /// Whether the byte at `index` exists and is one of those.
  @inlinable
  package func has(_ index: Int, where condition: (UInt8) -> Bool) -> Bool {
    indices.contains(index) && condition(self[index])
  }

  @inlinable
  package func has(_ index: Int, _ byte: Unicode.Scalar) -> Bool {
    has(index) { $0 == UInt8(ascii: byte) }
  }

  /// Whether the byte at `index` belongs to a letter or digit that would make one word with its neighbour.
  ///
  /// Letters of scripts that part no words do not: a number may follow a Chinese or Thai word at once.
  @inlinable
  package func isWord(_ index: Int) -> Bool {
    guard indices.contains(index) else { return false }
    return self[index] < 0x80 ? self[index].isAlphanumeric : isWordBeyondASCII(index)
  }

  @usableFromInline
  package func isWordBeyondASCII(_ index: Int) -> Bool {
    var start = index
    while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
    let bytes = self[start..<Swift.min(start + 4, count)]
    guard let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first else {
      return false
    }
    let properties = scalar.properties
    return SpacingClass(scalar) == .word
      && (properties.isAlphabetic || properties.numericType != nil)
  }
}
