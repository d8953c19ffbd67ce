import TestSupport
import Testing

@testable import Tokenization

@Suite("Sentences")
struct SentenceTests {
  private struct Sample {
    let locale: String
    let text: [UInt8]
    /// Where a sentence ends within the text: the place of the next one's first byte.
    let ends: Set<Int>
  }

  private static func samples() throws -> [Sample] {
    try PackageRoot.lines(of: PackageRoot.fixture("sentences.txt")).filter { !$0.hasPrefix("#") }
      .map { line in
        let columns = line.split(separator: "\t")
        var text = ""
        var ends: Set<Int> = []
        for (index, sentence) in columns[1].split(separator: "|").enumerated() {
          if index > 0 { ends.insert(text.utf8.count) }
          text += index == 0 ? String(sentence) : String(sentence.dropFirst())
        }
        return Sample(locale: String(columns[0]), text: Array(text.utf8), ends: ends)
      }
  }

  private struct Tally {
    var found = 0
    var right = 0
    var gold = 0
    var precision: Double { Double(right) / Double(max(1, found)) }
    var recall: Double { Double(right) / Double(max(1, gold)) }
    var f1: Double { 2 * precision * recall / max(1e-9, precision + recall) }
  }

  private func tally(_ samples: [Sample], keyword: String) throws -> Tally {
    var tally = Tally()
    for sample in samples {
      let splitter = try SentenceSplitter(locale: sample.locale + keyword)
      var ends: Set<Int> = []
      try splitter.forEachSentence(in: sample.text) { ends.insert($0.upperBound) }
      ends.remove(sample.text.count)
      tally.found += ends.count
      tally.right += ends.intersection(sample.ends).count
      tally.gold += sample.ends.count
    }
    return tally
  }

  @Test("Abbreviations end fewer sentences with CLDR's suppressions, and hardly any with ours")
  func suppressions() throws {
    let samples = try Self.samples()
    let plain = try tally(samples, keyword: "@ss=none")
    let cldr = try tally(samples, keyword: "@ss=standard")
    let own = try tally(samples, keyword: "")
    #expect(plain.recall == 1 && cldr.f1 > plain.f1 && own.f1 > cldr.f1)
    #expect(own.f1 > 0.9)
  }
}
