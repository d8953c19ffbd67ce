extension CodeRecognizer {
  /// Social insurance numbers of Austria: serial number, check digit, birth date; weights 3, 7, 9, 5, 8, 4, 2, 1 and 6 modulo 11
  /// (Dachverband der Sozialversicherungsträger).
  static let austrianSocialInsurance = CodeRecognizer(
    "at-svnr", "AT_SVNR", forms: ["####|######"], alone: 0.6, inContext: 1,
    context: ["svnr", "sozialversicherung", "versicherungsnummer", "sv-nummer"]
  ) { code in
    code.value(0) > 0
      && Code.isDate(
        day: code.number(4..<6), month: min(code.number(6..<8), 12), year: code.number(8..<10))
      && code.number(6..<8) > 0 && code.number(6..<8) < 16
      && code.sum([3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 == code.value(3)
  }
}
