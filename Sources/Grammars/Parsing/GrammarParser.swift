/// Parses texts by a grammar.
public struct GrammarParser: Sendable {
  let program: ParsingProgram
  private let productions: [Grammar.Production]

  /// Prepares to parse.
  public init(_ grammar: Grammar) {
    program = ParsingProgram(grammar)
    productions = grammar.productions
  }

  /// What a text is to a grammar.
  public struct Parse: Sendable {
    /// The natural log of the text's probability; each byte of a value in it counts as 1/64.
    public let logProbability: Double
    /// The natural log of the best derivation's probability.
    public let viterbiLogProbability: Double
    /// The best derivation.
    public let tree: ParseTree
    /// The best derivations with the natural logs of their probabilities, as many as were asked for.
    public let best: [(logProbability: Double, tree: ParseTree)]
  }

  /// Why a text has no derivation.
  public struct Failure: Error, Sendable {
    /// What was understood, from the beginning on.
    public let understood: String
  }

  /// Parses a text.
  ///
  /// - Parameter count: How many of the best derivations are listed.
  /// - Complexity: O(*n*³ · symbols) at worst, about linear for grammars of documents.
  public func parse(_ text: [UInt8], best count: Int = 0) -> Result<Parse, Failure> {
    let forest = ParseForest(ParsedText(text, program), program)
    guard let probabilities = ForestProbabilities(forest, program, productions) else {
      return .failure(Failure(understood: forest.text.text(0..<forest.furthest)))
    }
    return .success(
      Parse(
        logProbability: probabilities.logProbability, viterbiLogProbability: probabilities.logBest,
        tree: probabilities.bestTree,
        best: count == 0 ? [] : BestDerivations(forest, program, productions).best(count)))
  }
}
