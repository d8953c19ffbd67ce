import Generation

/// Whether documents of the seed can be told from others of their kind.
///
/// The attacker takes a document for one of the seed's where it is more probable than others (Yeom et al. 2018, *Privacy risk in
/// machine learning*).
public struct MembershipAttack: Sendable {
  /// How often a seed document is more probable than another: ½ where nothing is told.
  public let area: Estimate
  /// The share of seed documents that are told where one in a hundred others is taken for one.
  public let shareAtOnePercent: Double

  /// Attacks by scores, of which higher ones speak for the seed.
  init(members: [Double], others: [Double]) {
    area = Estimate(areaOf: members, over: others)
    let sorted = others.sorted(by: >)
    let threshold = sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, sorted.count / 100)]
    shareAtOnePercent =
      Double(members.count { $0 > threshold }) / Double(max(1, members.count))
  }

  /// Attacks by what was generated alone: by a model of it.
  init(byOutput output: [AuditText], members: [AuditText], others: [AuditText]) {
    let model = CrossPerplexity(output)
    self.init(
      members: members.map(model.meanLogProbability), others: others.map(model.meanLogProbability))
  }
}
