import Sampling
import Testing

@testable import Generation

@Suite("Unlabelled documents of the seed's kind")
struct SeedFitTests {
  /// Documents of ten words each, drawn from a range of words.
  private func documents(_ count: Int, words: Range<UInt32>, from stream: inout RandomStream)
    -> [[UInt32]]
  {
    (0..<count).map { _ in
      (0..<10).map { _ in words.lowerBound + UInt32(stream.below(words.count)) }
    }
  }

  private func share(of others: [[UInt32]], fitting seeds: [[UInt32]]) -> Double {
    let all =
      seeds.map { (words: $0[...], isSeed: true) } + others.map { (words: $0[...], isSeed: false) }
    let fit = SeedFit(counted: Array(repeating: true, count: 400), all)
    return Double(others.count { fit.fits($0[...]) }) / Double(others.count)
  }

  @Test("Nearly all fit that are drawn as the seeds are, and none that have other words")
  func kinds() {
    var stream = RandomStream(seed: 5, index: 0)
    let seeds = documents(60, words: 0..<200, from: &stream)
    let same = documents(500, words: 0..<200, from: &stream)
    let other = documents(500, words: 200..<400, from: &stream)
    #expect(share(of: same, fitting: seeds) > 0.85)
    #expect(share(of: other, fitting: seeds) == 0)
    let half = same.prefix(250) + other.prefix(250)
    #expect(abs(share(of: Array(half), fitting: seeds) - 0.5) < 0.1)
  }

  @Test("Too few seeds leave nothing out")
  func few() {
    var stream = RandomStream(seed: 6, index: 0)
    let seeds = documents(10, words: 0..<200, from: &stream)
    let other = documents(100, words: 200..<400, from: &stream)
    #expect(share(of: other, fitting: seeds) == 1)
  }
}
