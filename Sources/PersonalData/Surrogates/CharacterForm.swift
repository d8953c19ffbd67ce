import Tokenization

import Sampling

/// The form of a number or code: which characters are digits and letters, and what parts them.
enum CharacterForm {
  private static let digit: Character = "\u{1}"
  private static let upper: Character = "\u{2}"
  private static let lower: Character = "\u{3}"

  /// The form of a value.
  ///
  /// - Parameter keepsWords: Whether short groups of letters alone, such as the `INV` of an invoice number, stay.
  static func of(_ value: String, keepsWords: Bool) -> String {
    var form = ""
    var group = ""
    func flush() {
      let isWord = keepsWords && group.count <= 4 && group.allSatisfy { $0.isASCII && $0.isLetter }
      form += isWord ? group : String(group.map(placeholder))
      group = ""
    }
    for character in value {
      if character.isLetter || character.isNumber {
        group.append(character)
      } else {
        flush()
        form.append(character)
      }
    }
    flush()
    return form
  }

  /// The form of `count` digits.
  static func digits(_ count: Int) -> String { String(repeating: digit, count: count) }

  /// How many digits a form asks for.
  static func digitCount(of form: String) -> Int { form.count { $0 == digit } }

  /// A value of a form; the first digit is never 0.
  static func value(of form: String, from stream: inout RandomStream) -> String {
    var isFirst = true
    return String(
      form.map { placeholder in
        switch placeholder {
        case digit:
          let value = isFirst ? 1 + stream.below(9) : stream.below(10)
          isFirst = false
          return Character(Unicode.Scalar(UInt8(48 + value)))
        case upper: return Character(Unicode.Scalar(UInt8(65 + stream.below(26))))
        case lower: return Character(Unicode.Scalar(UInt8(97 + stream.below(26))))
        default: return placeholder
        }
      })
  }

  /// How many digits and letters a form asks for.
  static func characterCount(of form: String) -> Int {
    form.count { $0 == digit || $0 == upper || $0 == lower }
  }

  /// By digit or letter that a form asks for, whether it is a letter.
  static func letterPlaces(of form: String) -> [Bool] {
    form.filter { $0 == digit || $0 == upper || $0 == lower }.map { $0 != digit }
  }

  /// A form with its digits and letters filled in from the left: ASCII, letters in upper case.
  static func filled(_ form: String, with characters: [UInt8]) -> String {
    var rest = characters[...]
    return String(
      form.map { placeholder in
        guard placeholder == digit || placeholder == upper || placeholder == lower,
          let byte = rest.popFirst()
        else { return placeholder }
        let character = Character(Unicode.Scalar(byte))
        return placeholder == lower ? Character(character.lowercased()) : character
      })
  }

  /// A pattern with a digit in place of `#`, one that is not 0 in place of `%`, and a capital in place of `?`.
  static func filled(pattern: String, from stream: inout RandomStream) -> String {
    var text: [UInt8] = []
    append(pattern: Array(pattern.utf8), &stream, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// The same in bytes; what stands behind a backslash stays.
  static func append(
    pattern: [UInt8], _ stream: inout RandomStream, to text: inout [UInt8]
  ) {
    var isEscaped = false
    for byte in pattern {
      if isEscaped {
        text.append(byte)
        isEscaped = false
        continue
      }
      switch byte {
      case UInt8(ascii: "\\"): isEscaped = true
      case UInt8(ascii: "#"): text.append(UInt8(ascii: "0") + UInt8(stream.below(10)))
      case UInt8(ascii: "%"): text.append(UInt8(ascii: "1") + UInt8(stream.below(9)))
      case UInt8(ascii: "?"): text.append(UInt8(ascii: "A") + UInt8(stream.below(26)))
      default: text.append(byte)
      }
    }
  }

  /// A form with its digits filled in from the left.
  static func filled(_ form: String, with digits: [Int]) -> String {
    var rest = digits[...]
    return String(
      form.map { $0 == digit ? Character(Unicode.Scalar(UInt8(48 + (rest.popFirst() ?? 0)))) : $0 })
  }

  private static func placeholder(_ character: Character) -> Character {
    character.isNumber ? digit : character.isUppercase ? upper : lower
  }
}
