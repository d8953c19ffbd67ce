extension CodeRecognizer {
  /// Social insurance numbers of Canada: nine digits that pass Luhn, the first neither 0 nor 8 (Employment and Social Development Canada).
  static let canadianSIN = CodeRecognizer(
    "ca-sin", "CA_SIN", forms: ["###|###|###"], alone: 0.4, inContext: 0.95,
    context: ["sin", "social insurance", "numéro d'assurance"]
  ) { code in
    code.value(0) != 0 && code.value(0) != 8 && Luhn.isValid(code.values)
  }
}
