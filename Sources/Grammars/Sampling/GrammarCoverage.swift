/// Draws documents in which every alternative occurs, or every alternative at every place that leads to it.
///
/// Each document goes to what no document before it had, by the shortest way, and takes what is new wherever it comes.
public final class GrammarCoverage {
  /// What is to be covered.
  public enum Aim: String, CaseIterable, Sendable {
    /// Every alternative.
    case rules
    /// Every alternative of a part, in every alternative that has the part.
    case pairs
  }

  private struct Target: Hashable {
    /// Where the part stands; -1 where that does not matter.
    var caller: Int
    var production: Int
  }

  private let grammar: Grammar
  private let aim: Aim
  private let sampler: GrammarSampler
  private let shortest: [Int]
  private var open: Set<Target> = []
  private var callers: [Int: [Int]] = [:]
  /// By nonterminal, how many steps lead to something new.
  private var distances: [Int] = []
  private var steps: [Int: Int] = [:]

  /// Prepares to cover a grammar.
  public init(_ sampler: GrammarSampler, _ aim: Aim) {
    (self.sampler, self.aim) = (sampler, aim)
    grammar = sampler.grammar
    shortest = ShortestDerivations(grammar).productions
    findTargets()
  }

  /// How many targets are left.
  public var openCount: Int { open.count }

  /// Draws the next document; false where nothing new can be reached.
  public func draw(_ index: UInt64) throws(SamplingError) -> Bool {
    // A condition may stand in the way of one document and not of another.
    for attempt in 0..<UInt64(20) {
      findDistances()
      guard distances[grammar.root] < .max else { return false }
      let before = open.count
      steps = [:]
      sampler.chooser = { [unowned self] nonterminal, caller, allowed in
        choose(nonterminal, caller, allowed)
      }
      defer { sampler.chooser = nil }
      try sampler.draw(index &+ attempt << 32)
      if open.count < before { return true }
    }
    return false
  }

  private func findTargets() {
    let reachable = GrammarAnalysis(grammar).isReachable
    for (number, nonterminal) in grammar.nonterminals.enumerated() where reachable[number] {
      for production in nonterminal.productions
      where grammar.productions[production].probability > 0 {
        if aim == .rules { open.insert(Target(caller: -1, production: production)) }
        for place in grammar.productions[production].symbols
        where grammar.symbols[place].kind == .nonterminal {
          callers[Int(grammar.symbols[place].operand), default: []].append(place)
        }
      }
    }
    guard aim == .pairs else { return }
    for (number, places) in callers {
      for place in places {
        for production in grammar.nonterminals[number].productions
        where grammar.productions[production].probability > 0 {
          open.insert(Target(caller: place, production: production))
        }
      }
    }
  }

  /// From each nonterminal, the fewest steps to an open target.
  private func findDistances() {
    distances = Array(repeating: .max, count: grammar.nonterminals.count)
    var queue = MinimumQueue()
    var parents: [[Int]] = Array(repeating: [], count: grammar.nonterminals.count)
    for (number, nonterminal) in grammar.nonterminals.enumerated() {
      for production in nonterminal.productions
      where grammar.productions[production].probability > 0 {
        if open.contains(Target(caller: -1, production: production)) { queue.insert(0, number) }
        for place in grammar.productions[production].symbols
        where grammar.symbols[place].kind == .nonterminal {
          let child = Int(grammar.symbols[place].operand)
          parents[child].append(number)
          if aim == .pairs,
            grammar.nonterminals[child].productions.contains(where: {
              open.contains(Target(caller: place, production: $0))
            })
          {
            queue.insert(1, number)
          }
        }
      }
    }
    while let (distance, number) = queue.removeFirst() {
      if distances[number] <= distance { continue }
      distances[number] = distance
      for parent in parents[number] where distances[parent] > distance + 1 {
        queue.insert(distance + 1, parent)
      }
    }
  }

  private func choose(_ nonterminal: Int, _ caller: Int, _ allowed: [Int]) -> Int? {
    let place = aim == .pairs ? caller : -1
    if let new = allowed.first(where: { open.contains(Target(caller: place, production: $0)) }) {
      open.remove(Target(caller: place, production: new))
      return new
    }
    // On towards something new, but not for ever.
    steps[nonterminal, default: 0] += 1
    if distances[nonterminal] < .max, steps[nonterminal, default: 0] < 20 {
      let best = allowed.map { ($0, distance(of: $0)) }.min { $0.1 < $1.1 }
      if let (production, distance) = best, distance < .max { return production }
    }
    let short = shortest[nonterminal]
    return allowed.contains(short) ? short : allowed.first
  }

  private func distance(of production: Int) -> Int {
    var least = Int.max
    for place in grammar.productions[production].symbols
    where grammar.symbols[place].kind == .nonterminal {
      let child = Int(grammar.symbols[place].operand)
      let isNew =
        aim == .pairs
        && grammar.nonterminals[child].productions.contains {
          open.contains(Target(caller: place, production: $0))
        }
      least = min(least, isNew ? 0 : distances[child])
    }
    return least
  }
}
