import Corpora
import Generation
import Testing

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
}
