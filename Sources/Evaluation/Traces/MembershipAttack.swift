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
    func score(_ text: AuditText) -> Double {
      let score = model.score(text)
      // A word that was never written speaks against the text as much as one in a hundred thousand.
      return (score.logProbability - 11.5 * Double(score.unknown))
        / Double(max(1, score.words + score.unknown))
    }
    self.init(members: members.map(score), others: others.map(score))
  }
}
