extension CodeRecognizer {
  /// National insurance numbers of the United Kingdom: two letters, six digits, A to D; prefixes that are never given
  /// (HMRC, National Insurance Manual NIM39110).
  static let ukNINO = CodeRecognizer(
    "uk-nino", "UK_NINO", forms: ["AA|##|##|##|A", "AA######|A"],
    separators: [.blank, .hyphen, .point], alone: 0.75, inContext: 1,
    context: ["national insurance", "nino", "ni number", "ni no", "insurance"], takesLowercase: true
  ) { code in
    let prefix = code.text(0..<2)
    return !"DFIQUV".contains(prefix.prefix(1)) && !"DFIQUVO".contains(prefix.suffix(1))
      && !["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"].contains(prefix)
      && "ABCD".contains(code.text(8..<9))
  }
}
