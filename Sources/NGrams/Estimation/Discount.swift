/// The three discounts of modified Kneser-Ney smoothing for one order.
///
/// What is taken from an n-gram's count when it is 1, 2, and 3 or more: Chen and Goodman 1998, equation 26.
public struct Discount: Equatable, Sendable {
  /// The discounts of counts 1, 2, and 3 or more.
  public let amounts: SIMD3<Double>
  /// Whether the counts of counts could not give discounts and the fixed ones stand in.
  public let isFallback: Bool

  /// The discounts that stand in where the estimate fails, as KenLM's `--discount_fallback` has them.
  public static let fallback = Discount(amounts: SIMD3(0.5, 1, 1.5), isFallback: true)

  init(amounts: SIMD3<Double>, isFallback: Bool) {
    self.amounts = amounts
    self.isFallback = isFallback
  }

  /// Estimates the discounts of one order from its (adjusted) counts.
  ///
  /// Small data never fails: where a count of counts is zero or a discount leaves [0, *k*], ``fallback`` is taken.
  public init(counts: some Sequence<UInt32>) {
    var ofCounts = CountsOfCounts()
    for count in counts { ofCounts.add(count) }
    self.init(ofCounts)
  }

  init(_ ofCounts: CountsOfCounts) {
    let few = ofCounts.few
    guard few[0] > 0, few[1] > 0, few[2] > 0 else {
      self = .fallback
      return
    }
    let y = Double(few[0]) / Double(few[0] + 2 * few[1])
    var amounts = SIMD3<Double>.zero
    for k in 1...3 {
      amounts[k - 1] = Double(k) - Double(k + 1) * y * Double(few[k]) / Double(few[k - 1])
      guard 0 <= amounts[k - 1], amounts[k - 1] <= Double(k) else {
        self = .fallback
        return
      }
    }
    self.init(amounts: amounts, isFallback: false)
  }

  /// Estimates one discount for all counts: n₁ / (n₁ + 2 n₂), by Ney, Essen and Kneser 1994; half where there is no n₁ or n₂.
  init(absolute ofCounts: CountsOfCounts) {
    let (ones, twos) = (ofCounts.few[0], ofCounts.few[1])
    let isFallback = ones == 0 || twos == 0
    let amount = isFallback ? 0.5 : Double(ones) / Double(ones + 2 * twos)
    self.init(amounts: SIMD3(repeating: amount), isFallback: isFallback)
  }

  /// Estimates what a smoothing takes.
  init(_ ofCounts: CountsOfCounts, for smoothing: Smoothing) {
    switch smoothing {
    case .kneserNey, .wittenBell: self.init(ofCounts)
    case .absolute: self.init(absolute: ofCounts)
    }
  }

  /// What is taken from a count; 0 from a count of 0.
  func amount(for count: UInt32) -> Double { count == 0 ? 0 : amounts[Int(min(count, 3)) - 1] }
}

/// How many n-grams occur once, twice, three and four times.
struct CountsOfCounts {
  private(set) var few = SIMD4<Int>.zero

  @inline(__always)
  mutating func add(_ count: UInt32) {
    if 1...4 ~= count { few[Int(count) - 1] &+= 1 }
  }
}
