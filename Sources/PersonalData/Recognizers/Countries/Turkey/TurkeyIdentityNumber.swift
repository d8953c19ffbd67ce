extension CodeRecognizer {
  /// Identity numbers of Turkey: eleven digits, the tenth and eleventh check digits (Nüfus ve Vatandaşlık İşleri).
  static let turkishIdentity = CodeRecognizer(
    "tr-tckn", "TR_TCKN", forms: ["###########"], alone: 0.7, inContext: 1,
    context: ["tc kimlik", "kimlik", "tckn", "t.c."]
  ) { code in
    let odd = code.value(0) + code.value(2) + code.value(4) + code.value(6) + code.value(8)
    let even = code.value(1) + code.value(3) + code.value(5) + code.value(7)
    let tenth = (odd * 7 - even) % 10
    return code.value(0) > 0 && (tenth + 10) % 10 == code.value(9)
      && (odd + even + code.value(9)) % 10 == code.value(10)
  }
}
