import Foundation
import Sampling
import Testing

@testable import Privacy

@Suite("Discrete Gaussian noise")
struct DiscreteGaussianTests {
  @Test(
    "Draws follow P[k] ∝ exp(−k²/2σ²): chi-squared",
    arguments: [0.3, 0.9, 1.5, 3.7, 12.0])
  func followsItsDistribution(deviation: Double) {
    let noise = DiscreteGaussian(deviation: deviation)
    var stream = RandomStream(seed: 7, index: UInt64(deviation * 10))
    let draws = 40_000
    var counts: [Int: Int] = [:]
    for _ in 0..<draws { counts[noise.draw(using: &stream), default: 0] += 1 }
    func weight(_ k: Int) -> Double { exp(-Double(k * k) / (2 * noise.variance)) }
    let total = (-400...400).reduce(0) { $0 + weight($1) }
    var (statistic, degrees) = (0.0, -1.0)
    var (restExpected, restSeen) = (Double(draws), draws)
    for k in -400...400 {
      let expected = weight(k) / total * Double(draws)
      if expected < 8 { continue }
      let seen = counts[k, default: 0]
      statistic += (Double(seen) - expected) * (Double(seen) - expected) / expected
      degrees += 1
      restExpected -= expected
      restSeen -= seen
    }
    if restExpected > 5 {
      statistic += pow(Double(restSeen) - restExpected, 2) / restExpected
      degrees += 1
    }
    // Four standard deviations above the mean of chi-squared.
    #expect(statistic < degrees + 4 * (2 * max(1, degrees)).squareRoot())
  }

  @Test("Its tail is the sum of its probabilities, and within the Gaussian's tails on either side")
  func tailIsTheSum() {
    let noise = DiscreteGaussian(deviation: 10)
    #expect(abs(noise.tail(from: 0) + noise.tail(from: 1) - 1) < 1e-12)
    #expect(abs(noise.tail(from: -5) + noise.tail(from: 6) - 1) < 1e-12)
    func gaussian(_ x: Double) -> Double { erfc(x / 10 / 2.0.squareRoot()) / 2 }
    for k in [1, 5, 20, 45] {
      #expect(noise.tail(from: k) <= gaussian(Double(k) - 1))
      #expect(noise.tail(from: k) >= gaussian(Double(k)) * 0.999)
    }
  }

  @Test("The variance is rounded up, never down")
  func roundsUp() {
    for deviation in [0.01, 0.5, 1.234, 77.7, 4_096] {
      #expect(DiscreteGaussian(deviation: deviation).deviation >= deviation)
    }
  }
}
