/// Why a condition on documents cannot be met.
public struct ImpossibleCondition: Error, CustomStringConvertible, Sendable {
  /// What was asked for.
  public let condition: String
  /// Something of that kind that the grammar has; nil where it has nothing like it.
  public let suggestion: String?
  /// A clause for the person at the keyboard.
  public var description: String { "no document has \(condition)" }
}

extension Grammar {
  /// The grammar whose documents are those of this one that have all of some attributes, each with its probability among them.
  ///
  /// Nonterminals are split by which of the attributes they bring about; an alternative's new probability is what its parts give
  /// it, so nothing is drawn and thrown away, however rare the documents are. Conditions and limits on alternatives are heeded
  /// while drawing, as in any grammar, and are not foreseen.
  ///
  /// - Returns: The grammar, and the probability that a document of this one meets the condition.
  /// - Throws: ``ImpossibleCondition``.
  public func conditioned(
    on wanted: [(key: String, value: String)]
  ) throws(ImpossibleCondition) -> (Grammar, probability: Double) {
    for (key, value) in wanted where !attributes.contains(Attribute(key: key, value: value)) {
      let known = attributes.map { "\($0.key)=\($0.value)" }
      throw ImpossibleCondition(
        condition: "\(key)=\(value)",
        suggestion: NearestName.of("\(key)=\(value)", among: known)
          ?? known.first { $0.hasPrefix("\(key)=") })
    }
    let numbers = wanted.compactMap {
      attributes.firstIndex(of: Attribute(key: $0.key, value: $0.value))
    }
    var builder = ConditionedGrammarBuilder(self, numbers)
    guard let result = builder.build() else {
      throw ImpossibleCondition(
        condition: wanted.map { "\($0.key)=\($0.value)" }.joined(separator: " and "),
        suggestion: nil)
    }
    return result
  }
}

/// Splits nonterminals by the set of wanted attributes that their texts bring along.
private struct ConditionedGrammarBuilder {
  /// Bit *i* stands for the wanted attribute *i*.
  typealias Met = UInt32

  private struct Split: Hashable {
    var nonterminal: Int
    var met: Met
  }

  private let grammar: Grammar
  private let wanted: [Int]
  /// By nonterminal, the probability of each set.
  private var probabilities: [[Met: Double]]
  private var result: Grammar
  private var numbers: [Split: Int] = [:]
  private var waiting: [Split] = []
  /// The rests of the present alternative that are spelled already, by where they begin and what was met before.
  private var known: [Rest: [Grammar.Symbol]] = [:]

  private struct Rest: Hashable {
    var start: Int
    var met: Met
  }

  init(_ grammar: Grammar, _ wanted: [Int]) {
    (self.grammar, self.wanted) = (grammar, wanted)
    probabilities = Array(repeating: [:], count: grammar.nonterminals.count)
    result = grammar
    result.nonterminals = []
    result.productions = []
    result.symbols = []
  }

  mutating func build() -> (Grammar, probability: Double)? {
    findProbabilities()
    let all: Met = wanted.isEmpty ? 0 : Met.max >> (32 - Met(wanted.count))
    guard let probability = probabilities[grammar.root][all], probability > 0 else { return nil }
    result.root = number(of: Split(nonterminal: grammar.root, met: all))
    while let split = waiting.popLast() { define(split) }
    return (result, probability)
  }

  private func met(by symbol: Grammar.Symbol) -> Met {
    guard symbol.kind == .attribute else { return 0 }
    return wanted.indices.reduce(0) { wanted[$1] == Int(symbol.operand) ? $0 | 1 << Met($1) : $0 }
  }

  private mutating func findProbabilities() {
    let children = grammar.children
    for group in StronglyConnectedComponents(children).members {
      let isCyclic = group.count > 1 || children[group[0]].contains(group[0])
      for _ in 0..<(isCyclic ? 100_000 : 1) {
        var change = 0.0
        for nonterminal in group {
          let new = sets(of: nonterminal)
          for (met, probability) in new {
            change = max(change, probability - probabilities[nonterminal][met, default: 0])
          }
          probabilities[nonterminal] = new
        }
        if change < 1e-16 { break }
      }
    }
  }

  private func sets(of nonterminal: Int) -> [Met: Double] {
    var sums: [Met: Double] = [:]
    for production in grammar.nonterminals[nonterminal].productions {
      var sets: [Met: Double] = [0: grammar.productions[production].probability]
      for symbol in grammar.symbols(of: production) {
        if symbol.kind == .attribute {
          let own = met(by: symbol)
          if own != 0 {
            sets = Dictionary(sets.map { ($0.key | own, $0.value) }, uniquingKeysWith: +)
          }
        } else if symbol.kind == .nonterminal {
          let child = probabilities[Int(symbol.operand)]
          if child.count == 1, child[0] == 1 { continue }
          var next: [Met: Double] = [:]
          for (a, p) in sets { for (b, q) in child { next[a | b, default: 0] += p * q } }
          sets = next
        }
      }
      for (met, probability) in sets where probability > 0 { sums[met, default: 0] += probability }
    }
    return sums
  }

  private mutating func number(of split: Split) -> Int {
    if let known = numbers[split] { return known }
    let old = grammar.nonterminals[split.nonterminal]
    numbers[split] = result.nonterminals.count
    result.nonterminals.append(
      .init(name: old.name, isRule: old.isRule, productions: 0..<0, place: old.place))
    waiting.append(split)
    return result.nonterminals.count - 1
  }

  /// Fills in the alternatives of a nonterminal that brings along exactly a set.
  private mutating func define(_ split: Split) {
    guard let number = numbers[split] else { return }
    var made: [(production: Grammar.Production, weight: Double, symbols: [Grammar.Symbol])] = []
    for production in grammar.nonterminals[split.nonterminal].productions {
      let old = grammar.productions[production]
      let symbols = Array(grammar.symbols(of: production))
      let rest = weights(symbols, split.met)
      guard let weight = rest[0][0], weight > 0, old.probability > 0 else { continue }
      var value = old
      value.origin = old.origin ?? production
      known.removeAll(keepingCapacity: true)
      // What comes late is spelled first, so that a long alternative takes no deep stack.
      for start in stride(from: symbols.count - 1, to: 0, by: -1) where start % 256 == 0 {
        for (met, weight) in rest[start].sorted(by: { $0.key < $1.key }) where weight > 0 {
          _ = spelled(symbols, start, met, rest, split.nonterminal)
        }
      }
      made.append(
        (value, old.probability * weight, spelled(symbols, 0, 0, rest, split.nonterminal)))
    }
    let total = made.reduce(0) { $0 + $1.weight }
    let first = result.productions.count
    for (production, weight, symbols) in made {
      var production = production
      production.probability = weight / total
      let start = result.symbols.count
      result.symbols += symbols
      production.symbols = start..<result.symbols.count
      result.productions.append(production)
    }
    result.nonterminals[number].productions = first..<result.productions.count
  }

  /// By place in an alternative and set met before it, the probability that the rest completes a set.
  private func weights(_ symbols: [Grammar.Symbol], _ target: Met) -> [[Met: Double]] {
    var result: [[Met: Double]] = Array(repeating: [:], count: symbols.count + 1)
    // Sets that can have been met before a place, from the left.
    var before: [Set<Met>] = [[0]]
    for symbol in symbols {
      let own = met(by: symbol)
      let sets: [Met] =
        symbol.kind == .nonterminal ? Array(probabilities[Int(symbol.operand)].keys) : [own]
      before.append(Set(before[before.count - 1].flatMap { a in sets.map { a | $0 } }))
    }
    for met in before[symbols.count] { result[symbols.count][met] = met == target ? 1 : 0 }
    for place in symbols.indices.reversed() {
      let symbol = symbols[place]
      for met in before[place] {
        if symbol.kind == .nonterminal {
          result[place][met] = probabilities[Int(symbol.operand)].reduce(0) {
            $0 + $1.value * (result[place + 1][met | $1.key] ?? 0)
          }
        } else {
          result[place][met] = result[place + 1][met | self.met(by: symbol)] ?? 0
        }
      }
    }
    return result
  }

  /// The rest of an alternative; where a part may meet several sets, what follows is a nonterminal that chooses.
  private mutating func spelled(
    _ symbols: [Grammar.Symbol], _ start: Int, _ met: Met, _ rest: [[Met: Double]], _ owner: Int
  ) -> [Grammar.Symbol] {
    let key = Rest(start: start, met: met)
    if let symbols = known[key] { return symbols }
    let symbols = newlySpelled(symbols, start, met, rest, owner)
    known[key] = symbols
    return symbols
  }

  private mutating func newlySpelled(
    _ symbols: [Grammar.Symbol], _ start: Int, _ met: Met, _ rest: [[Met: Double]], _ owner: Int
  ) -> [Grammar.Symbol] {
    var spelled: [Grammar.Symbol] = []
    var met = met
    for place in start..<symbols.count {
      let symbol = symbols[place]
      guard symbol.kind == .nonterminal else {
        spelled.append(symbol)
        met |= self.met(by: symbol)
        continue
      }
      let child = Int(symbol.operand)
      let ways = probabilities[child].filter { ($1 * (rest[place + 1][met | $0] ?? 0)) > 0 }.sorted
      {
        $0.key < $1.key
      }
      if ways.count == 1 {
        spelled.append(.init(.nonterminal, number(of: Split(nonterminal: child, met: ways[0].key))))
        met |= ways[0].key
        continue
      }
      let alternatives = ways.map { way in
        let head = Grammar.Symbol(.nonterminal, number(of: Split(nonterminal: child, met: way.key)))
        let tail = self.spelled(symbols, place + 1, met | way.key, rest, owner)
        return (weight: way.value * (rest[place + 1][met | way.key] ?? 0), symbols: [head] + tail)
      }
      let choice = result.addNonterminal(
        name: grammar.nonterminals[owner].name, isRule: false, alternatives,
        place: grammar.nonterminals[owner].place)
      spelled.append(.init(.nonterminal, choice))
      return spelled
    }
    return spelled
  }
}
