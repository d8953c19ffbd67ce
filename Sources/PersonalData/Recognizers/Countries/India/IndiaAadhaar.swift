extension CodeRecognizer {
  /// Aadhaar numbers of India: twelve digits, not from 0 or 1, by Verhoeff's check (Unique Identification Authority of India).
  static let aadhaar = CodeRecognizer(
    "in-aadhaar", "IN_AADHAAR", forms: ["####|####|####"], alone: 0.55, inContext: 1,
    context: ["aadhaar", "aadhar", "uidai", "uid"]
  ) { code in
    code.value(0) > 1 && code.values != code.values.reversed()
      && CheckDigits.isVerhoeff(code.values)
  }
}
