/// Brings patterns of values together that differ in letters or leading zeros alone.
///
/// `LH-%#####` in many documents is how a shop numbers its orders; `KX-%#####` and `QB-0#####` in one each are both `??-######`.
struct SlotFamilies {
  /// By content, the number of the word that stands for it.
  private(set) var canonical: [UInt32]
  /// The groups that must have written a pattern for it to stay by itself.
  private static let leastGroups = 3

  init(_ documents: [GrammarInducer.Document], _ vocabulary: inout InductionVocabulary) {
    var groups = [Set<Int32>](repeating: [], count: vocabulary.contents.count)
    for document in documents {
      for word in document.outline.parts.lazy.flatMap(\.phrase) {
        let content = Int(word >> 1)
        if groups[content].count < Self.leastGroups { groups[content].insert(document.group) }
      }
    }
    canonical = vocabulary.contents.indices.map { UInt32($0) << 1 }
    var rare: [String: [Int]] = [:]
    var sizes: [String: Int] = [:]
    for (number, content) in vocabulary.contents.enumerated() where !groups[number].isEmpty {
      guard case .slot(let slot) = content, let family = Self.family(of: slot) else { continue }
      sizes[family, default: 0] += 1
      if groups[number].count < Self.leastGroups { rare[family, default: []].append(number) }
    }
    for (family, members) in rare.sorted(by: { $0.key < $1.key }) where sizes[family] ?? 0 > 1 {
      let word = vocabulary.number(.slot(family))
      for member in members { canonical[member] = word }
    }
  }

  /// The phrase with the patterns of families.
  func callAsFunction(_ phrase: Phrase) -> Phrase {
    phrase.map { canonical[Int($0 >> 1)] | ($0 & 1) }
  }

  /// A pattern in braces with any letter for a letter, and any digit for the first.
  private static func family(of slot: String) -> String? {
    guard slot.hasPrefix("{\"") else { return nil }
    var family = "{\""
    var isEscaped = false
    var rest = slot.dropFirst(2)
    while let character = rest.popFirst() {
      if isEscaped || character == "\\" {
        isEscaped.toggle()
        family.append(character)
      } else if character == "\"" {
        return family + "\"" + rest
      } else if character.isLetter {
        family.append(character.isUppercase ? "?" : "*")
      } else {
        family.append(character == "%" || character == "0" ? "#" : character)
      }
    }
    return nil
  }
}
