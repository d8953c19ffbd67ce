/// Merges rules that make the same phrases: two lists of slot fillers that overlap are one list where that is the shorter
/// description.
///
/// Merging after Stolcke and Omohundro 1994, *Inducing probabilistic grammars by Bayesian model merging*: the alternatives that
/// both have are written once, and each choice among more alternatives costs more.
struct RuleMerging {
  private(set) var result: InducedRules
  /// Rules that stay as they are: those of places in a document.
  private let roots: Set<Int>
  /// The pairs whose merge saves something, and how many bits.
  private var gains: [Pair: Float] = [:]
  /// By rule, those that it is in such a pair with.
  private var partners: [Set<Int>] = []
  /// By alternative, the rules that have it.
  private var owners: [[InducedSymbol]: Set<Int>] = [:]
  /// By rule, the rules that lead to it.
  private var leaders: [Set<Int>] = []

  private struct Pair: Hashable, Comparable {
    let first: Int
    let second: Int

    init(_ one: Int, _ other: Int) { (first, second) = (min(one, other), max(one, other)) }

    static func < (left: Pair, right: Pair) -> Bool {
      (left.first, left.second) < (right.first, right.second)
    }
  }

  init(_ rules: InducedRules, roots: Set<Int>) {
    (result, self.roots) = (rules, roots)
    leaders = Array(repeating: [], count: rules.rules.count)
    partners = leaders
    for (number, rule) in rules.rules.enumerated() {
      for reference in rule.references { leaders[reference].insert(number) }
      own(number)
    }
  }

  /// Merges as long as that makes the description shorter.
  mutating func run(_ length: DescriptionLength) {
    for number in result.rules.indices { weigh(number, length) }
    while let best = gains.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) {
      let pair = best.key
      gains[pair] = nil
      // A rule that leads to itself would make texts that nobody wrote, of any length.
      if result.leads(pair.first, to: pair.second) || result.leads(pair.second, to: pair.first) {
        continue
      }
      let changed = merge(pair)
      forget(pair.second)
      for number in changed { forget(number) }
      for number in changed.sorted() { weigh(number, length) }
    }
  }

  /// Notes what a rule has; those of places in a document stay out.
  private mutating func own(_ number: Int) {
    if roots.contains(number) { return }
    for alternative in result.rules[number].alternatives {
      owners[alternative.symbols, default: []].insert(number)
    }
  }

  private mutating func disown(_ number: Int) {
    for alternative in result.rules[number].alternatives {
      owners[alternative.symbols]?.remove(number)
    }
  }

  /// Finds what a rule gains by merging with each that shares an alternative with it.
  private mutating func weigh(_ number: Int, _ length: DescriptionLength) {
    if roots.contains(number) { return }
    var sharing = Set<Int>()
    for alternative in result.rules[number].alternatives {
      sharing.formUnion(owners[alternative.symbols] ?? [])
    }
    for partner in sharing where partner != number {
      let pair = Pair(number, partner)
      let gain = gain(pair, length)
      if gain <= 0 { continue }
      gains[pair] = gain
      partners[number].insert(partner)
      partners[partner].insert(number)
    }
  }

  private mutating func forget(_ number: Int) {
    for partner in partners[number] {
      gains[Pair(number, partner)] = nil
      partners[partner].remove(number)
    }
    partners[number] = []
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
    disown(pair.first)
    disown(pair.second)
    let moved = result.rules[pair.second]
    result.rules[pair.second] = InducedRule()
    for (symbols, groups) in moved.alternatives { result.rules[pair.first].add(symbols, groups) }
    own(pair.first)
    for reference in moved.references {
      leaders[reference].remove(pair.second)
      leaders[reference].insert(pair.first)
    }
    let changed = leaders[pair.second]
    for number in changed {
      disown(number)
      result.rules[number] = result.rules[number].mapped { symbols, _ in
        symbols.map { symbol in
          if case .rule(pair.second, let isSpaced) = symbol {
            return .rule(pair.first, isSpaced: isSpaced)
          }
          return symbol
        }
      }
      own(number)
      leaders[pair.first].insert(number)
    }
    leaders[pair.second] = []
    return changed.union([pair.first])
  }
}
