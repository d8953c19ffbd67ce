extension CodeRecognizer {
  /// Resident identity numbers of China: area, birth date, order, a check character by ISO/IEC 7064 MOD 11-2 (GB 11643-1999).
  static let chineseResidentID = CodeRecognizer(
    "cn-ric", "CN_RESIDENT_ID", forms: ["##################", "#################X"], alone: 0.95,
    inContext: 1, context: ["resident", "identity", "id number"], takesLowercase: true
  ) { code in
    let year = code.number(6..<10)
    let last = code.characters[17] == UInt8(ascii: "X") ? 10 : code.value(17)
    return (1850...2100).contains(year)
      && Code.isDate(day: code.number(12..<14), month: code.number(10..<12), year: year)
      && (11...65).contains(code.number(0..<2))
      && CheckDigits.isMod11_2(Array(code.values.prefix(17)) + [last])
  }
}
