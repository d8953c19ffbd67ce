extension CodeRecognizer {
  /// Personal identity numbers of Sweden: birth date (the day and 60 for coordination numbers), three digits, Luhn over the last ten
  /// (Folkbokföringslagen 1991:481).
  static let swedishPersonalNumber = CodeRecognizer(
    "se-personnummer", "SE_PERSONNUMMER", forms: ["######|####", "########|####"],
    separators: [.hyphen, .plus, .blank], mixesSeparators: true, alone: 0.6, inContext: 1,
    context: ["personnummer", "personnr", "samordningsnummer", "personal identity"]
  ) { code in
    let digits = Code(characters: Array(code.characters.suffix(10)))
    let day = digits.number(4..<6)
    return Code.isDate(
      day: day > 60 ? day - 60 : day, month: digits.number(2..<4), year: digits.number(0..<2))
      && Luhn.isValid(digits.values)
  }
}
