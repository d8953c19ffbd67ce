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

  /// Longer texts, and grammars with more elements, are not parsed: places are packed into 64 bits.
  private static let (mostPositions, mostElements) = (1 << 20, 1 << 24)

  init(_ text: ParsedText, _ program: ParsingProgram) {
    self.text = text
    guard text.length < Self.mostPositions, program.elements.count < Self.mostElements else {
      return
    }
    var builder = Builder(text, program)
    builder.run()
    (items, links, nodes) = (builder.items, builder.links, builder.nodes)
    furthest = builder.furthest
    root = builder.root
  }

  /// An element or a nonterminal, where it begins and where it ends.
  private static func key(_ symbol: Int32, _ origin: Int32, _ end: Int) -> UInt64 {
    UInt64(UInt32(bitPattern: symbol)) << 40 | UInt64(UInt32(bitPattern: origin)) << 20
      | UInt64(end)
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
    private var knownItems = PlaceMap()
    private var knownNodes = PlaceMap()
    /// By nonterminal and position, the last waiter for it.
    private var lastWaiters = PlaceMap()
    /// Items that wait for a nonterminal, each with the waiter before it; -1 for none.
    private var waiters: [(item: Int32, previous: Int32)] = []

    init(_ text: ParsedText, _ program: ParsingProgram) {
      (self.text, self.program) = (text, program)
      agendas = Array(repeating: [], count: text.length + 1)
    }

    mutating func run() {
      predict(Int32(program.grammar.root), at: 0)
      for position in 0...text.length {
        var next = 0
        while next < agendas[position].count {
          process(agendas[position][next], position)
          next += 1
        }
        if next > 0 { furthest = position }
        agendas[position] = []
      }
    }

    private mutating func add(
      _ element: Int32, origin: Int32, end: Int, previous: Int32, node: Int32
    ) {
      let new = Int32(items.count)
      let item = knownItems.find(ParseForest.key(element, origin, end), orInsert: new)
      if item == new {
        items.append(Item(element: element, origin: origin, end: Int32(end)))
        agendas[end].append(item)
      }
      if previous >= 0 {
        links.append(Link(previous: previous, node: node, next: items[Int(item)].lastLink))
        items[Int(item)].lastLink = Int32(links.count - 1)
      }
    }

    private mutating func predict(_ nonterminal: Int32, at position: Int) {
      for production in program.openProductions[Int(nonterminal)] {
        begin(production, at: position)
      }
      if text.hasWords {
        guard let terminal = text.terminal(at: position) else { return }
        for production in program.lexicalProductions[Int(nonterminal)][terminal] ?? [] {
          begin(production, at: position)
        }
        return
      }
      for terminal in program.firstTerminals[Int(nonterminal)]
      where text.end(of: terminal, program, at: position) != nil {
        for production in program.lexicalProductions[Int(nonterminal)][terminal] ?? [] {
          begin(production, at: position)
        }
      }
    }

    private mutating func begin(_ production: Int32, at position: Int) {
      add(
        program.starts[Int(production)], origin: Int32(position), end: position, previous: -1,
        node: -1)
    }

    private mutating func process(_ number: Int32, _ position: Int) {
      let item = items[Int(number)]
      switch program.elements[Int(item.element)] {
      case .nonterminal(let nonterminal):
        let new = Int32(waiters.count)
        let key = ParseForest.key(nonterminal, 0, position)
        let last = lastWaiters.find(key, orInsert: new)
        waiters.append((number, last == new ? -1 : last))
        if last == new { predict(nonterminal, at: position) } else { lastWaiters.set(key, new) }
        if let node = knownNodes.find(ParseForest.key(nonterminal, Int32(position), position)) {
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
      let node = Int32(nodes.count)
      let known = knownNodes.find(
        ParseForest.key(nonterminal, item.origin, position), orInsert: node)
      if known != node {
        nodes[Int(known)].items.append(number)
        return
      }
      nodes.append(
        Node(nonterminal: nonterminal, origin: item.origin, end: Int32(position), items: [number]))
      if item.origin == 0, position == text.length, nonterminal == Int32(program.grammar.root) {
        root = Int(node)
      }
      var waiter = lastWaiters.find(ParseForest.key(nonterminal, 0, Int(item.origin))) ?? -1
      while waiter >= 0 {
        let (waiting, previous) = waiters[Int(waiter)]
        let waitingItem = items[Int(waiting)]
        add(
          waitingItem.element + 1, origin: waitingItem.origin, end: position, previous: waiting,
          node: node)
        waiter = previous
      }
    }
  }
}

/// Numbers by 64-bit keys, in one open table.
private struct PlaceMap {
  private var keys: [UInt64] = Array(repeating: .max, count: 1 << 8)
  private var values: [Int32] = Array(repeating: 0, count: 1 << 8)
  private var count = 0

  private func slot(_ key: UInt64) -> Int {
    let mask = keys.count - 1
    // The highest bits of the product depend on all of the key.
    let shift = UInt64(mask.leadingZeroBitCount)
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while keys[slot] != key, keys[slot] != .max { slot = (slot + 1) & mask }
    return slot
  }

  func find(_ key: UInt64) -> Int32? {
    let slot = slot(key)
    return keys[slot] == key ? values[slot] : nil
  }

  /// The number of a key; where it has none, it gets one.
  mutating func find(_ key: UInt64, orInsert value: Int32) -> Int32 {
    let place = slot(key)
    if keys[place] == key { return values[place] }
    (keys[place], values[place]) = (key, value)
    count += 1
    if 2 * count > keys.count { grow() }
    return value
  }

  /// Gives a key that is there another number.
  mutating func set(_ key: UInt64, _ value: Int32) { values[slot(key)] = value }

  private mutating func grow() {
    let old = (keys, values)
    keys = Array(repeating: .max, count: 4 * old.0.count)
    values = Array(repeating: 0, count: keys.count)
    for (key, value) in zip(old.0, old.1) where key != .max {
      let place = slot(key)
      (keys[place], values[place]) = (key, value)
    }
  }
}
