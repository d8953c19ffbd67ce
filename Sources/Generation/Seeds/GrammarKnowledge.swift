public import Grammars
import Tokenization
import Corpora

extension SeedModelTrainer {
  /// So many documents of each label stand for the grammar.
  static var grammarDocumentsPerLabel: Int { 400 }

  /// Learns what a grammar says of its labels: documents drawn from it under the condition of each.
  ///
  /// A label that no seed has becomes a class of its own. Call it when all seeds have been taken.
  ///
  /// - Returns: The grammar's labels; empty where it has none, and so says nothing here.
  /// - Throws: `ICUError` when ICU fails; `ImpossibleCondition` and `SamplingError` where the grammar cannot write a label's documents.
  public mutating func add(_ grammar: Grammar) throws -> [String] {
    let labels = grammar.values(of: "label")
    for label in labels {
      let (part, _) = try grammar.conditioned(on: [("label", label)])
      let sampler = GrammarSampler(part)
      for index in 0..<Self.grammarDocumentsPerLabel {
        try sampler.draw(UInt64(index))
        var document = sampler.document
        document.labels = [label]
        try add(grammarDocument: document)
      }
    }
    return labels
  }
}
