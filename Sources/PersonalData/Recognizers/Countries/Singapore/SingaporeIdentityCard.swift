extension CodeRecognizer {
  /// Identity numbers of Singapore: S, T, F, G or M, seven digits by weights 2, 7, 6, 5, 4, 3 and 2, a check letter
  /// (Immigration and Checkpoints Authority).
  static let singaporeNRIC = CodeRecognizer(
    "sg-nric", "SG_NRIC_FIN", forms: ["A#######A"], alone: 0.9, inContext: 1,
    context: ["nric", "fin", "identity card"], takesLowercase: true
  ) { code in
    let series = code.text(0..<1)
    let digits = Code(characters: Array(code.characters[1..<8]))
    var sum = digits.sum([2, 7, 6, 5, 4, 3, 2])
    if series == "T" || series == "G" { sum += 4 }
    if series == "M" { sum += 3 }
    let letters: [Character]
    switch series {
    case "S", "T": letters = Array("JZIHGFEDCBA")
    case "F", "G": letters = Array("XWUTRQPNMLK")
    case "M": letters = Array("KLJNPQRTUWX")
    default: return false
    }
    let place = series == "M" ? 10 - sum % 11 : sum % 11
    return String(letters[series == "M" ? 10 - place : place]) == code.text(8..<9)
      || series == "M" && String(letters[place]) == code.text(8..<9)
  }
}
