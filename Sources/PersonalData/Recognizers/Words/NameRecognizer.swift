import CEntityModel
import Tokenization

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

  static let shared = unsafe EntityModelFile.tagger(
    UnsafeRawBufferPointer(start: entity_model_bytes(), count: entity_model_size()))

  func detect(in scan: WordScan, into detections: inout [Detection]) {
    let entities = tagger.entities(in: scan)
    var people = PersonSpans(scan, TaggerFeatures(marked: scan))
    for entity in entities {
      let words = Self.trimmed(entity.words, scan)
      // Letters by themselves are nobody, and a program's names are not people's.
      if words.allSatisfy({ scan.words[$0].count == 1 }) { continue }
      if words.contains(where: { scan.words[$0].isCode }) { continue }
      let isNumber = words.allSatisfy { !scan.words[$0].isLetters }
      if isNumber, !Self.isBesideAddress(entity, entities) { continue }
      let score = isNumber ? 0.5 : Self.score(entity, words, scan)
      let evidence: Detection.Evidence = entity.isListed ? [.tagger, .list] : .tagger
      let type = EntityTag.types[entity.type]
      if type == .person {
        people.add(words, score: score, evidence: evidence)
      } else if type == .organization || type == .location, people.isAddressed(words) {
        people.add(words, score: max(score, 0.6), evidence: evidence.union(.context))
      } else if !Self.isFunctionWord(words, scan) {
        let words = type == .organization ? people.withoutRoles(words) : words
        let range = scan.words[words.lowerBound].start..<scan.words[words.upperBound - 1].end
        detections.append(
          Detection(range: range, type: type, score: score, recognizer: name, evidence: evidence))
      }
    }
    people.complete()
    for found in people.names {
      let words = found.words
      let range = scan.words[words.lowerBound].start..<scan.words[words.upperBound - 1].end
      detections.append(
        Detection(
          range: range, type: .person, score: found.score, recognizer: name,
          evidence: found.evidence))
    }
  }

  /// Whether words are one word alone that carries grammar and is no abbreviation.
  private static func isFunctionWord(_ words: Range<Int>, _ scan: WordScan) -> Bool {
    words.count == 1 && scan.words[words.lowerBound].kind == .capitalized
      && functionWords.contains(scan.hash(words.lowerBound))
  }

  private static let functionWords = WordList(Array(FunctionWords.all))

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

  /// Below 0.5 for what is hardly better than nothing, which most false alarms are and few names, and for what is not written as
  /// names are and stands in no list of them.
  private static func score(
    _ entity: EntityTagger.Entity, _ words: Range<Int>, _ scan: WordScan
  ) -> Double {
    let margin = Double(max(0, entity.margin))
    let score = margin / (margin + 110) - doubt(entity, words, scan)
    return (max(0, score) * 1_000).rounded() / 1_000
  }

  /// What the way that a name is written takes from its score.
  private static func doubt(
    _ entity: EntityTagger.Entity, _ words: Range<Int>, _ scan: WordScan
  ) -> Double {
    let type = EntityTag.types[entity.type]
    if type != .person, hasGap(words, scan) { return 0.5 }
    if type == .streetAddress || type == .zipCode { return 0 }
    if entity.mayBePlain { return 0.35 }
    let letters = words.filter { scan.words[$0].isLetters }
    if letters.allSatisfy({ scan.words[$0].kind == .lower }) { return 0.2 }
    if letters.contains(where: { hasInnerCapital(scan.bytes($0)) }) {
      if type == .organization { return entity.isListed ? 0 : 0.2 }
      return letters.count == 1 ? 0.5 : entity.isListed ? 0.1 : 0.3
    }
    if entity.isListed { return 0 }
    if type == .nrp { return 0.3 }
    if letters.allSatisfy({ scan.words[$0].kind == .upper }) {
      return type == .location ? 0.2 : 0.3
    }
    return letters.count == 1 && type == .person ? 0.15 : 0
  }

  /// Whether several blanks or a tab stand between two words, as between the columns of a table.
  private static func hasGap(_ words: Range<Int>, _ scan: WordScan) -> Bool {
    words.dropFirst().contains {
      let start = scan.words[$0].start
      return start - scan.words[$0 - 1].end > 1 || scan.text[start - 1] == UInt8(ascii: "\t")
    }
  }

  /// Whether a word has capitals and small letters in turns, as `HugeTLB` and `SoCs`, and not as `McKay` or `DeLuca`.
  private static func hasInnerCapital(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.contains(where: { $0.isLowercase }), let first = word.first, first.isUppercase else {
      return word.first?.isLowercase == true && word.contains(where: { $0.isUppercase })
    }
    let capitals = word.indices.dropFirst().filter { word[$0].isUppercase }
    if capitals.isEmpty { return false }
    let prefixes = [
      "Mc", "Mac", "De", "Di", "Du", "La", "Le", "Van", "Fitz", "Del", "O", "St", "Al", "El",
    ]
    let isPrefixed =
      capitals.count == 1
      && prefixes.contains {
        word.starts(with: $0.utf8) && capitals[0] - word.startIndex == $0.utf8.count
      }
    return !isPrefixed
  }
}
