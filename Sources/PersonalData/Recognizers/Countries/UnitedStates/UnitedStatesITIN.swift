extension CodeRecognizer {
  /// Individual taxpayer identification numbers of the United States: 9, two digits, then a group from 50 to 65, 70 to 88, 90 to 92 or
  /// 94 to 99 (Internal Revenue Manual 3.21.263.8).
  static let usITIN = CodeRecognizer(
    "us-itin", "US_ITIN", forms: ["9##|##|####"], alone: 0.3, inContext: 0.9,
    context: ["itin", "taxpayer", "tax id", "individual taxpayer", "tin"]
  ) { code in
    switch code.number(3..<5) {
    case 50...65, 70...88, 90...92, 94...99: true
    default: false
    }
  }
}
