/// A label in a format that gives some signs a meaning.
///
/// They become `%` and two hexadecimal digits for each byte, as in addresses of the web. Different labels stay different.
enum EscapedLabel {
  private static let digits = Array("0123456789ABCDEF".utf8)

  /// A label as one word: without white space and control characters.
  static func word(_ label: String) -> String {
    escaped(label) { $0.properties.isWhitespace || $0.properties.generalCategory == .control }
  }

  /// A label as a part of others that are joined by `+`.
  static func part(_ label: String) -> String { escaped(label) { $0 == "+" } }

  private static func escaped(_ label: String, _ isSpecial: (Unicode.Scalar) -> Bool) -> String {
    var result: [UInt8] = []
    for scalar in label.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if scalar != "%", !isSpecial(scalar) {
        result += bytes
      } else {
        for byte in bytes {
          result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// What was escaped; a text in which `%` stands for itself is left as it is.
  static func decoded(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard bytes.contains(UInt8(ascii: "%")) else { return text }
    var result: [UInt8] = []
    var place = 0
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "%"), place + 2 < bytes.count,
        let high = hexadecimal(bytes[place + 1]), let low = hexadecimal(bytes[place + 2])
      {
        result.append(high << 4 | low)
        place += 3
      } else {
        result.append(bytes[place])
        place += 1
      }
    }
    return String(validating: result, as: UTF8.self) ?? text
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init)
  }
}
