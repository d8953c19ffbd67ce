/// What characters beyond ASCII are to words: looked up in Unicode's properties once, then in a table.
package struct LetterTable: Sendable {
  /// What a character is.
  package struct Traits: OptionSet, Sendable {
    package let rawValue: UInt8
    /// It is part of a word: a letter, or a mark on one.
    static let part = Traits(rawValue: 1)
    static let capital = Traits(rawValue: 2)
    /// In lower case it is another.
    static let changes = Traits(rawValue: 4)

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Looks a character up.
    package init(_ scalar: Unicode.Scalar) {
      let properties = scalar.properties
      self = []
      if properties.isAlphabetic || properties.generalCategory == .nonspacingMark { insert(.part) }
      if properties.isUppercase { insert(.capital) }
      if properties.changesWhenLowercased { insert(.changes) }
    }
  }

  package static let shared = LetterTable()

  /// By code point of the Basic Multilingual Plane.
  private let traits: [Traits]

  /// Ideographs and syllables, which are letters without case, make up most of the plane.
  private static let caseless: [ClosedRange<Int>] = [
    0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3,
  ]

  private init() {
    var traits: [Traits] = []
    traits.reserveCapacity(0x10000)
    for range in Self.caseless {
      traits += (traits.count..<range.lowerBound).map { Self.looked(up: $0) }
      traits += repeatElement(.part, count: range.count)
    }
    self.traits = traits + (traits.count..<0x10000).map { Self.looked(up: $0) }
  }

  private static func looked(up codePoint: Int) -> Traits {
    Unicode.Scalar(UInt32(codePoint)).map { Traits($0) } ?? []
  }

  /// What a character is.
  @inline(__always)
  package subscript(scalar: Unicode.Scalar) -> Traits {
    let place = Int(scalar.value)
    return place < traits.count ? traits[place] : Traits(scalar)
  }
}
