extension CodeRecognizer {
  /// Population register keys of Mexico (CURP): initials, birth date, sex, state, consonants, a check digit (SEGOB).
  static let mexicanCURP = CodeRecognizer(
    "mx-curp", "MX_CURP", forms: ["AAAA######AAAAAA*#"], alone: 0.95, inContext: 1,
    context: ["curp"], takesLowercase: true
  ) { code in
    // The alphabet has Ñ behind N.
    let sum = (0..<17).reduce(0) { sum, place in
      let value = code.value(place)
      return sum + (value > 23 ? value + 1 : value) * (18 - place)
    }
    return "HMX".contains(code.text(10..<11))
      && Code.isDate(day: code.number(8..<10), month: code.number(6..<8), year: code.number(4..<6))
      && (10 - sum % 10) % 10 == code.value(17)
  }
}
