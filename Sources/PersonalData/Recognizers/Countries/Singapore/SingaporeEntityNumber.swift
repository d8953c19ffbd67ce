extension CodeRecognizer {
  /// Unique entity numbers of Singapore: of businesses, local companies and other entities, each with a check letter
  /// (Accounting and Corporate Regulatory Authority).
  static let singaporeUEN = CodeRecognizer(
    "sg-uen", "SG_UEN", forms: ["########A", "#########A", "A##AA####A"], alone: 0.55,
    inContext: 0.95,
    context: ["uen", "entity number"], takesLowercase: true
  ) { code in
    let values = code.values
    switch (code.count, code.characters[0] >= UInt8(ascii: "A")) {
    case (9, false):
      let sum = code.sum([10, 4, 9, 3, 8, 2, 7, 1])
      return Array("XMKECAWLJDB".utf8)[sum % 11] == code.characters[8]
    case (10, false):
      let sum = code.sum([10, 8, 6, 4, 9, 7, 5, 3, 1])
      return Array("ZKCMDNERGWH".utf8)[sum % 11] == code.characters[9]
        && (1800...2100).contains(code.number(0..<4))
    case (10, true):
      guard "RST".contains(code.text(0..<1)) else { return false }
      let alphabet = Array("ABCDEFGHJKLMNPQRSTUVWX0123456789".utf8)
      let weights = [4, 3, 5, 3, 10, 2, 2, 5, 7]
      var sum = 0
      for (place, weight) in weights.enumerated() {
        guard let value = alphabet.firstIndex(of: code.characters[place]) else { return false }
        sum += value * weight
      }
      return values.count == 10 && alphabet[(sum - 5 + 11 * 100) % 11] == code.characters[9]
    default: return false
    }
  }
}
