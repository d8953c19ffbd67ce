import Corpora
import Sampling
import Testing

@testable import Generation

@Suite("The plan of labels")
struct LabelPlanTests {
  /// Three labels with 6, 3 and 1 documents.
  private func model() throws -> SeedModel {
    let labels = [("a", 6), ("b", 3), ("c", 1)].flatMap { Array(repeating: $0.0, count: $0.1) }
    return try Corpus.model(
      labels.enumerated().map { Document(text: "text \($0.offset) of it", labels: [$0.element]) })
  }

  private func counts(
    _ total: Int?, asked: [(label: String, count: Int)] = [],
    _ change: (inout LabelPlan.Requests) -> Void = { _ in }
  ) throws -> [Int] {
    var requests = LabelPlan.Requests()
    requests.counts = asked
    change(&requests)
    return try LabelPlan(model: try model(), total: total, requests: requests, seed: 0).counts
  }

  @Test("Shares follow the seed, or are equal, or are as asked")
  func counts() throws {
    #expect(try counts(100) == [60, 30, 10])
    // The largest remainders of 6.6, 3.3 and 1.1 by Hamilton's method.
    #expect(try counts(11) == [7, 3, 1])
    #expect(try counts(10) { $0.isBalanced = true } == [4, 3, 3])
    #expect(try counts(100, asked: [("c", 91)]) == [6, 3, 91])
    #expect(try counts(nil, asked: [("b", 4)]) == [0, 4, 0])
    #expect(try counts(0) == [0, 0, 0])
  }

  @Test("Shares of some labels leave the rest to the others; no label falls below the least count")
  func mixAndMinimum() throws {
    #expect(try counts(100) { $0.mix = [("c", 0.7)] } == [20, 10, 70])
    #expect(try counts(100) { $0.mix = [("a", 0.5), ("b", 0.5)] } == [50, 50, 0])
    #expect(try counts(100) { $0.minimum = 25 } == [50, 25, 25])
    #expect(try counts(100) { $0.minimum = 33 } == [34, 33, 33])
    #expect(try counts(30) { $0.minimum = 10 } == [10, 10, 10])
    #expect(try counts(100, asked: [("a", 2)]) { $0.minimum = 40 } == [2, 58, 40])
    #expect(throws: LabelPlan.Failure.tooManyForEach(33, total: 32)) {
      try counts(32) { $0.minimum = 11 }
    }
  }

  @Test("What cannot be is refused")
  func failures() throws {
    #expect(throws: LabelPlan.Failure.unknownLabel("x", known: ["a", "b", "c"])) {
      try counts(3, asked: [("x", 1)])
    }
    #expect(throws: LabelPlan.Failure.tooManyAsked(5, total: 3)) {
      try counts(3, asked: [("a", 5)])
    }
    #expect(throws: LabelPlan.Failure.nothingForTheRest(3, total: 9)) {
      try counts(9, asked: [("a", 1), ("b", 1), ("c", 1)])
    }
  }

  @Test(
    "Each label is parted in the shares that are asked for, and so is the whole, up to rounding",
    arguments: [
      [0.8, 0.2], [0.8, 0.1, 0.1], [0.7, 0.15, 0.15], [1, 1, 1], [0.98, 0.01, 0.01],
      [0.5, 0.3, 0.1, 0.1],
    ])
  func stratification(shares: [Double]) throws {
    let plan = try #require(SplitPlan(shares.enumerated().map { ("part\($0.offset)", $0.element) }))
    let sum = shares.reduce(0, +)
    var corpora = [
      [10, 10, 10], [5, 5, 5, 5, 5, 5, 5, 5, 5, 5], [1, 2, 3, 4, 5, 6, 7], [0, 1, 0, 13],
      [1000, 1, 1, 1],
    ]
    var stream = RandomStream(seed: 4, index: 0)
    for size in 1...40 { corpora.append((0..<size).map { _ in stream.below(40) }) }
    for classes in corpora {
      let counts = plan.counts(of: classes)
      for (count, row) in zip(classes, counts) {
        #expect(row.reduce(0, +) == count)
        for (part, share) in zip(row, shares) {
          let exact = Double(count) * share / sum
          #expect(
            part >= Int((exact - 1e-3).rounded(.down)) && part <= Int((exact + 1e-3).rounded(.up)),
            "\(classes) \(row)")
        }
      }
      let total = classes.reduce(0, +)
      #expect(
        shares.indices.map { split in counts.reduce(0) { $0 + $1[split] } }
          == plan.counts(of: total))
    }
  }

  @Test("Documents are in the splits that their labels' shares say, whatever the shard")
  func stratifiedDocuments() throws {
    var requests = LabelPlan.Requests()
    requests.isBalanced = true
    let plan = try LabelPlan(model: try model(), total: 100, requests: requests, seed: 3)
    let splits = try #require(SplitPlan([("train", 0.8), ("dev", 0.1), ("test", 0.1)]))
    let table = SplitPlan.Table(splits, of: plan)
    var found = Array(repeating: [0, 0, 0], count: 3)
    for index in 0..<100 {
      let (item, rank) = plan.place(of: index)
      found[item][table.split(of: rank, in: item)] += 1
    }
    #expect(found == splits.counts(of: plan.counts))
    // The splits are mixed: neither come all documents of one before those of another.
    let order = (0..<100).map { index in
      let (item, rank) = plan.place(of: index)
      return table.split(of: rank, in: item)
    }
    #expect(order.prefix(30).contains { $0 > 0 } && order.suffix(30).contains(0))
  }
}
