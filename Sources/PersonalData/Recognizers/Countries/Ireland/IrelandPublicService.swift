extension CodeRecognizer {
  /// Personal public service numbers of Ireland: seven digits, a check letter modulo 23, since 2013 a second letter
  /// (Department of Social Protection).
  static let irishPPS = CodeRecognizer(
    "ie-pps", "IE_PPS", forms: ["#######|A", "#######|AA"], alone: 0.7, inContext: 1,
    context: ["pps", "ppsn", "public service"], takesLowercase: true
  ) { code in
    var sum = code.sum([8, 7, 6, 5, 4, 3, 2])
    if code.count == 9 {
      guard "ABHTWX".contains(code.text(8..<9)) else { return false }
      if "ABH".contains(code.text(8..<9)) { sum += (code.value(8) - 9) * 9 }
    }
    return Array("WABCDEFGHIJKLMNOPQRSTUV".utf8)[sum % 23] == code.characters[7]
  }
}
