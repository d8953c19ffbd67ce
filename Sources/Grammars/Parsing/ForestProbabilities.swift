#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Inside, outside and Viterbi probabilities over a packed forest.
///
/// Where a nonterminal leads to itself over the same text, by unary cycles or empty rules, the probabilities are the least
/// solution of the equations, found by iteration until nothing changes.
struct ForestProbabilities {
  private let forest: ParseForest
  private let program: ParsingProgram
  private let productions: [Grammar.Production]
  /// The vertices: nodes, then items.
  ///
  /// In an order in which what a vertex is made of comes before it, in groups that depend on
  /// each other.
  private let groups: [[Int]]
  private let nodeCount: Int
  /// Inside probabilities times `exp(scale · length)`, so that long texts do not vanish.
  private(set) var inside: [Double]
  /// The natural log of the best derivation's probability.
  private(set) var best: [Double]
  /// By node, the item; by item, the link of the best derivation.
  private var bestParts: [Int32]
  /// Natural log by which each position of the text is scaled.
  private var scale = 0.0

  /// nil where the text has no derivation.
  init?(_ forest: ParseForest, _ program: ParsingProgram, _ productions: [Grammar.Production]) {
    guard let root = forest.root else { return nil }
    (self.forest, self.program, self.productions) = (forest, program, productions)
    nodeCount = forest.nodes.count
    let count = nodeCount + forest.items.count
    groups = Self.groups(forest, from: root)
    inside = Array(repeating: 0, count: count)
    best = Array(repeating: -.infinity, count: count)
    bestParts = Array(repeating: -1, count: count)
    findBest()
    if best[root] < -200 { scale = -best[root] / Double(max(1, forest.text.length)) }
    findInside()
    guard inside[root] > 0 else { return nil }
  }

  /// The natural log of the text's probability.
  var logProbability: Double {
    log(inside[forest.root ?? 0]) - scale * Double(forest.text.length)
  }

  /// The natural log of the best derivation's probability.
  var logBest: Double { best[forest.root ?? 0] }

  /// The inside probability of a nonterminal between two positions.
  func inside(_ nonterminal: Int, _ start: Int, _ end: Int) -> Double {
    forest.nodes.indices.filter {
      let node = forest.nodes[$0]
      return node.nonterminal == nonterminal && node.origin == start && node.end == end
    }.reduce(0) { $0 + inside[$1] * exp(-scale * Double(end - start)) }
  }

  // MARK: Order

  /// Those vertices that the root is made of.
  private static func groups(_ forest: ParseForest, from root: Int) -> [[Int]] {
    let nodeCount = forest.nodes.count
    var numbers = [Int32](repeating: -1, count: nodeCount + forest.items.count)
    var vertices: [Int] = []
    var successors: [[Int]] = []
    func number(_ vertex: Int) -> Int {
      if numbers[vertex] >= 0 { return Int(numbers[vertex]) }
      numbers[vertex] = Int32(vertices.count)
      vertices.append(vertex)
      return vertices.count - 1
    }
    _ = number(root)
    var next = 0
    while next < vertices.count {
      let vertex = vertices[next]
      var parts: [Int] = []
      if vertex < nodeCount {
        for item in forest.nodes[vertex].items { parts.append(number(nodeCount + Int(item))) }
      } else {
        var link = forest.items[vertex - nodeCount].lastLink
        while link >= 0 {
          let value = forest.links[Int(link)]
          parts.append(number(nodeCount + Int(value.previous)))
          if value.node >= 0 { parts.append(number(Int(value.node))) }
          link = value.next
        }
      }
      successors.append(parts)
      next += 1
    }
    return StronglyConnectedComponents(successors).members.map { $0.map { vertices[$0] } }
  }

  private func production(of item: Int32) -> Int {
    if case .end(let production) = program.elements[Int(forest.items[Int(item)].element)] {
      return Int(production)
    }
    return 0
  }

  // MARK: Inside

  private func insideValue(_ vertex: Int) -> Double {
    if vertex < nodeCount {
      return forest.nodes[vertex].items.reduce(0) {
        $0 + productions[production(of: $1)].probability * inside[nodeCount + Int($1)]
      }
    }
    let item = forest.items[vertex - nodeCount]
    if item.lastLink < 0 { return 1 }
    var sum = 0.0
    var link = item.lastLink
    while link >= 0 {
      let value = forest.links[Int(link)]
      let previous = inside[nodeCount + Int(value.previous)]
      sum +=
        previous
        * (value.node >= 0 ? inside[Int(value.node)] : terminalScale(value.previous, item.end))
      link = value.next
    }
    return sum
  }

  /// The natural log of the probability of a position within a value: as if each of 64 bytes were as probable as another.
  static let slotLogProbability = -6 * 0.693147180559945309

  /// The natural log of what a terminal or a slot costs.
  @inline(__always)
  private func terminalLog(_ previous: Int32, _ end: Int32) -> Double {
    let item = forest.items[Int(previous)]
    if case .slot = program.elements[Int(item.element)] {
      return Self.slotLogProbability * Double(end - item.end)
    }
    return 0
  }

  @inline(__always)
  private func terminalScale(_ previous: Int32, _ end: Int32) -> Double {
    let logarithm =
      terminalLog(previous, end) + scale * Double(end - forest.items[Int(previous)].end)
    return logarithm == 0 ? 1 : exp(logarithm)
  }

  private mutating func findInside() {
    for group in groups {
      if group.count == 1 {
        inside[group[0]] = insideValue(group[0])
        continue
      }
      for _ in 0..<100_000 {
        var change = 0.0
        for vertex in group.reversed() {
          let value = insideValue(vertex)
          change = max(change, abs(value - inside[vertex]) / max(value, 1e-300))
          inside[vertex] = value
        }
        if change < 1e-15 { break }
      }
    }
  }

  // MARK: Best derivation

  private mutating func findBest() {
    for group in groups {
      var isChanged = true
      while isChanged {
        isChanged = false
        for vertex in group where improve(vertex) { isChanged = true }
        if group.count == 1 { break }
      }
    }
  }

  private mutating func improve(_ vertex: Int) -> Bool {
    var (value, part) = (best[vertex], bestParts[vertex])
    if vertex < nodeCount {
      for item in forest.nodes[vertex].items {
        let candidate =
          log(productions[production(of: item)].probability) + best[nodeCount + Int(item)]
        if candidate > value { (value, part) = (candidate, item) }
      }
    } else {
      let item = forest.items[vertex - nodeCount]
      var link = item.lastLink
      if link < 0 { value = 0 }
      while link >= 0 {
        let way = forest.links[Int(link)]
        let candidate =
          best[nodeCount + Int(way.previous)]
          + (way.node >= 0 ? best[Int(way.node)] : terminalLog(way.previous, item.end))
        if candidate > value { (value, part) = (candidate, link) }
        link = way.next
      }
    }
    guard value > best[vertex] else { return false }
    (best[vertex], bestParts[vertex]) = (value, part)
    return true
  }

  /// The best derivation.
  var bestTree: ParseTree { ParseTree(forest, program, bestParts, nodeCount) }

  // MARK: Outside

  /// How often each production occurs in a derivation of the text on average.
  func expectedCounts() -> [Double] {
    var counts = [Double](repeating: 0, count: productions.count)
    guard let root = forest.root else { return counts }
    var outside = [Double](repeating: 0, count: inside.count)
    outside[root] = 1
    for group in groups.reversed() {
      if group.count == 1 {
        spread(group[0], outside[group[0]], &outside)
        continue
      }
      // Outside probabilities are linear in each other, so what came in is passed on in waves.
      let members = Set(group)
      var wave: [Int: Double] = [:]
      for vertex in group { wave[vertex] = outside[vertex] }
      for _ in 0..<100_000 {
        var received: [Int: Double] = [:]
        for (vertex, value) in wave where value > 0 {
          forEachPart(vertex) { part, factor in
            if members.contains(part) {
              received[part, default: 0] += value * factor
            } else {
              outside[part] += value * factor
            }
          }
        }
        var change = 0.0
        for (vertex, value) in received {
          outside[vertex] += value
          change = max(change, value / max(outside[vertex], 1e-300))
        }
        wave = received
        if change < 1e-15 { break }
      }
    }
    let total = inside[root]
    for (number, node) in forest.nodes.enumerated() where outside[number] > 0 {
      for item in node.items {
        let production = production(of: item)
        counts[production] +=
          outside[number] * productions[production].probability * inside[nodeCount + Int(item)]
          / total
      }
    }
    return counts
  }

  private func spread(_ vertex: Int, _ value: Double, _ outside: inout [Double]) {
    guard value > 0 else { return }
    forEachPart(vertex) { part, factor in outside[part] += value * factor }
  }

  /// What a vertex is made of, and by which factor of the rest.
  private func forEachPart(_ vertex: Int, _ body: (Int, Double) -> Void) {
    if vertex < nodeCount {
      for item in forest.nodes[vertex].items {
        body(nodeCount + Int(item), productions[production(of: item)].probability)
      }
      return
    }
    let item = forest.items[vertex - nodeCount]
    var link = item.lastLink
    while link >= 0 {
      let value = forest.links[Int(link)]
      let previous = nodeCount + Int(value.previous)
      if value.node >= 0 {
        body(previous, inside[Int(value.node)])
        body(Int(value.node), inside[previous])
      } else {
        body(previous, terminalScale(value.previous, item.end))
      }
      link = value.next
    }
  }
}
