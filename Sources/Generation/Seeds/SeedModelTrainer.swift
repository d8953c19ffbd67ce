public import Corpora
public import Tokenization
import Classifiers
import NGrams
import PersonalData

/// Learns a ``SeedModel`` from documents, one after another.
///
/// Nothing personal reaches the model: what the recognisers find, and what the documents' own spans mark, becomes a slot
/// before a token is counted. Holds 4 bytes a token beside the vocabulary while it reads.
public struct SeedModelTrainer: ~Copyable {
  private let settings: SeedModel.Settings
  private let tokenizer: Tokenizer
  private let registry = RecognizerRegistry.ofSeeds
  private var vocabulary = Vocabulary()
  private var classes: [ClassSeed] = []
  /// The same documents with the values of slots as they were read: what unlabelled text is like.
  private var readings: [ClassSeed] = []
  private var classOfKey: [LabelKey: Int] = [:]
  /// Documents without a label, as they only join the background where others have one.
  private var unlabelled = ClassSeed(key: LabelKey(labels: [], isList: false))
  private var forms: SlotFillings.Tally = [:]
  private var values: SlotFillings.Tally = [:]
  private var fingerprints = FingerprintSet()
  private var sketchMaker = TextSketch.Maker()
  private var sketches: [TextSketch] = []
  private var personalValues = FingerprintSet()
  private var learning = LabelLearning()
  private let knowledge: LabelKnowledge
  /// How many values became slots, by type.
  public private(set) var slotCounts: [String: Int] = [:]
  /// How many documents were taken, those of unlabelled inputs included.
  public private(set) var documentCount = 0
  /// How many tokens they had.
  public private(set) var tokenCount = 0

  /// Starts with no documents.
  ///
  /// - Parameter knowledge: What is known of the labels beside their documents.
  /// - Throws: `ICUError` when ICU has no boundary data.
  public init(
    settings: SeedModel.Settings = SeedModel.Settings(), knowledge: LabelKnowledge = .none
  ) throws(ICUError) {
    self.settings = settings
    self.knowledge = knowledge
    tokenizer = try Tokenizer(locale: settings.locale, rules: settings.tokenRules)
  }

  /// Takes one document; a text of white space alone is passed over.
  ///
  /// - Parameter ignoresLabels: Whether its labels are left aside, as `--unlabelled` asks.
  public mutating func add(_ document: Document, ignoresLabels: Bool = false) throws(ICUError) {
    let slotted = try SlottedText(
      document, normalizer: settings.normalizer, registry: registry)
    if slotted.text.allSatisfy({ $0 <= 0x20 }) { return }
    let tokenized = try tokens(of: slotted, slots: slotted.slots)
    remember(slotted.slots)
    let masked = slotted.masked
    if fingerprints.insert(Fingerprint(of: masked)) { sketches.append(sketchMaker.sketch(masked)) }
    documentCount += 1
    tokenCount += tokenized.tokens.count - 2
    if document.labels.isEmpty || ignoresLabels {
      unlabelled.append(tokenized)
      learning.add(
        LabelLearning.Sampled(text: masked, document: tokenized, classIndex: -1),
        isSeed: false)
      return
    }
    let index = classIndex(of: LabelKey(labels: document.labels, isList: document.labelsAreList))
    classes[index].append(tokenized)
    let personal = slotted.slots.filter(\.name.isPersonal)
    if personal.count < slotted.slots.count {
      classes[index].remember(template: tokenized)
      readings[index].append(try tokens(of: slotted, slots: personal))
    } else {
      readings[index].append(tokenized)
    }
    learning.add(
      LabelLearning.Sampled(text: masked, document: tokenized, classIndex: index),
      isSeed: true)
  }

  private mutating func classIndex(of key: LabelKey) -> Int {
    if let index = classOfKey[key] { return index }
    classOfKey[key] = classes.count
    classes.append(ClassSeed(key: key))
    readings.append(ClassSeed(key: key))
    return classes.count - 1
  }

  /// Takes a document that a grammar wrote for a label.
  mutating func add(grammarDocument document: Document) throws(ICUError) {
    let slotted = try SlottedText(
      document, normalizer: settings.normalizer, registry: registry)
    if slotted.text.allSatisfy({ $0 <= 0x20 }) { return }
    let tokenized = try tokens(of: slotted, slots: slotted.slots)
    remember(slotted.slots)
    let isList = classes.first?.key.isList ?? document.labelsAreList
    let index = classIndex(of: LabelKey(labels: document.labels, isList: isList))
    if classes[index].remember(grammar: tokenized) {
      learning.add(
        grammar: LabelLearning.Sampled(
          text: slotted.masked, document: tokenized, classIndex: index))
    }
  }

  /// Takes values for slots of a type, beside those that the seeds' spans mark.
  public mutating func add(values list: [String], ofType type: String) {
    for value in list where !value.isEmpty { values[type, default: [:]][value, default: 0] += 1 }
  }

  private mutating func tokens(
    of text: SlottedText, slots: [SlottedText.Slot]
  ) throws(ICUError) -> TokenizedDocument {
    var names = slots[...]
    var ids: [UInt32] = [Vocabulary.start]
    for token in try tokenizer.tokenize(text.text, slots: slots.map(\.range)) {
      let content: Symbol.Content =
        if token.kind == .slot, let slot = names.popFirst() {
          .slot(slot.name)
        } else {
          .text(Array(text.text[token.range]))
        }
      ids.append(vocabulary.intern(Symbol(content, spacing: token.spacing).stored))
    }
    return TokenizedDocument(tokens: ids + [Vocabulary.end], length: text.text.codePointCount)
  }

  /// A label's own words as tokens.
  private mutating func tokens(ofWords text: String) throws(ICUError) -> [UInt32] {
    let bytes = Array(text.utf8)
    return try tokenizer.tokenize(bytes).map { token in
      vocabulary.intern(Symbol(.text(Array(bytes[token.range])), spacing: token.spacing).stored)
    }
  }

  private mutating func remember(_ slots: [SlottedText.Slot]) {
    for slot in slots {
      slotCounts[slot.name.spanType, default: 0] += 1
      if slot.name.isPersonal {
        let type = EntityType(rawValue: slot.name.spanType)
        for fingerprint in TakenValues.fingerprints(of: slot.value, type: type) {
          _ = personalValues.insert(fingerprint)
        }
      }
      switch slot.name {
      case .person: break
      case .personal(let type):
        if let form = SlotForm.of(slot.value, type: type) {
          forms[type.rawValue, default: [:]][form, default: 0] += 1
        }
      case .value(let type): values[type, default: [:]][slot.value, default: 0] += 1
      }
    }
  }

  /// Estimates the models of everything that was taken.
  ///
  /// - Returns: The model; nil where no document was taken.
  public consuming func finish() throws(ICUError) -> SeedModel? {
    if documentCount == 0 && classes.isEmpty { return nil }
    for index in classes.indices { classes[index].learnGrammarWithoutSeeds() }
    for index in readings.indices where readings[index].documents == 0 {
      readings[index] = classes[index]
    }
    let learned = learning.learn(
      classes: classes.map { ($0.key, $0.documents) }, knowledge: knowledge)
    let frames = try frames()
    // Unlabelled text does not say where values stand: where seeds do, it makes models of its own.
    let hasReadings =
      !learned.assigned.isEmpty && classes.contains { !$0.templates.isEmpty }
    for (document, index) in learned.assigned {
      if hasReadings { readings[index].learn(document) } else { classes[index].learn(document) }
    }
    let seeds = classes.isEmpty ? [unlabelled] : classes
    let readers = hasReadings ? readings : seeds
    let estimator = NGramEstimator(order: settings.order)
    let known = hasReadings ? readings.flatMap(\.tokens) : classes.flatMap(\.tokens)
    let background = estimator.estimate(known + unlabelled.tokens)
    let range = Self.lengths(of: readers)
    // A single class that is all there is has no other text to be mixed with.
    let isWholeText = seeds.count == 1 && (classes.isEmpty || unlabelled.documents == 0)
    let contexts = settings.order * settings.order
    let weights =
      isWholeText
      ? [Array(repeating: 0, count: contexts)]
      : MixtureWeights(seeds: readers, unlabelled: unlabelled.tokens, order: settings.order).values
    let trained = seeds.indices.map { index in
      let seed = seeds[index]
      return SeedModel.Class(
        key: seed.key, documents: seed.documents, lengths: readers[index].lengths(within: range),
        weights: hasReadings ? Array(repeating: 1, count: contexts) : weights[index],
        model: isWholeText ? background : estimator.estimate(seed.tokens),
        reading: hasReadings
          ? (estimator.estimate(readings[index].tokens), weights[index]) : nil,
        templates: seed.templates + (frames.isEmpty ? [] : frames[index]),
        frameShare: frames.isEmpty ? 0 : Frames.share(seeds: seed.documents),
        grammarShare: seed.grammarShare(isMisleading: learned.figures.leavesGrammar))
    }
    var settings = settings
    settings.mass = learned.mass
    return SeedModel(
      settings: settings, classes: trained, background: background, vocabulary: vocabulary,
      slots: SlotFillings(forms: forms, values: values), seedFingerprints: fingerprints,
      seedSketches: sketches, takenValues: TakenValues(personalValues),
      classifier: learned.classifier,
      figures: learned.figures)
  }

  /// The frames of each class's own words; none where nothing is known of the labels.
  private mutating func frames() throws(ICUError) -> [[Template]] {
    var words: [[[UInt32]]] = []
    for item in classes {
      var texts: [[UInt32]] = []
      for text in item.key.labels.flatMap({ knowledge.description(of: $0)?.texts ?? [] }) {
        texts.append(try tokens(ofWords: text))
      }
      words.append(texts)
    }
    if words.allSatisfy(\.isEmpty) { return [] }
    let vocabulary = vocabulary
    let frames = Frames(classes.map(\.tokens)) { token in
      guard case .text(let text)? = Symbol(stored: vocabulary[token])?.content else { return false }
      return text.allSatisfy { $0 >= 0x80 || $0 == UInt8(ascii: "'") || $0 | 0x20 >= 0x61 }
    }
    return words.map(frames.templates)
  }

  private static func lengths(of seeds: [ClassSeed]) -> ClosedRange<Int> {
    let shortest = seeds.map(\.shortest).min() ?? 0
    return shortest...max(shortest, seeds.map(\.longest).max() ?? 0)
  }
}
