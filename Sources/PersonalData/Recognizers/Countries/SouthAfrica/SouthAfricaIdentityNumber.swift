extension CodeRecognizer {
  /// Identity numbers of South Africa: birth date, four digits, citizenship 0 to 2, one digit, Luhn (Identification Act 68 of 1997).
  static let southAfricanIdentity = CodeRecognizer(
    "za-id", "ZA_ID", forms: ["######|####|##|#", "#############", "######|####|###"], alone: 0.75,
    inContext: 1, context: ["identity number", "id number", "south african", "sa id"]
  ) { code in
    Code.isDate(day: code.number(4..<6), month: code.number(2..<4), year: code.number(0..<2))
      && code.value(10) <= 2 && Luhn.isValid(code.values)
  }
}
