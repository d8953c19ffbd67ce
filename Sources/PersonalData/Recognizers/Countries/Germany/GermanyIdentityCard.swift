extension CodeRecognizer {
  /// Document numbers of German identity cards and passports: nine places without vowels and look-alikes, a check digit by weights 7, 3
  /// and 1 (ICAO Doc 9303).
  static let germanIdentityCard = CodeRecognizer(
    "de-identity-card", "DE_ID_CARD", forms: ["A*********", "A********"], alone: 0.15,
    inContext: 0.9,
    context: ["personalausweis", "ausweis", "reisepass", "passnummer", "identity card", "id card"]
  ) { code in
    guard !code.characters.contains(where: { "ABDEIOQSU".utf8.contains($0) }),
      code.characters.contains(where: { $0 < UInt8(ascii: "A") })
    else { return false }
    return code.count == 9 || code.sum([7, 3, 1, 7, 3, 1, 7, 3, 1]) % 10 == code.value(9)
  }
}
