extension CodeRecognizer {
  /// Business numbers of Australia: eleven digits, one taken from the first, modulus 89 (Australian Business Register).
  static let australianABN = CodeRecognizer(
    "au-abn", "AU_ABN", forms: ["##|###|###|###"], alone: 0.5, inContext: 0.95,
    context: ["abn", "business number", "australian business"]
  ) { code in
    code.value(0) > 0 && (code.sum([10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10) % 89 == 0
  }
}
