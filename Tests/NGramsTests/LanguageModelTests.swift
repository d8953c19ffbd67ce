import Corpora
import Foundation
import NGrams
import TestSupport
import Testing

@Suite("Language models on disk")
struct LanguageModelTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func estimated(
    _ text: String, order: Int, pruning: [Int] = [], interpolatesUnigrams: Bool = true
  ) throws -> LanguageModel {
    let text = try TextTokens(path: text, splitting: .spaces)
    let estimator = NGramEstimator(
      order: order, pruning: pruning, interpolatesUnigrams: interpolatesUnigrams)
    return LanguageModel(vocabulary: text.vocabulary, model: estimator.estimate(text.tokens))
  }

  /// The lines of a model in ARPA format as n-gram → (log10 probability, log10 back-off weight).
  private func entries(_ file: String) throws -> [Substring: (Double, Double)] {
    var entries: [Substring: (Double, Double)] = [:]
    for line in try PackageRoot.lines(of: file).map({ Substring($0) }) where line.contains("\t") {
      let columns = line.split(separator: "\t")
      entries[columns[1]] = (
        try #require(Double(columns[0])), columns.count > 2 ? try #require(Double(columns[2])) : 0
      )
    }
    return entries
  }

  private func expectSameARPA(_ first: String, _ second: String) throws {
    let (ours, theirs) = (try entries(first), try entries(second))
    #expect(Set(ours.keys) == Set(theirs.keys))
    var widest = 0.0
    for (ngram, expected) in theirs {
      guard let entry = ours[ngram] else { continue }
      widest = max(widest, abs(entry.0 - expected.0), abs(entry.1 - expected.1))
    }
    #expect(widest < 1e-4)
  }

  @Test(
    "ARPA files have lmplz's n-grams, probabilities and back-off weights, pruned and not",
    arguments: [
      ("arpa-variants/toy.tok", "arpa-variants/toy.3.arpa", 3, [], true),
      ("arpa/banking77.train.txt", "arpa/banking77.kenlm-o3.arpa.gz", 3, [], true),
      ("arpa/banking77.train.txt", "arpa/banking77.kenlm-o5.arpa.gz", 5, [], true),
      ("arpa-variants/jane.tok.gz", "arpa-variants/jane.3.nointerpuni.arpa.gz", 3, [], false),
      ("arpa-variants/jane.tok.gz", "arpa-variants/jane.3.prune001.arpa.gz", 3, [0, 0, 1], true),
    ])
  func lmplz(text: String, arpa: String, order: Int, pruning: [Int], interpolates: Bool) throws {
    let toy = text.hasSuffix("toy.tok")
    guard
      let text = toy ? PackageRoot.fixture("toy.tok") : PackageRoot.sharedData(text),
      let theirs = toy ? PackageRoot.fixture("toy.3.arpa") : PackageRoot.sharedData(arpa)
    else { return }
    let model = try estimated(
      text, order: order, pruning: pruning, interpolatesUnigrams: interpolates)
    let ours = folder.file("ours.arpa")
    try model.writeARPA(to: ours)
    try expectSameARPA(ours, theirs)
    // What we read and write again is the same model.
    let again = folder.file("again.arpa.gz")
    try LanguageModel(arpa: theirs).writeARPA(to: again)
    try expectSameARPA(again, theirs)
  }

  @Test("Held-out sentences score as KenLM's query has them", arguments: [3, 5])
  func heldOut(order: Int) throws {
    guard let text = PackageRoot.sharedData("arpa-variants/jane.tok.gz"),
      let sentences = PackageRoot.sharedData("arpa-variants/heldout200.tok"),
      let scores = PackageRoot.sharedData("arpa-variants/heldout200.logprob.tsv")
    else { return }
    let path = folder.file("jane.lm")
    try estimated(text, order: order).write(to: path)
    let language = try LanguageModel(contentsOf: path, verifies: true)
    var total = SentenceScore()
    let expected = try PackageRoot.lines(of: scores).map { $0.split(separator: "\t") }
      .filter { Int($0[0]) != nil }
    for (line, columns) in zip(try PackageRoot.lines(of: sentences), expected) {
      let score = SentenceScorer(language).score(line: Array(line.utf8))
      #expect(abs(score.logProbability - (Double(columns[order == 3 ? 1 : 2]) ?? 0)) < 1e-3)
      #expect(score.unknown == Int(columns[3]) && score.tokens == Int(columns[4]))
      total += score
    }
    #expect(abs(total.perplexity - (order == 3 ? 194.705 : 194.730)) < 0.01)
    #expect(abs(total.perplexityWithoutUnknown - (order == 3 ? 132.045 : 132.161)) < 0.01)
  }

  @Test("Walking and stepping agree on every probability")
  func stepping() throws {
    let language = try estimated(PackageRoot.fixture("toy.tok"), order: 3)
    for line in try PackageRoot.lines(of: PackageRoot.fixture("toy.tok")) + ["zzz the zzz", ""] {
      let words = line.split(separator: " ").map {
        language.vocabulary.id(of: Array($0.utf8)) ?? Vocabulary.unknown
      }
      var state = language.model.start
      var logarithm = 0.0
      for word in words + [Vocabulary.end] {
        logarithm += log10(language.model.probability(of: word, after: state))
        state = language.model.advance(state, by: word)
      }
      #expect(abs(language.score(words).logProbability - logarithm) < 1e-9)
      #expect(SentenceScorer(language).score(line: Array(line.utf8)) == language.score(words))
    }
  }

  @Test("N-grams that a model leaves out are filled in by backing off")
  func missingNGrams() throws {
    // Neither “b c”, which “a b c” ends with, nor “a b”, which it begins with.
    let arpa = """
      made by hand

      \\data\\
      ngram 1=5
      ngram 2=1
      ngram 3=1

      \\1-grams:
      -1.0\t<unk>
      -99\t<s>\t-0.5
      -0.7\ta\t-0.2
      -0.6 b -0.1
      -0.5\tc

      \\2-grams:
      -0.3\t<s> a\t-0.4

      \\3-grams:
      -0.25\ta b c

      \\end\\

      """
    let path = try folder.write(arpa, to: "partial.arpa")
    let language = try LanguageModel(arpa: path)
    #expect(language.model.ngramCounts == [6, 3, 1])
    let ids = ["a", "b", "c"].map { language.vocabulary.id(of: Array($0.utf8)) ?? 0 }
    let state = language.model.advance(language.model.start, by: ids[0])
    #expect(
      abs(log10(language.model.probability(of: ids[0], after: language.model.start)) - -0.3) < 1e-6)
    // p(b | <s> a) = b(<s> a) b(a) p(b).
    #expect(
      abs(log10(language.model.probability(of: ids[1], after: state)) - (-0.4 - 0.2 - 0.6)) < 1e-6)
    let later = language.model.advance(state, by: ids[1])
    #expect(abs(log10(language.model.probability(of: ids[2], after: later)) - -0.25) < 1e-6)
  }

  @Test(
    "What is no ARPA file is refused with its line",
    arguments: [
      ("", 1), ("\\data\\\nngram 1=1\n", 2), ("\\data\\\nngram 2=1\n", 2),
      ("\\data\\\nngram 1=2\n\n\\1-grams:\n-1\ta\n\n\\end\\\n", 7),
      ("\\data\\\nngram 1=1\n\n\\1-grams:\n1\ta\n\n\\end\\\n", 5),
      ("\\data\\\nngram 1=1\n\n\\1-grams:\nnan\ta\n\n\\end\\\n", 5),
      (
        "\\data\\\nngram 1=1\nngram 2=1\n\n\\1-grams:\n-1\ta\t0\n\n\\2-grams:\n-1\ta b\n\\end\\\n",
        9
      ),
      ("\\data\\\nngram 1=2\n\n\\1-grams:\n-1\ta\n-1\ta\n\n\\end\\\n", nil),
    ])
  func badARPA(text: String, line: Int?) throws {
    let path = try folder.write(text, to: "bad.arpa")
    let error = try #require(throws: CorpusError.self) { _ = try LanguageModel(arpa: path) }
    #expect(error.cause == .badData && error.line == line, "\(error)")
  }

  @Test("A truncated or edited model is refused, or read without harm where it is not checked")
  func damage() throws {
    let path = folder.file("toy.lm")
    try estimated(PackageRoot.fixture("toy.tok"), order: 3).write(to: path)
    let bytes = try folder.bytes(of: "toy.lm")
    for length in stride(from: 0, to: bytes.count, by: 7) {
      let cut = try folder.write(Array(bytes[..<length]), to: "cut.lm")
      #expect(throws: CorpusError.self) { _ = try LanguageModel(contentsOf: cut) }
    }
    for place in bytes.indices {
      var edited = bytes
      edited[place] ^= 0xA5
      let file = try folder.write(edited, to: "edited.lm")
      #expect(throws: CorpusError.self) {
        _ = try LanguageModel(contentsOf: file, verifies: true)
      }
      guard let language = try? LanguageModel(contentsOf: file, verifies: false) else { continue }
      let score = language.score([3, 4, 5, 400, 3])
      #expect(score.tokens == 6)
      var options = SamplingOptions()
      options.mostTokens = 4
      let sampler = SentenceSampler(language.model, options: options, seed: 1)
      #expect(sampler.sentence(0).count <= 4)
      for next in language.model.nextWords(after: language.model.start, count: 3) {
        _ = language.vocabulary[next.word]
      }
      if place % 5 > 0 { continue }
      var constraint = SentenceConstraint()
      constraint.contained = [[4]]
      constraint.most = 3
      if let sampler = try? ConstrainedSampler(language, constraint: constraint, seed: 1) {
        #expect(sampler.sentence(0).count <= 3)
      }
    }
  }

  @Test("The words are numbered in the order of first sight, however many blocks there are")
  func blocks() throws {
    var text = ""
    for line in 0..<120_000 { text += "w\(line * 7 % 1000) and w\(line / 50) <s> end\n" }
    let path = try folder.write(text, to: "text.tok")
    let read = try TextTokens(path: path, splitting: .spaces)
    #expect(read.lineCount == 120_000 && read.tokens.count == 120_000 * 6)
    var vocabulary = Vocabulary()
    var tokens: [UInt32] = []
    for line in text.split(separator: "\n") {
      tokens.append(Vocabulary.start)
      for word in line.split(separator: " ") where word != "<s>" {
        tokens.append(vocabulary.intern(Array(word.utf8)))
      }
      tokens.append(Vocabulary.end)
    }
    #expect(read.tokens == tokens)
    try folder.write(Array(text.utf8) + [0x61, 0x20, 0xFF], to: "bad.tok")
    let error = try #require(throws: CorpusError.self) {
      _ = try TextTokens(path: folder.file("bad.tok"), splitting: .spaces)
    }
    #expect(error.line == 120_001 && error.column == 3)
  }

  @Test("The next words are the most probable ones, and sampling options keep to them")
  func nextWords() throws {
    let language = try estimated(PackageRoot.fixture("toy.tok"), order: 3)
    let model = language.model
    let all = model.nextWords(after: model.start, count: 1_000)
    #expect(abs(all.reduce(0) { $0 + $1.probability } - 1) < 1e-6)
    for next in all {
      #expect(
        abs(next.probability - model.probability(of: next.word, after: model.start)) < 1e-7)
    }
    #expect(zip(all, all.dropFirst()).allSatisfy { $0.probability >= $1.probability })
    #expect(model.nextWords(after: model.start, count: 2).map(\.word) == all.prefix(2).map(\.word))
    var options = SamplingOptions()
    options.topK = 1
    let greedy = SentenceSampler(model, options: options, seed: 1)
    #expect(greedy.sentence(0) == greedy.sentence(1))
    options = SamplingOptions()
    options.leastTokens = 4
    options.mostTokens = 6
    options.start = [3]
    let bounded = SentenceSampler(model, options: options, seed: 2)
    for index in UInt64(0)..<200 {
      let words = bounded.sentence(index)
      #expect((4...6).contains(words.count) && words.first == 3)
    }
  }
}
