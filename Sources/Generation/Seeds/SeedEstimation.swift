import Classifiers
import NGrams
import PersonalData
import Privacy
import Sampling
import Tokenization

/// Estimates a ``SeedModel`` of a seed that was read: first what may be learned, then the models.
struct SeedEstimation {
  private let seed: ReadSeed
  private let terms: PrivacyTerms
  private let key: UInt64
  private let gate: RunGate
  private let values: SlotFillings.Tally
  /// What is learned of each value of the seeds, by its number.
  private let learnedValues: [String?]
  /// What is learned of each form of personal values, by its number.
  private let learnedForms: [String?]
  private let rare: UInt32
  private let isAllowed: [Bool]
  /// How many groups an n-gram needs; nil for one.
  private let leastGroups: Int?
  private let refusedWords: Int
  /// The documents by the numbers of words that are learned.
  private let documents: SeedDocuments
  private let grammarDocuments: SeedDocuments
  private var vocabulary: Vocabulary

  private var classes: [ClassSeed] = []
  /// The same documents with the values of slots as they were read: what unlabelled text is like.
  private var readings: [ClassSeed] = []
  /// Documents without a label, as they only join the background where others have one.
  private var unlabelled: ClassSeed
  /// How many documents without a label there are, and how many of them are left out as they are not like the seeds.
  private var (unlabelledCount, unfitCount) = (0, 0)
  private var learning = LabelLearning()
  /// Which of the seed's classes are learned.
  private var learnedClasses: [Int] = []

  /// Decides what may be learned.
  init(_ seed: ReadSeed) {
    self.seed = seed
    terms = seed.settings.privacy
    leastGroups = terms.level == .strict ? terms.leastGroups : nil
    key = seed.fingerprints.digest
    let words = WordRuns(Symbol.all(of: seed.vocabulary))
    let read = seed.documents
    let gate = RunGate(
      count: read.tokens.count, shortest: terms.longestRun + 1, leastGroups: terms.leastGroups,
      key: key
    ) { body in
      for (place, item) in read.items.enumerated() {
        body(read.runs[place] ?? words.runs(of: read.tokens[item.reading]), item.group)
      }
    }
    self.gate = gate
    var known = [Bool](repeating: false, count: seed.vocabulary.count)
    for word in seed.grammarDocuments.tokens { known[Int(word)] = true }
    for word in seed.labelTexts.joined().joined() {
      if let id = seed.vocabulary.id(of: word.stored) { known[Int(id)] = true }
    }
    var admission = Admission(seed.vocabulary, read, known: known, seed.commonWords, terms)
    learnedValues = Self.learnedValues(of: seed, admission, terms)
    learnedForms = Self.learnedForms(of: seed, terms)
    values = seed.values.tally(learnedValues).merging(seed.listedValues) {
      $0.merging($1, uniquingKeysWith: +)
    }
    admission.decide(emptyTypes: seed.values.types.subtracting(values.keys))
    (vocabulary, rare, isAllowed) = (admission.vocabulary, admission.rare, admission.isAllowed)
    refusedWords = admission.refused
    var documents = read
    documents.keepTemplates { item in
      !gate.stops(words.runs(of: read.tokens[item.tokens]))
    }
    documents.renumber(admission.numbers)
    var grammarDocuments = seed.grammarDocuments
    grammarDocuments.renumber(admission.numbers)
    (self.documents, self.grammarDocuments) = (documents, grammarDocuments)
    unlabelled = ClassSeed(key: LabelKey(labels: [], isList: false), mostGroups: terms.leastGroups)
  }

  /// How many words are learned.
  var learnedWords: Int { isAllowed.count { $0 } }

  /// The values that may fill the slots of the user's own types: those that are known, and of the seeds' those that enough
  /// groups wrote or that have only words that may be learned.
  ///
  /// Enough are as many as must use a word, and more where a value has what leads to a person. Of others, what may not be learned is
  /// invented; where there are many values, they are left out.
  private static func learnedValues(
    of seed: ReadSeed, _ admission: Admission, _ terms: PrivacyTerms
  ) -> [String?] {
    let values = OwnValues(seed)
    let whole = seed.values.learned { entry, groups in
      if groups >= terms.leastGroups { return entry.text }
      if terms.level == .strict { return nil }
      return groups >= terms.leastGroupsOfWord && !values.identifies(entry.text) ? entry.text : nil
    }
    if terms.level == .strict { return whole }
    let wholeCounts = seed.values.tally(whole).mapValues(\.count)
    let patterns = seed.values.learned { entry, _ in
      let pattern = ValuePattern.of(
        entry.text, words: seed.valueWords[entry.text] ?? [],
        isOfPeople: values.typesOfPeople.contains(entry.type)
      ) { admission.admits(Array($0)) || SlotForm.isTimeWord($0) }
      if pattern == entry.text { return pattern }
      // Where values of the type are known from elsewhere, or many groups wrote some, none needs to be invented.
      let isNeeded =
        seed.listedValues[entry.type] == nil && wholeCounts[entry.type] ?? 0 < Self.manyValues
      return isNeeded ? pattern : nil
    }
    return zip(whole, patterns).map { $0 ?? $1 }
  }

  /// So many values of a type are enough.
  private static let manyValues = 8

  // MARK: Estimating

  /// The model.
  ///
  /// - Parameter published: What may be published in its place.
  consuming func model(published: SeedModel? = nil) -> SeedModel {
    deal()
    for index in classes.indices { classes[index].learnGrammarWithoutSeeds() }
    for index in readings.indices where readings[index].documents == 0 {
      readings[index] = classes[index]
    }
    let learned = learning.learn(
      classes: classes.map { ($0.key, $0.documents) }, knowledge: seed.knowledge,
      leastGroups: leastGroups)
    let frames = frames()
    // Unlabelled text does not say where values stand: where seeds do, it makes models of its own.
    let templates = classes.map { $0.templates(leastGroups: leastGroups ?? 1) }
    let hasReadings = !learned.assigned.isEmpty && templates.contains { !$0.isEmpty }
    for (document, index) in learned.assigned {
      if keepsBases { classes[index].remember(base: document, isMarked: !hasReadings) }
      if hasReadings { readings[index].learn(document) } else { classes[index].learn(document) }
    }
    let seeds = classes.isEmpty ? [unlabelled] : classes
    let readers = hasReadings ? readings : seeds
    var all = GroupedTokens()
    for item in hasReadings ? readings : classes { all += item.text }
    all += unlabelled.text
    let background = model(of: all)
    let range = lengths(of: readers)
    // A single class that is all there is has no other text to be mixed with.
    let isWholeText = seeds.count == 1 && (classes.isEmpty || unlabelled.documents == 0)
    let order = seed.settings.order
    let weights =
      isWholeText
      ? [Array(repeating: 0, count: order * order)]
      : MixtureWeights(
        seeds: readers, unlabelled: unlabelled.tokens, order: order, rare: rare
      ).values
    let trained = seeds.indices.map { index in
      let item = seeds[index]
      return SeedModel.Class(
        key: item.key, documents: item.documents,
        lengths: readers[index].lengths(within: range, leastGroups: leastGroups ?? 1),
        weights: hasReadings ? Array(repeating: 1, count: order * order) : weights[index],
        model: isWholeText ? background : model(of: item.text),
        reading: hasReadings ? (model(of: readings[index].text), weights[index]) : nil,
        templates: (classes.isEmpty ? [] : templates[index])
          + (frames.isEmpty ? [] : frames[index]),
        bases: seeds[index].bases,
        values: ownValues(of: index),
        frameShare: frames.isEmpty ? 0 : Frames.share(seeds: item.documents),
        grammarShare: item.grammarShare(isMisleading: learned.figures.leavesGrammar))
    }
    var settings = seed.settings
    settings.mass = learned.mass
    settings.ambiguousShare = learned.ambiguousShare
    var figures = learned.figures
    (figures.unlabelled, figures.unfit) = (unlabelledCount, unfitCount)
    let neighbours = neighbours(in: all, classes: readers.map(\.text), &figures)
    return SeedModel(
      settings: settings, classes: trained, background: background, vocabulary: vocabulary,
      slots: SlotFillings(forms: seed.forms.tally(learnedForms), values: values),
      copies: SeedCopies(
        key: key, fingerprints: seed.fingerprints.keyed(by: key),
        sketches: seed.sketches, gate: gate),
      takenValues: seed.takenValues, classifier: learned.classifier, neighbours: neighbours,
      published: published, figures: figures,
      refusedWords: refusedWords,
      coverage: leastGroups == nil ? nil : all.coverage(by: background))
  }

  private static let mostComparedSeeds = 2_000
  private static let copiesOfSeed = 4

  /// What may stand in place of words that do not carry a label; nil where held-out seeds are told no better with it.
  private func neighbours(
    in text: GroupedTokens, classes: [GroupedTokens], _ figures: inout LabelFigures
  ) -> Neighbours? {
    // Which words are used alike depends on single groups.
    if leastGroups != nil || figures.rows.isEmpty { return nil }
    guard let neighbours = Neighbours(text, classes: classes, vocabulary) else { return nil }
    let writer = LearningText(vocabulary)
    var stream = RandomStream(seed: key, index: 0)
    let seeds = learning.sampledSeeds.prefix(Self.mostComparedSeeds)
    figures.compare(
      seeds: seeds.map { ($0.text, $0.classIndex) },
      copies: seeds.map { item in
        (0..<Self.copiesOfSeed).map { _ in
          writer.text(
            of: item.document.words.map { neighbours.word(for: $0, from: &stream) })
        }
      }, classCount: classes.count)
    return figures.replacesWords ? neighbours : nil
  }

  /// The values that a class's documents had, of the types that other documents had, too.
  private func ownValues(of index: Int) -> [String: SlotFillings.Choice] {
    // A value of enough groups may be that of a single one within the class.
    guard classes.count > 1, leastGroups == nil else { return [:] }
    let own = seed.values.tally(learnedValues, counts: seed.valueCounts[learnedClasses[index]])
    return own.filter { $0.value != values[$0.key] }.mapValues(SlotFillings.Choice.init)
  }

  private func model(of text: GroupedTokens) -> NGramModel {
    text.model(
      NGramEstimator(order: seed.settings.order), isAllowed: isAllowed, leastGroups: leastGroups)
  }

  /// The forms of personal values; the letters of one that a single group wrote become any letters.
  private static func learnedForms(of seed: ReadSeed, _ terms: PrivacyTerms) -> [String?] {
    seed.forms.learned { form, groups in
      if groups >= terms.leastGroupsOfWord { return form.text }
      return terms.level == .strict
        ? nil
        : SlotForm.withoutWords(
          form.text, type: EntityType(rawValue: SlotContext.base(of: form.type)))
    }
  }

  private func lengths(of seeds: [ClassSeed]) -> ClosedRange<Int> {
    let ranges = seeds.compactMap { $0.range(leastGroups: leastGroups ?? 1) }
    let shortest = ranges.map(\.lowerBound).min() ?? 0
    return shortest...max(shortest, ranges.map(\.upperBound).max() ?? 0)
  }

  /// The frames of each class's own words; none where nothing is known of the labels.
  private mutating func frames() -> [[Template]] {
    let texts = learnedClasses.map { seed.labelTexts[$0] }
    if texts.allSatisfy(\.isEmpty) { return [] }
    let words = texts.map { $0.map { $0.map { vocabulary.intern($0.stored) } } }
    let frames = Frames(classes.map(\.text), leastGroups: leastGroups ?? 1) { token in
      Symbol(stored: vocabulary[token])?.letters != nil
    }
    let joints = Frames.Joints(
      of: classes.map(\.text) + [unlabelled.text], openings: frames.openings,
      leastGroups: leastGroups ?? 1)
    return words.map { frames.templates(for: $0, joints) }
  }

  // MARK: Dealing documents out

  /// Whether documents are kept to be rewritten, which tells of single groups.
  private var keepsBases: Bool {
    terms.level == .standard && !terms.isPublished && seed.settings.language != nil
  }

  /// Deals the documents to their classes.
  private mutating func deal() {
    var groups = [Set<UInt32>](repeating: [], count: seed.classes.count)
    for item in documents.items where item.classIndex >= 0 {
      if groups[item.classIndex].count < leastGroups ?? 1 {
        groups[item.classIndex].insert(item.group)
      }
    }
    for item in grammarDocuments.items { groups[item.classIndex].insert(.max) }
    learnedClasses = seed.classes.indices.filter { index in
      groups[index].count >= leastGroups ?? 1 || groups[index].contains(.max)
    }
    var place = [Int?](repeating: nil, count: seed.classes.count)
    for (number, index) in learnedClasses.enumerated() {
      place[index] = number
      classes.append(ClassSeed(key: seed.classes[index], mostGroups: terms.leastGroups))
    }
    readings = classes
    let symbols = Symbol.all(of: vocabulary)
    let fit = UnlabelledFit(symbols, documents) { item in
      item.classIndex >= 0 && place[item.classIndex] != nil
    }
    let writer = LearningText(vocabulary)
    let hints = keepsBases ? ValueHints(seed, learned: vocabulary, learnedForms) : nil
    for item in documents.items {
      var document = documents.document(item)
      let classIndex = item.classIndex < 0 ? nil : place[item.classIndex]
      if classIndex == nil {
        unlabelledCount += 1
        if !fit.fits(item, of: documents) {
          unfitCount += 1
          continue
        }
      }
      var reading = documents.reading(item)
      if let hints {
        document.hints = hints.of(document, item, read: item.tokens)
        reading.hints =
          item.hasValues ? hints.of(reading, item, read: item.reading) : document.hints
      }
      learning.add(
        LabelLearning.Sampled(
          text: writer.text(of: reading.words),
          document: classIndex == nil ? reading : document, classIndex: classIndex ?? -1),
        isSeed: classIndex != nil)
      guard let classIndex else {
        unlabelled.append(reading)
        // Where no document has a label, these are the seed.
        if keepsBases, classes.isEmpty { unlabelled.remember(base: document, isMarked: true) }
        continue
      }
      classes[classIndex].append(document)
      readings[classIndex].append(reading)
      if keepsBases { classes[classIndex].remember(base: document, isMarked: true) }
      if item.isTemplate, !document.tokens.contains(rare) {
        classes[classIndex].remember(template: document)
      }
    }
    for item in grammarDocuments.items {
      let document = grammarDocuments.document(item)
      guard let classIndex = place[item.classIndex],
        classes[classIndex].remember(grammar: document)
      else { continue }
      learning.add(
        grammar: LabelLearning.Sampled(
          text: writer.text(of: grammarDocuments.reading(item).words), document: document,
          classIndex: classIndex))
    }
  }
}

/// Texts of learned words as labels are learned from them.
private struct LearningText {
  private let symbols: [Symbol?]

  init(_ vocabulary: Vocabulary) {
    symbols = Symbol.all(of: vocabulary)
  }

  /// A text, UTF-8, with personal values replaced by their types and rare words left out.
  func text(of words: [UInt32]) -> [UInt8] {
    var text = Detokenizer()
    for word in words {
      guard let symbol = symbols[Int(word)] else { continue }
      switch symbol.content {
      case .text(let bytes): text.append(bytes[...], spacing: symbol.spacing)
      case .slot(let name):
        text.append(slotFilling: Array(name.spanType.utf8)[...], spacing: symbol.spacing)
      case .number(let form):
        text.append(
          slotFilling: Array(repeating: UInt8(ascii: "0"), count: form.utf8.count)[...],
          spacing: symbol.spacing)
      case .rare: text.append(slotFilling: [UInt8(ascii: "/")], spacing: symbol.spacing)
      }
    }
    return text.text
  }
}
