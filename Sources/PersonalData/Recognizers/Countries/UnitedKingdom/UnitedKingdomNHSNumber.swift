extension CodeRecognizer {
  /// NHS numbers: ten digits, weights 10 to 2, modulus 11 (NHS Data Dictionary, *NHS number*).
  static let ukNHS = CodeRecognizer(
    "uk-nhs", "UK_NHS", forms: ["###|###|####"], alone: 0.5, inContext: 1,
    context: ["nhs", "national health", "health service", "patient"]
  ) { code in
    let check = 11 - code.sum([10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11
    return !code.isUniform && check % 11 == code.value(9)
  }
}
