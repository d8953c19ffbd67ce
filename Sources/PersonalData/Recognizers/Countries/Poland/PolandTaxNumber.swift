extension CodeRecognizer {
  /// Tax numbers of Poland (NIP): ten digits, weights 6, 5, 7, 2, 3, 4, 5, 6 and 7, modulus 11.
  static let polishNIP = CodeRecognizer(
    "pl-nip", "PL_NIP", forms: ["###|###|##|##", "###|##|##|###", "##########"], alone: 0.3,
    inContext: 0.95, context: ["nip", "podatnik", "podatkow"]
  ) { code in !code.isUniform && code.sum([6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == code.value(9) }
}
