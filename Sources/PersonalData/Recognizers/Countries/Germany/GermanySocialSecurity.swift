extension CodeRecognizer {
  /// Pension insurance numbers of Germany: area, birth date, letter, serial number, check digit (§ 147 SGB VI; VKVV).
  static let germanSocialSecurity = CodeRecognizer(
    "de-social-security", "DE_SOCIAL_SECURITY", forms: ["##|######|A|###", "##|##|##|##|A|##|#"],
    alone: 0.85, inContext: 1,
    context: [
      "sozialversicherung", "rentenversicherung", "versicherungsnummer", "sv-nummer", "rvnr",
    ], takesLowercase: true
  ) { code in
    let letter = code.value(8) - 9
    let digits = Array(code.values[..<8]) + [letter / 10, letter % 10] + Array(code.values[9...])
    let sum = zip(digits, [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1]).reduce(0) { sum, pair in
      let product = pair.0 * pair.1
      return sum + product / 10 + product % 10
    }
    let day = code.number(2..<4)
    return Code.isDate(
      day: day > 50 ? day - 50 : day, month: code.number(4..<6), year: code.number(6..<8))
      && sum % 10 == digits[12]
  }
}
