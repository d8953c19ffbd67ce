#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Whether unlabelled documents are of the seed's kind: of its language, and about what it is about.
///
/// A document's score is the mean over its different words of how much more often seeds have them than unlabelled documents do (log
/// odds with half a document added, as in a naive Bayes classifier), itself left out of the counts. It fits where it scores no lower
/// than nearly all seeds: where both are of one kind, nearly all fit; where they are not, nearly none.
struct SeedFit {
  /// By word, how many seeds and how many unlabelled documents have it.
  private var counts: [(seeds: Int32, others: Int32)]
  private var documents = (seeds: 0, others: 0)
  /// By word, whether it counts.
  private let counted: [Bool]
  private var least = -Double.infinity

  /// Learns what tells seeds from unlabelled documents.
  ///
  /// - Parameters:
  ///   - counted: By word, whether it counts: values and what stands for words that are not learned do not.
  ///   - documents: All documents, each with its words, and whether it is a seed.
  /// - Complexity: O(*n* log *n*) in words.
  init(
    counted: [Bool],
    _ documents: some Collection<(words: ArraySlice<UInt32>, isSeed: Bool)>
  ) {
    self.counted = counted
    counts = Array(repeating: (0, 0), count: counted.count)
    if documents.allSatisfy(\.isSeed) { return }
    for (words, isSeed) in documents {
      for word in distinct(words) {
        if isSeed { counts[Int(word)].seeds += 1 } else { counts[Int(word)].others += 1 }
      }
      if isSeed { self.documents.seeds += 1 } else { self.documents.others += 1 }
    }
    if self.documents.seeds < Self.fewestSeeds { return }
    let scores = documents.filter(\.isSeed).compactMap { score($0.words, isSeed: true) }.sorted()
    if let score = scores.dropFirst(Int(Self.unlikeShare * Double(scores.count))).first {
      least = score - Self.tolerance
    }
  }

  /// Whether an unlabelled document that was counted is of the seed's kind; whether any is, where too few seeds tell.
  func fits(_ words: ArraySlice<UInt32>) -> Bool {
    guard least > -.infinity, let score = score(words, isSeed: false) else { return true }
    return score >= least
  }

  /// Nil of a document without words.
  private func score(_ words: ArraySlice<UInt32>, isSeed: Bool) -> Double? {
    let words = distinct(words)
    if words.isEmpty { return nil }
    let (seeds, others) = (
      Double(documents.seeds - (isSeed ? 1 : 0)), Double(documents.others - (isSeed ? 0 : 1))
    )
    let scale = log((others + 2 * Self.added) / (seeds + 2 * Self.added))
    return words.reduce(0) { sum, word in
      let count = counts[Int(word)]
      let inSeeds = Double(count.seeds) - (isSeed ? 1 : 0) + Self.added
      let inOthers = Double(count.others) - (isSeed ? 0 : 1) + Self.added
      return sum + log(inSeeds / inOthers) + scale
    } / Double(words.count)
  }

  private func distinct(_ words: ArraySlice<UInt32>) -> Set<UInt32> {
    Set(words.lazy.filter { counted[Int($0)] })
  }

  /// With fewer seeds nothing is left out.
  private static let fewestSeeds = 20
  /// The share of seeds that are less like the others than what fits.
  private static let unlikeShare = 0.05
  /// By how much less it may score.
  private static let tolerance = 0.1
  /// What is added to each count.
  private static let added = 0.5
}

/// Which documents without a label are of the seed's kind: those with marked values beside the seeds with theirs marked, those without
/// beside the seeds as they were read.
struct UnlabelledFit {
  private let marked: SeedFit
  private let unmarked: SeedFit
  /// By word, whether it stands for a marked value.
  private let isValue: [Bool]

  init(
    _ symbols: [Symbol?], _ documents: SeedDocuments, isSeed: (SeedDocuments.Item) -> Bool
  ) {
    let isValue = symbols.map { symbol in
      if case .slot(.value)? = symbol?.content { true } else { false }
    }
    let counted = symbols.map { symbol in
      if case .text? = symbol?.content { true } else { false }
    }
    func fit(ofMarked: Bool) -> SeedFit {
      SeedFit(
        counted: counted,
        documents.items.compactMap { item in
          let isSeed = isSeed(item)
          let tokens = documents.tokens[isSeed && !ofMarked ? item.reading : item.tokens]
          let isMarked = tokens.contains { isValue[Int($0)] }
          return isSeed || isMarked == ofMarked
            ? (tokens.dropFirst().dropLast(), isSeed) : nil
        })
    }
    (marked, unmarked) = (fit(ofMarked: true), fit(ofMarked: false))
    self.isValue = isValue
  }

  /// Whether an unlabelled document is of the seed's kind.
  func fits(_ item: SeedDocuments.Item, of documents: SeedDocuments) -> Bool {
    let tokens = documents.tokens[item.tokens]
    let isMarked = tokens.contains { isValue[Int($0)] }
    return (isMarked ? marked : unmarked).fits(tokens.dropFirst().dropLast())
  }
}
