import Tokenization

extension CodeRecognizer {
  /// Personal identity codes of Finland (henkilötunnus): birth date, a sign for the century, an individual number and a check
  /// character by modulus 31, as the Digital and Population Data Services Agency describes them.
  static let finnishIdentityCode = CodeRecognizer(
    "fi-hetu", "FI_HETU", forms: ["######|###*", "######A###*"], separators: [.hyphen, .plus],
    alone: 0.85, inContext: 1,
    context: ["hetu", "henkilötunnus", "henkilotunnus", "personbeteckning", "sotu"],
    isValid: isFinnishIdentityCode)

  private static func isFinnishIdentityCode(_ code: Code) -> Bool {
    let hasCenturyLetter = code.count == 11
    if hasCenturyLetter, !"ABCDEFUVWXY".utf8.contains(code.characters[6]) { return false }
    let individual = code.number((code.count - 4)..<(code.count - 1))
    let checks = Array("0123456789ABCDEFHJKLMNPRSTUVWXY".utf8)
    return individual >= 2 && code.isDate(day: 0, month: 2, year: 4)
      && checks[(code.number(0..<6) * 1_000 + individual) % 31] == code.characters[code.count - 1]
  }
}
