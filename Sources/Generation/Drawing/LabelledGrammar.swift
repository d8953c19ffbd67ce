import Corpora
public import Grammars

/// A grammar that documents of labels can be asked of.
///
/// Where labels are asked for, each document is drawn under the condition that it has its label.
public struct LabelledGrammar: Sendable {
  /// What the documents are called by, for reports; a single empty name where labels play no part.
  public let labels: [String]
  /// How probable each label is.
  let probabilities: [Double]
  private let grammars: [Grammar]

  /// Conditions a grammar.
  ///
  /// - Parameter isByLabel: Whether labels are asked for.
  /// - Throws: `ImpossibleCondition` where a label stands in the grammar that no document has.
  public init(_ grammar: Grammar, isByLabel: Bool) throws(ImpossibleCondition) {
    var parts: [(label: String, grammar: Grammar, probability: Double)] = []
    for label in isByLabel ? grammar.values(of: "label") : [] {
      let (part, probability) = try grammar.conditioned(on: [("label", label)])
      parts.append((label, part, probability))
    }
    if parts.isEmpty { parts = [("", grammar, 1)] }
    (labels, grammars, probabilities) = (
      parts.map(\.label), parts.map(\.grammar), parts.map(\.probability)
    )
  }

  /// What draws the documents of each label; for one thread.
  func samplers(seed: UInt64) -> [GrammarSampler] {
    var options = GrammarSampler.Options()
    options.seed = seed
    return grammars.map { GrammarSampler($0, options: options) }
  }

  /// The types of spans that documents may have.
  public var spanTypes: [String] { grammars[0].spanTypes }

  /// The labels that documents may have.
  public var documentLabels: [String] { grammars[0].values(of: "label") }

  /// Whether a document may have several labels.
  public var labelsAreList: Bool { grammars.contains { $0.mayRepeat("label") } }

  var hasSpans: Bool { !spanTypes.isEmpty }

  /// What documents say of themselves beside their labels.
  var metaColumns: [MetaColumn] {
    grammars[0].keys.filter { $0 != "label" }.map { MetaColumn($0) }
      + grammars[0].fields.map { MetaColumn($0.key, $0.isNumber ? .number : .text) }
  }
}

extension LabelPlan {
  /// Plans a run of a grammar; see the plan of a model.
  public init(
    grammar: LabelledGrammar, total: Int?, requests: Requests, seed: UInt64
  ) throws(Failure) {
    try self.init(
      classes: zip(grammar.labels, grammar.probabilities).map { ($0, max(1, Int($1 * 1e9))) },
      total: total, requests: requests, seed: seed)
  }
}
