/// Learns labels from a few seeds, the labels' own words and unlabelled text.
///
/// A linear classifier (``SoftmaxRegression``) is trained on the seeds and the labels' words; it labels the unlabelled texts,
/// and is trained again with those of which it is surest, as many of each class as of another, in rounds that take in more and
/// more: self-training with a growing, class-balanced share (Yarowsky 1995; Nigam and Ghani 2000, *Analyzing the
/// effectiveness and applicability of co-training*; Zou et al. 2018).
package struct LabelLearner {
  /// A text of which the label is known.
  package struct Example: Sendable {
    package let text: [UInt8]
    package let label: Int
    /// What it counts beside a seed, which counts 1.
    package let weight: Float
    /// Whose text it is; nil where it is nobody's.
    package let group: UInt32?

    package init(text: [UInt8], label: Int, weight: Float = 1, group: UInt32? = nil) {
      (self.text, self.label, self.weight, self.group) = (text, label, weight, group)
    }
  }

  /// A label given to an unlabelled text.
  package struct Assignment: Sendable {
    package let label: Int
    /// Its probability.
    package let confidence: Float
  }

  /// The share of the unlabelled texts that each round takes in.
  private static let shares = [0.15, 0.3, 0.5, 0.7]
  /// What all unlabelled texts together count beside the seeds.
  private static let unlabelledMass: Float = 2

  private let classCount: Int
  private let known: [Example]
  private let unlabelledCount: Int
  private let table: FeatureTable
  private let vectors: TextVectors

  /// Reads the texts.
  ///
  /// - Parameters:
  ///   - known: Seeds and the labels' own words.
  ///   - unlabelled: Texts, and whose they are; as many as memory allows: some 1 to 2 KB each.
  ///   - leastGroups: How many groups must have a feature, where no text of nobody's has it.
  package init(
    known: [Example], unlabelled: [(text: [UInt8], group: UInt32)], classCount: Int,
    leastGroups: Int = 1
  ) {
    self.known = known
    self.classCount = classCount
    unlabelledCount = unlabelled.count
    var counter = FeatureCounter(leastGroups: leastGroups)
    if leastGroups == 1 {
      for example in known { counter.add(example.text) }
      for (text, _) in unlabelled { counter.add(text) }
    } else {
      let texts = known.map { ($0.text, $0.group) } + unlabelled.map { ($0.text, $0.group) }
      for (text, group) in texts.sorted(by: { $0.1 ?? .max < $1.1 ?? .max }) {
        counter.add(text, group: group)
      }
    }
    table = counter.table()
    var vectors = TextVectors(table)
    for example in known { vectors.append(example.text) }
    for (text, _) in unlabelled { vectors.append(text) }
    self.vectors = vectors
  }

  /// Learns from some of the known texts and, where asked, from the unlabelled ones.
  ///
  /// - Parameters:
  ///   - isKnown: Which known texts may be used; all where nil.
  ///   - usesUnlabelled: Whether to label the unlabelled texts and learn from them.
  package func learn(
    from isKnown: ((Int) -> Bool)? = nil, usesUnlabelled: Bool = true
  ) -> Learned {
    let base = known.indices.filter { isKnown?($0) ?? true }.map { index in
      SoftmaxRegression.Example(
        row: index, label: known[index].label,
        weight: known[index].weight * SoftmaxRegression.cost)
    }
    var regression = SoftmaxRegression(features: table.count, classes: classCount)
    regression.fit(base, vectors)
    var learned = Learned(learner: self, regression: regression)
    if !usesUnlabelled || unlabelledCount == 0 { return learned }
    let mass = Self.unlabelledMass * base.reduce(0) { $0 + $1.weight }
    for share in Self.shares {
      let quota = max(1, Int(Double(unlabelledCount) / Double(classCount) * share))
      let taken = surest(learned.probabilities, atMost: quota)
      let confidences = taken.reduce(0) { $0 + $1.confidence }
      let more = taken.map { item in
        SoftmaxRegression.Example(
          row: known.count + item.text, label: item.label,
          weight: item.confidence / max(confidences, .leastNormalMagnitude) * mass)
      }
      learned.regression.fit(base + more, vectors)
      learned.probabilities = learned.regression.probabilities(vectors)
    }
    learned.assignments = assignments(learned.probabilities)
    return learned
  }

  /// What was learned.
  package struct Learned {
    private let learner: LabelLearner
    fileprivate var regression: SoftmaxRegression
    /// Of each known text, then of each unlabelled one: `width` places.
    fileprivate var probabilities: [Float]
    /// The labels of the unlabelled texts; nil for one that is like no class enough.
    package fileprivate(set) var assignments: [Assignment?] = []

    fileprivate init(learner: LabelLearner, regression: SoftmaxRegression) {
      self.learner = learner
      self.regression = regression
      probabilities = regression.probabilities(learner.vectors)
    }

    /// The probabilities of the classes for a known text.
    package func probabilities(ofKnown index: Int) -> ArraySlice<Float> {
      let width = regression.width
      return probabilities[(index * width)..<(index * width + learner.classCount)]
    }

    /// The likeliest class of a known text.
    package func label(ofKnown index: Int) -> Int? {
      let own = probabilities(ofKnown: index)
      return own.indices.max { own[$0] < own[$1] }.map { $0 - own.startIndex }
    }

    /// The classifier for any text.
    package var classifier: TextClassifier {
      TextClassifier(
        table: learner.table, classCount: learner.classCount, weights: regression.weights)
    }
  }

  private typealias Taken = (text: Int, label: Int, confidence: Float)

  /// The texts of which the classifier is surest, for each class at most so many.
  private func surest(_ probabilities: [Float], atMost quota: Int) -> [Taken] {
    var byClass = [[Taken]](repeating: [], count: classCount)
    for (text, assignment) in balanced(probabilities).enumerated() {
      byClass[assignment.label].append((text, assignment.label, assignment.confidence))
    }
    return byClass.flatMap { taken in
      taken.sorted { ($0.confidence, -$0.text) > ($1.confidence, -$1.text) }.prefix(quota)
    }
  }

  /// The labels to learn language from: each class's surest texts, as far as the last round took them in.
  private func assignments(_ probabilities: [Float]) -> [Assignment?] {
    let quota = max(1, Int(Double(unlabelledCount) / Double(classCount) * (Self.shares.last ?? 1)))
    var result = [Assignment?](repeating: nil, count: unlabelledCount)
    for item in surest(probabilities, atMost: quota) {
      result[item.text] = Assignment(label: item.label, confidence: item.confidence)
    }
    return result
  }

  /// Each unlabelled text's label, where classes that would take more than their part weigh less: p(c|x) / √p(c).
  private func balanced(_ probabilities: [Float]) -> [Assignment] {
    let width = (classCount + 7) & ~7
    var sums = [Float](repeating: 0, count: classCount)
    for text in 0..<unlabelledCount {
      let start = (known.count + text) * width
      for item in 0..<classCount { sums[item] += probabilities[start + item] }
    }
    let factors = sums.map { 1 / max($0, .leastNormalMagnitude).squareRoot() }
    return (0..<unlabelledCount).map { text in
      let start = (known.count + text) * width
      var (best, most, sum) = (0, -Float.infinity, Float(0))
      for item in 0..<classCount {
        let value = probabilities[start + item] * factors[item]
        sum += value
        if value > most { (best, most) = (item, value) }
      }
      return Assignment(label: best, confidence: most / max(sum, .leastNormalMagnitude))
    }
  }
}
