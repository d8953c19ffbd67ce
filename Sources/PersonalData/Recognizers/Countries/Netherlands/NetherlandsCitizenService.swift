extension CodeRecognizer {
  /// Citizen service numbers of the Netherlands (BSN): nine digits, weights 9 to 2 and -1, modulus 11 (Besluit burgerservicenummer).
  static let dutchBSN = CodeRecognizer(
    "nl-bsn", "NL_BSN", forms: ["#########", "####|##|###", "###|###|###"],
    separators: [.point, .blank], alone: 0.35, inContext: 0.95,
    context: ["bsn", "burgerservicenummer", "sofinummer", "sofi", "citizen service"]
  ) { code in
    !code.isUniform && code.number(0..<9) > 10_000_000
      && code.sum([9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 == 0
  }
}
