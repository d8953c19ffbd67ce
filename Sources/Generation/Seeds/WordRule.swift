import PersonalData
import Privacy

extension PrivacyTerms {
  /// Whether a word of which nothing else is known may be learned, UTF-8 and in any case.
  ///
  /// A word with digits needs ``leastGroups``; any other ``leastGroupsOfWord``, unless it has no letters or is common.
  ///
  /// - Parameter groups: How many groups use it.
  func admits(_ word: [UInt8], groups: Int) -> Bool {
    if word.contains(where: Self.isDigit) { return groups >= leastGroups }
    return groups >= leastGroupsOfWord || Self.hasNoLetters(word) || CommonWords.contains(word)
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func hasNoLetters(_ text: [UInt8]) -> Bool {
    text.allSatisfy { $0 < 0x80 && !(0x61...0x7A).contains($0 | 0x20) }
      || !String(decoding: text, as: UTF8.self).unicodeScalars.contains {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      }
  }
}
