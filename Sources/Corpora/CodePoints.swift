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
  @inlinable
  package var codePointCount: Int { reduce(0) { $0 &+ ($1.startsCodePoint ? 1 : 0) } }
}

extension UInt8 {
  /// Whether the byte is the first of a code point in UTF-8: no continuation byte.
  @inlinable package var startsCodePoint: Bool { self & 0xC0 != 0x80 }
}

/// Turns places in the bytes of a text into places in code points, each counted from the one before.
package struct CodePointCounter {
  private let text: [UInt8]
  private var place = 0
  private var codePoints = 0

  package init(text: [UInt8]) { self.text = text }

  package mutating func count(to next: Int) -> Int {
    // Two tokens may come from one piece of the source, so the next place may lie before the last.
    if next >= place {
      codePoints += text[place..<next].codePointCount
    } else {
      codePoints -= text[next..<place].codePointCount
    }
    place = next
    return codePoints
  }
}
