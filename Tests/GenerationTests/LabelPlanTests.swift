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

  @Test("Shares follow the seed, or are equal, or are as asked")
  func counts() throws {
    let model = try model()
    #expect(try LabelPlan(model: model, total: 100, seed: 0).counts == [60, 30, 10])
    // The largest remainders of 6.6, 3.3 and 1.1 by Hamilton's method.
    #expect(try LabelPlan(model: model, total: 11, seed: 0).counts == [7, 3, 1])
    #expect(try LabelPlan(model: model, total: 10, isBalanced: true, seed: 0).counts == [4, 3, 3])
    #expect(
      try LabelPlan(model: model, total: 100, asked: [("c", 91)], seed: 0).counts == [6, 3, 91])
    #expect(
      try LabelPlan(model: model, total: nil, asked: [("b", 4)], seed: 0).counts == [0, 4, 0])
    #expect(try LabelPlan(model: model, total: 0, seed: 0).counts == [0, 0, 0])
  }

  @Test("What cannot be is refused")
  func failures() throws {
    let model = try model()
    #expect(throws: LabelPlan.Failure.unknownLabel("x", known: ["a", "b", "c"])) {
      try LabelPlan(model: model, total: 3, asked: [("x", 1)], seed: 0)
    }
    #expect(throws: LabelPlan.Failure.tooManyAsked(5, total: 3)) {
      try LabelPlan(model: model, total: 3, asked: [("a", 5)], seed: 0)
    }
    #expect(throws: LabelPlan.Failure.nothingForTheRest(3, total: 9)) {
      try LabelPlan(model: model, total: 9, asked: [("a", 1), ("b", 1), ("c", 1)], seed: 0)
    }
  }
}
