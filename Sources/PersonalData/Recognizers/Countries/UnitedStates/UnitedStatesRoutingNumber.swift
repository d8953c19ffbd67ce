extension CodeRecognizer {
  /// Routing transit numbers of the American Bankers Association: nine digits, weights 3, 7 and 1, in the ranges that are assigned.
  static let usRoutingNumber = CodeRecognizer(
    "us-aba", "ABA_ROUTING_NUMBER", forms: ["#########", "####|####|#"], alone: 0.3,
    inContext: 0.95,
    context: ["aba", "routing", "rtn", "transit"]
  ) { code in
    guard [0...12, 21...32, 61...72, 80...80].contains(where: { $0.contains(code.number(0..<2)) })
    else { return false }
    return !code.isUniform && code.sum([3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 == 0
  }
}
