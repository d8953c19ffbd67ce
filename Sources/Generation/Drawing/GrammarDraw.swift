import Corpora
import Grammars

/// Draws a run's documents from a grammar; one for each thread.
final class GrammarDraw: DocumentDrawing {
  private let samplers: [GrammarSampler]
  private let splits: SplitPlan

  init(_ grammar: LabelledGrammar, _ options: Generator.Options) {
    samplers = grammar.samplers(seed: options.seed)
    splits = options.splits
  }

  func draw(_ place: RunPlace, checks: DrawChecks) -> Result<DrawnDocument, DrawFailure> {
    let sampler = samplers[place.classIndex]
    do {
      try sampler.draw(UInt64(place.index), attempt: UInt32(place.attempt))
    } catch {
      return .failure(.stuck(error))
    }
    var document = sampler.document
    document.id = String(place.index)
    if splits.split(ofDocument: document) != place.split { return .failure(.rejected(.split)) }
    return .success(DrawnDocument(document: document))
  }
}
