import Corpora
import Generation
import Privacy
import Sampling
import Tokenization

/// What became of the canaries that were planted in the seed.
public struct CanaryExposure: Sendable {
  /// The canaries that so many groups wrote.
  public struct Row: Sendable {
    /// How many groups wrote each.
    public let groups: Int
    /// How many canaries there are.
    public let count: Int
    /// How many of them stand in a synthetic document.
    public internal(set) var emitted = 0
    /// Their exposure by the model in bits, in the mean and at most; nil without a model.
    public let exposure: (mean: Double, most: Double)?
  }

  /// By number of groups.
  public internal(set) var rows: [Row]
  private let canaries: [Canary]
  private var isEmitted: [Bool]

  /// Computes exposures.
  init(_ canaries: [Canary], model: SeedModel?) throws(ICUError) {
    self.canaries = canaries
    isEmitted = canaries.map { _ in false }
    rows = []
    var stream = RandomStream(seed: 0xCA7A, index: 0)
    let scorer: SeedModelScorer? =
      if let model { try SeedModelScorer(model) } else { nil }
    for groups in Set(canaries.map(\.groups)).sorted() {
      let own = canaries.filter { $0.groups == groups }
      var exposures: [Double] = []
      if let scorer {
        for canary in own.prefix(Self.mostScored) {
          exposures.append(try scorer.exposure(of: canary, from: &stream))
        }
      }
      let mean = exposures.reduce(0, +) / Double(max(1, exposures.count))
      rows.append(
        Row(
          groups: groups, count: own.count,
          exposure: exposures.max().map { (mean, $0) }))
    }
  }

  /// So many canaries of a number of groups are enough.
  private static let mostScored = 25

  /// Notes the canaries that stand in a text.
  mutating func look(into text: String) {
    if !text.contains("remember ") { return }
    for (place, canary) in canaries.enumerated() where !isEmitted[place] {
      guard text.contains(canary.text) else { continue }
      isEmitted[place] = true
      if let row = rows.firstIndex(where: { $0.groups == canary.groups }) { rows[row].emitted += 1 }
    }
  }
}
