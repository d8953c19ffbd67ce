extension CodeRecognizer {
  /// Personal numeric codes of Romania: sex and century, birth date, county, order, a check digit modulo 11.
  static let romanianCNP = CodeRecognizer(
    "ro-cnp", "RO_CNP", forms: ["#############"], alone: 0.75, inContext: 1,
    context: ["cnp", "cod numeric"]
  ) { code in
    let check = code.sum([2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11
    let county = code.number(7..<9)
    guard (1...52).contains(county) || (70...83).contains(county) else { return false }
    return code.value(0) > 0
      && Code.isDate(day: code.number(5..<7), month: code.number(3..<5), year: code.number(1..<3))
      && (check == 10 ? 1 : check) == code.value(12)
  }
}
