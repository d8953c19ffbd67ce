#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Numbers from 1 to *n*, the number *k* with a probability in proportion to *k*⁻ˢ (Zipf's law).
///
/// Drawn in constant time, whatever *n* is: Hörmann and Derflinger 1996, *Rejection-inversion to generate variates from monotone
/// discrete distributions*.
public struct ZipfDistribution: Sendable {
  private let count: Double
  private let exponent: Double
  private let first: Double
  private let last: Double
  private let sureWidth: Double

  /// Makes the distribution.
  ///
  /// - Parameters:
  ///   - count: The largest number, at least 1.
  ///   - exponent: How steep it is, above 0; 1 is Zipf's own.
  public init(count: Int, exponent: Double = 1) {
    precondition(count >= 1 && exponent > 0, "a Zipf distribution needs a number and a slope")
    (self.count, self.exponent) = (Double(count), exponent)
    first = Self.integral(1.5, exponent) - 1
    last = Self.integral(Double(count) + 0.5, exponent)
    sureWidth =
      2
      - Self.inverse(
        Self.integral(2.5, exponent) - Self.density(2, exponent), exponent)
  }

  /// Draws a number.
  public func draw(from stream: inout RandomStream) -> Int {
    while true {
      let area = last + stream.unit() * (first - last)
      let place = Self.inverse(area, exponent)
      let number = min(max(place.rounded(), 1), count)
      if number - place <= sureWidth
        || area >= Self.integral(number + 0.5, exponent) - Self.density(number, exponent)
      {
        return Int(number)
      }
    }
  }

  private static func density(_ x: Double, _ exponent: Double) -> Double { pow(x, -exponent) }

  /// The integral of the density, up to a constant.
  private static func integral(_ x: Double, _ exponent: Double) -> Double {
    exponent == 1 ? log(x) : (pow(x, 1 - exponent) - 1) / (1 - exponent)
  }

  private static func inverse(_ area: Double, _ exponent: Double) -> Double {
    if exponent == 1 { return exp(area) }
    return pow(max(1 + area * (1 - exponent), .leastNormalMagnitude), 1 / (1 - exponent))
  }
}
