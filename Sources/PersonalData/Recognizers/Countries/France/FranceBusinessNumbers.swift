extension CodeRecognizer {
  /// Numbers of French businesses: SIREN, nine digits, and SIRET, fourteen, both by Luhn (INSEE); SIRET of La Poste also by a digit sum
  /// divisible by 5.
  static let frenchSIREN = CodeRecognizer(
    "fr-siren", "FR_SIREN", forms: ["###|###|###"], alone: 0.3, inContext: 0.95,
    context: ["siren", "rcs", "entreprise"]
  ) { code in !code.isUniform && Luhn.isValid(code.values) }

  /// The numbers of French establishments.
  static let frenchSIRET = CodeRecognizer(
    "fr-siret", "FR_SIRET", forms: ["###|###|###|#####", "#########|#####"], alone: 0.6,
    inContext: 1, context: ["siret", "siren", "établissement"]
  ) { code in
    if code.isUniform { return false }
    let isPost = code.text(0..<9) == "356000000" && code.text(9..<14) != "00048"
    return Luhn.isValid(Array(code.values.prefix(9)))
      && (isPost ? code.values.reduce(0, +) % 5 == 0 : Luhn.isValid(code.values))
  }
}
