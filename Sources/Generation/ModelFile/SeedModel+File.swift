public import Corpora
import NGrams

extension SeedModel {
  /// Writes the model as one file; it appears under its name only when it is whole.
  ///
  /// The same documents and settings give the same bytes.
  ///
  /// - Throws: `CorpusError` when the file cannot be created or written.
  public func write(to path: String) throws(CorpusError) {
    var sections = [
      ModelFile.Section(kind: .manifest, number: 0, bytes: Manifest(of: self).json),
      ModelFile.Section(kind: .vocabulary, number: 0, bytes: vocabulary.stored),
      ModelFile.Section(kind: .background, number: 0, bytes: Self.bytes(of: background)),
      ModelFile.Section(
        kind: .fingerprints, number: 0, bytes: ModelFile.bytes(of: seedFingerprints.sorted)),
      ModelFile.Section(
        kind: .takenValues, number: 0, bytes: ModelFile.bytes(of: takenValues.words)),
    ]
    for (index, item) in classes.enumerated() where item.model !== background {
      sections.append(
        ModelFile.Section(kind: .classModel, number: index, bytes: Self.bytes(of: item.model)))
    }
    try ModelFile.write(sections, to: path)
  }

  /// Opens a model file: the n-grams are mapped, not copied.
  ///
  /// - Throws: `CorpusError` that says whether the file is missing, foreign, newer, cut short or damaged.
  /// - Complexity: O(*n*) in bytes, for the checksum and the consistency of the links.
  public convenience init(path: String) throws(CorpusError) {
    let file = try MappedModelFile(path: path)
    guard let manifest = Manifest(json: try file.section(.manifest)),
      let vocabulary = Vocabulary(
        stored: try file.section(.vocabulary), count: manifest.vocabularySize),
      let fingerprints = ModelFile.words(of: try file.section(.fingerprints)),
      let taken = ModelFile.words(of: try file.section(.takenValues)),
      let takenValues = TakenValues(words: taken)
    else { throw file.inconsistent }
    let background = try file.model(.background, vocabularySize: vocabulary.count)
    var classes: [Class] = []
    for (index, item) in manifest.classes.enumerated() {
      guard item.weights.count == manifest.settings.order * manifest.settings.order else {
        throw file.inconsistent
      }
      let model =
        item.isBackground
        ? background : try file.model(.classModel, index, vocabularySize: vocabulary.count)
      classes.append(
        Class(
          key: item.key, documents: item.documents, lengths: item.lengths,
          weights: item.weights, model: model))
    }
    for id in UInt32(3)..<UInt32(max(3, vocabulary.count))
    where Symbol(stored: vocabulary[id]) == nil {
      throw file.inconsistent
    }
    self.init(
      settings: manifest.settings, classes: classes, background: background,
      vocabulary: vocabulary,
      slots: SlotFillings(forms: manifest.forms, values: manifest.values),
      seedFingerprints: FingerprintSet(fingerprints), takenValues: takenValues)
  }

  private static func bytes(of model: NGramModel) -> [UInt8] {
    unsafe model.withStored { unsafe Array($0) }
  }
}

extension ModelFile {
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
}
