import TestSupport
import Testing

@testable import NGrams

@Suite("Mixtures, classes and vectors")
struct MixtureAndClassTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func text(_ lines: [String]) throws -> TextTokens {
    try TextTokens(
      path: folder.write(lines.joined(separator: "\n") + "\n", to: "text.txt"), splitting: .spaces)
  }

  private func model(_ text: TextTokens, order: Int = 2) -> LanguageModel {
    LanguageModel(
      vocabulary: text.vocabulary, model: NGramEstimator(order: order).estimate(text.tokens))
  }

  private static let animals = (0..<90).map {
    "the \(["cat", "dog", "bird"][$0 % 3]) \(["sleeps", "eats"][$0 % 2]) \(["here", "there", "now"][$0 % 5 % 3])"
  }
  private static let orders = (0..<60).map {
    "your \(["order", "parcel"][$0 % 2]) \(["arrives", "leaves"][$0 % 3 % 2]) \(["now", "today"][$0 % 7 % 2])"
  }

  @Test("A mixture's probabilities add up to 1, and its draws follow them: chi-squared")
  func mixture() throws {
    let (first, second) = (try text(Self.animals), try text(Self.orders))
    let classes = WordClasses(of: first, classCount: 5)
    let mixture = LanguageMixture(
      [
        .init(model(first)), .init(model(second)),
        .init(model(first.classed(by: classes)), classes: classes),
      ], weights: [2, 1, 1])
    let vocabulary = mixture.vocabulary
    for context in [[], ["the"], ["your", "order"], ["the", "parcel"]] {
      let words = try context.map { try #require(vocabulary.id(of: Array($0.utf8))) }
      let sum = (UInt32(0)..<UInt32(vocabulary.count)).reduce(0.0) {
        $0 + mixture.probability(of: $1, after: words)
      }
      #expect(abs(sum - 1) < 1e-5, "\(context): \(sum)")
    }
    var weights: [UInt32: Double] = [:]
    for word in UInt32(2)..<UInt32(vocabulary.count) {
      weights[word] = mixture.probability(of: word, after: [])
    }
    let sampler = MixtureSampler(mixture, seed: 5, mostTokens: 1)
    var counts: [UInt32: Int] = [:]
    for index in UInt64(0)..<40_000 {
      counts[sampler.sentence(index).first ?? Vocabulary.end, default: 0] += 1
    }
    #expect(ChiSquared.fits(counts, weights: weights))
  }

  @Test("Weights go to the model that the text is like")
  func fitting() throws {
    let parts = [
      LanguageMixture.Component(model(try text(Self.animals))), .init(model(try text(Self.orders))),
    ]
    let heldOut = try text(Array(Self.orders[..<9]) + [Self.animals[0]])
    let mixture = LanguageMixture(parts) { heldOut.sentences(numberedBy: $0.vocabulary) }
    #expect(mixture.weights[1] > 0.7 && mixture.weights[0] > 0.02)
    // No other weight gives the text a higher probability.
    func score(_ weight: Double) -> Double {
      let other = LanguageMixture(parts, weights: [weight, 1 - weight])
      return heldOut.sentences(numberedBy: other.vocabulary).reduce(0) {
        $0 + other.score($1).logProbability
      }
    }
    let best = score(mixture.weights[0])
    for step in 1..<20 { #expect(score(Double(step) / 20) <= best + 1e-6) }
  }

  @Test("Words that follow the same words come into one class, and no move is left that helps")
  func classes() throws {
    let text = try text(Self.animals)
    let found = WordClasses(of: text, classCount: 4, rounds: 20)
    func group(_ word: String) -> Int {
      found.vocabulary.id(of: Array(word.utf8)).map { found.classes[Int($0) - 3] } ?? -1
    }
    #expect(group("cat") == group("dog") && group("dog") == group("bird"))
    #expect(group("sleeps") == group("eats") && group("cat") != group("eats"))
    #expect(group("here") == group("there") && group("here") != group("sleeps"))
    let words = FrequentWords(text, most: 50_000, least: 1)
    let best = WordClasses.averageLog2(text, words, found.classes, classCount: 4)
    for word in found.classes.indices {
      for other in 0..<4 {
        var moved = found.classes
        moved[word] = other
        #expect(
          WordClasses.averageLog2(text, words, moved, classCount: 4) <= best + 1e-5)
      }
    }
    try found.write(to: folder.file("w.classes"))
    let read = try WordClasses(contentsOf: folder.file("w.classes"))
    #expect(read.classes == found.classes && read.counts == found.counts)
  }

  @Test("Vectors are the matrix's leading eigenvectors, and survive the file")
  func vectors() throws {
    let text = try text(Self.animals + Self.orders)
    let counts = Cooccurrence(text, window: 2, most: 100, least: 1)
    let rows = counts.words.count
    var dense = [Double](repeating: 0, count: rows * rows)
    for row in 0..<rows {
      for place in counts.rows[row]..<counts.rows[row + 1] {
        dense[row * rows + Int(counts.columns[place])] = Double(counts.values[place])
      }
    }
    for row in 0..<rows {
      for column in 0..<row {
        #expect(abs(dense[row * rows + column] - dense[column * rows + row]) < 1e-6)
      }
    }
    // All eigenvectors together give the matrix back, but for the signs of the eigenvalues.
    let (values, eigenvectors) = SymmetricEigen.decompose(dense, size: rows)
    for row in 0..<rows {
      for column in 0..<rows {
        let sum = (0..<rows).reduce(0.0) {
          $0 + values[$1] * eigenvectors[row * rows + $1] * eigenvectors[column * rows + $1]
        }
        #expect(abs(sum - dense[row * rows + column]) < 1e-9)
      }
    }
    let leading = RandomizedEigenvectors(counts, count: 4)
    let sizes = values.map(abs).sorted(by: >)
    for place in 0..<4 {
      let size = (0..<rows).reduce(0.0) {
        let part = Double(leading.scaled[$1 * 4 + place])
        return $0 + part * part
      }
      #expect(abs(size - sizes[place]) < 1e-3 * sizes[place])
    }
    let vectors = WordVectors(of: text, dimensions: 6, least: 1)
    try vectors.write(to: folder.file("w.vectors"))
    let read = try WordVectors(contentsOf: folder.file("w.vectors"))
    for word in ["cat", "parcel"] {
      let near = try #require(vectors.neighbours(of: Array(word.utf8), count: 3))
      let again = try #require(read.neighbours(of: Array(word.utf8), count: 3))
      #expect(near.map(\.word) == again.map(\.word))
    }
    let bytes = try folder.bytes(of: "w.vectors")
    for length in stride(from: 0, to: bytes.count - 1, by: 7) {
      let cut = try folder.write(Array(bytes[..<length]), to: "cut.vectors")
      #expect(throws: (any Error).self) { _ = try WordVectors(contentsOf: cut) }
    }
  }
}
