extension CodeRecognizer {
  /// Civil registration numbers of Denmark (CPR): birth date and four digits; since 2007 without a check that always holds, so told by
  /// date and hyphen or context.
  static let danishCPR = CodeRecognizer(
    "dk-cpr", "DK_CPR", forms: ["######|####"], alone: 0.45, inContext: 0.95,
    context: ["cpr", "personnummer", "civil registration"]
  ) { code in code.isDate(day: 0, month: 2, year: 4) }
}
