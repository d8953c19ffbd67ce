extension CodeRecognizer {
  /// National register numbers of Belgium: birth date, order, two check digits modulo 97, with a 2 before for those born from 2000 on.
  static let belgianNationalNumber = CodeRecognizer(
    "be-nn", "BE_NN", forms: ["##|##|##|###|##", "###########", "######|###|##"],
    separators: [.point, .hyphen, .blank], mixesSeparators: true, alone: 0.6, inContext: 1,
    context: [
      "rijksregister", "registre national", "national register", "numéro national", "insz", "niss",
    ]
  ) { code in
    let base = code.number(0..<9)
    let check = code.number(9..<11)
    let month = code.number(2..<4) % 20
    return month <= 12 && code.number(4..<6) <= 31 && code.number(6..<9) > 0
      && (97 - base % 97 == check || 97 - (2_000_000_000 + base) % 97 == check)
  }
}
