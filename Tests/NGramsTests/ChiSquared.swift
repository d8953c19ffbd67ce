/// Pearson's test of counts against a distribution.
enum ChiSquared {
  /// Whether counts could come from weights, at the 99.9 % point; outcomes that are expected less than five times are taken together.
  static func fits<Outcome: Hashable>(
    _ counts: [Outcome: Int], weights: [Outcome: Double]
  ) -> Bool {
    let total = weights.values.reduce(0, +)
    let draws = Double(counts.filter { weights[$0.key] != nil }.values.reduce(0, +))
    var (statistic, degrees, restExpected, restCount) = (0.0, -1.0, 0.0, 0.0)
    for (outcome, weight) in weights {
      let expected = draws * weight / total
      let count = Double(counts[outcome] ?? 0)
      if expected < 5 {
        restExpected += expected
        restCount += count
      } else {
        statistic += (count - expected) * (count - expected) / expected
        degrees += 1
      }
    }
    if restExpected > 5 {
      statistic += (restCount - restExpected) * (restCount - restExpected) / restExpected
      degrees += 1
    }
    if degrees < 1 { return true }
    // Wilson and Hilferty's approximation of the 99.9 % point.
    let spread = 2 / (9 * degrees)
    let root = 1 - spread + 3.09 * spread.squareRoot()
    return statistic < degrees * root * root * root
  }
}
