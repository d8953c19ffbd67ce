#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A measured figure with the interval that holds the true one in 95 of 100 measurements.
public struct Estimate: Equatable, Sendable {
  /// What was measured.
  public var value: Double
  /// The interval's lower end.
  public var low: Double
  /// Its upper end.
  public var high: Double

  /// Half the width of an interval in standard errors.
  static let deviations = 1.959_964

  /// A value with its standard error.
  init(_ value: Double, error: Double) {
    (self.value, low, high) = (
      value, value - Self.deviations * error, value + Self.deviations * error
    )
  }

  /// A share of so many: Wilson's interval (Wilson 1927).
  init(share hits: Int, of count: Int) {
    guard count > 0 else {
      (value, low, high) = (0, 0, 1)
      return
    }
    let (n, z2) = (Double(count), Self.deviations * Self.deviations)
    let share = Double(hits) / n
    let middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    let half =
      Self.deviations / (1 + z2 / n)
      * (share * (1 - share) / n + z2 / (4 * n * n)).squareRoot()
    (value, low, high) = (share, max(0, middle - half), min(1, middle + half))
  }

  /// The mean of the differences of pairs.
  init(meanOf differences: [Double]) {
    let count = Double(max(1, differences.count))
    let mean = differences.reduce(0, +) / count
    let variance = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / max(1, count - 1)
    self.init(mean, error: (variance / count).squareRoot())
  }

  /// The area under the curve of true over false positives: how often a positive scores above a negative.
  ///
  /// Its error is Hanley and McNeil's (1982).
  ///
  /// - Complexity: O(*n* log *n*).
  init(areaOf positives: [Double], over negatives: [Double]) {
    let (m, n) = (Double(positives.count), Double(negatives.count))
    if m == 0 || n == 0 {
      self.init(0.5, error: 0.5 / Self.deviations)
      return
    }
    let all =
      (positives.map { ($0, true) } + negatives.map { ($0, false) }).sorted { $0.0 < $1.0 }
    var (place, rankSum) = (0, 0.0)
    while place < all.count {
      var end = place
      while end < all.count, all[end].0 == all[place].0 { end += 1 }
      // Equal scores share their mean rank.
      let rank = Double(place + end + 1) / 2
      rankSum += rank * Double(all[place..<end].count { $0.1 })
      place = end
    }
    let area = (rankSum - m * (m + 1) / 2) / (m * n)
    let (q1, q2) = (area / (2 - area), 2 * area * area / (1 + area))
    let variance =
      (area * (1 - area) + (m - 1) * (q1 - area * area) + (n - 1) * (q2 - area * area)) / (m * n)
    self.init(area, error: max(0, variance).squareRoot())
    (low, high) = (max(0, low), min(1, high))
  }
}
