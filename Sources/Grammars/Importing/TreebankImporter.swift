public import Corpora

/// Reads trees in brackets, as the Penn Treebank has them, and makes a grammar of their rules by maximum likelihood.
///
/// Long rules are cut in two again and again, and the parts remember only so many siblings (Markovisation; Klein and Manning 2003,
/// *Accurate unlexicalized parsing*). Function tags, indices and empty elements are dropped.
public enum TreebankImporter {
  /// How much of its surroundings a nonterminal remembers.
  public struct Options: Sendable {
    /// How many siblings before it a part of a rule remembers; nil for all, so that no rule is cut.
    public var horizontal: Int? = 1
    /// Whether nonterminals remember their parent.
    public var hasParents = false

    /// One sibling, no parent.
    public init() {}
  }

  /// Returns the grammar as a file of ours, with counts as weights.
  ///
  /// - Throws: `CorpusError` with line and column of what is not understood.
  public static func grammar(
    _ bytes: [UInt8], path: String, options: Options = Options()
  ) throws(CorpusError) -> GrammarText {
    var reader = BracketReader(try GrammarSource(bytes, path: path))
    var counts = RuleCounts(options: options)
    while let tree = try reader.next() { counts.add(tree) }
    if counts.isEmpty {
      throw CorpusError(
        .badData, file: path, problem: "there is no tree",
        remedy: "Write trees such as (S (NP (DT the) (NN dog)) (VP (VBD slept))).")
    }
    return counts.grammar
  }
}

/// A tree of a treebank.
private indirect enum Tree {
  case word(String)
  case node(String, [Tree])
}

private struct BracketReader {
  private let source: GrammarSource
  private let bytes: [UInt8]
  private var place = 0

  /// Deeper trees are refused rather than overflow the stack; no sentence comes near.
  private static let mostDepth = 1_000

  init(_ source: GrammarSource) { (self.source, bytes) = (source, source.bytes) }

  private func error(
    _ problem: String,
    _ remedy: String = "Write trees such as (S (NP (DT the) (NN dog)) (VP (VBD slept)))."
  ) -> CorpusError {
    source.failure(at: place..<place + 1, problem, remedy)
  }

  private mutating func skip() {
    while place < bytes.count, bytes[place].isASCIISpace { place += 1 }
  }

  private mutating func word() -> String {
    let start = place
    while place < bytes.count, !bytes[place].isASCIISpace, bytes[place] != UInt8(ascii: "("),
      bytes[place] != UInt8(ascii: ")")
    {
      place += 1
    }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  /// The next tree; nil at the end.
  mutating func next() throws(CorpusError) -> Tree? {
    while true {
      skip()
      guard place < bytes.count else { return nil }
      guard bytes[place] == UInt8(ascii: "(") else { throw error("a tree begins with a bracket") }
      if let tree = try tree(depth: 0) { return tree }
    }
  }

  /// A tree from its bracket on; nil where nothing is left of it.
  private mutating func tree(depth: Int) throws(CorpusError) -> Tree? {
    if depth > Self.mostDepth {
      throw error(
        "the tree is nested deeper than \(Self.mostDepth)", "Close the brackets of the trees.")
    }
    place += 1
    skip()
    let label = word()
    var children: [Tree] = []
    while true {
      skip()
      guard place < bytes.count else { throw error("the tree is never closed") }
      if bytes[place] == UInt8(ascii: ")") {
        place += 1
        break
      }
      if bytes[place] == UInt8(ascii: "(") {
        if let child = try tree(depth: depth + 1) { children.append(child) }
      } else {
        children.append(.word(word()))
      }
    }
    if label == "-NONE-" || children.isEmpty { return nil }
    // An outer bracket without a name.
    if label.isEmpty, children.count == 1, case .node = children[0] { return children[0] }
    return .node(Self.plain(label.isEmpty ? "TOP" : label), children)
  }

  /// A category without function tags and indices: NP of NP-SBJ=2; -LRB- stays.
  private static func plain(_ label: String) -> String {
    guard label.first != "-" else { return label }
    return String(label.prefix { $0 != "-" && $0 != "=" && $0 != "|" })
  }
}

private struct RuleCounts {
  let options: TreebankImporter.Options
  private var rules: [String: [[GrammarText.Piece]: Int]] = [:]
  private var order: [String] = []

  init(options: TreebankImporter.Options) { self.options = options }

  var isEmpty: Bool { rules.isEmpty }

  mutating func add(_ tree: Tree) {
    count("TOP", [.braces(GrammarText.name(name(of: tree, parent: "TOP")))])
    visit(tree, parent: "TOP")
  }

  private func category(_ tree: Tree) -> String {
    if case .node(let label, _) = tree { return label }
    return ""
  }

  private func name(of tree: Tree, parent: String) -> String {
    let label = category(tree)
    let isPreterminal: Bool
    if case .node(_, let children) = tree, case .word? = children.first {
      isPreterminal = true
    } else {
      isPreterminal = false
    }
    return options.hasParents && !isPreterminal && parent != "TOP" ? "\(label)^\(parent)" : label
  }

  private mutating func count(_ name: String, _ pieces: [GrammarText.Piece]) {
    if rules[name] == nil { order.append(name) }
    rules[name, default: [:]][pieces, default: 0] += 1
  }

  private mutating func visit(_ tree: Tree, parent: String) {
    guard case .node(let label, let children) = tree else { return }
    let own = name(of: tree, parent: parent)
    let symbols = children.map { child -> GrammarText.Piece in
      if case .word(let word) = child { return .text(word) }
      return .braces(GrammarText.name(name(of: child, parent: label)))
    }
    addRule(own, symbols, children)
    for child in children { visit(child, parent: label) }
  }

  /// Counts a rule, cut from the left where it is longer than two.
  private mutating func addRule(_ name: String, _ symbols: [GrammarText.Piece], _ children: [Tree])
  {
    guard let horizontal = options.horizontal, symbols.count > 2 else {
      return count(name, Self.joined(symbols))
    }
    var current = name
    for place in 0..<symbols.count - 2 {
      let remembered = children[max(0, place + 1 - horizontal)...place].map(category)
      let rest = "\(name)|\(horizontal == 0 ? "" : remembered.joined(separator: "-"))"
      count(current, Self.joined([symbols[place], .braces(GrammarText.name(rest))]))
      current = rest
    }
    count(current, Self.joined(Array(symbols.suffix(2))))
  }

  private static func joined(_ symbols: [GrammarText.Piece]) -> [GrammarText.Piece] {
    var pieces: [GrammarText.Piece] = []
    for symbol in symbols {
      if !pieces.isEmpty { pieces.append(.text(" ")) }
      pieces.append(symbol)
    }
    return pieces
  }

  var grammar: GrammarText {
    var result = GrammarText()
    result.head = ["words"]
    for name in order {
      let alternatives = (rules[name] ?? [:]).sorted {
        ($1.value, "\($0.key)") < ($0.value, "\($1.key)")
      }
      result.add(name, alternatives.map { .init(weight: Double($0.value), $0.key) })
    }
    return result
  }
}
