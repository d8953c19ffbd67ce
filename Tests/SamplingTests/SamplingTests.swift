import Foundation
import Sampling
import Testing

@Suite("Reproducible randomness")
struct SamplingTests {
  /// Known answers that the authors of Philox publish with Random123 (kat_vectors, philox4x32, 10 rounds).
  @Test("Philox4x32-10 gives its authors' known answers")
  func knownAnswers() {
    #expect(
      Philox4x32(key: 0).block(at: .zero)
        == SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
    #expect(
      Philox4x32(key: .max).block(at: SIMD4(repeating: .max))
        == SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
    #expect(
      Philox4x32(key: 0x299f_31d0_a409_3822).block(
        at: SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344))
        == SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
  }

  @Test("Zipf's law, exactly: chi-squared", arguments: [0.5, 1, 1.3, 2])
  func zipf(exponent: Double) {
    let distribution = ZipfDistribution(count: 20, exponent: exponent)
    var stream = RandomStream(seed: 4, index: 0)
    var counts = [Double](repeating: 0, count: 20)
    let draws = 200_000.0
    for _ in 0..<Int(draws) { counts[distribution.draw(from: &stream) - 1] += 1 }
    let weights = (1...20).map { pow(Double($0), -exponent) }
    let sum = weights.reduce(0, +)
    var statistic = 0.0
    for (count, weight) in zip(counts, weights) {
      let expected = draws * weight / sum
      statistic += (count - expected) * (count - expected) / expected
    }
    // The 99.9 % point of chi-squared with 19 degrees of freedom.
    #expect(statistic < 43.82)
    #expect(ZipfDistribution(count: 1, exponent: exponent).draw(from: &stream) == 1)
  }

  @Test("Bounded integers are uniform: chi-squared")
  func below() {
    var stream = RandomStream(seed: 1, index: 2)
    var counts = [Double](repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[stream.below(7)] += 1 }
    let statistic = counts.reduce(0) { $0 + ($1 - 10_000) * ($1 - 10_000) / 10_000 }
    // The 99.9 % point of chi-squared with 6 degrees of freedom.
    #expect(statistic < 22.46)
  }

  @Test("Streams with different names differ, and one name is one stream")
  func streams() {
    let names: [(UInt64, UInt64, UInt32)] = [
      (0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 1 << 40, 0),
    ]
    let firsts = names.map { seed, index, attempt in
      var stream = RandomStream(seed: seed, index: index, attempt: attempt)
      return stream.next()
    }
    #expect(Set(firsts).count == names.count)
    var one = RandomStream(seed: 9, index: 9)
    var other = RandomStream(seed: 9, index: 9)
    for _ in 0..<100 { #expect(one.next() == other.next()) }
  }

  @Test(
    "A permutation hits every index once", arguments: [1, 2, 3, 10, 77, 1000, 65_537] as [UInt64])
  func permutation(count: UInt64) {
    let permutation = IndexPermutation(count: count, seed: 42)
    var hit = Set<UInt64>()
    for index in 0..<count { hit.insert(permutation[index]) }
    #expect(hit.count == Int(count))
    #expect(hit.allSatisfy { $0 < count })
    if count >= 1000 {
      let fixed = (0..<count).count { permutation[$0] == $0 }
      #expect(fixed < 10)
    }
  }

  @Test("A weighted draw follows its weights and never gives weight 0")
  func cumulativeTable() {
    let table = CumulativeTable(weights: [0, 3, 0, 1, 0])
    #expect(table.total == 4)
    #expect((0..<4).map { table.index(at: $0) } == [1, 1, 1, 3])
  }
}
