import NGrams

/// Documents' tokens one after another, and whose each document is.
struct GroupedTokens {
  private(set) var tokens: [UInt32] = []
  /// By document.
  private var groups: [UInt32] = []

  mutating func append(_ document: TokenizedDocument) {
    tokens += document.tokens
    groups.append(document.group)
  }

  static func += (all: inout GroupedTokens, more: GroupedTokens) {
    all.tokens += more.tokens
    all.groups += more.groups
  }

  /// Each document's tokens without its start, and whose it is.
  var documents: [(tokens: ArraySlice<UInt32>, group: UInt32)] {
    Array(zip(tokens.split(separator: Vocabulary.start), groups)).map { ($0.0, $0.1) }
  }

  /// Estimates a model.
  ///
  /// - Parameters:
  ///   - isAllowed: By word, whether n-grams with it are kept; nil keeps all.
  ///   - leastGroups: How many groups an n-gram needs; nil for one.
  func model(
    _ estimator: NGramEstimator, isAllowed: [Bool]?, leastGroups: Int?
  ) -> NGramModel {
    guard let leastGroups else { return estimator.estimate(tokens, isAllowed: isAllowed) }
    var sorted: [UInt32] = []
    var groupOfToken: [UInt32] = []
    let documents = tokens.split(separator: Vocabulary.end)
    for (document, group) in zip(documents, groups).sorted(by: { $0.1 < $1.1 }) {
      sorted += document
      sorted.append(Vocabulary.end)
      groupOfToken += repeatElement(group, count: document.count + 1)
    }
    return estimator.estimate(
      sorted, isAllowed: isAllowed,
      threshold: NGramEstimator.GroupThreshold(groups: groupOfToken, least: leastGroups))
  }

  /// The share of the words, ends included, that a model knows together with the words before them, one fewer than its order counts.
  func coverage(by model: NGramModel) -> Double {
    var (known, all) = (0, 0)
    var state = model.start
    for word in tokens where word != Vocabulary.start {
      state = model.advance(state, by: word)
      if state.length == model.order - 1 { known += 1 }
      all += 1
      if word == Vocabulary.end { state = model.start }
    }
    return Double(known) / Double(max(1, all))
  }
}
