extension CodeRecognizer {
  /// Personal numbers of Poland (PESEL): birth date with the century in the month, order, a check digit by weights 1, 3, 7 and 9.
  static let polishPESEL = CodeRecognizer(
    "pl-pesel", "PL_PESEL", forms: ["###########"], alone: 0.65, inContext: 1, context: ["pesel"]
  ) { code in
    Code.isDate(day: code.number(4..<6), month: code.number(2..<4) % 20, year: code.number(0..<2))
      && (10 - code.sum([1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10) % 10 == code.value(10)
  }
}
