import Foundation
import NGrams
import Sampling
import TestSupport
import Testing

@Suite("The n-gram model")
struct NGramModelTests {
  /// Three hundred short sentences over twelve words, some of them frequent.
  private static let tokens: [UInt32] = {
    var stream = RandomStream(seed: 7, index: 0)
    var tokens: [UInt32] = []
    for _ in 0..<300 {
      tokens.append(Vocabulary.start)
      for _ in 0..<(1 + stream.below(6)) {
        tokens.append(UInt32(3 + min(stream.below(12), stream.below(12))))
      }
      tokens.append(Vocabulary.end)
    }
    return tokens
  }()

  @Test(
    "Probabilities over the vocabulary sum to 1 in every context", arguments: 1...5,
    Smoothing.allCases)
  func sumsToOne(order: Int, smoothing: Smoothing) {
    let pruning = Array([0, 0, 1].prefix(order))
    let model = NGramEstimator(order: order, smoothing: smoothing, pruning: pruning)
      .estimate(Self.tokens)
    var stream = RandomStream(seed: 1, index: 0)
    for _ in 0..<200 {
      var state = stream.chance(0.5) ? model.start : .empty
      for _ in 0..<stream.below(5) {
        state = model.advance(state, by: UInt32(3 + stream.below(12)))
      }
      let sum = (UInt32(0)..<15).reduce(0) { $0 + model.probability(of: $1, after: state) }
      #expect(abs(sum - 1) < 1e-5)
    }
  }

  @Test("Witten-Bell and absolute discounting are their equations, and the text chooses")
  func otherSmoothings() {
    // Two sentences, “a a” and “a”: a comes three times, the end twice; after a: a once, the end twice.
    let (start, end, a) = (Vocabulary.start, Vocabulary.end, UInt32(3))
    let tokens = [start, a, a, end, start, a, end]
    let uniform = 1.0 / 3
    let witten = NGramEstimator(order: 2, smoothing: .wittenBell).estimate(tokens)
    let state = witten.advance(.empty, by: a)
    // p(end) = (2 + 2 · uniform) / (5 + 2); p(end | a) = (2 + 2 p(end)) / (3 + 2).
    let lower = (2 + 2 * uniform) / 7
    #expect(abs(witten.probability(of: end, after: .empty) - lower) < 1e-6)
    #expect(abs(witten.probability(of: end, after: state) - (2 + 2 * lower) / 5) < 1e-6)
    // Bigrams: n₁ = 1, n₂ = 2 (<s> a, a </s>), so D = 1/5; unigrams have no n₁, so D = 1/2.
    let absolute = NGramEstimator(order: 2, smoothing: .absolute).estimate(tokens)
    let shorter = (2 - 0.5) / 5 + (1.0 / 5) * uniform
    let after = absolute.advance(.empty, by: a)
    #expect(abs(absolute.probability(of: end, after: .empty) - shorter) < 1e-6)
    #expect(
      abs(absolute.probability(of: end, after: after) - (1.8 / 3 + 0.4 / 3 * shorter)) < 1e-6)
    #expect(Smoothing.chosen(for: tokens, order: 2) == .wittenBell)
  }

  @Test("Draws follow the scored probabilities: chi-squared over whole contexts")
  func drawsAreExact() {
    let model = NGramEstimator(order: 3).estimate(Self.tokens)
    let contexts: [[UInt32]] = [[], [Vocabulary.start], [3, 4], [5, 3], [9], [14, 14]]
    for (index, context) in contexts.enumerated() {
      let state = context.reduce(NGramModel.State.empty) { model.advance($0, by: $1) }
      var stream = RandomStream(seed: 3, index: UInt64(index))
      var counts = [Double](repeating: 0, count: 15)
      let draws = 200_000
      for _ in 0..<draws {
        let drawn = model.draw(after: state, backoffScale: 1, from: &stream)
        counts[Int(drawn?.word ?? Vocabulary.unknown)] += 1
        if let drawn { #expect(drawn.state == model.advance(state, by: drawn.word)) }
      }
      var statistic = 0.0
      for word in 0..<15 where word != Int(Vocabulary.start) {
        let expected = Double(draws) * model.probability(of: UInt32(word), after: state)
        statistic += (counts[word] - expected) * (counts[word] - expected) / expected
      }
      #expect(counts[Int(Vocabulary.start)] == 0)
      // The 99.9 % point of chi-squared with 13 degrees of freedom is 34.53.
      #expect(statistic < 34.53, "context \(context): \(statistic)")
    }
  }

  @Test(
    "Draws from a mixture follow its weighted probabilities without the unknown word: chi-squared",
    arguments: [(1, DrawableModel.Backoff.scaled), (0.1, .full)])
  func mixtureDrawsAreExact(scale: Double, backoff: DrawableModel.Backoff) {
    let end = Self.tokens.prefix(400).lastIndex(of: Vocabulary.end) ?? 0
    let first = NGramEstimator(order: 2).estimate(Array(Self.tokens[...end]))
    let second = NGramEstimator(order: 2).estimate(Self.tokens)
    let weights = [0.2, 0.4, 0.6, 0.8]
    let mixture = NGramMixture(
      DrawableModel(first, backoffScale: scale), DrawableModel(second, backoffScale: scale),
      weights: weights)
    // Both models know the start, so both contexts are one word long: the fourth weight applies.
    let expected = (UInt32(0)..<15).map { word in
      0.8 * first.probability(of: word, after: first.start)
        + 0.2 * second.probability(of: word, after: second.start)
    }
    let known = 1 - expected[Int(Vocabulary.unknown)]
    var counts = [Double](repeating: 0, count: 15)
    var stream = RandomStream(seed: 8, index: 0)
    let draws = 200_000.0
    for _ in 0..<Int(draws) {
      var state = mixture.start
      counts[Int(mixture.draw(&state, backoff, from: &stream))] += 1
    }
    var statistic = 0.0
    for word in 2..<15 {
      let mean = draws * expected[word] / known
      statistic += (counts[word] - mean) * (counts[word] - mean) / mean
    }
    #expect(counts[Int(Vocabulary.unknown)] == 0)
    // The 99.9 % point of chi-squared with 12 degrees of freedom.
    #expect(statistic < 32.91, "\(statistic)")
  }

  @Test("A back-off scale of 0 never leaves what was seen")
  func scaleZeroStaysInside() throws {
    let model = NGramEstimator(order: 3).estimate(Self.tokens)
    var seen = Set<[UInt32]>()
    for index in Self.tokens.indices.dropFirst(2) {
      seen.insert(Array(Self.tokens[(index - 2)...index]))
    }
    var stream = RandomStream(seed: 5, index: 0)
    for _ in 0..<500 {
      var state = model.start
      var history = [Vocabulary.start]
      while history.last != Vocabulary.end {
        let drawn = try #require(model.draw(after: state, backoffScale: 0, from: &stream))
        history.append(drawn.word)
        state = drawn.state
        if history.count >= 3 { #expect(seen.contains(history.suffix(3))) }
      }
    }
  }

  @Test("Discounts that cannot be estimated fall back, order by order")
  func discounts() {
    #expect(Discount(counts: [] as [UInt32]) == .fallback)
    #expect(Discount(counts: [1, 1, 1]) == .fallback)
    // t1 = 4, t2 = 2, t3 = 1, t4 = 0: Y = 1/2, so 1 − 2·½·2/4, 2 − 3·½·1/2, 3 (equation 26).
    let closed = Discount(counts: [1, 1, 1, 1, 2, 2, 3])
    #expect(closed.amounts == SIMD3(0.5, 1.25, 3))
    #expect(!closed.isFallback)
  }

  @Test("No text at all gives a model that still predicts")
  func emptyText() {
    let model = NGramEstimator(order: 3).estimate([])
    #expect(model.probability(of: Vocabulary.end, after: model.start) == 0.5)
  }

  @Test("The mixture's weight is found again by expectation maximisation")
  func mixtureWeight() {
    // Words of which the first model predicts 80 % well and the second the rest; the likelihood peaks where
    // 0.8 / w − 0.2 / (1 − w) ≈ 0 for probabilities this far apart.
    let heldOut = (0..<1000).map {
      $0 % 5 == 0 ? (first: 1e-9, second: 0.5) : (first: 0.5, second: 1e-9)
    }
    let weight = NGramMixture.fittedWeight(heldOut: heldOut, prior: 0.5, priorWords: 0)
    #expect(abs(weight - 0.8) < 1e-6)
  }

  @Test("The vocabulary gives every word back, and reads its stored form")
  func vocabulary() throws {
    var vocabulary = Vocabulary()
    let words = (0..<5000).map { Array("word \($0 * 7919 % 5000)".utf8) }
    let ids = words.map { vocabulary.intern($0) }
    #expect(Set(ids).count == 5000)
    #expect(
      zip(words, ids).allSatisfy { Array(vocabulary[$1]) == $0 && vocabulary.intern($0) == $1 })
    let stored = vocabulary.stored
    let read = try #require(Vocabulary(stored: stored, count: vocabulary.count))
    #expect(words.allSatisfy { read.id(of: $0) == vocabulary.id(of: $0) })
    #expect(Vocabulary(stored: stored.dropLast(), count: vocabulary.count) == nil)
  }
}
