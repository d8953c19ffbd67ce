/// The form of a number that one person wrote: its digits are drawn anew, all else stays.
///
/// A year keeps its century.
package enum NumberForm {
  /// The form of a token with digits, UTF-8; nil where it has letters that are no common word or unit.
  package static func of(_ token: [UInt8]) -> String? {
    let text = String(decoding: token, as: UTF8.self)
    let words = text.split { !$0.isLetter }
    guard words.allSatisfy({ $0.utf8.count <= 2 || CommonWords.contains($0.utf8) }) else {
      return nil
    }
    let isYear = text.utf8.count == 4 && (text.hasPrefix("19") || text.hasPrefix("20"))
    var form = isYear ? String(text.prefix(2)) : ""
    for character in isYear ? text.dropFirst(2) : text[...] {
      form += character.isNumber ? CharacterForm.digits(1) : String(character)
    }
    return form
  }

  /// A form of a personal value with any letters in place of its own.
  package static func withoutWords(_ form: String) -> String {
    CharacterForm.of(form, keepsWords: false)
  }
}
