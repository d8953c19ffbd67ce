import NGrams

/// A seed as it was read: everything that a model may be estimated from.
struct ReadSeed {
  private(set) var settings: SeedModel.Settings
  let knowledge: LabelKnowledge
  let vocabulary: Vocabulary
  /// The classes, in the order of first sight.
  let classes: [LabelKey]
  /// What is known of each class's labels, as tokens.
  let labelTexts: [[[Symbol]]]
  let documents: SeedDocuments
  /// What grammars wrote of the classes.
  let grammarDocuments: SeedDocuments
  /// How personal values are written.
  let forms: SlotTally
  /// The values of the user's own types.
  let values: SlotTally
  /// How often each class's documents had each of these values, by the value's number.
  let valueCounts: [[Int: Int]]
  /// The words of each of these values.
  let valueWords: [String: [ValuePattern.Word]]
  /// Values that are known from elsewhere.
  let listedValues: SlotFillings.Tally
  /// Words that may be learned whoever wrote them, in lower case.
  let commonWords: Set<String>
  let fingerprints: FingerprintSet
  let sketches: [TextSketch]
  let takenValues: TakenValues

  /// The same seed for a model of other settings.
  func with(_ settings: SeedModel.Settings) -> ReadSeed {
    var seed = self
    seed.settings = settings
    return seed
  }
}
