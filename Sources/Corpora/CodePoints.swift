/// Where each code point of a text starts, in bytes.
package struct CodePointOffsets {
  private let starts: [Int]

  package init(_ text: [UInt8]) {
    starts = text.indices.filter { text[$0].startsCodePoint } + [text.count]
  }

  /// How many code points the text has.
  package var count: Int { starts.count - 1 }

  /// The first byte of a code point; for ``count``, the text's length.
  package subscript(codePoint: Int) -> Int { starts[codePoint] }
}

extension Collection<UInt8> {
  /// How many code points a valid UTF-8 text has.
  ///
  /// - Complexity: O(*n*).
  package var codePointCount: Int { count(where: \.startsCodePoint) }
}

extension UInt8 {
  /// Whether the byte is the first of a code point in UTF-8: no continuation byte.
  fileprivate var startsCodePoint: Bool { self & 0xC0 != 0x80 }
}
