public import Corpora
import Classifiers
import NGrams
import Privacy

extension SeedModel {
  /// Writes the model as one file; it appears under its name only when it is whole.
  ///
  /// The same documents and settings give the same bytes.
  ///
  /// - Throws: `CorpusError` when the file cannot be created or written.
  public func write(to path: String) throws(CorpusError) {
    try ModelFile.write(sections, to: path)
  }

  private var sections: [ModelFile.Section] {
    var sections = [
      ModelFile.Section(kind: .manifest, number: 0, bytes: Manifest(of: self).json),
      ModelFile.Section(kind: .vocabulary, number: 0, bytes: vocabulary.stored),
      ModelFile.Section(kind: .background, number: 0, bytes: Self.bytes(of: background)),
    ]
    if let takenValues {
      sections.append(
        ModelFile.Section(
          kind: .takenValues, number: 0, bytes: ModelFile.bytes(of: takenValues.words)))
    }
    if let copies { sections += ModelFile.sections(of: copies) }
    for (index, item) in classes.enumerated() where item.model !== background {
      sections.append(
        ModelFile.Section(kind: .classModel, number: index, bytes: Self.bytes(of: item.model)))
    }
    for (index, item) in classes.enumerated() {
      guard let reading = item.reading else { continue }
      sections.append(
        ModelFile.Section(kind: .reading, number: index, bytes: Self.bytes(of: reading.model)))
    }
    if classes.contains(where: { !$0.templates.isEmpty }) {
      let templates = classes.map {
        $0.templates.map { (ModelFile.number(of: $0.origin), $0.tokens) }
      }
      sections.append(
        ModelFile.Section(kind: .templates, number: 0, bytes: ModelFile.bytes(of: templates)))
    }
    if classes.contains(where: { !$0.bases.isEmpty }) {
      let bases = classes.map { $0.bases.map { (UInt32($0.isMarked ? 1 : 0), $0.tokens) } }
      sections.append(ModelFile.Section(kind: .bases, number: 0, bytes: ModelFile.bytes(of: bases)))
      let hints = classes.flatMap(\.bases).flatMap { base in
        base.hints.isEmpty ? base.tokens.map { _ in 0 } : base.hints.map(\.stored)
      }
      sections.append(ModelFile.Section(kind: .hints, number: 0, bytes: ModelFile.bytes(of: hints)))
    }
    if let classifier {
      sections.append(
        ModelFile.Section(kind: .features, number: 0, bytes: ModelFile.bytes(of: classifier.table)))
      sections.append(
        ModelFile.Section(kind: .classifier, number: 0, bytes: ModelFile.bytes(of: classifier)))
    }
    if let neighbours {
      sections.append(
        ModelFile.Section(
          kind: .neighbours, number: 0, bytes: ModelFile.bytes(of: neighbours.stored)))
    }
    let publishedFile = published.map { ModelFile.bytes(of: $0.sections) } ?? publishedFile
    if let publishedFile {
      sections.append(ModelFile.Section(kind: .published, number: 0, bytes: publishedFile))
    }
    return sections
  }

  /// Opens a model file: the n-grams are mapped, not copied.
  ///
  /// - Throws: `CorpusError` that says whether the file is missing, foreign, newer, cut short or damaged.
  /// - Complexity: O(*n*) in bytes, for the checksum and the consistency of the links.
  public convenience init(path: String) throws(CorpusError) {
    try self.init(try MappedModelFile(path: path))
  }

  /// What may be published in place of a model that lies in a file.
  ///
  /// - Returns: The model; nil where nothing in the seed had enough groups.
  /// - Throws: `CorpusError` as ``init(path:)`` does.
  public static func published(of path: String) throws(CorpusError) -> SeedModel? {
    let file = try MappedModelFile(path: path)
    let model = try SeedModel(file)
    if model.settings.privacy.level != .standard { return model.publishable }
    guard file.has(.published) else { return nil }
    let published = try SeedModel(try file.file(in: .published))
    // Whatever a file claims, nothing that tells of single groups goes out.
    guard published.settings.privacy.isPublished else { throw file.inconsistent }
    return published
  }

  private convenience init(_ file: MappedModelFile) throws(CorpusError) {
    guard let manifest = Manifest(json: try file.section(.manifest)),
      let vocabulary = Vocabulary(
        stored: try file.section(.vocabulary), count: manifest.vocabularySize),
      manifest.settings.privacy.hasSeedTraces == file.has(.takenValues)
    else { throw file.inconsistent }
    let background = try file.model(.background, vocabularySize: vocabulary.count)
    func lists(_ kind: ModelFile.Kind, kinds: Int) throws(CorpusError) -> [[TokenTable.Entry]] {
      try Self.lists(kind, in: file, manifest, kinds: kinds)
    }
    let templates = try lists(.templates, kinds: Origin.allCases.count)
    let bases = try Self.bases(lists(.bases, kinds: 2), in: file)
    var classes: [Class] = []
    for (index, item) in manifest.classes.enumerated() {
      guard item.weights.count == manifest.settings.order * manifest.settings.order else {
        throw file.inconsistent
      }
      let model =
        item.isBackground
        ? background : try file.model(.classModel, index, vocabularySize: vocabulary.count)
      let reading =
        item.readingWeights.isEmpty
        ? nil : try file.model(.reading, index, vocabularySize: vocabulary.count)
      guard item.readingWeights.isEmpty || item.readingWeights.count == item.weights.count else {
        throw file.inconsistent
      }
      classes.append(
        Class(
          key: item.key, documents: item.documents, lengths: item.lengths, weights: item.weights,
          model: model, reading: reading.map { ($0, item.readingWeights) },
          templates: templates[index].map {
            Template(origin: Origin.allCases[Int($0.kind)], tokens: $0.tokens)
          },
          bases: bases[index],
          values: item.values.mapValues(SlotFillings.Choice.init), frameShare: item.frameShare,
          grammarShare: item.grammarShare))
    }
    for id in UInt32(3)..<UInt32(max(3, vocabulary.count))
    where Symbol(stored: vocabulary[id]) == nil {
      throw file.inconsistent
    }
    self.init(
      settings: manifest.settings, classes: classes, background: background,
      vocabulary: vocabulary,
      slots: SlotFillings(forms: manifest.forms, values: manifest.values),
      copies: try Self.copies(in: file, manifest),
      takenValues: try Self.takenValues(in: file),
      classifier: try Self.classifier(in: file, classCount: classes.count),
      neighbours: try Self.neighbours(in: file, vocabularySize: vocabulary.count),
      publishedFile: file.has(.published) ? try file.section(.published) : nil)
  }

  private static func copies(
    in file: MappedModelFile, _ manifest: Manifest
  ) throws(CorpusError) -> SeedCopies? {
    if !manifest.settings.privacy.hasSeedTraces { return nil }
    guard let fingerprints = ModelFile.words(of: try file.section(.fingerprints)),
      let sketches = ModelFile.words(of: try file.section(.sketches)),
      sketches.count % TextSketch.wordCount == 0,
      let runs = ModelFile.halfWords(of: try file.section(.runs)),
      let gate = RunGate(stored: runs, key: manifest.copyKey)
    else { throw file.inconsistent }
    return SeedCopies(
      key: manifest.copyKey, fingerprints: FingerprintSet(fingerprints),
      sketches: stride(from: 0, to: sketches.count, by: TextSketch.wordCount).map {
        TextSketch(words: sketches[$0..<($0 + TextSketch.wordCount)])
      }, gate: gate)
  }

  private static func takenValues(in file: MappedModelFile) throws(CorpusError) -> TakenValues? {
    guard file.has(.takenValues) else { return nil }
    guard let words = ModelFile.words(of: try file.section(.takenValues)),
      let values = TakenValues(words: words)
    else { throw file.inconsistent }
    return values
  }

  private static func neighbours(
    in file: MappedModelFile, vocabularySize: Int
  ) throws(CorpusError) -> Neighbours? {
    guard file.has(.neighbours) else { return nil }
    guard let words = ModelFile.halfWords(of: try file.section(.neighbours)),
      let neighbours = Neighbours(stored: words, vocabularySize: vocabularySize)
    else { throw file.inconsistent }
    return neighbours
  }

  /// The documents that are written anew, by class, with how their values were written where the file has it.
  private static func bases(
    _ lists: [[TokenTable.Entry]], in file: MappedModelFile
  ) throws(CorpusError) -> [[SeedBase]] {
    var hints: [ValueHint] = []
    if file.has(.hints) {
      guard let words = ModelFile.halfWords(of: try file.section(.hints)),
        words.count == lists.joined().reduce(0, { $0 + $1.tokens.count })
      else { throw file.inconsistent }
      hints = words.compactMap { ValueHint(stored: $0) }
      guard hints.count == words.count else { throw file.inconsistent }
    }
    var rest = hints[...]
    return lists.map { list in
      list.map { entry in
        let own = rest.prefix(entry.tokens.count)
        rest = rest.dropFirst(entry.tokens.count)
        let hasValues = own.contains { $0 != .none }
        return SeedBase(
          tokens: entry.tokens, isMarked: entry.kind == 1, hints: hasValues ? Array(own) : [])
      }
    }
  }

  /// A section's lists of tokens by class; empty ones where there is no such section.
  private static func lists(
    _ kind: ModelFile.Kind, in file: MappedModelFile, _ manifest: Manifest, kinds: Int
  ) throws(CorpusError) -> [[TokenTable.Entry]] {
    let count = manifest.classes.count
    guard file.has(kind) else { return Array(repeating: [], count: count) }
    guard let words = ModelFile.halfWords(of: try file.section(kind)),
      let lists = TokenTable.classes(
        words, count: count, kinds: kinds, vocabularySize: manifest.vocabularySize)
    else { throw file.inconsistent }
    return lists
  }

  private static func classifier(
    in file: MappedModelFile, classCount: Int
  ) throws(CorpusError) -> TextClassifier? {
    guard file.has(.classifier) else { return nil }
    guard let table = ModelFile.featureTable(of: try file.section(.features)),
      let classifier = ModelFile.classifier(
        of: try file.section(.classifier), table: table, classCount: classCount)
    else { throw file.inconsistent }
    return classifier
  }

  private static func bytes(of model: NGramModel) -> [UInt8] {
    unsafe model.withStored { unsafe Array($0) }
  }
}

extension ModelFile {
  fileprivate static func sections(of copies: SeedCopies) -> [Section] {
    [
      Section(kind: .fingerprints, number: 0, bytes: bytes(of: copies.fingerprints.sorted)),
      Section(kind: .sketches, number: 0, bytes: bytes(of: copies.sketches.flatMap(\.words))),
      Section(kind: .runs, number: 0, bytes: bytes(of: copies.gate.stored)),
    ]
  }

  /// 64-bit words as little-endian bytes.
  fileprivate static func bytes(of words: [UInt64]) -> [UInt8] {
    var bytes: [UInt8] = []
    for word in words { append(word, to: &bytes) }
    return bytes
  }

  /// Little-endian bytes as 64-bit words; nil where they are no whole number of them.
  fileprivate static func words(of bytes: [UInt8]) -> [UInt64]? {
    guard bytes.count % 8 == 0 else { return nil }
    return stride(from: 0, to: bytes.count, by: 8).map { start in
      bytes[start..<(start + 8)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
  }

  /// 32-bit words as little-endian bytes.
  fileprivate static func bytes(of words: [UInt32]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4 * words.count)
    for word in words { append(word, to: &bytes) }
    return bytes
  }

  /// Little-endian bytes as 32-bit words; nil where they are no whole number of them.
  fileprivate static func halfWords(of bytes: [UInt8]) -> [UInt32]? {
    bytes.count % 4 == 0 ? floats(of: bytes[...]).map(\.bitPattern) : nil
  }

  fileprivate static func bytes(of lists: [[TokenTable.Entry]]) -> [UInt8] {
    bytes(of: TokenTable.words(lists))
  }

  /// An origin by its place among all.
  fileprivate static func number(of origin: Origin) -> UInt32 {
    UInt32(Origin.allCases.firstIndex(of: origin) ?? 0)
  }

  fileprivate static func bytes(of table: FeatureTable) -> [UInt8] {
    var bytes = bytes(of: table.keys)
    for weight in table.weights { append(weight.bitPattern, to: &bytes) }
    return bytes
  }

  fileprivate static func featureTable(of bytes: [UInt8]) -> FeatureTable? {
    let count = bytes.count / 12
    guard bytes.count == 12 * count, let keys = words(of: Array(bytes[..<(8 * count)])),
      zip(keys, keys.dropFirst()).allSatisfy({ $0 < $1 })
    else { return nil }
    let weights = floats(of: bytes[(8 * count)...])
    return weights.allSatisfy(\.isFinite) ? FeatureTable(keys: keys, weights: weights) : nil
  }

  fileprivate static func bytes(of classifier: TextClassifier) -> [UInt8] {
    var bytes: [UInt8] = []
    for factor in classifier.factors { append(factor.bitPattern, to: &bytes) }
    return bytes + classifier.weights.map { UInt8(bitPattern: $0) }
  }

  fileprivate static func classifier(
    of bytes: [UInt8], table: FeatureTable, classCount: Int
  ) -> TextClassifier? {
    guard bytes.count >= 4 * table.count else { return nil }
    let factors = floats(of: bytes[..<(4 * table.count)])
    guard factors.allSatisfy(\.isFinite) else { return nil }
    return TextClassifier(
      table: table, classCount: classCount,
      weights: bytes[(4 * table.count)...].map { Int8(bitPattern: $0) }, factors: factors)
  }

  private static func floats(of bytes: ArraySlice<UInt8>) -> [Float] {
    stride(from: bytes.startIndex, to: bytes.endIndex, by: 4).map { start in
      Float(bitPattern: bytes[start..<(start + 4)].reversed().reduce(0) { $0 << 8 | UInt32($1) })
    }
  }
}
