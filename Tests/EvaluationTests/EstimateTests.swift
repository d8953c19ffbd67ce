import Testing

@testable import Evaluation

@Suite("Estimates and divergences")
struct EstimateTests {
  @Test("The area under the curve is the share of pairs in order")
  func areaIsShareOfPairs() {
    let (positives, negatives) = ([0.9, 0.4, 0.4, 0.7], [0.1, 0.4, 0.8])
    var pairs = 0.0
    for positive in positives {
      for negative in negatives {
        pairs += positive > negative ? 1 : positive == negative ? 0.5 : 0
      }
    }
    let area = Estimate(areaOf: positives, over: negatives)
    #expect(abs(area.value - pairs / 12) < 1e-12)
    #expect(area.low < area.value && area.value < area.high)
    #expect(Estimate(areaOf: [], over: []).value == 0.5)
  }

  @Test("Wilson's interval is the published one")
  func wilson() {
    // Newcombe 1998, table I: 81 of 263 gives 0.2553 to 0.3662; 0 of 20 gives 0 to 0.1611.
    let share = Estimate(share: 81, of: 263)
    #expect(abs(share.low - 0.2553) < 5e-5 && abs(share.high - 0.3662) < 5e-5)
    let none = Estimate(share: 0, of: 20)
    #expect(none.low == 0 && abs(none.high - 0.1611) < 5e-5)
  }

  @Test("Jensen and Shannon's divergence: 0 for equal, 1 for disjoint, and by hand between")
  func divergence() {
    #expect(Divergence.jensenShannon(["a": 2, "b": 1], ["a": 4, "b": 2]) == 0)
    #expect(Divergence.jensenShannon(["a": 2], ["b": 5]) == 1)
    // p = (1, 0), q = (½, ½): ½ log₂(4/3) + ½ (½ log₂(2/3) + ½ · 1) = 0.311278…
    let value = Divergence.jensenShannon(["a": 4], ["a": 3, "b": 3])
    #expect(abs(value - 0.311_278_124_459_132_8) < 1e-12)
  }
}
