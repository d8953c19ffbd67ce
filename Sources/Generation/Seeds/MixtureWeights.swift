import NGrams

/// How much each class's own model counts beside the background, fitted on documents that neither was trained on.
///
/// By cross-validation: the documents are dealt into folds, and each fold is predicted by models of the others. Expectation
/// maximisation then finds the weights; a class of few words leans on the weights of all classes together.
struct MixtureWeights {
  /// For each class a weight from 0 to 1 by how many words of context both models know: `NGramMixture.bucket`.
  private(set) var values: [[Double]] = []

  private typealias Word = (first: Double, second: Double)
  /// Held-out words by how many words of context both models knew.
  private typealias HeldOut = [[Word]]
  private static let folds = 5
  /// The words that are enough to fit a few weights on; a larger seed is sampled.
  private static let mostTokens = 300_000
  private static let priorWords = 50.0

  /// - Parameter rare: What stands for words that are not learned, and so are not predicted.
  init(seeds: [ClassSeed], unlabelled: [UInt32], order: Int, rare: UInt32) {
    let quota = max(2_000, Self.mostTokens / seeds.count)
    let documents = seeds.map { Self.documents(of: $0.tokens, atMost: quota) }
    let estimator = NGramEstimator(order: order)
    let none = HeldOut(repeating: [], count: order * order)
    var heldOut = [HeldOut](repeating: none, count: seeds.count)
    for fold in 0..<Self.folds {
      let kept = documents.map { documents in
        documents.enumerated().flatMap { $0.offset % Self.folds == fold ? [] : Array($0.element) }
      }
      let background = estimator.estimate(kept.flatMap(\.self) + unlabelled.prefix(Self.mostTokens))
      for (index, documents) in documents.enumerated() where documents.count > 1 {
        let own = estimator.estimate(kept[index])
        for (place, document) in documents.enumerated() where place % Self.folds == fold {
          Self.predict(document, own, background, rare, into: &heldOut[index])
        }
      }
    }
    let common = (0..<(order * order)).map { bucket in
      NGramMixture.fittedWeight(
        heldOut: heldOut.flatMap { $0[bucket] }, prior: 0.5, priorWords: Self.priorWords)
    }
    values = heldOut.map { words in
      zip(words, common).map {
        NGramMixture.fittedWeight(heldOut: $0, prior: $1, priorWords: Self.priorWords)
      }
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

  private static func predict(
    _ document: ArraySlice<UInt32>, _ own: NGramModel, _ background: NGramModel, _ rare: UInt32,
    into heldOut: inout HeldOut
  ) {
    var ownState = own.start
    var backgroundState = background.start
    for word in document.dropFirst() {
      if word != rare {
        let bucket = NGramMixture.bucket(
          ownState.length, backgroundState.length, order: own.order)
        heldOut[bucket].append(
          (
            own.probability(of: word, after: ownState),
            background.probability(of: word, after: backgroundState)
          ))
      }
      ownState = own.advance(ownState, by: word)
      backgroundState = background.advance(backgroundState, by: word)
    }
  }
}
