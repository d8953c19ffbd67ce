import Foundation
import NGrams
import TestSupport
import Testing

/// A model as KenLM's `lmplz` writes it: log10 probability and back-off weight of every n-gram.
private struct ARPAModel {
  var entries: [[String]: (probability: Double, backoff: Double)] = [:]

  init(_ file: String) throws {
    for line in try PackageRoot.lines(of: file) where line.contains("\t") {
      let columns = line.split(separator: "\t")
      let words = columns[1].split(separator: " ").map(String.init)
      let probability = try #require(Double(columns[0]))
      let backoff = columns.count > 2 ? try #require(Double(columns[2])) : 0
      entries[words] = (probability, backoff)
    }
  }
}

/// Our model of the same tokenised text.
private struct Ours {
  var vocabulary = Vocabulary()
  let model: NGramModel

  init(_ file: String, order: Int) throws {
    var tokens: [UInt32] = []
    for line in try PackageRoot.lines(of: file) {
      tokens.append(Vocabulary.start)
      for word in line.split(separator: " ") { tokens.append(vocabulary.intern(Array(word.utf8))) }
      tokens.append(Vocabulary.end)
    }
    model = NGramEstimator(order: order).estimate(tokens)
  }

  func id(_ word: String) -> UInt32 {
    switch word {
    case "<s>": Vocabulary.start
    case "</s>": Vocabulary.end
    default: vocabulary.id(of: Array(word.utf8)) ?? Vocabulary.unknown
    }
  }

  /// The state after exactly these words from no context.
  func state(_ words: ArraySlice<String>) -> NGramModel.State {
    words.reduce(.empty) { model.advance($0, by: id($1)) }
  }

  /// The log10 total of a sentence with its end.
  func score(_ sentence: String) -> Double {
    var state = model.start
    var total = 0.0
    for word in sentence.split(separator: " ").map(String.init) + ["</s>"] {
      total += log10(model.probability(of: id(word), after: state))
      state = model.advance(state, by: id(word))
    }
    return total
  }
}

@Suite("Agreement with KenLM's lmplz")
struct KenLMAgreementTests {
  private func expectAgreement(_ ours: Ours, _ theirs: ARPAModel) {
    var widest = 0.0
    for (words, expected) in theirs.entries where words != ["<s>"] {
      let state = ours.state(words.dropLast())
      let p = ours.model.probability(of: ours.id(words.last ?? ""), after: state)
      widest = max(widest, abs(log10(p) - expected.probability))
    }
    #expect(widest < 1e-4)
    #expect(ours.model.ngramCounts.reduce(0, +) == theirs.entries.count)
  }

  @Test("A five-line toy agrees, discount fallback included")
  func toy() throws {
    let ours = try Ours(PackageRoot.fixture("toy.tok"), order: 3)
    expectAgreement(ours, try ARPAModel(PackageRoot.fixture("toy.3.arpa")))
    #expect(ours.model.discounts.map(\.isFallback) == [false, true, true])
    #expect(abs(ours.model.discounts[0].amounts[0] - 2.0 / 3) < 1e-12)
  }

  @Test("Banking77 agrees n-gram by n-gram and sentence by sentence", arguments: [3, 5])
  func banking(order: Int) throws {
    guard let text = PackageRoot.sharedData("arpa/banking77.train.txt") else { return }
    let folder = text.dropLast("banking77.train.txt".count)
    let ours = try Ours(text, order: order)
    expectAgreement(ours, try ARPAModel("\(folder)banking77.kenlm-o\(order).arpa.gz"))
    let sentences = try PackageRoot.lines(of: "\(folder)banking77.test.txt")
    let scores = try PackageRoot.lines(of: "\(folder)banking77.kenlm-o\(order).scores.tsv")
    for (sentence, line) in zip(sentences, scores) {
      let expected = try #require(Double(line.split(separator: "\t")[0]))
      #expect(abs(ours.score(sentence) - expected) < 1e-3, "\(sentence)")
    }
  }
}
