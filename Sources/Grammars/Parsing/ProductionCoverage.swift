/// Which of a grammar's alternatives texts use.
public struct ProductionCoverage: Sendable {
  private let parser: GrammarParser
  /// How many alternatives there are that a document can have.
  public let all: Int
  private var isUsed: [Bool]
  /// How many texts were looked at.
  public private(set) var texts = 0
  /// How many of them the grammar makes.
  public private(set) var made = 0

  /// Starts with no texts.
  public init(_ grammar: Grammar) {
    parser = GrammarParser(grammar)
    let isReachable = GrammarAnalysis(grammar).isReachable
    all = grammar.nonterminals.indices.filter { isReachable[$0] }
      .reduce(0) { count, number in
        count
          + grammar.nonterminals[number].productions.count {
            grammar.productions[$0].probability > 0
          }
      }
    isUsed = grammar.productions.map { _ in false }
  }

  /// Takes a text, UTF-8; its most probable derivation counts.
  public mutating func add(_ text: [UInt8]) {
    texts += 1
    guard case .success(let parse) = parser.parse(text) else { return }
    made += 1
    for production in parse.tree.productions { isUsed[production] = true }
  }

  /// How many alternatives the texts use.
  public var used: Int { isUsed.count { $0 } }
}
