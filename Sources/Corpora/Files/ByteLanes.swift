/// Bytes that are somebody else's; the standard library's type, for `Span` is a stretch of a document here.
typealias ByteSpan = Swift.Span<UInt8>

/// Eight bytes looked at together, each in a lane of its own, to find the few bytes of a text that matter.
///
/// Subtracting 1 from every lane borrows into the top bit of those that were 0; a borrow may run on into higher lanes, so the lowest mark is always true and
/// the others need not be (Warren, *Hacker's Delight*, section 6-1).
struct ByteLanes {
  static let count = 8
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080
  private let lanes: UInt64

  /// Takes eight bytes of a text, of which there must be as many.
  @inline(__always)
  init(_ bytes: ByteSpan, at place: Int) {
    precondition(place >= 0 && place &+ Self.count <= bytes.count)
    lanes = unsafe UInt64(
      littleEndian: bytes.bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: place, as: UInt64.self))
  }

  /// Marks of the bytes that are equal to one, of which the lowest is true.
  @inline(__always)
  func marks(of byte: UInt8) -> UInt64 {
    let difference = lanes ^ (Self.ones &* UInt64(byte))
    return (difference &- Self.ones) & ~difference & Self.tops
  }

  /// Marks of the bytes that are less than one of at most 128, of which the lowest is true.
  @inline(__always)
  func marks(below byte: UInt8) -> UInt64 {
    (lanes &- Self.ones &* UInt64(byte)) & ~lanes & Self.tops
  }

  /// How many bytes are equal to one.
  @inline(__always)
  func count(of byte: UInt8) -> Int {
    let difference = lanes ^ (Self.ones &* UInt64(byte))
    return (~((difference & ~Self.tops) &+ ~Self.tops | difference | ~Self.tops)).nonzeroBitCount
  }

  /// Which byte the lowest mark is of.
  @inline(__always)
  static func first(_ marks: UInt64) -> Int { marks.trailingZeroBitCount >> 3 }
}

extension ByteSpan {
  /// The place of the first byte from a place on that is equal to one; nil where there is none.
  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    var place = start
    while place &+ ByteLanes.count <= count {
      let marks = ByteLanes(self, at: place).marks(of: byte)
      if marks != 0 { return place &+ ByteLanes.first(marks) }
      place &+= ByteLanes.count
    }
    while place < count {
      if self[place] == byte { return place }
      place &+= 1
    }
    return nil
  }

  /// How many bytes are equal to one.
  func occurrences(of byte: UInt8) -> Int {
    var (place, found) = (0, 0)
    while place &+ ByteLanes.count <= count {
      found &+= ByteLanes(self, at: place).count(of: byte)
      place &+= ByteLanes.count
    }
    while place < count {
      if self[place] == byte { found &+= 1 }
      place &+= 1
    }
    return found
  }

  /// The place of the first byte from a place on that a JSON string has to escape; nil where there is none.
  func firstToEscape(from start: Int) -> Int? {
    var place = start
    while place &+ ByteLanes.count <= count {
      let lanes = ByteLanes(self, at: place)
      let marks =
        lanes.marks(below: 0x20) | lanes.marks(of: UInt8(ascii: "\""))
        | lanes.marks(of: UInt8(ascii: "\\"))
      if marks != 0 { return place &+ ByteLanes.first(marks) }
      place &+= ByteLanes.count
    }
    while place < count {
      let byte = self[place]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return place }
      place &+= 1
    }
    return nil
  }
}
