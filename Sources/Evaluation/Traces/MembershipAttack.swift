import Generation

/// Whether documents of the seed can be told from others of their kind.
///
/// The attacker takes a document for one of the seed's where it is more probable than others (Yeom et al. 2018, *Privacy risk in
/// machine learning*). The calibrated attack first takes off how probable the document is to anybody (Watson et al. 2022, *On the importance
/// of difficulty calibration in membership inference attacks*).
public struct MembershipAttack: Sendable {
  /// How often a seed document is more probable than another: ½ where nothing is told.
  public let area: Estimate
  /// The same, less how probable a document is to a model of other real documents; nil where there are too few.
  ///
  /// That model has as many documents of either kind, none of those attacked. Where the others differ from the seed in kind, this
  /// tells less of that difference.
  public let calibratedArea: Estimate?
  /// The share of seed documents that are told where one in a hundred others is taken for one.
  public let shareAtOnePercent: Double

  /// Attacks by scores, mean log probabilities a token, of which higher ones speak for the seed.
  init(
    members: [AuditText], others: [AuditText], score: (AuditText) -> Double
  ) {
    let (own, other) = (members.map(score), others.map(score))
    area = Estimate(areaOf: own, over: other)
    let sorted = other.sorted(by: >)
    let threshold = sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, sorted.count / 100)]
    shareAtOnePercent = Double(own.count { $0 > threshold }) / Double(max(1, own.count))
    let size = min(members.count, others.count) / 2
    guard size >= Self.leastReference else {
      calibratedArea = nil
      return
    }
    let reference = CrossPerplexity(members.prefix(size) + others.prefix(size))
    func calibrated(_ texts: [AuditText], _ scores: [Double]) -> [Double] {
      zip(texts, scores).dropFirst(size).map { $1 - reference.meanLogProbability(of: $0.tokens) }
    }
    calibratedArea = Estimate(areaOf: calibrated(members, own), over: calibrated(others, other))
  }

  /// So many documents of either kind make a reference.
  private static let leastReference = 20

  /// Attacks by what was generated alone: by a model of it.
  init(byOutput output: [AuditText], members: [AuditText], others: [AuditText]) {
    let model = CrossPerplexity(output)
    self.init(members: members, others: others, score: { model.meanLogProbability(of: $0.tokens) })
  }
}
