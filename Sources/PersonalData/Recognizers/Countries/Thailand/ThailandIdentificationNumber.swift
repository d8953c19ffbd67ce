extension CodeRecognizer {
  /// Identification numbers of Thailand: thirteen digits, weights 13 to 2, modulus 11 (Department of Provincial Administration).
  static let thaiIdentification = CodeRecognizer(
    "th-tnin", "TH_TNIN", forms: ["#|####|#####|##|#", "#############"], alone: 0.65, inContext: 1,
    context: ["thai", "citizen id", "identification number", "national id"]
  ) { code in
    (1...8).contains(code.value(0))
      && (11 - code.sum(Array((2...13).reversed())) % 11) % 10 == code.value(12)
  }
}
