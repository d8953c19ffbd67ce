import Classifiers

/// Whether a judge that was trained on real documents finds in synthetic ones the labels that were asked for.
public struct ConditionRecovery: Sendable {
  /// The mean over labels of the share of synthetic documents in which the judge finds theirs.
  public let found: Double
  /// The same of real documents that the judge was not trained on.
  public let foundInReal: Double
  /// By label, the share of its synthetic documents, and of its real ones, in which the judge finds it.
  public let labels: [(name: String, found: Double, foundInReal: Double)]

  /// What was found over what could be: the measure, 1 where synthetic documents show their labels as real ones do.
  public var value: Double { foundInReal == 0 ? 0 : min(1, found / foundInReal) }

  /// Measures; nil where real documents have no two labels.
  init?(real: [AuditText], synthetic: [AuditText]) {
    let names = Set(real.map(\.label)).subtracting([""]).sorted()
    if names.count < 2 { return nil }
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    func examples(_ texts: [AuditText]) -> [LabelLearner.Example] {
      texts.compactMap { text in
        places[text.label].map { LabelLearner.Example(text: text.text, label: $0) }
      }
    }
    func recall(_ examples: [LabelLearner.Example], _ texts: [AuditText]) -> [(hits: Int, of: Int)]
    {
      let learner = LabelLearner(known: examples, unlabelled: [], classCount: names.count)
      var reader = TextClassifier.Reader(learner.learn().classifier)
      var counts = names.map { _ in (hits: 0, of: 0) }
      for text in texts {
        guard let label = places[text.label] else { continue }
        counts[label].of += 1
        if reader.best(text.text).label == label { counts[label].hits += 1 }
      }
      return counts
    }
    let own = recall(examples(real), synthetic)
    var inReal = names.map { _ in (hits: 0, of: 0) }
    // Every label's documents in turn, so that either half has some of each.
    var seen: [String: Int] = [:]
    let halves = real.map { text in
      defer { seen[text.label, default: 0] += 1 }
      return seen[text.label, default: 0] % 2
    }
    for half in 0..<2 {
      let train = zip(real, halves).filter { $0.1 != half }.map(\.0)
      let test = zip(real, halves).filter { $0.1 == half }.map(\.0)
      for (label, count) in recall(examples(train), test).enumerated() {
        inReal[label].hits += count.hits
        inReal[label].of += count.of
      }
    }
    func share(_ count: (hits: Int, of: Int)) -> Double {
      Double(count.hits) / Double(max(1, count.of))
    }
    func mean(_ counts: [(hits: Int, of: Int)]) -> Double {
      let seen = counts.filter { $0.of > 0 }
      return seen.map(share).reduce(0, +) / Double(max(1, seen.count))
    }
    (found, foundInReal) = (mean(own), mean(inReal))
    labels = names.indices.filter { own[$0].of > 0 }.map {
      (names[$0], share(own[$0]), share(inReal[$0]))
    }
  }
}
