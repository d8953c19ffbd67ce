extension CodeRecognizer {
  /// Postcodes of the United Kingdom (Royal Mail, *Programmers' guide to the postcode address file*).
  static let ukPostcode = CodeRecognizer(
    "uk-postcode", "ZIP_CODE",
    forms: ["A#|#AA", "A##|#AA", "AA#|#AA", "AA##|#AA", "A#A|#AA", "AA#A|#AA"],
    separators: [.blank], alone: 0.6,
    inContext: 0.8, context: ["postcode", "post code", "address", "live"]
  ) { code in
    // The inward part never has C, I, K, M, O or V.
    !code.characters.suffix(2).contains { "CIKMOV".utf8.contains($0) }
      && !"QVX".contains(code.text(0..<1))
  }
}
