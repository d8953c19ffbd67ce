#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

import Classifiers
import NGrams
import PersonalData
import Privacy
import Tokenization

/// Estimates a ``SeedModel`` under differential privacy: from the ``PrivateTables`` of a seed, and from nothing else of it.
///
/// One table of n-grams serves all labels; a label's own counts are its share of each n-gram, by the words that go with it:
/// c(g) P(L | g), with P(L | g) ∝ P(L) ∏ P(w | L) / P(w) over the words of g. Where labels are many, that is multiplied by
/// P(L | g) / P(L), so that a label's words are not lost among those of all.
struct PrivateEstimation {
  private let seed: ReadSeed
  private let terms: PrivacyTerms
  private let plan: PrivateTables.Plan

  init(_ seed: ReadSeed) throws(PrivacyFailure) {
    (self.seed, terms) = (seed, seed.settings.privacy)
    guard
      let plan = PrivateTables.Plan(
        epsilon: terms.epsilon, delta: terms.delta, order: seed.settings.order)
    else { throw .lossTooSmall }
    self.plan = plan
  }

  /// So few words say nothing.
  private static let leastWords = 10
  /// The length of texts, in code points: no secret, since it is of no seed.
  private static let lengths = 1...2_000
  /// Counts of classes are kept in this part of one.
  private static let parts = 64.0

  /// Draws the noise and estimates.
  func model(using generator: inout some RandomNumberGenerator) throws(PrivacyFailure) -> SeedModel
  {
    let tables = PrivateTables(
      groups(), plan: plan, marks: [Vocabulary.start, Vocabulary.end],
      using: &generator)
    let values = values(tables)
    // A slot that nothing may fill is not written.
    let released = tables.ngrams.map { order in
      order.filter { gram, _ in gram.allSatisfy { isFilled($0, values) } }
    }
    let words = released.first ?? [:]
    guard words.count >= Self.leastWords, (released.dropFirst().first ?? [:]).count > 0 else {
      throw .tooFewGroups(words: words.count, threshold: plan.ngrams[0].threshold)
    }
    // The order of words and labels must tell nothing of the order of documents.
    var vocabulary = Vocabulary()
    var numbers: [UInt32: UInt32] = [
      Vocabulary.start: Vocabulary.start, Vocabulary.end: Vocabulary.end,
    ]
    let stored = words.keys.map { (word: $0[0], bytes: Array(seed.vocabulary[$0[0]])) }
    for item in stored.sorted(by: { $0.bytes.lexicographicallyPrecedes($1.bytes) }) {
      numbers[item.word] = vocabulary.intern(item.bytes)
    }
    let grams = released.map { order in
      Dictionary(
        uniqueKeysWithValues: order.map { gram, count in
          (gram.map { numbers[$0] ?? Vocabulary.unknown }, count)
        })
    }
    let background = CountedNGrams(Self.closed(grams)).model()
    let labels = tables.labels.keys.sorted {
      seed.classes[Int($0)].name < seed.classes[Int($1)].name
    }
    let shares = LabelShares(
      tables, labels: labels, numbers: numbers, deviation: plan.labelledWords.noise.deviation)
    let parts = grams.map { order in
      Dictionary(uniqueKeysWithValues: order.keys.map { ($0, shares.shares(of: $0)) })
    }
    let order = seed.settings.order
    var settings = seed.settings
    settings.mass = 1
    func item(_ key: LabelKey, _ documents: Int, _ model: NGramModel) -> SeedModel.Class {
      SeedModel.Class(
        key: key, documents: documents, lengths: Self.lengths,
        weights: Array(repeating: labels.isEmpty ? 0 : 1, count: order * order), model: model,
        reading: nil, templates: [], bases: [], values: [:], frameShare: 0, grammarShare: 0)
    }
    var classes: [SeedModel.Class] = []
    for (place, label) in labels.enumerated() {
      let own = zip(grams, parts).map { counts, parts in
        Dictionary(
          uniqueKeysWithValues: counts.map { gram, count in
            let share = Self.parts * Double(count) * (parts[gram]?[place] ?? 0)
            return (gram, max(1, Int(share.rounded())))
          })
      }
      classes.append(
        item(
          seed.classes[Int(label)], max(1, tables.labels[label] ?? 1),
          CountedNGrams(Self.closed(own)).model()))
    }
    addGrammars(to: &classes, &vocabulary)
    if classes.isEmpty {
      classes = [item(LabelKey(labels: [], isList: false), Self.total(grams), background)]
    }
    return SeedModel(
      settings: settings, classes: classes, background: background, vocabulary: vocabulary,
      slots: SlotFillings(forms: [:], values: values), copies: nil,
      takenValues: nil,
      // Nothing tells labels that are in grammars alone.
      classifier: classes.count == labels.count ? shares.classifier(vocabulary) : nil,
      refusedWords: 0)
  }

  /// Adds what grammars write of labels, which is no secret, also of labels that were not released.
  private func addGrammars(to classes: inout [SeedModel.Class], _ vocabulary: inout Vocabulary) {
    var texts: [Int: GroupedTokens] = [:]
    var templates: [Int: [Template]] = [:]
    for item in seed.grammarDocuments.items {
      let document = seed.grammarDocuments.document(item)
      let words = document.words.map { vocabulary.intern(seed.vocabulary[$0]) }
      let template = Template(origin: .grammar, tokens: words)
      if templates[item.classIndex]?.contains(template) == true { continue }
      templates[item.classIndex, default: []].append(template)
      texts[item.classIndex, default: GroupedTokens()].append(
        TokenizedDocument(
          tokens: [Vocabulary.start] + words + [Vocabulary.end], length: item.length,
          group: item.group))
    }
    let order = seed.settings.order
    for (index, templates) in templates.sorted(by: { $0.key < $1.key }) {
      let known = classes.firstIndex { $0.key == seed.classes[index] }
      let own = known.map { classes[$0] }
      let item = SeedModel.Class(
        key: seed.classes[index], documents: own?.documents ?? 0, lengths: Self.lengths,
        weights: Array(repeating: 1, count: order * order),
        model: own?.model
          ?? NGramEstimator(order: order).estimate(texts[index]?.tokens ?? []),
        reading: nil, templates: templates, bases: [], values: [:], frameShare: 0,
        grammarShare: own == nil ? 0.9 : 0.5)
      if let known { classes[known] = item } else { classes.append(item) }
    }
  }

  /// About how many documents there are: as many as begin.
  private static func total(_ grams: [[[UInt32]: Int]]) -> Int {
    max(
      1,
      (grams.dropFirst().first ?? [:]).reduce(0) {
        $0 + ($1.key[0] == Vocabulary.start ? $1.value : 0)
      })
  }

  /// The n-grams with the marks of start and end, which no release needs to tell, among the shortest.
  private static func closed(_ grams: [[[UInt32]: Int]]) -> [[[UInt32]: Int]] {
    var grams = grams
    let ends = (grams.dropFirst().first ?? [:]).reduce(0) {
      $0 + ($1.key[1] == Vocabulary.end ? $1.value : 0)
    }
    grams[0][[Vocabulary.end]] = max(1, ends)
    return grams
  }

  // MARK: What is counted

  private func groups() -> [PrivateTables.Group] {
    var groups: [UInt32: PrivateTables.Group] = [:]
    for item in seed.documents.items {
      let document = seed.documents.document(item)
      groups[item.group, default: PrivateTables.Group()].documents.append(document.tokens)
      groups[item.group, default: PrivateTables.Group()].labels.append(
        item.classIndex < 0 ? nil : UInt32(item.classIndex))
    }
    for (entry, group) in seed.values.occurrences {
      groups[group]?.values.insert(UInt32(entry))
    }
    return Array(groups.values)
  }

  private func isFilled(_ word: UInt32, _ values: SlotFillings.Tally) -> Bool {
    guard word > Vocabulary.end,
      case .slot(.value(let type))? = Symbol(stored: seed.vocabulary[word])?.content
    else { return true }
    return values[type] != nil
  }

  private func values(_ tables: PrivateTables) -> SlotFillings.Tally {
    var tally = seed.listedValues
    for (number, count) in tables.values {
      let entry = seed.values.entries[Int(number)]
      tally[entry.type, default: [:]][entry.text, default: 0] += count
    }
    return tally
  }
}

/// How much of each n-gram is a label's.
private struct LabelShares {
  /// ln P(L) by label.
  private let priors: [Double]
  /// By word, ln P(w | L) − ln P(w) of each label.
  private var ratios: [UInt32: [Double]] = [:]

  /// Weighs words.
  ///
  /// - Parameters:
  ///   - numbers: By number of a word as it was read, its number as it is learned.
  ///   - deviation: Of the noise: so many groups more of each label make a word of few groups say little.
  init(
    _ tables: PrivateTables, labels: [UInt32], numbers: [UInt32: UInt32], deviation: Double
  ) {
    let sizes = labels.map { Double(max(1, tables.labels[$0] ?? 1)) }
    let all = sizes.reduce(0, +)
    let shares = sizes.map { $0 / all }
    priors = shares.map { log($0) }
    for (read, word) in numbers where word > Vocabulary.end {
      let counts = labels.map { label -> Double in
        let item = PrivateTables.LabelledWord(label: label, word: read)
        return Double(max(0, tables.labelledWords[item] ?? 0))
      }
      let prior = 2 * deviation
      let total = counts.reduce(0, +) + prior
      ratios[word] = zip(counts, shares).map { count, share -> Double in
        log((count + prior * share) / (total * share))
      }
    }
  }

  /// From so many labels on, an n-gram counts for a label by as much more as the label is likelier by it.
  private static let manyLabels = 20

  /// By label, its part of an n-gram; the parts sum to one, but for many labels.
  func shares(of gram: [UInt32]) -> [Double] {
    var scores = priors
    for word in gram {
      guard let own = ratios[word] else { continue }
      for label in scores.indices { scores[label] += own[label] }
    }
    let most = scores.max() ?? 0
    let weights = scores.map { exp($0 - most) }
    let sum = weights.reduce(0, +)
    let parts = weights.map { $0 / sum }
    if priors.count < Self.manyLabels { return parts }
    // Beside so many labels the words of all would be nearly all that a label's texts have.
    return zip(parts, priors).map { part, prior in part * part / exp(prior) }
  }

  /// Tells labels by the words of a text; nil where there is nothing to tell.
  func classifier(_ vocabulary: Vocabulary) -> TextClassifier? {
    if priors.count < 2 { return nil }
    var words: [[UInt8]: [Float]] = [:]
    for (word, own) in ratios {
      guard case .text(let text)? = Symbol(stored: vocabulary[word])?.content else { continue }
      var folded = FoldedWords()
      folded.read(text)
      for range in folded.ranges {
        let known = words[Array(folded.bytes[range])]
        let weights = own.map { Float($0) }
        // Of several spellings the one that says most.
        let isSurer = (weights.map(abs).max() ?? 0) > (known?.map(abs).max() ?? 0)
        if isSurer { words[Array(folded.bytes[range])] = weights }
      }
    }
    return TextClassifier(words: words, classCount: priors.count)
  }
}
