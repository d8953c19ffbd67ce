extension CodeRecognizer {
  /// Social security numbers of France (NIR): sex, year, month, department, commune, order, two check digits modulo 97; Corsica's
  /// 2A and 2B count as 19 and 18 (INSEE).
  static let frenchNIR = CodeRecognizer(
    "fr-nir", "FR_NIR",
    forms: [
      "#|##|##|##|###|###|##", "#|##|##|2A|###|###|##", "#|##|##|2B|###|###|##", "#############|##",
      "#####2A######|##", "#####2B######|##",
    ],
    separators: [.blank, .hyphen, .point], alone: 0.85, inContext: 1,
    context: [
      "sécurité sociale", "securite sociale", "nir", "numéro de sécu", "insee", "social security",
    ], takesLowercase: true
  ) { code in
    guard [1, 2, 3, 4, 7, 8].contains(code.value(0)) else { return false }
    let month = code.number(3..<5)
    guard (1...12).contains(month) || (20...42).contains(month) || month >= 50 else { return false }
    var digits = code.characters[..<13].map { $0 }
    if digits[6] >= UInt8(ascii: "A") {
      digits[5] = UInt8(ascii: "1")
      digits[6] = digits[6] == UInt8(ascii: "A") ? UInt8(ascii: "9") : UInt8(ascii: "8")
    }
    return 97 - Code(characters: digits).number(0..<13) % 97 == code.number(13..<15)
  }
}
