import Corpora
import Sampling
import TestSupport
import Testing

@testable import Classifiers

@Suite("Tagging spans")
struct SpanTaggerTests {
  @Test("Words of a text as a tagger sees them, and spans by whole words")
  func words() {
    let text = Array("Fly to São Paulo-2, now".utf8)
    let words = SpanWords(text).ranges.map { String(decoding: text[$0], as: UTF8.self) }
    #expect(words == ["Fly", "to", "São", "Paulo", "-", "2", ",", "now"])
    let start = text.count - Array("o Paulo-2, now".utf8).count
    let spans = SpanTagger.wholeWords([SpanTagger.Span(start..<(start + 5), type: 3)], in: text)
    #expect(spans.map { String(decoding: text[$0.range], as: UTF8.self) } == ["São Paulo"])
    #expect(spans.first?.type == 3)
  }

  @Test("Spans are found where the words around them tell, also of values never seen")
  func findsValues() {
    var stream = RandomStream(seed: 3, index: 0)
    let names = (0..<300).map { _ in
      String((0..<(3 + stream.below(5))).map { _ in stream.pick(Array("aeioulmnrst")) })
    }
    func example(_ number: Int) -> SpanTagger.Example {
      let (from, to) = (names[number % 300], names[(7 * number + 1) % 300])
      let text = "book from \(from) \(from) to \(to) for \(number % 9)"
      let (a, b) = (10 + 2 * from.count + 1, 10 + 2 * from.count + 5)
      return SpanTagger.Example(
        text: Array(text.utf8),
        spans: [
          SpanTagger.Span(10..<a, type: 0), SpanTagger.Span(b..<(b + to.count), type: 1),
        ])
    }
    let tagger = SpanTagger((0..<80).map(example), typeCount: 2)
    for number in 150..<200 {
      let example = example(number)
      #expect(tagger.spans(in: example.text) == example.spans)
    }
    #expect(tagger.spans(in: []) == [])
    // The same examples give the same tagger.
    let again = SpanTagger((0..<80).map(example), typeCount: 2)
    let text = Array("go from here to there".utf8)
    #expect(tagger.spans(in: text) == again.spans(in: text))
  }

  @Test(
    "Trained on ten documents an intent of SNIPS it is as good as a conditional random field",
    // F1 of python-crfsuite 0.9.12 with words, neighbours, beginnings, endings and shapes.
    arguments: [("seed-10-0", 0.424), ("seed-10-1", 0.452)])
  func isAsGoodAsCRF(seed: String, crf: Double) throws {
    guard let path = PackageRoot.sharedData("snips/\(seed).jsonl"),
      let test = PackageRoot.sharedData("snips/test.jsonl")
    else { return }
    func read(_ path: String) throws -> [Document] {
      let reader = try openDocuments(path: path)
      var documents: [Document] = []
      while let document = try reader.next() { documents.append(document) }
      return documents
    }
    let seeds = try read(path)
    let types = Set(seeds.flatMap { $0.spans.map(\.type) }).sorted()
    func spans(_ document: Document) -> [SpanTagger.Span] {
      let offsets = CodePointOffsets(Array(document.text.utf8))
      return document.spans.compactMap { span in
        types.firstIndex(of: span.type).map {
          SpanTagger.Span(offsets[span.start]..<offsets[span.end], type: $0)
        }
      }
    }
    let tagger = SpanTagger(
      seeds.map { SpanTagger.Example(text: Array($0.text.utf8), spans: spans($0)) },
      typeCount: types.count)
    var (right, found, real) = (0, 0, 0)
    for document in try read(test) {
      let text = Array(document.text.utf8)
      let (own, gold) = (
        Set(tagger.spans(in: text)), Set(SpanTagger.wholeWords(spans(document), in: text))
      )
      right += own.intersection(gold).count
      found += own.count
      real += document.spans.count
    }
    let f1 = 2 * Double(right) / Double(found + real)
    #expect(abs(f1 - crf) < 0.06)
  }
}
