import Corpora
import Testing

@Suite("Formats that tools train on")
struct TrainingFormatTests {
  private static let document = Document(
    text: "Play Ænema [live] by Tool, now", labels: ["play music"],
    spans: [
      Span(start: 5, end: 17, type: "song"), Span(start: 21, end: 25, type: "artist"),
    ], id: "7")

  private func written(_ format: OutputFormat, _ documents: [Document]) -> String {
    let writer = DocumentWriter(format: format)
    var bytes = writer.header
    writer.append(documents, isFirst: true, to: &bytes)
    return String(decoding: bytes + writer.footer, as: UTF8.self)
  }

  @Test("fastText: labels without white space, one line")
  func fastText() {
    let document = Document(text: "two\nlines", labels: ["a b", "c"])
    #expect(written(.fasttext, [document]) == "__label__a-b __label__c two lines\n")
  }

  @Test("CoNLL: tokens end where spans do")
  func conll() {
    let expected = """
      Play O
      Ænema B-song
      [ I-song
      live I-song
      ] I-song
      by O
      Tool B-artist
      , O
      now O


      """
    #expect(written(.conll, [Self.document]) == expected)
    let inWord = Document(text: "xAB1", spans: [Span(start: 1, end: 3, type: "t")])
    #expect(written(.conll, [inWord]) == "x O\nAB B-t\n1 O\n\n")
    let touching = Document(
      text: "ab", spans: [Span(start: 0, end: 1, type: "t"), Span(start: 1, end: 2, type: "t")])
    #expect(written(.conll, [touching]) == "a B-t\nb B-t\n\n")
  }

  @Test("spaCy: BILUO tags and categories in an array")
  func spaCy() {
    let text = written(.spacy, [Self.document, Self.document])
    #expect(text.hasPrefix("[\n{") && text.hasSuffix("}\n]\n") && text.contains("},\n{"))
    #expect(text.contains(##"{"orth": "Ænema", "ner": "B-song"}"##))
    #expect(text.contains(##"{"orth": "]", "ner": "L-song"}"##))
    #expect(text.contains(##"{"orth": "Tool", "ner": "U-artist"}"##))
    #expect(text.contains(##""cats": [{"label": "play music", "value": 1.0}]"##))
  }

  @Test("Rasa: values in brackets, the text's own brackets as parentheses")
  func rasa() {
    let expected = """
      version: "3.1"
      nlu:
      - intent: "play music"
        examples: |
          - Play [Ænema (live)](song) by [Tool](artist), now

      """
    #expect(written(.rasa, [Self.document]) == expected)
  }

  @Test("A weight is read and written beside the text")
  func weight() throws {
    var document = Self.document
    document.weight = 0.05
    let line = written(.jsonl, [document])
    #expect(line.contains(##""weight": 0.05"##))
    let card = DatasetCard(name: "a: b")
    #expect(card.markdown.hasPrefix("---\n") && card.markdown.contains(##"pretty_name: "a: b""##))
  }
}
