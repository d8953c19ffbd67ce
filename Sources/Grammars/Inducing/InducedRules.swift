/// A symbol of an induced rule.
enum InducedSymbol: Hashable {
  case word(UInt32)
  /// What another rule makes, with a blank before it or not.
  case rule(Int, isSpaced: Bool)
}

/// A rule: what can stand in one place.
struct InducedRule {
  /// The alternatives, and the group behind each of their occurrences.
  private(set) var alternatives: [(symbols: [InducedSymbol], groups: [Int32])] = []
  private var places: [[InducedSymbol]: Int] = [:]
  private(set) var total = 0

  mutating func add(_ symbols: [InducedSymbol], _ groups: [Int32]) {
    total += groups.count
    if let place = places[symbols] {
      alternatives[place].groups += groups
    } else {
      places[symbols] = alternatives.count
      alternatives.append((symbols, groups))
    }
  }

  func occurrences(of symbols: [InducedSymbol]) -> Int? {
    places[symbols].map { alternatives[$0].groups.count }
  }

  /// The bits of the choices among the alternatives.
  var choices: Float {
    alternatives.reduce(0) { $0 + DescriptionLength.choices($1.groups.count, of: total) }
  }

  /// The same alternatives with other symbols; those that come to be nil go, those that come to be equal are one.
  func mapped(_ change: ([InducedSymbol], [Int32]) -> [InducedSymbol]?) -> InducedRule {
    var result = InducedRule()
    for (symbols, groups) in alternatives {
      if let changed = change(symbols, groups) { result.add(changed, groups) }
    }
    return result
  }

  /// The rules that it leads to.
  var references: [Int] {
    alternatives.flatMap { alternative in
      alternative.symbols.compactMap { if case .rule(let number, _) = $0 { number } else { nil } }
    }
  }
}

/// The rules that phrases are made by.
struct InducedRules {
  var rules: [InducedRule] = []
  /// Whether some rule has lost alternatives.
  private var hasLost = false

  init(rules: [InducedRule] = []) { self.rules = rules }

  /// Takes alternatives away that have a run of words which is a copy.
  mutating func leaveOut(_ isCopy: (Phrase) -> Bool) {
    for (number, rule) in rules.enumerated() {
      let kept = rule.mapped { symbols, _ in
        let runs = symbols.split { if case .rule = $0 { true } else { false } }
        let hasCopy = runs.contains { run in
          isCopy(run.compactMap { if case .word(let word) = $0 { word } else { nil } })
        }
        return hasCopy ? nil : symbols
      }
      if kept.alternatives.count < rule.alternatives.count {
        rules[number] = kept
        hasLost = true
      }
    }
  }

  /// Takes alternatives with fewer groups behind them away, and those that lead to rules that are empty then.
  mutating func require(_ support: Int) {
    if support <= 1, !hasLost { return }
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for (number, rule) in rules.enumerated() {
        let kept = rule.mapped { symbols, groups in
          guard Set(groups).count >= support else { return nil }
          let isWhole = symbols.allSatisfy {
            if case .rule(let other, _) = $0 { !rules[other].alternatives.isEmpty } else { true }
          }
          return isWhole ? symbols : nil
        }
        if kept.alternatives.count < rule.alternatives.count {
          rules[number] = kept
          hasChanged = true
        }
      }
    }
  }

  /// The rules that are led to from `roots`, each before those that it leads to for the first time.
  func reachable(from roots: [Int]) -> [Int] {
    var seen = Set<Int>()
    var order: [Int] = []
    var pending = Array(roots.reversed())
    while let number = pending.popLast() {
      if !seen.insert(number).inserted { continue }
      order.append(number)
      pending += rules[number].references.reversed()
    }
    return order
  }

  /// Whether a rule leads to another, or is it.
  func leads(_ rule: Int, to other: Int) -> Bool { reachable(from: [rule]).contains(other) }
}
