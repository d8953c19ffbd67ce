extension CodeRecognizer {
  /// Tax identification numbers of Germany: eleven digits, one of the first ten twice or three times, ISO/IEC 7064 MOD 11,10
  /// (Bundeszentralamt für Steuern, § 139b AO).
  static let germanTaxID = CodeRecognizer(
    "de-tax-id", "DE_TAX_ID", forms: ["##|###|###|###"], alone: 0.6, inContext: 1,
    context: [
      "steuer-id", "steuerid", "steueridentifikationsnummer", "idnr", "tax id", "steuernummer",
      "steuerliche",
    ]
  ) { code in
    let digits = code.values
    let counts = (0...9).map { digit in digits.prefix(10).count { $0 == digit } }
    let isSpread =
      counts.count { $0 == 2 } == 1 && counts.count { $0 == 3 } == 0
      || counts.count { $0 == 3 } == 1 && counts.count { $0 == 2 } == 0
    return digits[0] > 0 && isSpread && counts.max() ?? 0 < 4 && CheckDigits.isMod11_10(digits)
  }
}
