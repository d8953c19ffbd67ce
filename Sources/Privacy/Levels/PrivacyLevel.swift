/// How much of a seed may come to a model.
public enum PrivacyLevel: String, CaseIterable, Sendable {
  /// Personal data, words of one group and long runs stay out.
  case standard
  /// Everything in the model has several groups behind it.
  case strict
  /// The model is (ε, δ)-differentially private for all documents of one group.
  case differential = "dp"
}

/// What a model promises to the people in its seed: a level with its figures.
///
/// A group is whose document it is; where documents say no group, each text is one.
public struct PrivacyTerms: Equatable, Sendable {
  /// The level.
  public var level: PrivacyLevel
  /// From how many groups on something is not one person's: a run (standard), any entry of the model (strict).
  public var leastGroups: Int
  /// The longest run of tokens that fewer groups wrote and an output may repeat; no promise of ``PrivacyLevel/differential``.
  public var longestRun: Int
  /// The privacy loss ε of ``PrivacyLevel/differential``.
  public var epsilon: Double
  /// The probability δ with which the loss may be larger.
  public var delta: Double

  /// The usual figures of a level: 3 groups and runs of 7 (standard), 5 groups (strict), ε = 4 and δ = 10⁻⁶.
  public init(_ level: PrivacyLevel) {
    self.level = level
    leastGroups = level == .strict ? 5 : 3
    longestRun = 7
    (epsilon, delta) = (4, 1e-6)
  }

  /// How many groups must use a word, or write a number, for it to enter the vocabulary.
  public var leastGroupsOfWord: Int { level == .strict ? leastGroups : min(2, leastGroups) }

  /// The promise in words.
  public var statement: String {
    switch level {
    case .standard:
      """
      standard: personal data were replaced before anything was learned; a word that one group alone uses and that is no \
      common word is not in the model; no document repeats more than \(longestRun) tokens in a row that fewer than \
      \(leastGroups) groups wrote, and none is a seed document
      """
    case .strict:
      """
      strict: every n-gram, slot filler, wording and word in the model has at least \(leastGroups) groups behind it; no \
      document repeats more than \(longestRun) tokens in a row that fewer groups wrote, and none is a seed document
      """
    case .differential:
      """
      dp: the model is (ε = \(epsilon), δ = \(delta))-differentially private for adding or removing all documents of one \
      group, and so is all that is generated from it
      """
    }
  }
}
