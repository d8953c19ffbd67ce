import Corpora

/// A grammar laid out for sampling: flat tables of instructions, alternatives drawn by Walker's alias method.
///
/// Vose 1991, *A linear algorithm for generating random numbers with a given distribution*.
struct SamplingProgram: Sendable {
  /// What an instruction does; the other 28 bits say with what.
  enum Operation: UInt32 {
    case text
    case call
    /// A call with nothing behind it in its production.
    case jump
    case finish
    case openSpan
    case closeSpan
    case attribute
    /// Whatever is less frequent: a place among the grammar's symbols.
    case other
  }

  /// One column of an alias table.
  struct Column {
    /// Which share of the column, in 2⁻³², is its own production's.
    var share: UInt32
    /// Where the production's instructions begin.
    var own: UInt32
    var alias: UInt32
  }

  struct Choice {
    var firstColumn: UInt32
    var count: UInt32
    /// Whether conditions or limits have a say.
    var isGuarded: Bool
  }

  struct Text {
    var start: UInt32
    var length: UInt32
    var codePoints: UInt32
  }

  private(set) var instructions: [UInt32] = []
  /// By instruction, the grammar's symbol that it is.
  private(set) var symbols: [Int32] = []
  private(set) var columns: [Column] = []
  private(set) var choices: [Choice] = []
  private(set) var texts: [Text] = []
  /// Where each production's instructions begin.
  private(set) var starts: [UInt32] = []
  /// By nonterminal, the production on the shortest way to an end.
  let shortest: [Int32]

  static let operandBits: UInt32 = 28

  init(_ grammar: Grammar) {
    shortest = ShortestDerivations(grammar).productions.map { Int32($0) }
    for index in 0..<(grammar.textStarts.count - 1) {
      let text = grammar.text(index)
      texts.append(
        Text(
          start: UInt32(text.startIndex), length: UInt32(text.count),
          codePoints: UInt32(text.codePointCount)))
    }
    starts = Array(repeating: 0, count: grammar.productions.count)
    for production in grammar.productions.indices {
      starts[production] = UInt32(instructions.count)
      let symbols = grammar.symbols(of: production)
      for index in symbols.indices {
        let symbol = symbols[index]
        let isLast = index == symbols.endIndex - 1
        let operation: Operation =
          switch symbol.kind {
          case .text: .text
          case .nonterminal: isLast ? .jump : .call
          case .openSpan: .openSpan
          case .closeSpan: .closeSpan
          case .attribute: .attribute
          default: .other
          }
        let operand = operation == .other ? UInt32(index) : UInt32(symbol.operand)
        instructions.append(operation.rawValue << Self.operandBits | operand)
        self.symbols.append(Int32(index))
      }
      if symbols.last?.kind != .nonterminal {
        instructions.append(Operation.finish.rawValue << Self.operandBits)
        self.symbols.append(-1)
      }
    }
    for nonterminal in grammar.nonterminals {
      let productions = nonterminal.productions
      choices.append(
        Choice(
          firstColumn: UInt32(columns.count), count: UInt32(productions.count),
          isGuarded: productions.contains { grammar.productions[$0].isGuarded }))
      columns += aliasTable(productions, grammar)
    }
  }

  private func aliasTable(_ productions: Range<Int>, _ grammar: Grammar) -> [Column] {
    let count = Double(productions.count)
    var left = productions.map { grammar.productions[$0].probability * count }
    var columns = productions.map { Column(share: .max, own: starts[$0], alias: starts[$0]) }
    var small = left.indices.filter { left[$0] < 1 }
    var large = left.indices.filter { left[$0] >= 1 }
    while let poor = small.last, let rich = large.last {
      small.removeLast()
      columns[poor].share = UInt32(max(0, min(left[poor] * 0x1p32, 0x1p32 - 1)))
      columns[poor].alias = starts[productions.lowerBound + rich]
      left[rich] -= 1 - left[poor]
      if left[rich] < 1 {
        large.removeLast()
        small.append(rich)
      }
    }
    // What rounding left over is whole, unless it is never drawn at all.
    for poor in small where left[poor] < 0.5 {
      if let other = left.indices.first(where: { left[$0] >= 0.5 }) {
        columns[poor] = columns[other]
      }
    }
    return columns
  }
}

/// The shortest derivation of each nonterminal (Knuth 1977, *A generalization of Dijkstra's algorithm*).
struct ShortestDerivations {
  /// By nonterminal, how many productions it takes at least; `Int.max` where no derivation ends.
  private(set) var lengths: [Int]
  /// What a guarded alternative costs more than another.
  static let guardCost = 1_000_000
  /// By nonterminal, the production that it begins with; -1 where none ends.
  private(set) var productions: [Int]

  init(_ grammar: Grammar) {
    let count = grammar.nonterminals.count
    lengths = Array(repeating: .max, count: count)
    productions = Array(repeating: -1, count: count)
    // Sums grow, so a nonterminal is done when it comes first out of the queue.
    var missing = [Int](repeating: 0, count: grammar.productions.count)
    var sums = [Int](repeating: 1, count: grammar.productions.count)
    var owners = [Int](repeating: 0, count: grammar.productions.count)
    var uses = [[Int]](repeating: [], count: count)
    var queue = MinimumQueue()
    for (nonterminal, value) in grammar.nonterminals.enumerated() {
      for production in value.productions {
        owners[production] = nonterminal
        // A guarded alternative may not be there when it is needed, so it costs more than any other way.
        if grammar.productions[production].isGuarded { sums[production] += Self.guardCost }
        if grammar.productions[production].probability <= 0 { continue }
        for symbol in grammar.symbols(of: production) where symbol.kind == .nonterminal {
          missing[production] += 1
          uses[Int(symbol.operand)].append(production)
        }
        if missing[production] == 0 { queue.insert(sums[production], production) }
      }
    }
    while let (sum, production) = queue.removeFirst() {
      let nonterminal = owners[production]
      if productions[nonterminal] >= 0 { continue }
      (lengths[nonterminal], productions[nonterminal]) = (sum, production)
      for user in uses[nonterminal] {
        sums[user] =
          sums[user].addingReportingOverflow(sum).overflow
          ? .max / 2 : min(.max / 2, sums[user] + sum)
        missing[user] -= 1
        if missing[user] == 0 { queue.insert(sums[user], user) }
      }
    }
  }
}

/// A heap of numbers by key.
struct MinimumQueue {
  private var items: [(key: Int, value: Int)] = []

  mutating func insert(_ key: Int, _ value: Int) {
    items.append((key, value))
    var child = items.count - 1
    while child > 0, items[child].key < items[(child - 1) / 2].key {
      items.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func removeFirst() -> (key: Int, value: Int)? {
    guard let first = items.first else { return nil }
    let last = items.removeLast()
    if items.isEmpty { return first }
    items[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < items.count && items[child].key < items[least].key {
        least = child
      }
      if least == parent { return first }
      items.swapAt(parent, least)
      parent = least
    }
  }
}
