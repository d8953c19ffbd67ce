import Sampling

/// The form of a number or code: where it has digits and letters, and what stands between them.
package struct CharacterForm: Hashable, Sendable {
  /// What stands at one place.
  enum Place: Hashable, Sendable {
    case digit
    case upper
    case lower
    /// A character that stays.
    case sign(Character)
  }

  let places: [Place]

  init(_ places: [Place]) { self.places = places }

  /// The form of a value; control characters are no part of it.
  ///
  /// - Parameter keepsWords: Whether short groups of letters alone, such as the `INV` of an invoice number, stay.
  package init(of value: String, keepsWords: Bool) {
    var places: [Place] = []
    var group = ""
    // A value of letters alone would stay as it is.
    let keepsWords = keepsWords && value.contains(where: \.isNumber)
    func flush() {
      let isWord = keepsWords && group.count <= 4 && group.allSatisfy { $0.isASCII && $0.isLetter }
      places += group.map { isWord ? .sign($0) : Self.place($0) }
      group = ""
    }
    for character in ControlCharacters.removed(from: value) {
      if character.isLetter || character.isNumber {
        group.append(character)
      } else {
        flush()
        places.append(.sign(character))
      }
    }
    flush()
    self.places = places
  }

  /// The form of `count` digits.
  init(digits count: Int) { places = Array(repeating: .digit, count: count) }

  private static func place(_ character: Character) -> Place {
    character.isNumber ? .digit : character.isUppercase ? .upper : .lower
  }

  // MARK: Stored

  private static let digit: Character = "\u{1}"
  private static let upper: Character = "\u{2}"
  private static let lower: Character = "\u{3}"

  /// Reads ``stored``; nil where it is not the form of anything.
  package init?(stored: String) {
    var places: [Place] = []
    for character in stored {
      switch character {
      case Self.digit: places.append(.digit)
      case Self.upper: places.append(.upper)
      case Self.lower: places.append(.lower)
      default:
        if character.unicodeScalars.contains(where: ControlCharacters.isControl) { return nil }
        places.append(.sign(character))
      }
    }
    if places.isEmpty { return nil }
    self.places = places
  }

  /// The form as a text: a control character for each place that is to be filled.
  package var stored: String {
    String(
      places.map { place in
        switch place {
        case .digit: Self.digit
        case .upper: Self.upper
        case .lower: Self.lower
        case .sign(let character): character
        }
      })
  }

  /// The form with any letters in place of its own.
  package var withoutWords: CharacterForm {
    CharacterForm(
      places.map { place in
        guard case .sign(let character) = place, character.isLetter || character.isNumber else {
          return place
        }
        return Self.place(character)
      })
  }

  // MARK: Filling

  /// What a value will be as long as: zeros in place of digits, `x` in place of letters.
  package var blank: String {
    String(
      places.map { place in
        switch place {
        case .digit: "0"
        case .upper, .lower: "x"
        case .sign(let character): character
        }
      })
  }

  /// How many digits it asks for.
  var digitCount: Int { places.count { $0 == .digit } }

  /// By digit or letter that it asks for, whether it is a letter.
  var letterPlaces: [Bool] {
    places.compactMap { place in
      switch place {
      case .digit: false
      case .upper, .lower: true
      case .sign: nil
      }
    }
  }

  /// A value; the first digit is never 0.
  func value(from stream: inout RandomStream) -> String {
    var isFirst = true
    return String(
      places.map { place in
        switch place {
        case .digit:
          let value = isFirst ? 1 + stream.below(9) : stream.below(10)
          isFirst = false
          return Character(Unicode.Scalar(UInt8(48 + value)))
        case .upper: return Character(Unicode.Scalar(UInt8(65 + stream.below(26))))
        case .lower: return Character(Unicode.Scalar(UInt8(97 + stream.below(26))))
        case .sign(let character): return character
        }
      })
  }

  /// The form with its digits and letters filled in from the left: ASCII, letters in upper case; nil where there are more or fewer.
  func filled(with characters: [UInt8]) -> String? {
    var rest = characters[...]
    var text = ""
    for place in places {
      if case .sign(let character) = place {
        text.append(character)
        continue
      }
      guard let byte = rest.popFirst() else { return nil }
      let character = Character(Unicode.Scalar(byte))
      if place == .lower { text += character.lowercased() } else { text.append(character) }
    }
    return rest.isEmpty ? text : nil
  }

  /// The form with its digits filled in from the left; nil where there are more or fewer, or where it asks for letters.
  func filled(with digits: [Int]) -> String? {
    places.contains { $0 == .upper || $0 == .lower }
      ? nil : filled(with: digits.map { UInt8(48 + $0) })
  }
}

extension CharacterForm {
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
}
