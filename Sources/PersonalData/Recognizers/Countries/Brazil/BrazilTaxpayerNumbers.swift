extension CodeRecognizer {
  /// Taxpayer numbers of Brazil: of persons (CPF), nine digits and two check digits (Receita Federal).
  static let brazilianCPF = CodeRecognizer(
    "br-cpf", "BR_CPF", forms: ["###|###|###|##", "#########|##"],
    separators: [.point, .hyphen, .blank], mixesSeparators: true, alone: 0.6, inContext: 1,
    context: ["cpf", "cadastro"]
  ) { code in
    let first = code.sum(Array((2...10).reversed())) * 10 % 11 % 10
    let second = code.sum(Array((2...11).reversed())) * 10 % 11 % 10
    return !code.isUniform && first == code.value(9) && second == code.value(10)
  }

  /// Taxpayer numbers of Brazilian organisations (CNPJ): twelve digits and two check digits.
  static let brazilianCNPJ = CodeRecognizer(
    "br-cnpj", "BR_CNPJ", forms: ["##|###|###|####|##", "########|####|##", "##############"],
    separators: [.point, .slash, .hyphen, .blank], mixesSeparators: true, alone: 0.75, inContext: 1,
    context: ["cnpj"]
  ) { code in
    let weights = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]
    let first = code.sum(Array(weights.dropFirst())) % 11
    let second = code.sum(weights) % 11
    return !code.isUniform && (first < 2 ? 0 : 11 - first) == code.value(12)
      && (second < 2 ? 0 : 11 - second) == code.value(13)
  }
}
