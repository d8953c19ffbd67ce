import CEntityModel

/// People, places, organisations, peoples and addresses, by the entity tagger that comes with the program.
struct NameRecognizer: ScanRecognizer {
  let name = "name-tagger"
  let needs: [TextTraits] = []
  private let tagger: EntityTagger

  /// Takes the tagger that comes along; nil where none was trained yet.
  init?() {
    guard let tagger = Self.shared else { return nil }
    self.tagger = tagger
  }

  /// The recogniser, where there is a tagger.
  static let standard = [NameRecognizer()].compactMap { $0 }

  private static let shared = unsafe EntityModelFile.tagger(
    UnsafeRawBufferPointer(start: entity_model_bytes(), count: entity_model_size()))

  func detect(in scan: WordScan, into detections: inout [Detection]) {
    for entity in tagger.entities(in: scan) {
      // A letter by itself is nobody.
      if entity.words.count == 1, scan.words[entity.words.lowerBound].range.count == 1 { continue }
      let isNumber = entity.words.allSatisfy { !scan.words[$0].isLetters }
      let range =
        scan.words[entity.words.lowerBound].start..<scan.words[entity.words.upperBound - 1].end
      detections.append(
        Detection(
          range: range, type: EntityTag.types[entity.type],
          score: isNumber ? 0.5 : Self.score(entity.margin),
          recognizer: name))
    }
  }

  /// Below 0.5 for what is hardly better than nothing: three quarters of false alarms are, and one in forty names.
  private static func score(_ margin: Float) -> Double {
    let margin = Double(max(0, margin))
    return (margin / (margin + 110) * 1_000).rounded() / 1_000
  }
}
