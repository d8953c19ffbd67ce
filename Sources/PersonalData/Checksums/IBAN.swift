import Tokenization

/// International bank account numbers (ISO 13616): country, two check digits, the country's own account number.
enum IBAN {
  /// The whole number's length by country, from the SWIFT IBAN registry (release 97).
  static let lengths: [String: Int] = [
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22,
    "BR": 29, "BY": 28, "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "DO": 28,
    "EE": 20, "EG": 29, "ES": 24, "FI": 18, "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23,
    "GL": 18, "GR": 27, "GT": 28, "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IQ": 23, "IS": 26,
    "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LC": 32, "LI": 21, "LT": 20, "LU": 20,
    "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MR": 27, "MT": 31, "MU": 30,
    "NL": 18, "NO": 15, "PK": 24, "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22,
    "SA": 24, "SC": 31, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "ST": 25, "SV": 28, "TL": 23,
    "TN": 24, "TR": 26, "UA": 29, "VA": 22, "VG": 24, "XK": 20,
  ]

  /// Whether length and check digits are right; `code` holds letters and digits only, letters upper case.
  static func isValid(_ code: [UInt8]) -> Bool {
    guard code.count > 4 else { return false }
    return lengths[String(decoding: code[..<2], as: UTF8.self)] == code.count
      && remainder(Array(code[4...] + code[..<4])) == 1
  }

  /// The two check digits of a country and its account number.
  static func checkDigits(country: String, account: [UInt8]) -> String {
    let check = 98 - remainder(account + Array(country.utf8) + Array("00".utf8))
    return (check < 10 ? "0" : "") + String(check)
  }

  /// The value modulo 97, letters counting as 10 to 35 (ISO 7064, MOD 97-10).
  private static func remainder(_ characters: [UInt8]) -> Int {
    characters.reduce(0) { value, byte in
      byte.isDigit
        ? (value * 10 + byte.digitValue) % 97
        : (value * 100 + Int(byte) - Int(UInt8(ascii: "A")) + 10) % 97
    }
  }
}
