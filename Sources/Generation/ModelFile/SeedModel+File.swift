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
      ModelFile.Section(kind: .fingerprints, number: 0, bytes: seedFingerprints.stored),
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
      let fingerprints = FingerprintSet(stored: try file.section(.fingerprints))
    else { throw file.inconsistent }
    let background = try file.model(.background, vocabularySize: vocabulary.count)
    var classes: [Class] = []
    for (index, item) in manifest.classes.enumerated() {
      guard item.weights.count == manifest.settings.order else { throw file.inconsistent }
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
      seedFingerprints: fingerprints)
  }

  private static func bytes(of model: NGramModel) -> [UInt8] {
    var bytes: [UInt8] = []
    let words = model.stored
    bytes.reserveCapacity(4 * words.count)
    for word in words { ModelFile.append(word, to: &bytes) }
    return bytes
  }
}

extension FingerprintSet {
  /// The fingerprints, sorted, as little-endian 64-bit words.
  fileprivate var stored: [UInt8] {
    var bytes: [UInt8] = []
    for value in sorted { ModelFile.append(value, to: &bytes) }
    return bytes
  }

  fileprivate init?(stored: [UInt8]) {
    guard stored.count % 8 == 0 else { return nil }
    self.init()
    for start in stride(from: 0, to: stored.count, by: 8) {
      let value = stored[start..<(start + 8)].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      _ = insert(Fingerprint(value: value))
    }
  }
}
