extension CodeRecognizer {
  /// Identity numbers of Spain: eight digits (DNI), or X, Y or Z and seven (NIE), and a letter by the remainder modulo 23
  /// (Real Decreto 1553/2005).
  static let spanishNIF = CodeRecognizer(
    "es-nif", "ES_NIF", forms: ["########|A"], alone: 0.85, inContext: 1,
    context: ["dni", "nif", "documento nacional", "identidad"], takesLowercase: true
  ) { code in spanishLetter(code.number(0..<8)) == code.characters[8] }

  /// Identity numbers of foreigners in Spain.
  static let spanishNIE = CodeRecognizer(
    "es-nie", "ES_NIE", forms: ["A|#######|A", "A|#######A"], alone: 0.85, inContext: 1,
    context: ["nie", "extranjero", "identidad", "nif"], takesLowercase: true
  ) { code in
    guard let first = ["X", "Y", "Z"].firstIndex(of: code.text(0..<1)) else { return false }
    return spanishLetter(first * 10_000_000 + code.number(1..<8)) == code.characters[8]
  }

  /// The letter that checks a Spanish identity number.
  private static func spanishLetter(_ number: Int) -> UInt8 {
    Array("TRWAGMYFPDXBNJZSQVHLCKE".utf8)[number % 23]
  }
}
