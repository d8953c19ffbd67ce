/// A text's words as classifiers see them: runs of letters and digits, case folded, and the signs that end questions and
/// exclamations.
///
/// Its room is used again from text to text.
package struct FoldedWords {
  /// The folded text, UTF-8.
  package private(set) var bytes: [UInt8] = []
  /// Where the words stand in ``bytes``, in their order.
  package private(set) var ranges: [Range<Int>] = []

  /// Makes room for a text.
  package init() {}

  /// Reads another text in place of the one before.
  ///
  /// - Complexity: O(*n*) in bytes.
  package mutating func read(_ text: [UInt8]) {
    bytes.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: text)
    var all: UInt8 = 0
    for place in bytes.indices {
      let byte = bytes[place]
      bytes[place] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      all |= byte
    }
    if all < 0x80 { findPlainWords() } else { findWords() }
  }

  private mutating func findPlainWords() {
    var start = 0
    var index = 0
    func isInWord(_ byte: UInt8) -> Bool {
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
    }
    while index < bytes.count {
      if isInWord(bytes[index]) {
        index += 1
        continue
      }
      if start < index { ranges.append(start..<index) }
      if Self.isMood(UInt32(bytes[index])) { ranges.append(index..<(index + 1)) }
      index += 1
      start = index
    }
    if start < index { ranges.append(start..<index) }
  }

  private mutating func findWords() {
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    bytes.removeAll(keepingCapacity: true)
    var start = 0
    for scalar in text.unicodeScalars {
      let isInWord =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
        || scalar.properties.generalCategory == .nonspacingMark
      if !isInWord, start < bytes.count { ranges.append(start..<bytes.count) }
      let end = bytes.count
      bytes.append(contentsOf: String(scalar).utf8)
      if isInWord { continue }
      if Self.isMood(scalar.value) { ranges.append(end..<bytes.count) }
      start = bytes.count
    }
    if start < bytes.count { ranges.append(start..<bytes.count) }
  }

  /// Whether a sign tells a question or an exclamation: ? ! ¿ ¡ and their wide forms.
  private static func isMood(_ sign: UInt32) -> Bool {
    switch sign {
    case 0x21, 0x3F, 0xA1, 0xBF, 0x61F, 0xFF01, 0xFF1F: true
    default: false
    }
  }
}
