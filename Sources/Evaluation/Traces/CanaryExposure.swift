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
    let exposures: [Double]? =
      if let model {
        try SeedModelScorer(model).exposures(of: canaries, from: &stream)
      } else {
        nil
      }
    for groups in Set(canaries.map(\.groups)).sorted() {
      let own = canaries.indices.filter { canaries[$0].groups == groups }
      let values = exposures.map { all in own.map { all[$0] } }
      rows.append(
        Row(
          groups: groups, count: own.count,
          exposure: values.map { ($0.reduce(0, +) / Double($0.count), $0.max() ?? 0) }))
    }
  }

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
