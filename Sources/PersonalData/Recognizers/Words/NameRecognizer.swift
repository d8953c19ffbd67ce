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
    let entities = tagger.entities(in: scan)
    for entity in entities {
      let words = Self.trimmed(entity.words, scan)
      // A letter by itself is nobody, and a program's names are not people's.
      if words.isEmpty || words.count == 1 && scan.words[words.lowerBound].count == 1 { continue }
      if words.contains(where: { scan.words[$0].isCode }) { continue }
      let isNumber = words.allSatisfy { !scan.words[$0].isLetters }
      if isNumber, !Self.isBesideAddress(entity, entities) { continue }
      let range = scan.words[words.lowerBound].start..<scan.words[words.upperBound - 1].end
      detections.append(
        Detection(
          range: range, type: EntityTag.types[entity.type],
          score: isNumber ? 0.5 : Self.score(entity.margin),
          recognizer: name))
    }
  }

  /// A name without the signs around it; a point may belong to its last word.
  private static func trimmed(_ words: Range<Int>, _ scan: WordScan) -> Range<Int> {
    var (first, last) = (words.lowerBound, words.upperBound)
    func isSign(_ place: Int) -> Bool {
      scan.words[place].kind == .sign || scan.words[place].kind == .lineEnd
    }
    while first < last, isSign(first), !scan.isSign(first, "'") { first += 1 }
    while last > first, isSign(last - 1), !scan.isSign(last - 1, ".") {
      if scan.isSign(last - 1, ")"), (first..<last).contains(where: { scan.isSign($0, "(") }) {
        break
      }
      last -= 1
    }
    return first..<last
  }

  /// Whether a number is a part of an address or a post code, another part of which stands a few words away.
  private static func isBesideAddress(
    _ number: EntityTagger.Entity, _ entities: [EntityTagger.Entity]
  ) -> Bool {
    let types: [EntityType] = [.streetAddress, .zipCode]
    guard types.contains(EntityTag.types[number.type]) else { return false }
    return entities.contains {
      $0.words != number.words && (types + [.location]).contains(EntityTag.types[$0.type])
        && $0.words.upperBound + 6 > number.words.lowerBound
        && number.words.upperBound + 6 > $0.words.lowerBound
    }
  }

  /// Below 0.5 for what is hardly better than nothing: three quarters of false alarms are, and one in forty names.
  private static func score(_ margin: Float) -> Double {
    let margin = Double(max(0, margin))
    return (margin / (margin + 110) * 1_000).rounded() / 1_000
  }
}
