import Classifiers
import Corpora

/// What a classifier gains from synthetic documents, on real ones that it has not seen.
///
/// The classifier is the one that comes along: a linear one over words, pairs and characters. What the seed and the synthetic
/// documents teach together is set against the better of two controls: the seed, and the seed weighted as much as both.
public struct TrainingGain: Sendable {
  /// How many of the real documents were labelled as they are.
  public let seed: Estimate
  /// The same, trained on the seed that counts as much as seed and synthetic documents do, label by label.
  public let seedDuplicated: Estimate
  /// Trained on the synthetic documents alone.
  public let synthetic: Estimate
  /// Trained on both.
  public let both: Estimate
  /// What both gain over the better control.
  public let lift: Estimate
  /// What both gain over the duplicated seed in mean recall of the rarest quarter of the labels.
  public let tailLift: Estimate
  /// How many real documents were tested on.
  public let tested: Int

  /// A label's figures.
  public struct Label: Sendable {
    /// The label.
    public let name: String
    /// How many documents of the seed have it.
    public let seeds: Int
    /// How many synthetic ones.
    public let synthetic: Int
    /// How many real ones.
    public let tested: Int
    /// The share of them that the seed alone finds.
    public let recallOfSeed: Double
    /// The share that both find.
    public let recallOfBoth: Double
  }

  /// By label, the most frequent of the seed first.
  public let labels: [Label]

  /// Measures; nil where there are no two labels or nothing to test on.
  init?(seed: [AuditText], synthetic: [AuditText], test: [AuditText]) {
    let names = Set(seed.map(\.label)).subtracting([""]).sorted()
    if names.count < 2 { return nil }
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let test = test.filter { places[$0.label] != nil }
    let seed = seed.filter { places[$0.label] != nil }
    let synthetic = synthetic.filter { places[$0.label] != nil }
    if test.isEmpty || synthetic.isEmpty { return nil }
    func count(_ texts: [AuditText]) -> [Int] {
      texts.reduce(into: names.map { _ in 0 }) { $0[places[$1.label] ?? 0] += 1 }
    }
    let (seedCounts, syntheticCounts, testCounts) = (count(seed), count(synthetic), count(test))
    let mass = synthetic.reduce(into: names.map { _ in 0.0 }) {
      $0[places[$1.label] ?? 0] += $1.document.weight ?? 1
    }
    func examples(_ texts: [AuditText], _ weight: (AuditText, Int) -> Double) -> [LabelLearner
      .Example]
    {
      texts.map { text in
        let label = places[text.label] ?? 0
        return LabelLearner.Example(
          text: text.text, label: label, weight: Float(weight(text, label)))
      }
    }
    let plain = examples(seed) { _, _ in 1 }
    let own = examples(synthetic) { text, _ in text.document.weight ?? 1 }
    let heavy = examples(seed) { _, label in 1 + mass[label] / Double(max(1, seedCounts[label])) }
    func hits(_ examples: [LabelLearner.Example]) -> [Bool] {
      let learner = LabelLearner(known: examples, unlabelled: [], classCount: names.count)
      var reader = TextClassifier.Reader(learner.learn().classifier)
      return test.map { reader.label($0.text) == places[$0.label] }
    }
    let (ofSeed, ofHeavy) = (hits(plain), hits(heavy))
    let (ofOwn, ofBoth) = (hits(own), hits(plain + own))
    func share(_ hits: [Bool]) -> Estimate { Estimate(share: hits.count { $0 }, of: hits.count) }
    (self.seed, seedDuplicated, self.synthetic, both) = (
      share(ofSeed), share(ofHeavy), share(ofOwn), share(ofBoth)
    )
    tested = test.count
    let control = seedDuplicated.value > self.seed.value ? ofHeavy : ofSeed
    func number(_ hit: Bool) -> Double { hit ? 1 : 0 }
    lift = Estimate(meanOf: zip(ofBoth, control).map { number($0) - number($1) })
    func recall(_ hits: [Bool], _ label: Int) -> Double {
      var found = 0
      for (hit, text) in zip(hits, test) where hit && places[text.label] == label { found += 1 }
      return Double(found) / Double(max(1, testCounts[label]))
    }
    let bySize = names.indices.filter { testCounts[$0] > 0 }.sorted {
      (seedCounts[$0], $0) < (seedCounts[$1], $1)
    }
    let tail = bySize.prefix(max(1, bySize.count / 4))
    tailLift = Estimate(meanOf: tail.map { recall(ofBoth, $0) - recall(ofHeavy, $0) })
    labels = names.indices.sorted { (-seedCounts[$0], $0) < (-seedCounts[$1], $1) }.map {
      Label(
        name: names[$0], seeds: seedCounts[$0], synthetic: syntheticCounts[$0],
        tested: testCounts[$0], recallOfSeed: recall(ofSeed, $0), recallOfBoth: recall(ofBoth, $0))
    }
  }
}
