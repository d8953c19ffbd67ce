import Corpora
import Generation
import TestSupport
import Testing

@Suite("Spans and what the recognisers find")
struct SpanTests {
  /// What a seed of such documents lets out, with the spans' values.
  private func values(_ seed: [Document]) throws -> (
    texts: [String], values: [String: Set<String>]
  ) {
    let documents = try Corpus.parse(
      try Corpus.generate(try Corpus.model(seed), 60, balanced: true).text)
    var values: [String: Set<String>] = [:]
    for document in documents {
      let scalars = Array(document.text.unicodeScalars)
      for span in document.spans {
        values[span.type, default: []].insert(
          String(String.UnicodeScalarView(scalars[span.start..<span.end])))
      }
    }
    return (documents.map(\.text), values)
  }

  private static let frames = [
    ("please ask ", " about the red lamp"), ("the lamp of ", " is broken again"),
    ("we wrote to ", " about the lamp"),
    ("is ", " the one with the red lamp"), ("again ", " asks about the broken one"),
  ]

  private func seed(_ value: String, type: String, inner: Range<Int>? = nil) -> [Document] {
    Self.frames.map { before, after in
      let start = before.unicodeScalars.count
      let range = inner ?? 0..<value.unicodeScalars.count
      return Document(
        text: before + value + after, labels: ["x"],
        spans: [Span(start: start + range.lowerBound, end: start + range.upperBound, type: type)])
    }
  }

  @Test("A span of values gives way to an address inside it")
  func valueSpanWithAddress() throws {
    let (texts, values) = try values(seed("desk 4 jane@shop.example", type: "desk"))
    #expect(!texts.isEmpty && texts.allSatisfy { !$0.contains("jane@") })
    #expect(values["desk"] == nil)
    #expect(values["EMAIL_ADDRESS"]?.isEmpty == false)
  }

  @Test("A personal span and a detection that stick out of each other become one slot")
  func partialOverlap() throws {
    let (texts, _) = try values(seed("Jane jane@shop.example", type: "PERSON", inner: 0..<9))
    #expect(
      !texts.isEmpty && texts.allSatisfy { !$0.contains("jane") && !$0.contains("shop.example") })
  }

  @Test("A personal span inside or across a span of values is never learned with it")
  func personalSpanInValueSpan() throws {
    for (inner, outer) in [(0..<4, 0..<9), (0..<9, 5..<14)] {
      let documents = seed("Jane Desk five", type: "desk", inner: outer).map { document in
        var document = document
        let start = document.spans[0].start - outer.lowerBound
        document.spans.append(
          Span(start: start + inner.lowerBound, end: start + inner.upperBound, type: "PERSON"))
        return document
      }
      let (texts, values) = try values(documents)
      #expect(!texts.isEmpty && texts.allSatisfy { !$0.contains("Jane") })
      #expect(values["PERSON"]?.isEmpty == false && values["desk"] == nil)
    }
  }

  @Test("Spans count code points, also where NFC changes the text")
  func codePoints() throws {
    let (_, values) = try values(seed("😀 cafe\u{301}", type: "place"))
    #expect(values["place"] == ["😀 café"])
  }
}
