extension CodeRecognizer {
  /// Tax numbers of Spanish organisations (CIF): a letter for the kind, seven digits, a digit or letter (Orden EHA/451/2008).
  static let spanishCIF = CodeRecognizer(
    "es-cif", "ES_CIF", forms: ["A|#######|*", "A########", "A#######A"], alone: 0.6,
    inContext: 0.95, context: ["cif", "nif", "sociedad", "empresa"], takesLowercase: true
  ) { code in
    guard "ABCDEFGHJNPQRSUVW".contains(code.text(0..<1)) else { return false }
    var sum = 0
    for place in 1..<8 {
      let product = code.value(place) * (place % 2 == 1 ? 2 : 1)
      sum += product / 10 + product % 10
    }
    let check = (10 - sum % 10) % 10
    let letter = Array("JABCDEFGHI".utf8)[check]
    let kind = code.text(0..<1)
    if "KQS".contains(kind) { return code.characters[8] == letter }
    if "ABEH".contains(kind) { return code.characters[8] == UInt8(ascii: "0") + UInt8(check) }
    return code.characters[8] == letter || code.characters[8] == UInt8(ascii: "0") + UInt8(check)
  }
}
