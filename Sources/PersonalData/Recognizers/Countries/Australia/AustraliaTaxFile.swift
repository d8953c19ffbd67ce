extension CodeRecognizer {
  /// Tax file numbers of Australia: nine digits by weights 1, 4, 3, 7, 5, 8, 6, 9 and 10, modulus 11 (Australian Taxation Office).
  static let australianTFN = CodeRecognizer(
    "au-tfn", "AU_TFN", forms: ["###|###|###"], alone: 0.35, inContext: 0.95,
    context: ["tfn", "tax file"]
  ) { code in
    !code.isUniform && code.sum([1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 == 0
  }
}
