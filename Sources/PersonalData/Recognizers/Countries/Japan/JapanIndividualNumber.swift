extension CodeRecognizer {
  /// Individual numbers of Japan (My Number): eleven digits and a check digit by weights 6 to 2 and 7 to 2, modulus 11
  /// (ordinance 85 of 2014, article 5).
  static let japaneseMyNumber = CodeRecognizer(
    "jp-my-number", "JP_MY_NUMBER", forms: ["####|####|####"], alone: 0.4, inContext: 0.95,
    context: ["my number", "individual number", "mynumber"]
  ) { code in
    let remainder = code.sum([6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
    return !code.isUniform && (remainder <= 1 ? 0 : 11 - remainder) == code.value(11)
  }
}
