#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Noise on whole numbers: P[k] ∝ exp(−k² / 2σ²).
///
/// Drawn exactly, with whole numbers alone (Canonne, Kamath and Steinke 2020, *The discrete Gaussian for differential privacy*,
/// algorithms 1 to 3), so that no rounding of floating-point numbers tells anything (Mironov 2012).
package struct DiscreteGaussian: Sendable {
  /// σ² in sixteenths.
  package let sixteenths: UInt64
  /// ⌊σ⌋ + 1.
  private let scale: UInt64

  /// The largest σ that is drawn exactly.
  package static let mostDeviation = 4_096.0

  /// Noise of a deviation, rounded up to a whole number of sixteenths of its square.
  ///
  /// - Precondition: The deviation is above 0 and at most ``mostDeviation``.
  package init(deviation: Double) {
    precondition(deviation > 0 && deviation <= Self.mostDeviation, "the deviation is out of range")
    sixteenths = UInt64((16 * deviation * deviation).rounded(.up))
    var root: UInt64 = 0
    while 16 * (root + 1) * (root + 1) <= sixteenths { root += 1 }
    scale = root + 1
  }

  /// σ².
  package var variance: Double { Double(sixteenths) / 16 }

  /// σ.
  package var deviation: Double { variance.squareRoot() }

  /// Draws a number.
  ///
  /// - Parameter generator: A cryptographic one, such as `SystemRandomNumberGenerator`, wherever the noise protects anybody.
  package func draw(using generator: inout some RandomNumberGenerator) -> Int {
    while true {
      let candidate = discreteLaplace(&generator)
      // (|y| − σ²/t)² / 2σ², with σ² = a/16: (16 t |y| − a)² / (32 t² a).
      let product = 16 * scale * candidate.magnitude
      let distance = product > sixteenths ? product - sixteenths : sixteenths - product
      let square = distance.multipliedFullWidth(by: distance)
      let divisor = 32 * scale * scale * sixteenths
      // So far out that it would not be taken in a million years.
      if square.high >= divisor { continue }
      let (whole, rest) = divisor.dividingFullWidth(square)
      if Self.isTaken(whole, rest, divisor, &generator) {
        return candidate.isNegative ? -Int(candidate.magnitude) : Int(candidate.magnitude)
      }
    }
  }

  /// P[k] ∝ exp(−|k| / t).
  private func discreteLaplace(
    _ generator: inout some RandomNumberGenerator
  ) -> (magnitude: UInt64, isNegative: Bool) {
    while true {
      let low = generator.next(upperBound: scale)
      if !Self.isTaken(0, low, scale, &generator) { continue }
      var high: UInt64 = 0
      while Self.isTaken(1, 0, 1, &generator) { high += 1 }
      let magnitude = low + scale * high
      let isNegative = generator.next(upperBound: 2 as UInt64) == 1
      if isNegative, magnitude == 0 { continue }
      return (magnitude, isNegative)
    }
  }

  /// Is true with the probability exp(−(`whole` + `rest` / `divisor`)).
  private static func isTaken(
    _ whole: UInt64, _ rest: UInt64, _ divisor: UInt64,
    _ generator: inout some RandomNumberGenerator
  ) -> Bool {
    for _ in 0..<whole where !isTakenOfOne(1, 1, &generator) { return false }
    return isTakenOfOne(rest, divisor, &generator)
  }

  /// The same for an exponent `part` / `divisor` of 0 to 1.
  private static func isTakenOfOne(
    _ part: UInt64, _ divisor: UInt64, _ generator: inout some RandomNumberGenerator
  ) -> Bool {
    var count: UInt64 = 1
    // True with the probability part / (divisor · count), as two draws, so that no product overflows.
    while generator.next(upperBound: divisor) < part, generator.next(upperBound: count) == 0 {
      count += 1
    }
    return count % 2 == 1
  }

  /// P[k ≥ `least`], summed exactly.
  package func tail(from least: Int) -> Double {
    if least <= 0 { return 1 - tail(from: 1 - least) }
    func weight(_ number: Int) -> Double { exp(-Double(number) * Double(number) / (2 * variance)) }
    let reach = Int((40 * deviation).rounded(.up)) + 1
    var (total, beyond) = (1.0, 0.0)
    for number in stride(from: reach, through: 1, by: -1) { total += 2 * weight(number) }
    for number in stride(from: max(reach, least), through: least, by: -1) {
      beyond += weight(number)
    }
    return beyond / total
  }
}
