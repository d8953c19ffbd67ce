import Tokenization

extension [UInt8] {
  /// Whether one of the lower-case ASCII words stands in the 40 bytes before `index`.
  func hasContext(_ words: [StaticString], before index: Int) -> Bool {
    let first = Swift.max(0, index - 40)
    return unsafe withUnsafeBufferPointer { bytes in
      words.contains { word in
        word.withUTF8Buffer { pattern in
          guard pattern.count <= index - first else { return false }
          for start in first...(index - pattern.count) {
            var place = 0
            while place < pattern.count,
              unsafe bytes[start + place].lowercased == pattern[place]
            { place += 1 }
            if place == pattern.count { return true }
          }
          return false
        }
      }
    }
  }

  /// Whether one of the lower-case ASCII words stands in the 60 bytes before a range, or the 24 behind it.
  func hasContext(_ words: [StaticString], around range: Range<Int>) -> Bool {
    let before = Swift.max(0, range.lowerBound - 60)..<range.lowerBound
    let behind = range.upperBound..<Swift.min(count, range.upperBound + 24)
    return words.contains { word in
      hasWord(word.description.utf8, within: before)
        || hasWord(word.description.utf8, within: behind)
    }
  }

  /// Whether a word stands in a range and no letter before it.
  private func hasWord(_ word: String.UTF8View, within range: Range<Int>) -> Bool {
    guard let first = word.first, range.count >= word.count else { return false }
    return (range.lowerBound...(range.upperBound - word.count)).contains { start in
      self[start].lowercased == first && !has(start - 1, where: { $0.isLetter })
        && zip(word, self[start...]).allSatisfy { $0 == $1.lowercased }
    }
  }
}
