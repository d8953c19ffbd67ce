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

  private static let vocabulary: Vocabulary = {
    var vocabulary = Vocabulary()
    for word in ["a", "b", "c", "dé"] { _ = vocabulary.intern(Array(word.utf8)) }
    return vocabulary
  }()

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
      (constraint { $0.ending = [4, 3] }, { $0.suffix(2) == [4, 3] }),
      (
        constraint {
          $0.contained = [[3, 3], [4]]
          $0.isInOrder = true
        },
        { words in
          (2..<max(3, words.count)).contains { end in
            words.count > end && words[(end - 2)..<end] == [3, 3] && words[end...].contains(4)
          }
        }
      ),
      (
        constraint {
          $0.avoided = [[3, 3], [4, 5]]
          $0.least = 2
        },
        {
          $0.count >= 2
            && !zip($0, $0.dropFirst()).contains { $0 == (3, 3) || $0 == (4, 5) }
        }
      ),
      (
        // “dé” takes two characters, the other words one; sentences of up to five words are looked at.
        constraint {
          $0.measure = .characters
          $0.least = 4
          $0.most = 9
          $0.avoided = [[3, 3]]
        },
        { words in
          (4...9).contains(words.reduce(-1) { $0 + ($1 == 6 ? 3 : 2) })
            && !zip(words, words.dropFirst()).contains { $0 == (3, 3) }
        }
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
      let sampler = try ConstrainedSampler(
        LanguageModel(vocabulary: Self.vocabulary, model: model), constraint: constraint,
        seed: UInt64(number))
      try expectDistribution(allowed, sampler, "order \(order), case \(number)")
    }
  }

  /// Expects draws to be distributed as weights: chi-squared.
  ///
  /// - Parameter rest: How much of the draws may be none of them, which are left out then.
  private func expectDistribution(
    _ weights: [[UInt32]: Double], _ sampler: ConstrainedSampler, _ name: String, rest: Double = 0
  ) throws {
    var counts: [[UInt32]: Int] = [:]
    for index in 0..<20_000 { counts[sampler.sentence(UInt64(index)), default: 0] += 1 }
    let allowed = counts.filter { weights[$0.key] != nil }.values.reduce(0, +)
    #expect(Double(allowed) >= 20_000 * (1 - rest), "\(name)")
    #expect(ChiSquared.fits(counts, weights: weights), "\(name)")
  }

  @Test("A gap is filled as the words on both sides have it: chi-squared", arguments: 1...3)
  func infill(order: Int) throws {
    let model = NGramEstimator(order: order).estimate(Self.tokens)
    var constraint = SentenceConstraint()
    constraint.start = [4]
    constraint.following = [3, 5]
    constraint.most = 5
    var weights: [[UInt32]: Double] = [:]
    func extend(_ words: [UInt32], _ state: NGramModel.State, _ probability: Double) {
      var (all, after) = (probability, state)
      for word in constraint.following {
        all *= model.probability(of: word, after: after)
        after = model.advance(after, by: word)
      }
      weights[words + constraint.following, default: 0] += all
      if words.count == 3 { return }
      for word in UInt32(3)..<7 {
        extend(
          words + [word], model.advance(state, by: word),
          probability * model.probability(of: word, after: state))
      }
    }
    extend([4], model.advance(model.start, by: 4), 1)
    let sampler = try ConstrainedSampler(
      LanguageModel(vocabulary: Self.vocabulary, model: model), constraint: constraint, seed: 3)
    try expectDistribution(weights, sampler, "infill, order \(order)")
  }

  @Test("Without a greatest length sentences may be of any")
  func unbounded() throws {
    let model = NGramEstimator(order: 2).estimate(Self.tokens)
    var constraint = SentenceConstraint()
    constraint.contained = [[6]]
    constraint.least = 3
    let sampler = try ConstrainedSampler(
      LanguageModel(vocabulary: Self.vocabulary, model: model), constraint: constraint, seed: 3)
    let all = sentences(model, most: 6).filter { $0.key.count >= 3 && $0.key.contains(6) }
    try expectDistribution(all, sampler, "unbounded", rest: 0.3)
  }

  @Test("What no sentence can satisfy is said to be impossible")
  func impossible() throws {
    let model = NGramEstimator(order: 3).estimate(Self.tokens)
    var constraint = SentenceConstraint()
    constraint.contained = [[3], [4], [5]]
    constraint.most = 2
    let error = try #require(throws: ConstraintError.self) {
      _ = try ConstrainedSampler(
        LanguageModel(vocabulary: Self.vocabulary, model: model), constraint: constraint, seed: 0)
    }
    #expect(error.reason == .impossible)
    constraint.most = 1_000
    #expect(throws: ConstraintError.self) {
      _ = try ConstrainedSampler(
        LanguageModel(vocabulary: Self.vocabulary, model: model), constraint: constraint, seed: 0,
        memory: 1_000)
    }
  }
}
