extension CodeRecognizer {
  /// Medicare beneficiary identifiers of the United States: eleven places, each a digit, a letter but S, L, O, I, B and Z, or either
  /// (Centers for Medicare and Medicaid Services, *MBI format*).
  static let usMBI = CodeRecognizer(
    "us-mbi", "US_MBI", forms: ["#A*#|A*#|AA##"], alone: 0.6, inContext: 0.95,
    context: ["mbi", "medicare", "beneficiary"], takesLowercase: true
  ) { code in
    code.value(0) > 0 && !code.characters.contains { "SLOIBZ".utf8.contains($0) }
  }
}
