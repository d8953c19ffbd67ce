import Sampling

/// Card, account and social security numbers that are well formed and nobody's.
enum NumberSurrogate {
  /// Issuer numbers that payment processors publish for tests.
  private static let testIssuers = [
    [4, 2, 4, 2, 4, 2], [4, 1, 1, 1, 1, 1], [5, 5, 5, 5, 5, 5], [2, 2, 2, 3, 0, 0],
  ]

  /// A card number of a test issuer that passes the Luhn check, grouped as the form is; nil where it is no form of a number.
  static func creditCard(form: CharacterForm?, from stream: inout RandomStream) -> String? {
    var form = form ?? CharacterForm(digits: 16)
    if !(13...19).contains(form.digitCount) { form = CharacterForm(digits: 16) }
    var digits = stream.pick(testIssuers)
    while digits.count < form.digitCount - 1 { digits.append(stream.below(10)) }
    return form.filled(with: digits + [Luhn.checkDigit(for: digits)])
  }

  /// The form of an account number: its country and whether it is written in groups of four; nil where it says no country.
  static func ibanForm(of value: String) -> String? {
    var code = value.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }[...]
    if code.hasPrefix("IBAN") { code = code.dropFirst(4) }
    guard IBAN.lengths[String(code.prefix(2))] != nil else { return nil }
    return code.prefix(2) + (value.contains(" ") ? " " : "")
  }

  /// An account number with right check digits at a bank numbered with zeros, which no country hands out; nil where the form names
  /// no country.
  static func iban(form: String?, from stream: inout RandomStream) -> String? {
    let country = form.map { String($0.prefix(2)) } ?? "DE"
    guard let whole = IBAN.lengths[country] else { return nil }
    let length = whole - 4
    let zeros = length / 2
    let account = (0..<length).map { place in
      UInt8(ascii: "0") + (place < zeros ? 0 : UInt8(stream.below(10)))
    }
    let code =
      Array(country.utf8) + Array(IBAN.checkDigits(country: country, account: account).utf8)
      + account
    var text: [UInt8] = []
    for (place, byte) in code.enumerated() {
      if place > 0, place % 4 == 0, form?.hasSuffix(" ") == true { text.append(UInt8(ascii: " ")) }
      text.append(byte)
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// A number of the block 987-65-4320 to 987-65-4329, which the Social Security Administration keeps for advertisements.
  static func usSSN(form: CharacterForm?, from stream: inout RandomStream) -> String {
    let digits = [9, 8, 7, 6, 5, 4, 3, 2, stream.below(10)]
    return form?.filled(with: digits) ?? "987-65-432\(digits[8])"
  }
}
