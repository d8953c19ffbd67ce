#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The most probable derivations of a text, one after the other.
///
/// Huang and Chiang 2005, *Better k-best parsing*, algorithm 3: only those of a part are worked out that one of the whole asks
/// for. Derivations in which a nonterminal leads to itself over the same text are left out.
final class BestDerivations {
  private struct Derivation: Hashable {
    /// An item of a node, or a link of an item; -1 for a prediction, which is made of nothing.
    var way: Int32
    /// Which derivation of the first and of the second part is taken.
    var first: Int
    var second: Int
  }

  private struct Vertex {
    var found: [(logProbability: Double, derivation: Derivation)] = []
    var candidates: [(logProbability: Double, derivation: Derivation)] = []
    var seen: Set<Derivation> = []
    var isOpen = false
    var isBusy = false
  }

  private let forest: ParseForest
  private let program: ParsingProgram
  private let productions: [Grammar.Production]
  private let nodeCount: Int
  private var vertices: [Vertex]

  init(_ forest: ParseForest, _ program: ParsingProgram, _ productions: [Grammar.Production]) {
    (self.forest, self.program, self.productions) = (forest, program, productions)
    nodeCount = forest.nodes.count
    vertices = Array(repeating: Vertex(), count: forest.nodes.count + forest.items.count)
  }

  /// The best derivations of the whole text with the natural logs of their probabilities.
  func best(_ count: Int) -> [(logProbability: Double, tree: ParseTree)] {
    guard let root = forest.root else { return [] }
    var result: [(logProbability: Double, tree: ParseTree)] = []
    while result.count < count, let logProbability = find(root, result.count) {
      result.append((logProbability, ParseTree(part(root, result.count))))
    }
    return result
  }

  /// The probability of a vertex's derivation of a rank; nil where it has fewer.
  private func find(_ vertex: Int, _ rank: Int) -> Double? {
    if rank < vertices[vertex].found.count { return vertices[vertex].found[rank].logProbability }
    if vertices[vertex].isBusy { return nil }
    vertices[vertex].isBusy = true
    defer { vertices[vertex].isBusy = false }
    if !vertices[vertex].isOpen {
      vertices[vertex].isOpen = true
      for way in ways(of: vertex) { propose(vertex, Derivation(way: way, first: 0, second: 0)) }
    }
    while vertices[vertex].found.count <= rank {
      if let last = vertices[vertex].found.last?.derivation {
        propose(vertex, Derivation(way: last.way, first: last.first + 1, second: last.second))
        propose(vertex, Derivation(way: last.way, first: last.first, second: last.second + 1))
      }
      let candidates = vertices[vertex].candidates
      guard
        let best = candidates.indices.max(by: {
          candidates[$0].logProbability < candidates[$1].logProbability
        })
      else { return nil }
      vertices[vertex].found.append(candidates[best])
      vertices[vertex].candidates.remove(at: best)
    }
    return vertices[vertex].found[rank].logProbability
  }

  private func ways(of vertex: Int) -> [Int32] {
    if vertex < nodeCount { return forest.nodes[vertex].items }
    var ways: [Int32] = []
    var link = forest.items[vertex - nodeCount].lastLink
    if link < 0 { return [-1] }
    while link >= 0 {
      ways.append(link)
      link = forest.links[Int(link)].next
    }
    return ways
  }

  private func propose(_ vertex: Int, _ derivation: Derivation) {
    guard vertices[vertex].seen.insert(derivation).inserted,
      let logProbability = logProbability(vertex, derivation)
    else { return }
    vertices[vertex].candidates.append((logProbability, derivation))
  }

  private func logProbability(_ vertex: Int, _ derivation: Derivation) -> Double? {
    if derivation.way < 0 { return derivation.first + derivation.second == 0 ? 0 : nil }
    if vertex < nodeCount {
      guard derivation.second == 0,
        case .end(let production) = program.elements[Int(forest.items[Int(derivation.way)].element)],
        let inner = find(nodeCount + Int(derivation.way), derivation.first)
      else { return nil }
      return log(productions[Int(production)].probability) + inner
    }
    let link = forest.links[Int(derivation.way)]
    guard let previous = find(nodeCount + Int(link.previous), derivation.first) else { return nil }
    if link.node >= 0 { return find(Int(link.node), derivation.second).map { previous + $0 } }
    guard derivation.second == 0 else { return nil }
    let item = forest.items[Int(link.previous)]
    if case .slot = program.elements[Int(item.element)] {
      let length = forest.items[vertex - nodeCount].end - item.end
      return previous + ForestProbabilities.slotLogProbability * Double(length)
    }
    return previous
  }

  private func part(_ node: Int, _ rank: Int) -> ParseTree.Part {
    let derivation = vertices[node].found[rank].derivation
    var parts: [ParseTree.Part] = []
    var production = 0
    var (item, itemRank) = (derivation.way, derivation.first)
    if case .end(let number) = program.elements[Int(forest.items[Int(item)].element)] {
      production = Int(number)
    }
    while true {
      let step = vertices[nodeCount + Int(item)].found[itemRank].derivation
      if step.way < 0 { break }
      let link = forest.links[Int(step.way)]
      if link.node >= 0 {
        parts.append(part(Int(link.node), step.second))
      } else {
        let start = Int(forest.items[Int(link.previous)].end)
        parts.append(.text(forest.text.text(start..<Int(forest.items[Int(item)].end))))
      }
      (item, itemRank) = (link.previous, step.first)
    }
    let nonterminal = program.grammar.nonterminals[Int(forest.nodes[node].nonterminal)]
    return .node(
      name: nonterminal.name, isRule: nonterminal.isRule, production: production, parts.reversed())
  }
}
