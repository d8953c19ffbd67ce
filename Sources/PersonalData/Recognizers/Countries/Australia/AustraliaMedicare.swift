extension CodeRecognizer {
  /// Medicare card numbers of Australia: the first from 2 to 6, eight digits by weights 1, 3, 7 and 9, the ninth their sum modulo 10.
  static let australianMedicare = CodeRecognizer(
    "au-medicare", "AU_MEDICARE", forms: ["####|#####|#", "##########|#"], alone: 0.35,
    inContext: 0.95, context: ["medicare"]
  ) { code in
    (2...6).contains(code.value(0)) && code.sum([1, 3, 7, 9, 1, 3, 7, 9]) % 10 == code.value(8)
      && code.value(9) > 0
  }
}
