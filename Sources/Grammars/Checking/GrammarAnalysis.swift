import Corpora

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What can be worked out of a grammar without drawing from it.
public struct GrammarAnalysis {
  /// By nonterminal, whether the root leads there.
  let isReachable: [Bool]
  /// The spectral radius of the mean matrix: below 1, documents end and their expected length is finite (Booth and Thompson
  /// 1973, *Applying probability measures to abstract languages*).
  public let spectralRadius: Double
  /// By nonterminal, how often it is expanded in a document on average; empty where that is infinite.
  let expectedVisits: [Double]
  /// How many alternatives a document takes on average; infinite where it is.
  public let expectedExpansions: Double
  /// How many code points of literal text a document has on average; infinite where it is.
  public let expectedLiteralLength: Double
  /// The entropy of a derivation in bits, values left out; infinite where it is.
  public let entropy: Double
  /// The fewest alternatives that a document takes; nil where none ends.
  public let shortestDerivation: Int?

  private let grammar: Grammar

  /// Analyses a grammar.
  public init(_ grammar: Grammar) {
    self.grammar = grammar
    let children = Self.children(grammar)
    isReachable = Self.reachable(from: grammar.root, children)
    spectralRadius = Self.spectralRadius(children, isReachable)
    let shortest = ShortestDerivations(grammar).lengths[grammar.root]
    // Guarded alternatives are counted dearer there.
    let isGuarded = grammar.productions.contains(where: \.isGuarded)
    shortestDerivation =
      shortest == .max ? nil : isGuarded ? shortest % ShortestDerivations.guardCost : shortest
    guard spectralRadius < 1 - 1e-9 else {
      expectedVisits = []
      (expectedExpansions, expectedLiteralLength, entropy) = (.infinity, .infinity, .infinity)
      return
    }
    let visits = Self.expectedVisits(grammar.root, children)
    expectedVisits = visits
    expectedExpansions = visits.reduce(0, +)
    var (length, bits) = (0.0, 0.0)
    for (number, nonterminal) in grammar.nonterminals.enumerated() where visits[number] > 0 {
      for production in nonterminal.productions {
        let probability = grammar.productions[production].probability
        guard probability > 0 else { continue }
        bits -= visits[number] * probability * log2(probability)
        for symbol in grammar.symbols(of: production) where symbol.kind == .text {
          let text = grammar.text(Int(symbol.operand))
          length += visits[number] * probability * Double(text.codePointCount)
        }
      }
    }
    (expectedLiteralLength, entropy) = (length, bits)
  }

  /// By nonterminal, how many of each other one its alternatives have on average.
  private static func children(_ grammar: Grammar) -> [[(child: Int, mean: Double)]] {
    grammar.nonterminals.map { nonterminal in
      var means: [Int: Double] = [:]
      for production in nonterminal.productions {
        for symbol in grammar.symbols(of: production) where symbol.kind == .nonterminal {
          means[Int(symbol.operand), default: 0] += grammar.productions[production].probability
        }
      }
      return means.map { (child: $0.key, mean: $0.value) }.sorted { $0.child < $1.child }
    }
  }

  private static func reachable(
    from root: Int, _ children: [[(child: Int, mean: Double)]]
  ) -> [Bool] {
    var isReachable = [Bool](repeating: false, count: children.count)
    guard root < children.count else { return isReachable }
    var stack = [root]
    isReachable[root] = true
    while let next = stack.popLast() {
      for (child, _) in children[next] where !isReachable[child] {
        isReachable[child] = true
        stack.append(child)
      }
    }
    return isReachable
  }

  /// The greatest over the cycles, by power iteration in each strongly connected component.
  private static func spectralRadius(
    _ children: [[(child: Int, mean: Double)]], _ isReachable: [Bool]
  ) -> Double {
    let components = StronglyConnectedComponents(
      children.map { $0.filter { $0.mean > 0 }.map(\.child) })
    var radius = 0.0
    for members in components.members where isReachable[members[0]] {
      let isCyclic = members.count > 1 || children[members[0]].contains { $0.child == members[0] }
      guard isCyclic else { continue }
      var places: [Int: Int] = [:]
      for (place, member) in members.enumerated() { places[member] = place }
      var vector = [Double](repeating: 1, count: members.count)
      var estimate = 0.0
      for round in 0..<2_000 {
        // A shift by the identity makes the iteration settle where the component is periodic.
        var next = vector
        for (place, member) in members.enumerated() {
          for (child, mean) in children[member] {
            if let other = places[child] { next[place] += mean * vector[other] }
          }
        }
        let largest = next.max() ?? 1
        let previous = estimate
        estimate = largest - 1
        vector = next.map { $0 / largest }
        if round > 10, abs(estimate - previous) < 1e-13 { break }
      }
      radius = max(radius, estimate)
    }
    return radius
  }

  private static func expectedVisits(
    _ root: Int, _ children: [[(child: Int, mean: Double)]]
  ) -> [Double] {
    let components = StronglyConnectedComponents(children.map { $0.map(\.child) })
    var visits = [Double](repeating: 0, count: children.count)
    visits[root] = 1
    // Components come with what they lead to first, so from the last on everything that leads into one is done.
    for members in components.members.reversed() {
      let incoming = members.map { visits[$0] }
      if members.count > 1 || children[members[0]].contains(where: { $0.child == members[0] }) {
        // v = incoming + v M within the component, as a sum of powers.
        var places: [Int: Int] = [:]
        for (place, member) in members.enumerated() { places[member] = place }
        var wave = incoming
        // Close to the critical point sums converge slowly; large components get fewer rounds.
        let edges = members.reduce(1) { $0 + children[$1].count }
        for _ in 0..<max(1_000, min(1_000_000, 200_000_000 / edges)) {
          var next = [Double](repeating: 0, count: members.count)
          for (place, member) in members.enumerated() where wave[place] != 0 {
            for (child, mean) in children[member] {
              if let other = places[child] { next[other] += wave[place] * mean }
            }
          }
          wave = next
          var largest = 0.0
          for (place, member) in members.enumerated() {
            visits[member] += wave[place]
            largest = max(largest, wave[place] / max(visits[member], 1e-300))
          }
          if largest < 1e-13 { break }
        }
        for member in members {
          for (child, mean) in children[member] where places[child] == nil {
            visits[child] += visits[member] * mean
          }
        }
      } else {
        for (child, mean) in children[members[0]] { visits[child] += visits[members[0]] * mean }
      }
    }
    return visits
  }

  /// How many derivations there are of at most so many levels; infinite where there are more than a `Double` holds.
  ///
  /// - Complexity: O(depth · symbols).
  public func derivationCount(depth: Int) -> Double {
    var counts = [Double](repeating: 0, count: grammar.nonterminals.count)
    for _ in 0..<depth {
      counts = grammar.nonterminals.map { nonterminal in
        nonterminal.productions.reduce(0) { sum, production in
          guard grammar.productions[production].probability > 0 else { return sum }
          var product = 1.0
          for symbol in grammar.symbols(of: production) where symbol.kind == .nonterminal {
            product *= counts[Int(symbol.operand)]
          }
          return sum + product
        }
      }
    }
    return counts.isEmpty ? 0 : counts[grammar.root]
  }
}

/// The strongly connected components of a graph, those that others lead to first (Tarjan 1972), without recursion.
struct StronglyConnectedComponents {
  private(set) var members: [[Int]] = []
  /// By node, its component.
  private(set) var numbers: [Int]

  init(_ successors: [[Int]]) {
    let count = successors.count
    numbers = Array(repeating: -1, count: count)
    var order = [Int](repeating: -1, count: count)
    var lowest = [Int](repeating: 0, count: count)
    var next = 0
    var waiting: [Int] = []
    var calls: [(node: Int, edge: Int)] = []
    for start in 0..<count where order[start] < 0 {
      calls.append((start, 0))
      while let (node, edge) = calls.popLast() {
        if edge == 0 {
          order[node] = next
          lowest[node] = next
          next += 1
          waiting.append(node)
        } else {
          lowest[node] = min(lowest[node], lowest[successors[node][edge - 1]])
        }
        var edge = edge
        var isDone = true
        while edge < successors[node].count {
          let target = successors[node][edge]
          edge += 1
          if order[target] < 0 {
            calls.append((node, edge))
            calls.append((target, 0))
            isDone = false
            break
          }
          if numbers[target] < 0 { lowest[node] = min(lowest[node], order[target]) }
        }
        guard isDone, lowest[node] == order[node] else { continue }
        var component: [Int] = []
        while let member = waiting.popLast() {
          numbers[member] = members.count
          component.append(member)
          if member == node { break }
        }
        members.append(component)
      }
    }
  }
}
