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
    let countsOfCounts: SIMD4<Double>
    var few = (0, 0, 0, 0)
    for count in counts {
      switch count {
      case 1: few.0 += 1
      case 2: few.1 += 1
      case 3: few.2 += 1
      case 4: few.3 += 1
      default: break
      }
    }
    countsOfCounts = SIMD4(Double(few.0), Double(few.1), Double(few.2), Double(few.3))
    guard countsOfCounts[0] > 0, countsOfCounts[1] > 0, countsOfCounts[2] > 0 else {
      self = .fallback
      return
    }
    let y = countsOfCounts[0] / (countsOfCounts[0] + 2 * countsOfCounts[1])
    var amounts = SIMD3<Double>.zero
    for k in 1...3 {
      amounts[k - 1] =
        Double(k) - Double(k + 1) * y * countsOfCounts[k] / countsOfCounts[k - 1]
      guard 0 <= amounts[k - 1], amounts[k - 1] <= Double(k) else {
        self = .fallback
        return
      }
    }
    self.init(amounts: amounts, isFallback: false)
  }

  /// Estimates one discount for all counts: n₁ / (n₁ + 2 n₂), by Ney, Essen and Kneser 1994; half where there is no n₁ or n₂.
  init(absolute counts: [UInt32]) {
    let (ones, twos) = (counts.count { $0 == 1 }, counts.count { $0 == 2 })
    let isFallback = ones == 0 || twos == 0
    let amount = isFallback ? 0.5 : Double(ones) / Double(ones + 2 * twos)
    self.init(amounts: SIMD3(repeating: amount), isFallback: isFallback)
  }

  /// What is taken from a count; 0 from a count of 0.
  func amount(for count: UInt32) -> Double { count == 0 ? 0 : amounts[Int(min(count, 3)) - 1] }
}
