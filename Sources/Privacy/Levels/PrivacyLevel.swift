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
  /// Whether the model file may be given away: whoever holds it can confirm nothing that fewer groups wrote.
  ///
  /// Such a model promises something about itself, but nothing about documents: it has no index to compare them with.
  public var isPublished = false

  /// The usual figures of a level: 3 groups and runs of 7 (standard), 5 groups (strict), ε = 4 and δ = 10⁻⁶.
  public init(_ level: PrivacyLevel) {
    self.level = level
    leastGroups = level == .strict ? 5 : 3
    longestRun = 7
    (epsilon, delta) = (4, 1e-6)
  }

  /// Whether the model keeps hashes of what few groups wrote: generation needs them to keep away from it, and a holder of the file
  /// can confirm guesses by them.
  package var hasSeedTraces: Bool { level != .differential && !isPublished }

  /// The terms of the model file that may be given away.
  package var published: PrivacyTerms {
    var terms = self
    if level == .standard { terms.level = .strict }
    terms.isPublished = true
    return terms
  }

  /// How many groups must use a word, or write a number, for it to enter the vocabulary.
  public var leastGroupsOfWord: Int { level == .strict ? leastGroups : min(2, leastGroups) }

  /// The promise in words.
  public var statement: String {
    if isPublished, level != .differential {
      return """
        published: every n-gram, slot filler, wording, label and word in the model has at least \(leastGroups) groups behind it; \
        documents are not compared with the seed, so audit them before you share them
        """
    }
    return switch level {
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

  /// Who may have the model's file, in words.
  public var custody: String {
    hasSeedTraces
      ? """
      this file stays with the seed: it holds hashes that keep documents apart from the seed, and whoever has it can confirm \
      guesses of the seed by them and even spell out sentences; “pastiche publish” writes a file without them
      """ : "this file may be given away: nothing in it tells of fewer groups than its terms say"
  }
}
