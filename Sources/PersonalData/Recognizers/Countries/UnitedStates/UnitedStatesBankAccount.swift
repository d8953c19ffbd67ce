extension CodeRecognizer {
  /// Bank account numbers of the United States: eight to seventeen digits, told by their context alone.
  static let usBankAccount = CodeRecognizer(
    "us-bank-account", "US_BANK_NUMBER",
    forms: [
      "########", "#########", "##########", "###########", "############", "#############",
      "##############",
      "###############", "################", "#################",
    ], alone: 0, inContext: 0.6,
    context: [
      "account number", "account no", "acct", "bank account", "checking account", "savings account",
    ]
  ) { !$0.isUniform }
}
