extension CodeRecognizer {
  /// Fiscal codes of Italy: sixteen letters and digits for name, birth date, sex and place, the last a check letter (DM 23 December 1976);
  /// in homonyms letters stand for digits.
  static let italianFiscalCode = CodeRecognizer(
    "it-fiscal-code", "IT_FISCAL_CODE", forms: ["AAAAAA**A**A***A", "AAA|AAA|**A**|A***A"],
    separators: [.blank], alone: 0.95, inContext: 1, context: ["codice fiscale", "fiscale", "cf"],
    takesLowercase: true
  ) { code in
    let odd = [
      1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
    ]
    var sum = 0
    for place in 0..<15 {
      let value = code.value(place)
      let alphabetical = value > 9 ? value - 10 : value
      sum += place % 2 == 0 ? odd[alphabetical] : alphabetical
    }
    return "ABCDEHLMPRST".contains(code.text(8..<9)) && sum % 26 == code.value(15) - 10
  }
}
