/// The strings of digits in a text that could tell who somebody is.
package enum DigitStrings {
  /// Where they stand in bytes: those of five digits and more, and of four that are no year of the last or this century.
  package static func ranges(in text: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var place = 0
    while place < text.count {
      guard isDigit(text[place]) else {
        place += 1
        continue
      }
      let start = place
      while place < text.count, isDigit(text[place]) { place += 1 }
      if place - start > 4 || place - start == 4 && !isYear(text[start], text[start + 1]) {
        ranges.append(start..<place)
      }
    }
    return ranges
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isYear(_ first: UInt8, _ second: UInt8) -> Bool {
    first == UInt8(ascii: "1") && second == UInt8(ascii: "9")
      || first == UInt8(ascii: "2") && second == UInt8(ascii: "0")
  }
}
