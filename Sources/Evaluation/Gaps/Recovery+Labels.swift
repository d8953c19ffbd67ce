import Classifiers

extension Recovery {
  /// Looks for the labels that were asked for (*condition recovery*); nil where real documents have no two labels.
  init?(ofLabelsIn synthetic: [AuditText], real: [AuditText]) {
    let names = Set(real.map(\.label)).subtracting([""]).sorted()
    if names.count < 2 { return nil }
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    func examples(_ texts: [AuditText]) -> [LabelLearner.Example] {
      texts.compactMap { text in
        places[text.label].map { LabelLearner.Example(text: text.text, label: $0) }
      }
    }
    func recall(_ examples: [LabelLearner.Example], _ texts: [AuditText]) -> [Count] {
      let learner = LabelLearner(known: examples, unlabelled: [], classCount: names.count)
      var reader = TextClassifier.Reader(learner.learn().classifier)
      var counts = names.map { _ in (hits: 0, of: 0) }
      for text in texts {
        guard let label = places[text.label] else { continue }
        counts[label].of += 1
        if reader.label(text.text) == label { counts[label].hits += 1 }
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
    self.init(names, own: own, inReal: inReal)
  }
}
