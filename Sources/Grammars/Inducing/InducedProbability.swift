/// What phrases are to induced rules.
///
/// Rules do not lead to themselves, so a phrase's inside probability is a plain recursion over its parts.
struct InducedProbability {
  private let rules: [InducedRule]
  private var phrase: Phrase = []
  private var known: [Part: Double] = [:]

  private struct Part: Hashable {
    let rule: Int
    let start: Int
    let end: Int
  }

  init(_ rules: InducedRules) { self.rules = rules.rules }

  /// The probability that a rule makes a phrase.
  mutating func probability(of phrase: Phrase, by rule: Int) -> Double {
    self.phrase = phrase
    known.removeAll(keepingCapacity: true)
    return probability(rule, 0, phrase.count)
  }

  private mutating func probability(_ rule: Int, _ start: Int, _ end: Int) -> Double {
    let part = Part(rule: rule, start: start, end: end)
    if let value = known[part] { return value }
    var sum = 0.0
    for (symbols, groups) in rules[rule].alternatives {
      let value = probability(symbols[...], start, end, isFirst: true)
      sum += value * Double(groups.count)
    }
    let value = rules[rule].total == 0 ? 0 : sum / Double(rules[rule].total)
    known[part] = value
    return value
  }

  /// - Parameter isFirst: Whether a rule begins here: whether a blank stands before it was seen by who leads to it.
  private mutating func probability(
    _ symbols: ArraySlice<InducedSymbol>, _ start: Int, _ end: Int, isFirst: Bool
  ) -> Double {
    var symbols = symbols
    var (start, isFirst) = (start, isFirst)
    while case .word(let own)? = symbols.first {
      if start == end { return 0 }
      let word = phrase[start]
      guard isFirst ? own.unspaced == word.unspaced : own == word else { return 0 }
      symbols = symbols.dropFirst()
      start += 1
      isFirst = false
    }
    guard case .rule(let rule, let isSpaced)? = symbols.first else { return start == end ? 1 : 0 }
    if end - start < symbols.count { return 0 }
    if !isFirst, isSpaced != phrase[start].isSpaced { return 0 }
    if symbols.count == 1 { return probability(rule, start, end) }
    var sum = 0.0
    for middle in (start + 1)...(end - symbols.count + 1) {
      let rest = probability(symbols.dropFirst(), middle, end, isFirst: false)
      if rest > 0 { sum += rest * probability(rule, start, middle) }
    }
    return sum
  }
}
