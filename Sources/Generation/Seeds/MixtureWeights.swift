import NGrams

/// How much each class's own model counts beside the background, fitted on documents that neither was trained on.
///
/// By cross-validation: the documents are dealt into folds, and each fold is predicted by models of the others. Expectation
/// maximisation then finds the weight; a class of few words leans on the weight of all classes together.
struct MixtureWeights {
  /// A weight from 0 to 1 for each class.
  private(set) var values: [Double] = []

  private typealias Word = (first: Double, second: Double)
  private static let folds = 5
  /// The words that are enough to fit a few weights on; a larger seed is sampled.
  private static let mostTokens = 300_000
  private static let priorWords = 50.0

  init(seeds: [ClassSeed], unlabelled: [UInt32], order: Int) {
    let quota = max(2_000, Self.mostTokens / seeds.count)
    let documents = seeds.map { Self.documents(of: $0.tokens, atMost: quota) }
    let estimator = NGramEstimator(order: order)
    var heldOut = [[Word]](repeating: [], count: seeds.count)
    for fold in 0..<Self.folds {
      let kept = documents.map { documents in
        documents.enumerated().flatMap { $0.offset % Self.folds == fold ? [] : Array($0.element) }
      }
      let background = estimator.estimate(kept.flatMap(\.self) + unlabelled.prefix(Self.mostTokens))
      for (index, documents) in documents.enumerated() where documents.count > 1 {
        let own = estimator.estimate(kept[index])
        for (place, document) in documents.enumerated() where place % Self.folds == fold {
          heldOut[index] += Self.probabilities(of: document, own, background)
        }
      }
    }
    let common = NGramMixture.fittedWeight(
      heldOut: heldOut.flatMap(\.self), prior: 0.5, priorWords: Self.priorWords)
    values = heldOut.map {
      NGramMixture.fittedWeight(heldOut: $0, prior: common, priorWords: Self.priorWords)
    }
  }

  private static func documents(of tokens: [UInt32], atMost quota: Int) -> [ArraySlice<UInt32>] {
    var documents: [ArraySlice<UInt32>] = []
    var start = 0
    for index in tokens.indices where tokens[index] == Vocabulary.end {
      documents.append(tokens[start...index])
      start = index + 1
      if start >= quota { break }
    }
    return documents
  }

  private static func probabilities(
    of document: ArraySlice<UInt32>, _ own: NGramModel, _ background: NGramModel
  ) -> [Word] {
    var ownState = own.start
    var backgroundState = background.start
    return document.dropFirst().map { word in
      let probabilities = (
        own.probability(of: word, after: ownState),
        background.probability(of: word, after: backgroundState)
      )
      ownState = own.advance(ownState, by: word)
      backgroundState = background.advance(backgroundState, by: word)
      return probabilities
    }
  }
}
