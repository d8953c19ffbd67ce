import Corpora
import Sampling
import TestSupport
import Testing

@testable import NGrams

@Suite("Sampling sentences")
struct SentenceSamplerTests {
  /// Sentences of a few words over twelve, the rarer the higher.
  static let tokens: [UInt32] = {
    var stream = RandomStream(seed: 23, index: 0)
    var tokens: [UInt32] = []
    for _ in 0..<400 {
      tokens.append(Vocabulary.start)
      for _ in 0..<(1 + stream.below(6)) {
        tokens.append(UInt32(3 + min(stream.below(12), stream.below(12))))
      }
      tokens.append(Vocabulary.end)
    }
    return tokens
  }()

  /// What the next word's probabilities are, but for what may not be drawn.
  private func weights(
    _ model: NGramModel, _ state: NGramModel.State, _ change: (Double) -> Double = { $0 }
  ) -> [UInt32: Double] {
    var weights: [UInt32: Double] = [:]
    for word in UInt32(2)..<15 { weights[word] = change(model.probability(of: word, after: state)) }
    return weights
  }

  @Test("Tables and walks draw the scored probabilities: a million draws", arguments: [0, 1, 2])
  func tables(order: Int) throws {
    let model = NGramEstimator(order: order + 1).estimate(Self.tokens)
    let table = try #require(SamplingTable(model, backoffScale: 1))
    for context: [UInt32] in [[], [1], [3], [1, 4], [9, 3], [14, 14]] {
      let state = context.reduce(NGramModel.State.empty) { model.advance($0, by: $1) }
      var stream = RandomStream(seed: 3, index: UInt64(context.count))
      var counts: [UInt32: Int] = [:]
      for _ in 0..<170_000 {
        var block = table.block(of: state)
        let word = table.draw(&block, from: &stream)
        counts[word, default: 0] += 1
        #expect(table.state(block) == model.advance(state, by: word))
      }
      counts[Vocabulary.unknown] = nil
      #expect(ChiSquared.fits(counts, weights: weights(model, state)), "\(context)")
    }
  }

  @Test("A model that only backs off is drawn from exactly too")
  func backingOff() throws {
    // p(b | a) is less than backing off would give it, so no mixture is equal to this.
    let folder = try TemporaryFolder()
    let path = try folder.write(
      """
      \\data\\
      ngram 1=5
      ngram 2=2

      \\1-grams:
      -0.69897\t</s>
      -99\t<s>\t0
      -0.69897\ta\t0.2218487
      -0.30103\tb\t0
      -1\tc\t0

      \\2-grams:
      -1\ta b
      -0.39794\ta a

      \\end\\

      """, to: "m.arpa")
    let language = try LanguageModel(arpa: path)
    let model = language.model
    #expect(SamplingTable(model, backoffScale: 1) == nil)
    let a = try #require(language.vocabulary.id(of: Array("a".utf8)))
    let state = model.advance(.empty, by: a)
    var stream = RandomStream(seed: 3, index: 0)
    var (counts, weights) = ([UInt32: Int](), [UInt32: Double]())
    for _ in 0..<100_000 {
      let drawn = model.draw(after: state, backoffScale: 1, from: &stream)
      counts[drawn?.word ?? 0, default: 0] += 1
    }
    for word in UInt32(2)..<6 { weights[word] = model.probability(of: word, after: state) }
    #expect(ChiSquared.fits(counts, weights: weights))
  }

  @Test("The most probable next words are those of the whole distribution")
  func nextWords() {
    let model = NGramEstimator(order: 3).estimate(Self.tokens)
    for context: [UInt32] in [[], [1], [4, 3], [14, 14], [1, 9]] {
      let state = context.reduce(NGramModel.State.empty) { model.advance($0, by: $1) }
      let all = model.distribution(after: state).enumerated()
        .map { (word: model.levels[0].word($0.offset), p: $0.element) }
        .filter { $0.p > 0 }.sorted { ($1.p, $0.word) < ($0.p, $1.word) }
      for count in [1, 3, 100] {
        let next = model.nextWords(after: state, count: count)
        #expect(next.map(\.word) == all.prefix(count).map(\.word))
      }
      #expect(
        Set(model.nextWords(after: state, atLeast: 0.1).map(\.word))
          == Set(all.filter { $0.p >= 0.1 }.map(\.word)))
    }
  }

  @Test("Temperature, top-k, top-p and min-p reshape the whole distribution: chi-squared")
  func reshaping() {
    let model = NGramEstimator(order: 3).estimate(Self.tokens)
    let state = model.start
    let plain = weights(model, state)
    let order = plain.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let known = plain.values.reduce(0, +)
    func only(_ words: some Sequence<UInt32>) -> [UInt32: Double] {
      let words = Set(words)
      return plain.filter { words.contains($0.key) }
    }
    var sum = 0.0
    let nucleus = order.prefix { word in
      defer { sum += word.value }
      return sum < 0.6 * known
    }
    let cases: [((inout SamplingOptions) -> Void, [UInt32: Double])] = [
      ({ $0.temperature = 0.5 }, plain.mapValues { $0 * $0 }),
      ({ $0.temperature = 2 }, plain.mapValues { $0.squareRoot() }),
      ({ $0.topK = 4 }, only(order.prefix(4).map(\.key))),
      ({ $0.topP = 0.6 }, only(nucleus.map(\.key))),
      ({ $0.minP = 0.3 }, only(order.filter { $0.value >= 0.3 * order[0].value }.map(\.key))),
    ]
    for (number, (change, expected)) in cases.enumerated() {
      var options = SamplingOptions()
      change(&options)
      options.mostTokens = 1
      let sampler = SentenceSampler(model, options: options, seed: 4)
      var counts: [UInt32: Int] = [:]
      for index in UInt64(0)..<30_000 {
        counts[sampler.sentence(index).first ?? Vocabulary.end, default: 0] += 1
      }
      #expect(counts.keys.allSatisfy { expected[$0] != nil }, "case \(number)")
      #expect(ChiSquared.fits(counts, weights: expected), "case \(number)")
    }
  }

  @Test("No run of k words is copied, and sentences do not end for it")
  func novelty() {
    let model = NGramEstimator(order: 3).estimate(Self.tokens)
    let sentences = Self.tokens.split(separator: Vocabulary.end).map { Array($0.dropFirst()) }
    let runs = RunIndex(length: 3, capacity: Self.tokens.count)
    var seen: Set<[UInt32]> = []
    for words in sentences {
      runs.insert(words)
      for start in words.indices.dropLast(2) { seen.insert(Array(words[start..<(start + 3)])) }
    }
    #expect(runs.count == seen.count)
    var options = SamplingOptions()
    options.forbiddenRuns = runs
    let sampler = SentenceSampler(model, options: options, seed: 1)
    var longest = 0
    for index in UInt64(0)..<2_000 {
      let words = sampler.sentence(index)
      longest = max(longest, words.count)
      for start in words.indices.dropLast(2) {
        #expect(!seen.contains(Array(words[start..<(start + 3)])))
      }
    }
    #expect(longest > 8)
    #expect(runs.longestRun(in: sentences.max { $0.count < $1.count } ?? []) == 6)
  }

  @Test("A wide beam finds what looking at every sentence finds")
  func beam() {
    let model = NGramEstimator(order: 2).estimate(Self.tokens)
    var all: [(words: [UInt32], p: Double)] = []
    func extend(_ words: [UInt32], _ state: NGramModel.State, _ p: Double) {
      all.append((words, p * model.probability(of: Vocabulary.end, after: state)))
      if words.count == 3 { return }
      for word in UInt32(3)..<15 {
        extend(
          words + [word], model.advance(state, by: word),
          p * model.probability(of: word, after: state))
      }
    }
    extend([], model.start, 1)
    all.sort { $0.p > $1.p }
    let found = BeamSearch(model, width: 2_000).sentences(10, most: 3)
    #expect(found.map(\.words) == all.prefix(10).map(\.words))
  }
}
