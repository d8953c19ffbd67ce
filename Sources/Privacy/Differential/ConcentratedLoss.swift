#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Zero-concentrated differential privacy ρ (Bun and Steinke 2016), in which losses of releases add up, and what it is in ε and δ.
package enum ConcentratedLoss {
  /// The δ that ρ and ε leave: the least of exp((α − 1)(αρ − ε)) / (α − 1) · (1 − 1/α)^α over α > 1 (Canonne, Kamath and Steinke
  /// 2020, corollary 13).
  package static func delta(rho: Double, epsilon: Double) -> Double {
    if rho <= 0 { return 0 }
    func logarithm(_ order: Double) -> Double {
      (order - 1) * (order * rho - epsilon) + order * log1p(-1 / order) - log(order - 1)
    }
    // Convex in the order; its least value lies left of where the exponent alone is least.
    var low = 1.000_000_1
    var high = (epsilon + 1) / (2 * rho) + 2
    for _ in 0..<300 {
      let (first, second) = (low + (high - low) / 3, high - (high - low) / 3)
      if logarithm(first) < logarithm(second) { high = second } else { low = first }
    }
    return min(1, exp(logarithm((low + high) / 2)))
  }

  /// The largest ρ that keeps to ε and δ.
  package static func rho(epsilon: Double, delta: Double) -> Double {
    var (low, high) = (0.0, epsilon + 1)
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if self.delta(rho: middle, epsilon: epsilon) <= delta { low = middle } else { high = middle }
    }
    return low
  }

  /// The least ε that ρ keeps to with δ.
  package static func epsilon(rho: Double, delta: Double) -> Double {
    // Bun and Steinke's bound is never below it.
    var (low, high) = (0.0, rho + 2 * (rho * log(1 / delta)).squareRoot())
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if self.delta(rho: rho, epsilon: middle) <= delta { high = middle } else { low = middle }
    }
    return high
  }
}
