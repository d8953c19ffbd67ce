/// Whether a judge that was trained on real documents finds in synthetic ones what they are to show: their labels, or their spans.
public struct Recovery: Sendable {
  /// How often the judge found a thing, of so many times.
  typealias Count = (hits: Int, of: Int)

  /// The mean over labels or types of the share of synthetic documents' own that the judge finds.
  public let found: Double
  /// The same of real documents that the judge was not trained on.
  public let foundInReal: Double
  /// By label or type that synthetic documents have, the share that the judge finds in these, and in real ones.
  public let items: [(name: String, found: Double, foundInReal: Double)]

  /// What was found over what could be: the measure, 1 where synthetic documents show it as real ones do.
  public var value: Double { foundInReal == 0 ? 0 : min(1, found / foundInReal) }

  /// Sums up what was found of each label or type.
  init(_ names: [String], own: [Count], inReal: [Count]) {
    func share(_ count: Count) -> Double { Double(count.hits) / Double(max(1, count.of)) }
    func mean(_ counts: [Count]) -> Double {
      let seen = counts.filter { $0.of > 0 }
      return seen.map(share).reduce(0, +) / Double(max(1, seen.count))
    }
    (found, foundInReal) = (mean(own), mean(inReal))
    items = names.indices.filter { own[$0].of > 0 }.map {
      (names[$0], share(own[$0]), share(inReal[$0]))
    }
  }
}
