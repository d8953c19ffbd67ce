extension CodeRecognizer {
  /// VAT numbers of Italy (partita IVA): eleven digits by Luhn, province 001 to 100, 120, 121, 888 or 999.
  static let italianVAT = CodeRecognizer(
    "it-vat", "IT_VAT_CODE", forms: ["###########", "IT###########"], alone: 0.35, inContext: 0.95,
    context: ["partita iva", "p. iva", "p.iva", "piva", "vat", "iva"]
  ) { code in
    let digits = Code(characters: Array(code.characters.suffix(11)))
    let province = digits.number(7..<10)
    return digits.number(0..<7) > 0
      && ((1...100).contains(province) || [120, 121, 888, 999].contains(province))
      && Luhn.isValid(digits.values)
  }
}
