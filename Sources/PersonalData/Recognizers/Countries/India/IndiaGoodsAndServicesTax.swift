extension CodeRecognizer {
  /// Goods and services tax numbers of India: state, permanent account number, entity, `Z`, a check character modulo 36.
  static let indianGSTIN = CodeRecognizer(
    "in-gstin", "IN_GSTIN", forms: ["##AAAAA####A*Z*"], alone: 0.95, inContext: 1,
    context: ["gstin", "gst"], takesLowercase: true
  ) { code in
    let sum = (0..<14).reduce(0) { sum, place in
      let product = code.value(place) * (place % 2 == 0 ? 1 : 2)
      return sum + product / 36 + product % 36
    }
    return (1...38).contains(code.number(0..<2)) && (36 - sum % 36) % 36 == code.value(14)
  }
}
