/// A document that is written anew in other words.
struct SeedBase: Equatable, Sendable {
  /// Vocabulary numbers, without start and end.
  let tokens: [UInt32]
  /// Whether the values of the user's own types are marked as slots; unlabelled text does not say where they stand.
  let isMarked: Bool
  /// How its values were written, by token; empty where it has none.
  let hints: [ValueHint]
}
