public import Corpora
public import Privacy
public import Tokenization
import NGrams
import PersonalData

/// Learns a ``SeedModel`` from documents, one after another.
///
/// Nothing personal reaches the model: what the recognisers find, and what the documents' own spans mark, becomes a slot
/// before a token is counted; what else may be learned is decided by the ``PrivacyTerms`` when all documents are there. Holds
/// 4 bytes a token beside the vocabulary while it reads.
public struct SeedModelTrainer: ~Copyable {
  private let settings: SeedModel.Settings
  private let knowledge: LabelKnowledge
  private let tokenizer: Tokenizer
  private let registry = RecognizerRegistry.ofSeeds
  private var vocabulary = Vocabulary()
  private var classes: [LabelKey] = []
  private var classOfKey: [LabelKey: Int] = [:]
  private var documents = SeedDocuments()
  private var grammarDocuments = SeedDocuments()
  private var forms: SlotTally
  private var values: SlotTally
  /// How often each class's documents had each value, by the value's number.
  private var valueCounts: [[Int: Int]] = []
  /// Where values are, somewhere, a person's name.
  private var namesInValues: [String: [Range<Int>]] = [:]
  /// Values that are known from elsewhere than the seeds.
  private var listedValues: SlotFillings.Tally = [:]
  private var commonWords: Set<String> = []
  private var fingerprints = FingerprintSet()
  private var sketchMaker = TextSketch.Maker()
  private var sketches: [TextSketch] = []
  private var personalValues = FingerprintSet()
  private var groups = GroupNumbers<Fingerprint>()
  /// How many values became slots, by type.
  public private(set) var slotCounts: [String: Int] = [:]
  /// How many documents were taken, those of unlabelled inputs included.
  public private(set) var documentCount = 0
  /// How many different texts they had, personal values aside.
  public private(set) var distinctCount = 0
  /// How many tokens they had.
  public private(set) var tokenCount = 0
  /// The labels that had personal data in them, which their types have replaced.
  public private(set) var maskedLabels = Set<String>()
  /// How many groups the documents are of; texts that are equal and say no group are one.
  public var groupCount: Int { groups.count }

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
    let terms = settings.privacy
    forms = SlotTally(mostGroups: terms.leastGroups, keepsOccurrences: false)
    values = SlotTally(
      mostGroups: terms.leastGroups, keepsOccurrences: terms.level == .differential)
  }

  /// Takes one document; a text of white space alone is passed over.
  ///
  /// - Parameter ignoresLabels: Whether its labels are left aside, as `--unlabelled` asks.
  public mutating func add(_ document: Document, ignoresLabels: Bool = false) throws(ICUError) {
    let slotted = try SlottedText(
      document, normalizer: settings.normalizer, registry: registry)
    if slotted.text.allSatisfy({ $0 <= 0x20 }) { return }
    let text = Array(document.text.utf8)
    let group = groups.number(of: document.group, orOf: Fingerprint(of: text))
    DigitStrings.forEach(in: text) { _, hash in
      _ = personalValues.insert(Fingerprint(value: hash))
    }
    let tokens = try tokens(of: slotted, slots: slotted.slots)
    let isLabelled = !document.labels.isEmpty && !ignoresLabels
    let classIndex = isLabelled ? classIndex(of: document) : -1
    let hints = remember(slotted, classIndex: classIndex, group: group)
    let personal = slotted.slots.filter { $0.name.isPersonal || !$0.names.isEmpty }
    if rememberCopies(of: slotted.masked) { distinctCount += 1 }
    if !personal.isEmpty { _ = rememberCopies(of: slotted.text) }
    documentCount += 1
    tokenCount += tokens.count - 2
    // Where values stand, unlabelled text does not say.
    let reading =
      isLabelled && personal.count < slotted.slots.count
      ? try self.tokens(of: slotted, slots: personal) : nil
    documents.append(
      tokens, reading: reading, length: slotted.text.codePointCount,
      classIndex: classIndex, group: group, hints: hints,
      runs: personal.isEmpty ? nil : try RunReader.runs(of: slotted.text, by: tokenizer))
  }

  /// Notes what a copy of a document is told by; returns whether it was new.
  ///
  /// A text counts as it was written and with its personal values masked: what the recognisers take for a name in the seed they may
  /// pass over in a draw.
  private mutating func rememberCopies(of text: [UInt8]) -> Bool {
    guard fingerprints.insert(Fingerprint(of: text)) else { return false }
    sketches.append(sketchMaker.sketch(text))
    return true
  }

  private mutating func classIndex(of document: Document) -> Int {
    let labels = document.labels.map { masked(label: $0) }
    return classIndex(of: LabelKey(labels: labels, isList: document.labelsAreList))
  }

  private mutating func classIndex(of key: LabelKey) -> Int {
    if let index = classOfKey[key] { return index }
    classOfKey[key] = classes.count
    classes.append(key)
    valueCounts.append([:])
    return classes.count - 1
  }

  private var labelMasks: [String: String] = [:]

  /// A label with what identifies a person in it replaced by its type.
  private mutating func masked(label: String) -> String {
    if let mask = labelMasks[label] { return mask }
    let text = Array(label.utf8)
    let found = registry.detect(in: text).filter { detection in
      // One word that is a name may be a thing's.
      detection.type == .person
        ? text[detection.range].contains(UInt8(ascii: " ")) : !detection.type.isWords
    }
    let mask =
      found.isEmpty
      ? label
      : String(
        decoding: text.masking(found.map { ($0.range, $0.type.rawValue) }), as: UTF8.self)
    if mask != label { maskedLabels.insert(mask) }
    labelMasks[label] = mask
    return mask
  }

  /// Plants canaries, each as documents of as many groups of their own, of the labels in turn.
  public mutating func plant(_ canaries: [Canary]) throws(ICUError) {
    let keys = classes
    for (number, canary) in canaries.enumerated() {
      for group in 0..<canary.groups {
        var document = Document(text: canary.text, group: "\u{0}canary \(number) \(group)")
        if !keys.isEmpty {
          let key = keys[number % keys.count]
          (document.labels, document.labelsAreList) = (key.labels, key.isList)
        }
        try add(document)
      }
    }
  }

  /// Takes a document that a grammar wrote for a label.
  mutating func add(grammarDocument document: Document) throws(ICUError) {
    let slotted = try SlottedText(
      document, normalizer: settings.normalizer, registry: registry)
    if slotted.text.allSatisfy({ $0 <= 0x20 }) { return }
    let tokens = try tokens(of: slotted, slots: slotted.slots)
    for slot in slotted.slots {
      if case .value(let type) = slot.name { list([slot.value], ofType: type) }
    }
    let isList = classes.first?.isList ?? document.labelsAreList
    let personal = slotted.slots.filter(\.name.isPersonal)
    grammarDocuments.append(
      tokens,
      reading: personal.count < slotted.slots.count
        ? try self.tokens(of: slotted, slots: personal) : nil,
      length: slotted.text.codePointCount,
      classIndex: classIndex(of: LabelKey(labels: document.labels, isList: isList)), group: .max)
  }

  /// Takes values for slots of a type, beside those that the seeds' spans mark.
  public mutating func add(values list: [String], ofType type: String) {
    self.list(list.filter { !$0.isEmpty }, ofType: type)
  }

  /// Takes words that say nothing of who writes them, in any case, beside those that are known: `standard` learns them though one group
  /// alone uses them.
  public mutating func add(commonWords: some Sequence<String>) {
    for word in commonWords { self.commonWords.insert(word.lowercased()) }
  }

  private mutating func list(_ list: [String], ofType type: String) {
    for value in list {
      listedValues[type, default: [:]][ValuePattern.plain(value), default: 0] += 1
    }
  }

  private mutating func tokens(
    of text: SlottedText, slots: [SlottedText.Slot]
  ) throws(ICUError) -> [UInt32] {
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
    return ids + [Vocabulary.end]
  }

  /// A label's own words, or a value's, as tokens.
  private func symbols(of text: String) throws(ICUError) -> [Symbol] {
    let bytes = Array(text.utf8)
    return try tokenizer.tokenize(bytes).map { token in
      Symbol(.text(Array(bytes[token.range])), spacing: token.spacing)
    }
  }

  /// Remembers the values of slots; returns how the personal ones are written, a form by its number.
  private mutating func remember(
    _ slotted: SlottedText, classIndex: Int, group: UInt32
  ) -> [ValueHint] {
    var language: String?
    var hints: [ValueHint] = []
    for slot in slotted.slots {
      slotCounts[slot.name.spanType, default: 0] += 1
      if slot.name.isPersonal {
        hints.append(slot.isFemale.map { .person(isFemale: $0) } ?? .none)
        let type = EntityType(rawValue: slot.name.spanType)
        for hash in TakenValues.hashes(of: slot.value, type: type) {
          _ = personalValues.insert(Fingerprint(value: hash))
        }
      }
      switch slot.name {
      case .person: break
      case .personal(let type):
        if [.dateTime, .nrp].contains(type), language == nil { language = slotted.language }
        if let form = SlotForm.of(slot.value, type: type, language: language) {
          let number = forms.add(form, ofType: type.rawValue, group: group)
          hints[hints.count - 1] = .form(number)
          let word = SlotContext.word(before: slot.range.lowerBound, in: slotted.text)
          if settings.privacy.level != .differential,
            let context = SlotContext.type(type.rawValue, after: word)
          {
            forms.add(form, ofType: context, group: group)
          }
        }
      case .value(let type):
        let value = ValuePattern.plain(slot.value)
        let number = values.add(value, ofType: type, group: group)
        if classIndex >= 0 { valueCounts[classIndex][number, default: 0] += 1 }
        if !slot.names.isEmpty {
          namesInValues[value, default: []] +=
            value == slot.value ? slot.names : [0..<value.utf8.count]
        }
      }
    }
    return hints
  }

  /// Estimates the models of everything that was taken, as far as the terms of privacy let it be learned.
  ///
  /// Under differential privacy the noise comes from the system's cryptographic generator: no two models are the same.
  ///
  /// - Returns: The model; nil where no document was taken.
  /// - Throws: `ICUError` when ICU fails; ``PrivacyFailure`` where the seed is too small for its terms.
  public consuming func finish() throws -> SeedModel? {
    if documentCount == 0 && classes.isEmpty { return nil }
    var labelTexts: [[[Symbol]]] = []
    for key in classes {
      var texts: [[Symbol]] = []
      for text in key.labels.flatMap({ knowledge.description(of: $0)?.texts ?? [] }) {
        texts.append(try symbols(of: text))
      }
      labelTexts.append(texts)
    }
    var valueWords: [String: [ValuePattern.Word]] = [:]
    for value in values.texts {
      let names = namesInValues[value] ?? []
      valueWords[value] = try tokenizer.tokenize(Array(value.utf8)).map { token in
        ValuePattern.Word(
          range: token.range, isName: names.contains { $0.overlaps(token.range) })
      }
    }
    let seed = ReadSeed(
      settings: settings, knowledge: knowledge, vocabulary: vocabulary, classes: classes,
      labelTexts: labelTexts, documents: documents, grammarDocuments: grammarDocuments,
      forms: forms, values: values, valueCounts: valueCounts, valueWords: valueWords,
      listedValues: listedValues, commonWords: commonWords,
      fingerprints: fingerprints, sketches: sketches, takenValues: TakenValues(personalValues))
    if settings.privacy.level == .differential {
      var generator = SystemRandomNumberGenerator()
      return try PrivateEstimation(seed).model(using: &generator)
    }
    let published = settings.privacy.level == .standard ? SeedEstimation.published(seed) : nil
    return SeedEstimation(seed).model(published: published)
  }
}
