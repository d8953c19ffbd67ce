extension CodeRecognizer {
  /// International mobile equipment identities: fifteen digits by Luhn (3GPP TS 23.003).
  static let equipmentIdentity = CodeRecognizer(
    "imei", "IMEI", forms: ["##|######|######|#", "###############"], alone: 0.45, inContext: 1,
    context: ["imei", "device", "handset"]
  ) { code in code.number(0..<2) > 0 && Luhn.isValid(code.values) }
}
