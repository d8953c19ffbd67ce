import Foundation
import Sampling
import Testing

@testable import Privacy

@Suite("Differential privacy")
struct DifferentialPrivacyTests {
  @Test(
    "ε of ρ and δ is OpenDP's",
    arguments: [
      (0.01, 1e-6, 0.621_692_654), (0.1, 1e-6, 2.141_938_928), (0.5, 1e-6, 5.221_534_445),
      (1.0, 1e-9, 9.521_463_672), (2.0, 1e-5, 10.724_824_113),
    ])
  func agreesWithOpenDP(rho: Double, delta: Double, epsilon: Double) {
    // OpenDP 0.16, make_zCDP_to_approxDP(make_gaussian(…)).
    #expect(abs(ConcentratedLoss.epsilon(rho: rho, delta: delta) - epsilon) < 1e-6)
    #expect(abs(ConcentratedLoss.rho(epsilon: epsilon, delta: delta) - rho) < 1e-6)
  }

  @Test("A threshold's δ is near OpenDP's, and not below it")
  func thresholdAgreesWithOpenDP() throws {
    // make_gaussian_threshold, σ 10, threshold 50, 16 items a group: ρ 0.08, δ 7.6669e-6 (by the continuous Gaussian).
    let noise = DiscreteGaussian(deviation: 10)
    let delta = -expm1(16 * log1p(-noise.tail(from: 49)))
    #expect(delta >= 7.666_9e-6 && delta < 1.4 * 7.666_9e-6)
    let release = try #require(ThresholdedRelease(mostItems: 16, rho: 0.08, delta: delta * 1.000_1))
    #expect(abs(release.noise.deviation - 10) < 1e-9)
    #expect(release.threshold == 50)
  }

  @Test("A plan's releases sum to the loss that was asked for", arguments: [0.5, 1.0, 4.0, 8.0])
  func sumsToTheLoss(epsilon: Double) throws {
    let plan = try #require(PrivateTables.Plan(epsilon: epsilon, delta: 1e-6, order: 3))
    let rho = plan.releases.reduce(0) {
      $0 + Double($1.release.mostItems) / (2 * $1.release.noise.variance)
    }
    let thresholds = plan.releases.reduce(0) {
      // All words with labels are known once words and labels are: that release has no threshold.
      $0 + ($1.name == "words with labels" ? 0 : $1.release.delta)
    }
    #expect(rho <= plan.rho)
    #expect(ConcentratedLoss.epsilon(rho: rho, delta: 0.5e-6) <= epsilon + 1e-9)
    #expect(thresholds <= 0.5e-6 * (1 + 1e-9))
  }

  @Test("A group moves the counts by no more than its items may: exactly, over random groups")
  func sensitivityIsBounded() throws {
    let release = try #require(ThresholdedRelease(mostItems: 4, rho: 1, delta: 1e-6))
    var stream = RandomStream(seed: 1, index: 0)
    for _ in 0..<500 {
      let items = Array(Set((0..<stream.below(12)).map { _ in stream.below(20) }))
      let contribution = release.contribution(of: items, using: &stream)
      #expect(contribution.count == min(4, items.count))
      // Each of them once, and so by √4 at most in Euclid's measure.
      #expect(Set(contribution).count == contribution.count)
      #expect(Set(contribution).isSubset(of: items))
    }
  }

  /// The largest ln (p / q) that draws from both sides show with 99.9 % confidence, over thresholds of one count.
  private func measuredLoss(_ with: [Int], _ without: [Int], delta: Double) -> Double {
    let count = Double(with.count)
    var most = 0.0
    for threshold in Set(with + without) {
      for isUpper in [true, false] {
        func share(_ values: [Int]) -> Double {
          Double(values.count { isUpper ? $0 >= threshold : $0 < threshold }) / count
        }
        let (p, q) = (share(with), share(without))
        // Bounds by the normal approximation, 3.3 standard errors away.
        let low = p - 3.3 * (p * (1 - p) / count).squareRoot() - delta
        let high = q + 3.3 * (q * (1 - q) / count).squareRoot() + 5 / count
        if low > 0 { most = max(most, log(low / high)) }
      }
    }
    return most
  }

  @Test("Releases of corpora that differ by one group cannot be told better than ε allows")
  func neighboursAreHardToTell() throws {
    let epsilon = 1.0
    let delta = 1e-5
    let rho = ConcentratedLoss.rho(epsilon: epsilon, delta: delta / 2)
    let release = try #require(ThresholdedRelease(mostItems: 1, rho: rho, delta: delta / 2))
    // Enough groups that the count is released.
    let groups = (0..<(2 * release.threshold)).map { _ in ["word"] }
    var stream = RandomStream(seed: 3, index: 0)
    func counts(_ groups: [[String]]) -> [Int] {
      (0..<20_000).map { _ in release.release(groups, using: &stream)["word"] ?? 0 }
    }
    let (with, without) = (counts(groups + [["word"]]), counts(groups))
    let loss = max(
      measuredLoss(with, without, delta: delta), measuredLoss(without, with, delta: delta))
    #expect(loss <= epsilon)
    // The test can tell: with a tenth of the noise it would fail.
    let careless = try #require(
      ThresholdedRelease(mostItems: 1, rho: 100 * rho, delta: delta / 2))
    func carelessCounts(_ groups: [[String]]) -> [Int] {
      (0..<20_000).map { _ in careless.release(groups, using: &stream)["word"] ?? 0 }
    }
    let careful = carelessCounts(groups + [["word"]])
    #expect(measuredLoss(careful, carelessCounts(groups), delta: delta) > epsilon)
  }

  @Test("All tables together tell of one group no more than ε allows")
  func tablesAreHardToTell() throws {
    let (epsilon, delta) = (2.0, 1e-4)
    let plan = try #require(PrivateTables.Plan(epsilon: epsilon, delta: delta, order: 2))
    func group() -> PrivateTables.Group {
      var group = PrivateTables.Group()
      group.documents = [[1, 10, 11, 12, 2]]
      group.labels = [7]
      group.values = [3]
      return group
    }
    let groups = (0..<120).map { _ in group() }
    var stream = RandomStream(seed: 8, index: 0)
    // The attacker adds up everything that the group might have moved, by how much noise each has.
    func scores(_ groups: [PrivateTables.Group]) -> [Int] {
      (0..<1_500).map { _ in
        let tables = PrivateTables(groups, plan: plan, marks: [1, 2], using: &stream)
        func sum(_ counts: some Sequence<Int>, _ release: ThresholdedRelease) -> Double {
          Double(counts.reduce(0, +)) / release.noise.variance
        }
        let all =
          sum(tables.labels.values, plan.labels) + sum(tables.values.values, plan.values)
          + sum(tables.ngrams[0].values, plan.ngrams[0])
          + sum(tables.ngrams[1].values, plan.ngrams[1])
          + sum(tables.labelledWords.values, plan.labelledWords)
        return Int((1_000 * all).rounded())
      }
    }
    let (with, without) = (scores(groups + [group()]), scores(groups))
    let loss = max(
      measuredLoss(with, without, delta: delta), measuredLoss(without, with, delta: delta))
    #expect(loss <= epsilon)
    // Twenty groups more can be told: the attack is one.
    let many = scores(groups + (0..<20).map { _ in group() })
    #expect(measuredLoss(many, without, delta: delta) > epsilon / 2)
  }

  @Test("What one group alone wrote is in no table; what all wrote is in every one")
  func tablesLeaveOneGroupOut() throws {
    let plan = try #require(PrivateTables.Plan(epsilon: 4, delta: 1e-6, order: 3))
    func group(_ word: UInt32) -> PrivateTables.Group {
      var group = PrivateTables.Group()
      // 1 and 2 are the marks.
      group.documents = [[1, 10, 11, word, 2]]
      group.labels = [7]
      group.values = [word]
      return group
    }
    var groups = (0..<400).map { _ in group(12) }
    // One group says its word a hundred times, in documents and labels of its own.
    var own = group(99)
    for _ in 0..<100 {
      own.documents.append([1, 99, 99, 99, 2])
      own.labels.append(88)
    }
    groups.append(own)
    var stream = RandomStream(seed: 5, index: 0)
    for _ in 0..<20 {
      let tables = PrivateTables(groups, plan: plan, marks: [1, 2], using: &stream)
      #expect(tables.labels.keys.sorted() == [7])
      #expect(Set(tables.ngrams[0].keys) == [[10], [11], [12]])
      #expect(
        Set(tables.ngrams[2].keys) == [[1, 10, 11], [10, 11, 12], [11, 12, 2]])
      #expect(tables.values.keys.sorted() == [12])
      #expect(tables.labelledWords.keys.allSatisfy { $0.word != 99 && $0.label == 7 })
      let count = try #require(tables.ngrams[0][[12]])
      #expect(abs(count - 400) < 8 * Int(plan.ngrams[0].noise.deviation))
    }
  }

  @Test("A loss that is too small for any noise has no plan")
  func refusesTooLittle() {
    #expect(PrivateTables.Plan(epsilon: 1e-6, delta: 1e-9, order: 3) == nil)
  }
}
