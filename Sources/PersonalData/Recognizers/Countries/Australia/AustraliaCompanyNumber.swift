extension CodeRecognizer {
  /// Company numbers of Australia: nine digits, weights 8 to 1, modulus 10 (Australian Securities and Investments Commission).
  static let australianACN = CodeRecognizer(
    "au-acn", "AU_ACN", forms: ["###|###|###"], alone: 0.3, inContext: 0.95,
    context: ["acn", "company number", "australian company"]
  ) { code in
    !code.isUniform && (10 - code.sum([8, 7, 6, 5, 4, 3, 2, 1]) % 10) % 10 == code.value(8)
  }
}
