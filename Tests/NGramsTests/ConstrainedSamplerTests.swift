import NGrams
import Sampling
import Testing

@Suite("Sampling under constraints")
struct ConstrainedSamplerTests {
  /// A hundred sentences of one to four words over four.
  private static let tokens: [UInt32] = {
    var stream = RandomStream(seed: 17, index: 0)
    var tokens: [UInt32] = []
    for _ in 0..<100 {
      tokens.append(Vocabulary.start)
      for _ in 0..<(1 + stream.below(4)) {
        tokens.append(UInt32(3 + min(stream.below(4), stream.below(4))))
      }
      tokens.append(Vocabulary.end)
    }
    return tokens
  }()

  /// All sentences of up to `most` words with their probabilities under the model.
  private func sentences(_ model: NGramModel, most: Int) -> [[UInt32]: Double] {
    var all: [[UInt32]: Double] = [:]
    func extend(_ words: [UInt32], _ state: NGramModel.State, _ probability: Double) {
      all[words] = probability * model.probability(of: Vocabulary.end, after: state)
      if words.count == most { return }
      for word in UInt32(3)..<7 {
        extend(
          words + [word], model.advance(state, by: word),
          probability * model.probability(of: word, after: state))
      }
    }
    extend([], model.start, 1)
    return all
  }

  private static var cases: [(SentenceConstraint, ([UInt32]) -> Bool)] {
    func constraint(_ change: (inout SentenceConstraint) -> Void) -> SentenceConstraint {
      var constraint = SentenceConstraint()
      constraint.most = 5
      change(&constraint)
      return constraint
    }
    return [
      (constraint { _ in }, { $0.count <= 5 }),
      (constraint { $0.least = 3 }, { (3...5).contains($0.count) }),
      (constraint { $0.contained = [[6]] }, { $0.contains(6) }),
      (
        constraint {
          $0.contained = [[6], [5]]
          $0.start = [4]
        }, { $0.first == 4 && $0.contains(6) && $0.contains(5) }
      ),
      (
        constraint {
          $0.avoided = [[3]]
          $0.least = 2
          $0.start = [3]
        }, { $0.count >= 2 && $0.first == 3 && !$0.dropFirst().contains(3) }
      ),
    ]
  }

  @Test(
    "Sentences have the model's own distribution over those that are allowed: chi-squared",
    arguments: 1...4)
  func exactness(order: Int) throws {
    let model = NGramEstimator(order: order).estimate(Self.tokens)
    let all = sentences(model, most: 5)
    for (number, (constraint, isAllowed)) in Self.cases.enumerated() {
      let allowed = all.filter { isAllowed($0.key) }
      let total = allowed.values.reduce(0, +)
      let sampler = try ConstrainedSampler(
        LanguageModel(vocabulary: Vocabulary(), model: model), constraint: constraint,
        seed: UInt64(number))
      let draws = 20_000
      var counts: [[UInt32]: Int] = [:]
      for index in 0..<draws { counts[sampler.sentence(UInt64(index)), default: 0] += 1 }
      #expect(counts.keys.allSatisfy { allowed[$0] != nil })
      // Sentences that are too rare to be expected five times are taken together.
      var (statistic, degrees, restExpected, restCount) = (0.0, -1.0, 0.0, 0.0)
      for (sentence, probability) in allowed {
        let expected = Double(draws) * probability / total
        let count = Double(counts[sentence] ?? 0)
        if expected < 5 {
          restExpected += expected
          restCount += count
        } else {
          statistic += (count - expected) * (count - expected) / expected
          degrees += 1
        }
      }
      if restExpected > 5 {
        statistic += (restCount - restExpected) * (restCount - restExpected) / restExpected
        degrees += 1
      }
      // Wilson and Hilferty's approximation of the 99.9 % point.
      let spread = 2 / (9 * degrees)
      let limit = degrees * (1 - spread + 3.09 * spread.squareRoot()).cubed
      #expect(statistic < limit, "order \(order), case \(number), \(degrees) degrees of freedom")
    }
  }

  @Test("What no sentence can satisfy is said to be impossible")
  func impossible() throws {
    let model = NGramEstimator(order: 3).estimate(Self.tokens)
    var constraint = SentenceConstraint()
    constraint.contained = [[3], [4], [5]]
    constraint.most = 2
    let error = try #require(throws: ConstraintError.self) {
      _ = try ConstrainedSampler(
        LanguageModel(vocabulary: Vocabulary(), model: model), constraint: constraint, seed: 0)
    }
    #expect(error.reason == .impossible)
    constraint.most = 1_000
    #expect(throws: ConstraintError.self) {
      _ = try ConstrainedSampler(
        LanguageModel(vocabulary: Vocabulary(), model: model), constraint: constraint, seed: 0,
        memory: 1_000)
    }
  }
}

extension Double {
  fileprivate var cubed: Double { self * self * self }
}
