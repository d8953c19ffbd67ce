import Tokenization

/// What the words around a name tell of the person.
enum NameContext {
  /// Whether titles stand before a place, and whether they are a woman's.
  ///
  /// - Parameter isFrench: Whether `M.` is a title.
  static func title(
    before place: Int, in text: [UInt8], isFrench: Bool
  ) -> (isTitled: Bool, isFemale: Bool?) {
    var result: (isTitled: Bool, isFemale: Bool?) = (false, nil)
    for word in words(before: place, in: text).reversed() {
      if isFrench, word == "M." { return (true, false) }
      let bare = NameWords.bare(word)
      guard let gender = NameWords.title(word) else { break }
      result.isTitled = result.isTitled || NameWords.addressingWords.contains(bare)
      result.isFemale = result.isFemale ?? gender
    }
    return result
  }

  /// Whether the word before a name says that it is somebody's wife or husband, daughter or son.
  static func kinship(before place: Int, in text: [UInt8]) -> Bool? {
    guard let last = words(before: place, in: text).last else { return nil }
    return NameWords.kinship[last.lowercased().filter { $0 != "," && $0 != ":" }]
  }

  /// The words right before a place on its line, where white space parts them from it.
  private static func words(before place: Int, in text: [UInt8]) -> [Substring] {
    let first = max(0, place - 40)
    guard place > first, text[place - 1] == UInt8(ascii: " ") else { return [] }
    let line = text[first..<place].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? first
    let words = String(decoding: text[line..<place], as: UTF8.self).split(separator: " ")
    // The first may be cut.
    return line == first && first > 0 ? Array(words.dropFirst()) : words
  }

  /// How far behind a name a pronoun may stand.
  private static let reach = 160

  /// Whether the first pronoun behind a name, and before the next name, is a woman's.
  static func pronoun(
    behind name: FoundValue, before next: FoundValue?, language: String
  ) -> Bool? {
    let pronouns = NameWords.pronouns(of: language)
    if pronouns.isEmpty { return nil }
    var end = min(name.text.count, name.range.upperBound + reach)
    if let next, next.range.lowerBound >= name.range.upperBound {
      end = min(end, max(name.range.upperBound, next.range.lowerBound))
    }
    let text = String(decoding: name.text[name.range.upperBound..<end], as: UTF8.self)
    for word in text.split(whereSeparator: { !$0.isLetter }) {
      // In German a capital makes it a polite form.
      let isPolite = language == "de" && word.first?.isUppercase == true && !text.hasPrefix(word)
      let small = word.lowercased()
      if isPolite, small.hasPrefix("ihr") || small == "sie" { continue }
      if let isFemale = pronouns[small] { return isFemale }
    }
    return nil
  }
}
