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
  private var classOfKey: [LabelKey: Int] = [:]
  /// Documents without a label, as they only join the background where others have one.
  private var unlabelled = ClassSeed(key: LabelKey(labels: [], isList: false))
  private var forms: SlotFillings.Tally = [:]
  private var values: SlotFillings.Tally = [:]
  private var fingerprints = FingerprintSet()
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
    var ids: [UInt32] = [Vocabulary.start]
    var slots = slotted.slots[...]
    for token in try tokenizer.tokenize(slotted.text, slots: slotted.slots.map(\.range)) {
      let content: Symbol.Content =
        if token.kind == .slot, let slot = slots.popFirst() {
          .slot(slot.name)
        } else {
          .text(Array(slotted.text[token.range]))
        }
      ids.append(vocabulary.intern(Symbol(content, spacing: token.spacing).stored))
    }
    ids.append(Vocabulary.end)
    remember(slotted.slots)
    _ = fingerprints.insert(Fingerprint(of: slotted.masked))
    documentCount += 1
    tokenCount += ids.count - 2
    let tokenized = TokenizedDocument(tokens: ids, length: slotted.text.codePointCount)
    if document.labels.isEmpty || ignoresLabels {
      unlabelled.append(tokenized)
      learning.add(
        LabelLearning.Sampled(text: slotted.masked, document: tokenized, classIndex: -1),
        isSeed: false)
      return
    }
    let key = LabelKey(labels: document.labels, isList: document.labelsAreList)
    let index = classOfKey[key] ?? classes.count
    if index == classes.count {
      classOfKey[key] = index
      classes.append(ClassSeed(key: key))
    }
    classes[index].append(tokenized)
    learning.add(
      LabelLearning.Sampled(text: slotted.masked, document: tokenized, classIndex: index),
      isSeed: true)
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
  public consuming func finish() -> SeedModel? {
    if documentCount == 0 { return nil }
    let estimator = NGramEstimator(order: settings.order)
    let background = estimator.estimate(classes.flatMap(\.tokens) + unlabelled.tokens)
    let learned = learning.learn(
      classes: classes.map { ($0.key, $0.documents) }, knowledge: knowledge)
    for (document, index) in learned.assigned { classes[index].learn(document) }
    let seeds = classes.isEmpty ? [unlabelled] : classes
    let range = Self.lengths(of: seeds)
    // A single class that is all there is has no other text to be mixed with.
    let isWholeText = seeds.count == 1 && (classes.isEmpty || unlabelled.documents == 0)
    let weights =
      isWholeText
      ? [Array(repeating: 0, count: settings.order * settings.order)]
      : MixtureWeights(seeds: seeds, unlabelled: unlabelled.tokens, order: settings.order).values
    let trained = zip(seeds, weights).map { seed, weights in
      SeedModel.Class(
        key: seed.key, documents: seed.documents, lengths: seed.lengths(within: range),
        weights: weights, model: isWholeText ? background : estimator.estimate(seed.tokens))
    }
    return SeedModel(
      settings: settings, classes: trained, background: background, vocabulary: vocabulary,
      slots: SlotFillings(forms: forms, values: values), seedFingerprints: fingerprints,
      takenValues: TakenValues(personalValues), classifier: learned.classifier)
  }

  private static func lengths(of seeds: [ClassSeed]) -> ClosedRange<Int> {
    let shortest = seeds.map(\.shortest).min() ?? 0
    return shortest...max(shortest, seeds.map(\.longest).max() ?? 0)
  }
}
