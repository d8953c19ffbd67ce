extension CodeRecognizer {
  /// Birth numbers of Czechia and Slovakia: birth date (the month and 50 for women), three or four digits, divisible by 11 (zákon 133/2000 Sb.).
  static let czechBirthNumber = CodeRecognizer(
    "cz-rc", "CZ_RC", forms: ["######|####"], separators: [.slash, .blank], alone: 0.5,
    inContext: 1, context: ["rodné číslo", "rodne cislo", "r.č", "birth number"]
  ) { code in
    let month = code.number(2..<4) % 50
    let first = code.number(0..<9) % 11 % 10
    return Code.isDate(
      day: code.number(4..<6), month: month > 20 ? month - 20 : month, year: code.number(0..<2))
      && first == code.value(9)
  }
}
