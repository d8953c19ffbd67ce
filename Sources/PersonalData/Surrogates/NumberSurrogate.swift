import Sampling

/// Card, account and social security numbers that are well formed and nobody's.
enum NumberSurrogate {
  /// Issuer numbers that payment processors publish for tests.
  private static let testIssuers = [
    [4, 2, 4, 2, 4, 2], [4, 1, 1, 1, 1, 1], [5, 5, 5, 5, 5, 5], [2, 2, 2, 3, 0, 0],
  ]

  /// A card number of a test issuer that passes the Luhn check, grouped as the form is.
  static func creditCard(form: String?, from stream: inout RandomStream) -> String {
    let asked = form.map(CharacterForm.digitCount) ?? 16
    let form = (13...19).contains(asked) ? form ?? "" : CharacterForm.digits(16)
    let count = CharacterForm.digitCount(of: form)
    var digits = stream.pick(testIssuers)
    while digits.count < count - 1 { digits.append(stream.below(10)) }
    return CharacterForm.filled(form, with: digits + [Luhn.checkDigit(for: digits)])
  }

  /// The form of an account number: its country and whether it is written in groups of four.
  static func ibanForm(of value: String) -> String {
    value.prefix(2).uppercased() + (value.contains(" ") ? " " : "")
  }

  /// An account number with right check digits at a bank numbered with zeros, which no country hands out.
  static func iban(form: String?, from stream: inout RandomStream) -> String {
    let country = form.map { String($0.prefix(2)) } ?? "DE"
    let length = (IBAN.lengths[country] ?? 22) - 4
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
  static func usSSN(form: String?, from stream: inout RandomStream) -> String {
    let digits = [9, 8, 7, 6, 5, 4, 3, 2, stream.below(10)]
    let form = form.flatMap { CharacterForm.digitCount(of: $0) == 9 ? $0 : nil }
    return form.map { CharacterForm.filled($0, with: digits) }
      ?? "987-65-432\(digits[8])"
  }
}
