extension CodeRecognizer {
  /// Tax numbers of Portugal (NIF): nine digits, weights 9 to 2, modulus 11 (Decreto-Lei 14/2013).
  static let portugueseNIF = CodeRecognizer(
    "pt-nif", "PT_NIF", forms: ["###|###|###"], alone: 0.35, inContext: 0.95,
    context: ["nif", "contribuinte", "nipc", "fiscal"]
  ) { code in
    guard code.value(0) > 0, code.value(0) != 4 || code.value(1) == 5 else { return false }
    let check = 11 - code.sum([9, 8, 7, 6, 5, 4, 3, 2]) % 11
    return !code.isUniform && (check > 9 ? 0 : check) == code.value(8)
  }
}
