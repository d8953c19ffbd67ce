extension CodeRecognizer {
  /// National provider identifiers of the United States: ten digits from 1 or 2 that pass Luhn behind the prefix 80840 (45 CFR 162.406).
  static let usNPI = CodeRecognizer(
    "us-npi", "US_NPI", forms: ["##########"], alone: 0.35, inContext: 0.95,
    context: ["npi", "national provider", "provider"]
  ) { code in
    (1...2).contains(code.value(0)) && Luhn.isValid([8, 0, 8, 4, 0] + code.values)
  }
}
