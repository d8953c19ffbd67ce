import Sampling

/// Real text broken on purpose, so that a measure of fluency is seen to fail it.
enum BrokenText: CaseIterable {
  case shuffledWords, shuffledSentences, cutOff

  /// A text so broken; nil where it is too short to be.
  ///
  /// - Parameters:
  ///   - text: UTF-8.
  ///   - sentences: Where its sentences lie.
  func breaking(
    _ text: [UInt8], sentences: [Range<Int>], _ stream: inout RandomStream
  ) -> [UInt8]? {
    let words = text.split(whereSeparator: Self.isSpace)
    if words.count < 4 { return nil }
    switch self {
    case .shuffledWords:
      return Array(words.shuffled(using: &stream).joined(separator: [Self.space]))
    case .cutOff:
      // Within a sentence: a text that stops at one's end may be whole.
      let stops = words.indices.dropLast().filter { place in
        place > 0 && words[place].last.map(Self.isLetter) == true
      }
      guard !stops.isEmpty else { return nil }
      return Array(text[..<words[stream.pick(stops)].endIndex])
    case .shuffledSentences:
      if sentences.count < 3 { return nil }
      var order = Array(sentences.indices)
      while order == Array(sentences.indices) { order.shuffle(using: &stream) }
      return Array(
        order.map { text[sentences[$0]].trimmed }.joined(separator: [Self.space]))
    }
  }

  private static let space = UInt8(ascii: " ")

  fileprivate static func isSpace(_ byte: UInt8) -> Bool { byte <= space }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x41...0x5A).contains(byte & 0xDF)
  }
}

extension ArraySlice<UInt8> {
  fileprivate var trimmed: ArraySlice<UInt8> {
    var slice = self
    while let last = slice.last, BrokenText.isSpace(last) { slice.removeLast() }
    return slice
  }
}
