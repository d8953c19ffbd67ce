extension CodeRecognizer {
  /// Permanent account numbers of India: five letters, the fourth the kind of holder, four digits, a letter (Income Tax Department).
  static let indianPAN = CodeRecognizer(
    "in-pan", "IN_PAN", forms: ["AAAAA####A"], alone: 0.75, inContext: 0.95,
    context: ["pan", "permanent account", "income tax"], takesLowercase: true
  ) { code in
    "ABCEFGHJKLPT".contains(code.text(3..<4)) && code.number(5..<9) > 0
  }
}
