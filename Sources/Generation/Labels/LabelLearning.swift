import Classifiers
import Sampling

/// What is kept of a trainer's documents to learn labels from: a sample of the seeds and of the unlabelled texts.
struct LabelLearning {
  /// A document of the sample; its personal values are masked.
  struct Sampled {
    let text: [UInt8]
    let document: TokenizedDocument
    /// Its class; -1 for an unlabelled one.
    let classIndex: Int
  }

  /// Enough to learn from, and what memory and time allow: some 2 KB and a millisecond each.
  private static let mostDocuments = 20_000
  /// More classes than this are no classes to learn, but keys.
  private static let mostClasses = 300
  /// Up to so many seeds a class a label's own words count as much as a seed; they fade with the square beyond.
  private static let fewSeeds = 10.0

  private var seeds = Reservoir<Sampled>(capacity: mostDocuments)
  private var unlabelled = Reservoir<Sampled>(capacity: mostDocuments)

  /// The sample of the seeds.
  var sampledSeeds: [Sampled] { seeds.items }

  private var grammar: [Sampled] = []
  private var grammarCounts: [Int: Int] = [:]
  /// So many documents of a class say what its grammar says.
  private static let mostGrammarDocuments = 100

  mutating func add(_ document: @autoclosure () -> Sampled, isSeed: Bool) {
    if isSeed { seeds.offer(document()) } else { unlabelled.offer(document()) }
  }

  /// Adds what a grammar wrote for a class.
  mutating func add(grammar document: Sampled) {
    let count = grammarCounts[document.classIndex, default: 0]
    if count >= Self.mostGrammarDocuments { return }
    grammarCounts[document.classIndex] = count + 1
    grammar.append(document)
  }

  /// What was learned of the classes.
  struct Outcome {
    /// Tells the classes apart; nil where there is nothing to tell apart.
    var classifier: TextClassifier?
    /// The unlabelled documents that are like a class, and which.
    var assigned: [(document: TokenizedDocument, classIndex: Int)] = []
    /// What all documents of a run should count beside all seeds: less where they can say nothing that the seeds do not.
    var mass = 0.25
    /// The share of each label's documents that is too like another label's to be written.
    var ambiguousShare = 0.0
    var figures = LabelFigures()
  }

  /// Learns the classes' labels.
  ///
  /// - Parameters:
  ///   - classes: The classes, with their numbers of seeds.
  ///   - knowledge: What is known of the labels beside the documents.
  ///   - leastGroups: How many groups a feature needs; nil for one.
  func learn(
    classes: [(key: LabelKey, documents: Int)], knowledge: LabelKnowledge, leastGroups: Int?
  ) -> Outcome {
    if classes.count < 2 || classes.count > Self.mostClasses { return Outcome() }
    var known = seeds.items.map {
      LabelLearner.Example(text: $0.text, label: $0.classIndex, group: $0.document.group)
    }
    for (index, item) in classes.enumerated() {
      let weight = Self.weightOfWords(seeds: item.documents)
      for text in item.key.labels.flatMap({ knowledge.description(of: $0)?.texts ?? [] }) {
        known.append(
          LabelLearner.Example(text: Array(text.utf8), label: index, weight: Float(weight)))
      }
    }
    let wordsEnd = known.count
    for document in grammar {
      // Together they count as much as the class's seeds, or two where it has fewer.
      let documents = max(2, classes[document.classIndex].documents)
      let weight = Float(documents) / Float(grammarCounts[document.classIndex, default: 1])
      known.append(
        LabelLearner.Example(
          text: document.text, label: document.classIndex, weight: min(1, weight)))
    }
    let learner = LabelLearner(
      known: known,
      unlabelled: unlabelled.items.map { ($0.text, $0.document.group) },
      classCount: classes.count, leastGroups: leastGroups ?? 1)
    let figures = LabelFigures(
      learner, seeds: seeds.items.map(\.classIndex), wordsEnd: wordsEnd, knownEnd: known.count,
      hasUnlabelled: !unlabelled.items.isEmpty)
    let learned = learner.learn(
      from: figures.leavesGrammar ? { $0 < wordsEnd } : nil,
      usesUnlabelled: !figures.leavesUnlabelled)
    var outcome = Outcome(classifier: learned.classifier, figures: figures)
    for (item, assignment) in zip(unlabelled.items, learned.assignments) {
      if let assignment { outcome.assigned.append((item.document, assignment.label)) }
    }
    if known.count == seeds.items.count, unlabelled.items.isEmpty,
      let row = figures.rows.first, row.accuracy < Self.clearAccuracy
    {
      outcome.ambiguousShare = Self.ambiguousShare
    }
    if !outcome.assigned.isEmpty || !grammar.isEmpty {
      outcome.mass = 1
    } else if known.count > seeds.items.count {
      // Words alone say less the more seeds there are.
      let perClass = Double(seeds.count) / Double(classes.count)
      outcome.mass = max(outcome.mass, min(1, Self.fewSeeds / 2 / max(1, perClass)))
    }
    return outcome
  }

  /// Where fewer held-out seeds are labelled as they are, and nothing else is known of the labels, many of the documents that are
  /// nearest to another label are that label's.
  private static let clearAccuracy = 0.75
  private static let ambiguousShare = 0.3

  /// What a label's own words count beside one seed.
  private static func weightOfWords(seeds: Int) -> Double {
    let share = min(1, fewSeeds / Double(max(1, seeds)))
    return share * share
  }
}
