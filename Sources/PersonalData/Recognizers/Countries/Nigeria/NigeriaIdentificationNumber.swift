extension CodeRecognizer {
  /// Identification numbers of Nigeria (NIN): eleven digits without a published check, told by context (NIMC Act 2007).
  static let nigerianNIN = CodeRecognizer(
    "ng-nin", "NG_NIN", forms: ["###########", "####|###|####"], alone: 0.05, inContext: 0.8,
    context: ["nin", "national identification", "nimc"]
  ) { !$0.isUniform }
}
