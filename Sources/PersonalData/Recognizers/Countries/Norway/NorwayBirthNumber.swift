extension CodeRecognizer {
  /// Birth numbers of Norway: birth date (the day and 40 for D-numbers), three digits, two check digits modulo 11 (Skatteetaten).
  static let norwegianBirthNumber = CodeRecognizer(
    "no-fodselsnummer", "NO_FODSELSNUMMER", forms: ["######|#####", "######|###|##"], alone: 0.75,
    inContext: 1,
    context: ["fødselsnummer", "fodselsnummer", "personnummer", "d-nummer"]
  ) { code in
    let day = code.number(0..<2)
    let month = code.number(2..<4)
    let first = (11 - code.sum([3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11) % 11
    let second = (11 - code.sum([5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11
    return Code.isDate(
      day: day > 40 ? day - 40 : day, month: month > 40 ? month - 40 : month,
      year: code.number(4..<6))
      && first == code.value(9) && second == code.value(10)
  }
}
