/// The word before a slot, where it decides how the value is written: “on 3 May” but “in May”.
enum SlotContext {
  /// The type under which the forms behind a word are counted; nil where the word decides nothing.
  ///
  /// - Parameter word: UTF-8, in any case.
  static func type(_ type: String, after word: some Collection<UInt8>) -> String? {
    guard word.count <= longestWord else { return nil }
    let word = String(decoding: word, as: UTF8.self).lowercased()
    return words.contains(word) ? "\(type)\(separator)\(word)" : nil
  }

  /// The type of forms that are counted behind a word.
  static func base(of type: String) -> String {
    type.firstRange(of: separator).map { String(type[..<$0.lowerBound]) } ?? type
  }

  /// The last word before a place in a text, UTF-8; empty where a sign or nothing stands there.
  static func word(before place: Int, in text: [UInt8]) -> ArraySlice<UInt8> {
    var end = place
    while end > 0, text[end - 1] == UInt8(ascii: " ") { end -= 1 }
    var start = end
    while start > 0, end - start <= longestWord, 0x61...0x7A ~= text[start - 1] | 0x20 {
      start -= 1
    }
    return text[start..<end]
  }

  private static let separator = " after "
  private static let longestWord = 8
  private static let words: Set = [
    "on", "in", "at", "since", "by", "until", "till", "from", "before", "after", "of", "for",
    "last",
    "next", "this", "every", "to", "and", "between", "around", "about", "week", "am", "um", "seit",
    "dem", "bis", "ab", "vom", "zum", "den", "el", "del", "desde", "hasta", "le", "du", "en",
    "depuis",
  ]
}
