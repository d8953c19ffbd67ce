import Corpora
import TestSupport
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

  @Test("fastText: labels without white space, each of its own; one line; no labels in the text")
  func fastText() {
    let document = Document(text: "two\nlines", labels: ["a b", "c"])
    #expect(written(.fasttext, [document]) == "__label__a%20b __label__c two lines\n")
    let labels = ["late fee", "late-fee", "late%20fee", "late_fee", "late\u{A0}fee", "late\tfee"]
    let words = labels.map { label in
      written(.fasttext, [Document(text: "x", labels: [label])]).split(separator: " ").first
    }
    #expect(Set(words).count == labels.count)
    let hostile = Document(
      text: "__label__x a__label__b \\__label__y\u{2028}__label__z", labels: ["t"])
    let line = written(.fasttext, [hostile])
    // fastText takes each word that begins so for a label (fasttext.cc, Dictionary::getLine).
    #expect(line.split { $0.isWhitespace }.count { $0.hasPrefix("__label__") } == 1)
  }

  @Test("A text on one line stays one for every reader of lines")
  func lineEnds() {
    let text = "a\u{85}b\u{2028}c\u{2029}d\u{0B}e\u{0C}f\r\ng\u{1C}h\u{1D}i\u{1E}j"
    for format in [OutputFormat.text, .fasttext, .rasa] {
      let lines = written(format, [Document(text: text, labels: ["x"])])
      // What Python's str.splitlines takes for line ends.
      let ends = lines.unicodeScalars.filter {
        [0x0B, 0x0C, 0x0D, 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029].contains($0.value)
      }
      #expect(ends.isEmpty && lines.contains("a b c d e f"), "\(format)")
    }
    #expect(written(.text, [Document(text: "a\tb")]) == "a\tb\n")
  }

  @Test("Rasa: several labels, and one with a plus, are different intents")
  func rasaIntents() {
    let documents = [["a+b"], ["a", "b"], ["a%2Bb"], ["a b"], ["a-b"]].map {
      Document(text: "x", labels: $0)
    }
    let lines = written(.rasa, documents).split(separator: "\n").filter { $0.hasPrefix("- intent") }
    #expect(Set(lines).count == documents.count)
    #expect(
      written(.rasa, [Document(text: "x", labels: ["a\u{85}b\u{2028}"])]).contains(
        ##""a\u0085b\u2028""##))
  }

  @Test("spaCy: tokens and the blanks behind them are the text, whatever white space it has")
  func spaCyWhiteSpace() throws {
    let texts = [
      "Thanks,\nAnn Lee", "a  b", "  lead", "x   \n  y ", "\r\n", "tab\there", "a\u{2028}b\u{A0}c",
      "e\u{301} \u{301}x", "👩‍👩‍👧 ok", "",
    ]
    for text in texts {
      let count = text.unicodeScalars.count
      let spans = count > 4 ? [Span(start: 1, end: count - 1, type: "t")] : []
      let bytes = Array(written(.spacy, [Document(text: text, spans: spans)]).utf8)
      let paragraph = try #require(
        try JSONValue.parse(bytes).array?.first?["paragraphs"]?.array?.first)
      let tokens = try #require(paragraph["sentences"]?.array?.first?["tokens"]?.array)
      let saysBlanks = tokens.contains { $0["space"] != nil }
      var joined = String.UnicodeScalarView()
      for token in tokens {
        joined.append(contentsOf: try #require(token["orth"]?.string).unicodeScalars)
        // Without `space`, spaCy takes a blank that follows for the token's.
        let follows = text.unicodeScalars.dropFirst(joined.count).first == " "
        let blank = saysBlanks ? try #require(token["space"]?.string) : follows ? " " : ""
        joined.append(contentsOf: blank.unicodeScalars)
      }
      #expect(Array(joined) == Array(text.unicodeScalars))
    }
  }

  @Test("Rows of a folder have the same fields of the same kinds, and null for what is missing")
  func rows() throws {
    let documents = [
      Document(text: "a", labels: ["late"], id: "1"),
      Document(text: "b", labels: ["late", "rude"], labelsAreList: true),
      Document(text: "c", meta: [JSONMember(key: "n", value: "2")]),
    ]
    func rows(_ labels: LabelColumn, _ documents: [Document]) throws -> [JSONValue] {
      let writer = DocumentWriter(
        format: .hf, alwaysWritesSpans: true, hasWeights: true,
        metaColumns: [MetaColumn("n", .number), MetaColumn("origin")], labels: labels)
      var bytes: [UInt8] = []
      writer.append(documents, isFirst: true, to: &bytes)
      return try bytes.split(separator: UInt8(ascii: "\n")).map { try JSONValue.parse(Array($0)) }
    }
    let list = try rows(.list, documents)
    let names = ["id", "text", "label", "spans", "weight", "n", "origin"]
    #expect(list.allSatisfy { $0.object?.map(\.0) == names })
    #expect(
      list.map { $0["label"]?.array?.compactMap(\.string) } == [["late"], ["late", "rude"], []])
    #expect(list[2]["n"]?.number == 2)
    for value in [list[0]["n"], list[0]["origin"], list[1]["id"]] {
      guard case .other? = value else {
        Issue.record("what is missing is not null")
        continue
      }
    }
    let one = try rows(.one, [documents[0], documents[2]])
    #expect(one[0]["label"]?.string == "late")
    guard case .other? = one[1]["label"] else {
      Issue.record("a missing label is not null")
      return
    }
  }

  @Test("Cells that spreadsheets take for formulas are guarded where asked, numbers are not")
  func formulas() {
    let documents = ["=1+1", "+49", "-5", "@SUM(A1)", "\tx", "\rx", "a=1", "'x", ""].map {
      Document(text: $0, id: "-1")
    }
    var writer = DocumentWriter(
      format: .csv, alwaysWritesSpans: false, hasWeights: false,
      metaColumns: [MetaColumn("n", .number)])
    func cells() -> [Substring] {
      var bytes: [UInt8] = []
      for var document in documents {
        document.meta = [JSONMember(key: "n", value: "-7")]
        writer.append(document, to: &bytes)
      }
      return String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
    }
    #expect(cells()[0] == "-1,=1+1,,,-7")
    writer.guardsFormulas = true
    #expect(
      cells()[0] == "'-1,'=1+1,,,-7" && cells()[4] == "'-1,'\tx,,,-7"
        && cells()[5] == "'-1,\"'\rx\",,,-7")
    #expect(cells().count { $0.contains(",'") } == 6)
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
