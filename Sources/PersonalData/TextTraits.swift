import Tokenization

/// What bytes a text has at all: a recogniser of numbers need not look at a text without digits.
struct TextTraits: OptionSet, Sendable {
  let rawValue: UInt8

  static let digit = TextTraits(rawValue: 1)
  static let at = TextTraits(rawValue: 2)
  static let colon = TextTraits(rawValue: 4)
  static let point = TextTraits(rawValue: 8)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Looks at a text.
  init(_ text: [UInt8]) {
    var traits: UInt8 = 0
    for byte in text {
      if byte.isDigit {
        traits |= 1
      } else if byte == UInt8(ascii: "@") {
        traits |= 2
      } else if byte == UInt8(ascii: ":") {
        traits |= 4
      } else if byte == UInt8(ascii: ".") {
        traits |= 8
      }
    }
    rawValue = traits
  }
}
