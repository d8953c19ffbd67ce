/// The form of a number that one person wrote: its digits are drawn anew, all else stays.
///
/// A year keeps its century.
package enum NumberForm {
  /// The stored ``CharacterForm`` of a token with digits, UTF-8; nil where it has letters that are no common word or unit, or control
  /// characters.
  package static func of(_ token: [UInt8]) -> String? {
    let text = String(decoding: token, as: UTF8.self)
    let words = text.split { !$0.isLetter }
    guard words.allSatisfy({ $0.utf8.count <= 2 || CommonWords.contains($0.utf8) }),
      !text.unicodeScalars.contains(where: ControlCharacters.isControl)
    else { return nil }
    let isYear =
      (text.hasPrefix("19") || text.hasPrefix("20"))
      && text.prefix { $0.isNumber }.utf8.count == 4
    let places = text.enumerated().map { place, character -> CharacterForm.Place in
      character.isNumber && !(isYear && place < 2) ? .digit : .sign(character)
    }
    return CharacterForm(places).stored
  }
}
