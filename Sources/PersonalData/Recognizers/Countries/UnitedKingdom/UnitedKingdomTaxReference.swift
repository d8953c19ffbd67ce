extension CodeRecognizer {
  /// Unique taxpayer references of the United Kingdom: ten digits, the first a check digit by weights 6, 7, 8, 9, 10, 5, 4, 3 and 2.
  static let ukUTR = CodeRecognizer(
    "uk-utr", "UK_UTR", forms: ["#####|#####", "###|###|####"], alone: 0.2, inContext: 0.9,
    context: ["utr", "taxpayer reference", "tax reference", "self assessment"]
  ) { code in
    let rest = Code(characters: Array(code.characters.dropFirst()))
    let check = [2, 1, 9, 8, 7, 6, 5, 4, 3, 2, 1][rest.sum([6, 7, 8, 9, 10, 5, 4, 3, 2]) % 11]
    return !code.isUniform && check == code.value(0)
  }
}
