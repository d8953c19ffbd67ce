extension CodeRecognizer {
  /// Resident registration numbers of Korea: birth date, sex and century, six digits, the last a check digit until October 2020.
  static let koreanRRN = CodeRecognizer(
    "kr-rrn", "KR_RRN", forms: ["######|#######"], alone: 0.75, inContext: 1,
    context: ["rrn", "resident registration", "jumin"]
  ) { code in
    guard Code.isDate(day: code.number(4..<6), month: code.number(2..<4), year: code.number(0..<2))
    else { return false }
    let check = (11 - code.sum([2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11) % 10
    // Those given since October 2020 have no check digit; they are of children born then and of people who moved.
    return check == code.value(12)
      || (3...8).contains(code.value(6)) && code.number(0..<2) >= 20 && code.number(0..<2) < 50
  }
}
