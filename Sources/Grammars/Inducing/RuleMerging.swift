/// Merges rules that make the same phrases: two lists of slot fillers that overlap are one list where that is the shorter
/// description.
///
/// Merging after Stolcke and Omohundro 1994, *Inducing probabilistic grammars by Bayesian model merging*: the alternatives that
/// both have are written once, and each choice among more alternatives costs more.
struct RuleMerging {
  private(set) var result: InducedRules
  /// Rules that stay as they are: those of places in a document.
  private let roots: Set<Int>
  private var gains: [Pair: Float] = [:]

  private struct Pair: Hashable, Comparable {
    let first: Int
    let second: Int

    static func < (left: Pair, right: Pair) -> Bool {
      (left.first, left.second) < (right.first, right.second)
    }
  }

  init(_ rules: InducedRules, roots: Set<Int>) {
    (result, self.roots) = (rules, roots)
  }

  /// Merges as long as that makes the description shorter.
  mutating func run(_ length: DescriptionLength) {
    for pair in pairs(with: nil) { gains[pair] = gain(pair, length) }
    while let best = gains.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), best.value > 0 {
      let pair = best.key
      gains[pair] = nil
      // A rule that leads to itself would make texts that nobody wrote, of any length.
      if result.leads(pair.first, to: pair.second) || result.leads(pair.second, to: pair.first) {
        continue
      }
      let changed = merge(pair)
      gains = gains.filter { item in
        item.key.second != pair.second && item.key.first != pair.second
          && !changed.contains(item.key.first) && !changed.contains(item.key.second)
      }
      for pair in pairs(with: changed) { gains[pair] = gain(pair, length) }
    }
  }

  /// The pairs of rules that share an alternative, those with one of `changed` alone where it is not nil.
  private func pairs(with changed: Set<Int>?) -> Set<Pair> {
    var owners: [[InducedSymbol]: [Int]] = [:]
    for (number, rule) in result.rules.enumerated() where !roots.contains(number) {
      for alternative in rule.alternatives {
        owners[alternative.symbols, default: []].append(number)
      }
    }
    var pairs = Set<Pair>()
    for owners in owners.values {
      for (place, second) in owners.enumerated() {
        for first in owners[..<place] {
          if let changed, !changed.contains(first), !changed.contains(second) { continue }
          pairs.insert(Pair(first: first, second: second))
        }
      }
    }
    return pairs
  }

  /// The bits that a merge saves.
  private func gain(_ pair: Pair, _ length: DescriptionLength) -> Float {
    let (first, second) = (result.rules[pair.first], result.rules[pair.second])
    var gain = first.choices + second.choices + DescriptionLength.rule
    let total = first.total + second.total
    for (symbols, groups) in first.alternatives {
      let others = second.occurrences(of: symbols)
      gain -= DescriptionLength.choices(groups.count + (others ?? 0), of: total)
      if others != nil { gain += bits(symbols, length) }
    }
    for (symbols, groups) in second.alternatives where first.occurrences(of: symbols) == nil {
      gain -= DescriptionLength.choices(groups.count, of: total)
    }
    return gain
  }

  private func bits(_ symbols: [InducedSymbol], _ length: DescriptionLength) -> Float {
    symbols.reduce(DescriptionLength.end) {
      switch $1 {
      case .word(let word): $0 + length(word)
      case .rule: $0 + DescriptionLength.reference
      }
    }
  }

  /// Puts the second rule into the first; returns which rules are others now.
  private mutating func merge(_ pair: Pair) -> Set<Int> {
    for (symbols, groups) in result.rules[pair.second].alternatives {
      result.rules[pair.first].add(symbols, groups)
    }
    result.rules[pair.second] = InducedRule()
    var changed: Set = [pair.first]
    for (number, rule) in result.rules.enumerated() where rule.references.contains(pair.second) {
      result.rules[number] = rule.mapped { symbols, _ in
        symbols.map { symbol in
          if case .rule(pair.second, let isSpaced) = symbol {
            return .rule(pair.first, isSpaced: isSpaced)
          }
          return symbol
        }
      }
      changed.insert(number)
    }
    return changed
  }
}
