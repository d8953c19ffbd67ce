extension CodeRecognizer {
  /// Social insurance numbers of Switzerland (AHV): 756, nine digits, an EAN-13 check digit (Zentrale Ausgleichsstelle).
  static let swissAHV = CodeRecognizer(
    "ch-ahv", "CH_AHV", forms: ["756|####|####|##"], separators: [.point, .blank, .hyphen],
    alone: 0.95, inContext: 1, context: ["ahv", "avs", "sozialversicherung", "social insurance"]
  ) { code in code.sum([1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 == 0 }
}
