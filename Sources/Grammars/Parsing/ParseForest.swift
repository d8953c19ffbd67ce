/// All derivations of a text, packed: what the chart of Earley's algorithm leaves behind.
///
/// Earley 1970, *An efficient context-free parsing algorithm*; probabilities after Stolcke 1995, *An efficient probabilistic
/// context-free parsing algorithm that computes prefix probabilities*.
struct ParseForest {
  /// A dotted rule that begins at `origin` and has come to `end`.
  struct Item {
    var element: Int32
    var origin: Int32
    var end: Int32
    /// Its last link; -1 where it is a prediction.
    var lastLink: Int32 = -1
  }

  /// One way to come to an item: from an item with one element less, by a node or a terminal.
  struct Link {
    var previous: Int32
    /// -1 for a terminal or a slot.
    var node: Int32
    /// The item's link before this one.
    var next: Int32
  }

  /// A nonterminal over a stretch of text.
  struct Node {
    var nonterminal: Int32
    var origin: Int32
    var end: Int32
    /// The items of its productions that are complete.
    var items: [Int32] = []
  }

  private(set) var items: [Item] = []
  private(set) var links: [Link] = []
  private(set) var nodes: [Node] = []
  /// The whole text as the start symbol; nil where it is none.
  private(set) var root: Int?
  /// How far the text was understood.
  private(set) var furthest = 0
  let text: ParsedText

  init(_ text: ParsedText, _ program: ParsingProgram) {
    self.text = text
    var builder = Builder(text, program)
    builder.run()
    (items, links, nodes) = (builder.items, builder.links, builder.nodes)
    furthest = builder.furthest
    root = builder.root
  }

  private struct Builder {
    let text: ParsedText
    let program: ParsingProgram
    var items: [Item] = []
    var links: [Link] = []
    var nodes: [Node] = []
    var furthest = 0
    var root: Int?
    /// By position, the items that end there.
    private var agendas: [[Int32]]
    /// The items by end, element and origin; those of one end at a time.
    private var known: [[UInt64: Int32]]
    /// By position, the items that wait for a nonterminal that begins there.
    private var waiting: [[Int32: [Int32]]]
    /// By position, the nodes that begin and end there.
    private var empty: [[Int32: Int32]]
    private var completed: [UInt64: Int32] = [:]

    init(_ text: ParsedText, _ program: ParsingProgram) {
      (self.text, self.program) = (text, program)
      agendas = Array(repeating: [], count: text.length + 1)
      known = Array(repeating: [:], count: text.length + 1)
      waiting = Array(repeating: [:], count: text.length + 1)
      empty = waiting.map { _ in [:] }
    }

    mutating func run() {
      predict(Int32(program.grammar.root), at: 0)
      for position in 0...text.length {
        completed.removeAll(keepingCapacity: true)
        var next = 0
        while next < agendas[position].count {
          process(agendas[position][next], position)
          next += 1
        }
        if next > 0 { furthest = position }
        known[position] = [:]
        agendas[position] = []
      }
    }

    private mutating func add(
      _ element: Int32, origin: Int32, end: Int, previous: Int32, node: Int32
    ) {
      let key = UInt64(UInt32(bitPattern: element)) << 32 | UInt64(UInt32(bitPattern: origin))
      let item: Int32
      if let there = known[end][key] {
        item = there
      } else {
        item = Int32(items.count)
        items.append(Item(element: element, origin: origin, end: Int32(end)))
        known[end][key] = item
        agendas[end].append(item)
      }
      if previous >= 0 {
        links.append(Link(previous: previous, node: node, next: items[Int(item)].lastLink))
        items[Int(item)].lastLink = Int32(links.count - 1)
      }
    }

    private mutating func predict(_ nonterminal: Int32, at position: Int) {
      for production in program.openProductions[Int(nonterminal)] {
        add(
          program.starts[Int(production)], origin: Int32(position), end: position, previous: -1,
          node: -1)
      }
      if text.hasWords {
        guard let terminal = text.terminal(at: position) else { return }
        for production in program.lexicalProductions[Int(nonterminal)][terminal] ?? [] {
          add(
            program.starts[Int(production)], origin: Int32(position), end: position, previous: -1,
            node: -1)
        }
        return
      }
      for terminal in program.firstTerminals[Int(nonterminal)]
      where text.end(of: terminal, program, at: position) != nil {
        for production in program.lexicalProductions[Int(nonterminal)][terminal] ?? [] {
          add(
            program.starts[Int(production)], origin: Int32(position), end: position, previous: -1,
            node: -1)
        }
      }
    }

    private mutating func process(_ number: Int32, _ position: Int) {
      let item = items[Int(number)]
      switch program.elements[Int(item.element)] {
      case .nonterminal(let nonterminal):
        if waiting[position][nonterminal] == nil {
          waiting[position][nonterminal] = [number]
          predict(nonterminal, at: position)
        } else {
          waiting[position][nonterminal]?.append(number)
        }
        if let node = empty[position][nonterminal] {
          add(item.element + 1, origin: item.origin, end: position, previous: number, node: node)
        }
      case .terminal(let terminal):
        if let end = text.end(of: terminal, program, at: position) {
          add(item.element + 1, origin: item.origin, end: end, previous: number, node: -1)
        }
      case .slot(let slot):
        for end in text.ends(of: program.slots[Int(slot)], at: position) {
          add(item.element + 1, origin: item.origin, end: end, previous: number, node: -1)
        }
      case .end(let production): complete(number, item, production, position)
      }
    }

    private mutating func complete(
      _ number: Int32, _ item: Item, _ production: Int32, _ position: Int
    ) {
      let nonterminal = program.productionOwners[Int(production)]
      let key =
        UInt64(UInt32(bitPattern: nonterminal)) << 32 | UInt64(UInt32(bitPattern: item.origin))
      if let node = completed[key] {
        nodes[Int(node)].items.append(number)
        return
      }
      let node = Int32(nodes.count)
      nodes.append(
        Node(nonterminal: nonterminal, origin: item.origin, end: Int32(position), items: [number]))
      completed[key] = node
      if item.origin == 0, position == text.length, nonterminal == Int32(program.grammar.root) {
        root = Int(node)
      }
      if Int(item.origin) == position { empty[position][nonterminal] = node }
      for waiter in waiting[Int(item.origin)][nonterminal] ?? [] {
        let waiting = items[Int(waiter)]
        add(
          waiting.element + 1, origin: waiting.origin, end: position, previous: waiter, node: node)
      }
    }
  }
}
