extension CodeRecognizer {
  /// Passport numbers of the United States: nine digits, or a letter and eight.
  static let usPassport = CodeRecognizer(
    "us-passport", "US_PASSPORT", forms: ["#########", "A########"], alone: 0.05, inContext: 0.7,
    context: ["passport"], takesLowercase: true
  ) { !$0.isUniform }
}
