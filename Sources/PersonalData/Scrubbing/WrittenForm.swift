/// Writes a surrogate in the form of the value that it replaces.
enum WrittenForm {
  /// Letters and digits in place of those of a value, each letter in the case of the one that stood there.
  ///
  /// - Parameters:
  ///   - characters: In upper case; where they are not as many as the value has, they stay as they are.
  ///   - keepsWords: Whether short groups of letters beside numbers stay, such as the `INV` of an invoice number.
  static func code(_ characters: String, like value: String, keepsWords: Bool) -> String {
    if characters.count != value.count(where: { $0.isLetter || $0.isNumber }) { return characters }
    let keepsWords = keepsWords && value.contains(where: \.isNumber)
    var rest = Array(characters)[...]
    var result = ""
    var word: [Character] = []
    var own: [Character] = []
    func flush() {
      let stays =
        keepsWords && word.count <= 4 && word.allSatisfy { $0.isASCII && $0.isLetter }
      result += String(stays ? word : own)
      (word, own) = ([], [])
    }
    let isSmall = value.contains(where: \.isLowercase) && !value.contains(where: \.isUppercase)
    for character in value {
      guard character.isLetter || character.isNumber else {
        flush()
        result.append(character)
        continue
      }
      let next = rest.popFirst() ?? "0"
      word.append(character)
      own.append(isSmall || character.isLowercase ? Character(next.lowercased()) : next)
    }
    flush()
    return result
  }

  /// Digits in place of those of a value; those that are too many stand at the end.
  static func digits(_ digits: String, like value: String) -> String {
    var rest = Array(digits)[...]
    var result = ""
    var between = ""
    for character in value {
      guard character.isNumber else {
        between.append(character)
        continue
      }
      guard let next = rest.popFirst() else { return result }
      result += between + String(next)
      between = ""
    }
    return result + String(rest) + between
  }

  /// A text all in capitals, or all in small letters where the value is.
  static func words(_ text: String, like value: String) -> String {
    let letters = value.filter(\.isLetter)
    if letters.isEmpty { return text }
    if letters.count > 1, letters.allSatisfy(\.isUppercase) { return text.uppercased() }
    return letters.allSatisfy(\.isLowercase) ? text.lowercased() : text
  }

  /// A mail address or user name: its words begin with capitals where those of the value do.
  static func address(_ text: String, like value: String) -> String {
    let letters = value.filter(\.isLetter)
    if letters.count > 1, letters.allSatisfy(\.isUppercase) { return text.uppercased() }
    guard value.first?.isUppercase == true else { return text }
    var (begins, isLocal) = (true, true)
    return String(
      text.map { character in
        if character == "@" { isLocal = false }
        defer { begins = !character.isLetter }
        return begins && isLocal ? Character(character.uppercased()) : character
      })
  }
}
