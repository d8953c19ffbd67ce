import Corpora
import Sampling
import TestSupport
import Testing

/// Documents that are written in a format and read back are the same, as far as the format can carry them.
@Suite("From documents to a format and back")
struct RoundTripTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let pieces = [
    "word", "Łódź", "don't", "\"quoted\"", ",", ";", "\t", "\n", "\r\n", "\r", "\u{2028}", "\u{85}",
    "\u{0}", "\u{1}",
    "😀", "👩‍👩‍👧", "שלום", "e\u{301}", "  ", " ", "__label__x", "\\__label__y", "- ", "[x](y)", "]", "#",
    "# ", "%20", "%",
    "'", "=1", "{", "}", "|", ":", "-", "\u{FFFD}", "7", "\u{200B}", "--- ", "\u{1C}",
  ]
  private static let labels = [
    "late fee", "late-fee", "late%20fee", "a+b", "__label__", "é", "a:b", "a\u{2028}b", "#1", "- x",
    "\"q\"", "C++", "'s",
  ]
  private static let types = ["PERSON", "my type", "a:b", "x)", "é", "a-b"]

  /// Documents of hostile pieces, with one label and spans that begin and end at pieces.
  private func documents(_ count: Int, labelled: Bool = true) -> [Document] {
    (0..<count).map { number in
      var stream = RandomStream(seed: 11, index: UInt64(number))
      var document = Document(text: "", id: String(number))
      var length = 0
      for _ in 0...stream.below(9) {
        let piece = Self.pieces[stream.below(Self.pieces.count)]
        let end = length + piece.unicodeScalars.count
        if stream.below(4) == 0 {
          document.spans.append(
            Span(start: length, end: end, type: Self.types[stream.below(Self.types.count)]))
        }
        document.text.unicodeScalars.append(contentsOf: piece.unicodeScalars)
        length = end
      }
      if labelled { document.labels = [Self.labels[stream.below(Self.labels.count)]] }
      return document
    }
  }

  private func written(_ documents: [Document], _ format: OutputFormat) -> [UInt8] {
    let writer = DocumentWriter(format: format, alwaysWritesSpans: true)
    var bytes = writer.header
    writer.append(documents, isFirst: true, to: &bytes)
    return bytes + writer.footer
  }

  private func read(_ bytes: [UInt8], _ name: String, _ format: CorpusFormat? = nil) throws
    -> [Document]
  {
    var options = ReadingOptions()
    options.format = format
    let reader = try openDocuments(path: try folder.write(bytes, to: name), options: options)
    var documents: [Document] = []
    while let document = try reader.next() { documents.append(document) }
    return documents
  }

  /// Each character that some reader takes for the end of a line as a blank.
  private func onOneLine(_ text: String, keepsTabs: Bool = false) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map {
          let isControl = $0.value < 0x20 || (0x7F..<0xA0).contains($0.value)
          return isControl && !(keepsTabs && $0 == "\t") || [0x2028, 0x2029].contains($0.value)
            ? " " : $0
        }))
  }

  @Test("JSONL, CSV and TSV carry everything")
  func everything() throws {
    let documents = documents(400)
    #expect(try read(written(documents, .jsonl), "a.jsonl") == documents)
    #expect(try read(written(documents, .jsonl), "a.json") == documents)
    #expect(try read(written(documents, .csv), "a.csv") == documents)
    #expect(try read(written(documents, .tsv), "a.tsv") == documents)
  }

  @Test("fastText carries labels, and texts but for their line ends and controls")
  func fastText() throws {
    let documents = documents(400)
    let back = try read(written(documents, .fasttext), "a.fasttext")
    #expect(back.map(\.labels) == documents.map(\.labels))
    #expect(back.map(\.text) == documents.map { onOneLine($0.text) })
  }

  @Test(
    "spaCy carries texts, labels and spans that neither overlap nor have white space at their ends")
  func spaCy() throws {
    let documents = documents(400)
    let back = try read(written(documents, .spacy), "a.json")
    #expect(back.map(\.text) == documents.map(\.text))
    #expect(back.map(\.labels) == documents.map(\.labels) && back.map(\.id) == documents.map(\.id))
    for (new, old) in zip(back, documents) {
      let scalars = Array(old.text.unicodeScalars)
      let seen = { (place: Int) in
        !scalars[place].properties.isWhitespace
          && scalars[place].properties.generalCategory != .control
      }
      let expected = old.spans.filter { span in (span.start..<span.end).contains(where: seen) }
      #expect(new.spans.map(\.type) == expected.map(\.type))
      for (a, b) in zip(new.spans, expected) {
        #expect(b.start <= a.start && a.end <= b.end && !(b.start..<a.start).contains(where: seen))
      }
    }
  }

  @Test("Rasa carries labels, spans and texts but for line ends, controls and brackets")
  func rasa() throws {
    let documents = documents(400)
    let back = try read(written(documents, .rasa), "a.yml")
    func facts(_ documents: [Document], isOld: Bool) -> [String] {
      documents.map { document in
        let text =
          isOld
          ? onOneLine(document.text).replacing("[", with: "(").replacing("]", with: ")")
          : document.text
        let spans = document.spans.filter { $0.end > $0.start }.map {
          "\($0.start) \($0.end) \($0.type)"
        }
        return "\(document.labels) \(text) \(spans)"
      }.sorted()
    }
    #expect(facts(back, isOld: false) == facts(documents, isOld: true))
  }

  @Test("CoNLL carries tokens, and the types of spans")
  func conll() throws {
    let plain = ["word", "Łódź", ",", " ", "\n", "7", "😀", "-", "# ", "#"]
    let documents = documents(300).map { document in
      var document = document
      document.id = nil
      document.labels = []
      return document
    }.filter { document in plain.contains { document.text.hasPrefix($0) } }
    let once = written(documents, .conll)
    let back = try read(once, "a.conll")
    func types(_ documents: [Document]) -> [[String]] {
      documents.map { $0.spans.map(\.type) }.filter { !$0.isEmpty }
    }
    #expect(back.count > 50)
    let tagged = String(decoding: once, as: UTF8.self).split(separator: "\n").count {
      $0.contains(" B-")
    }
    #expect(types(back).joined().count == tagged)
    #expect(Set(types(back).joined()).isSubset(of: Self.types))
  }

  @Test("Text carries texts on one line")
  func text() throws {
    let texts = documents(400).map(\.text)
    let back = try read(written(texts.map { Document(text: $0) }, .text), "a.txt")
    // Lines of white space alone are no documents.
    let lines = texts.map { onOneLine($0, keepsTabs: true) }
    #expect(back.map(\.text) == lines.filter { !$0.utf8.allSatisfy { $0 <= 0x20 } })
  }

  @Test("Several labels are read back from fastText, Rasa and spaCy")
  func severalLabels() throws {
    let documents = [["a", "b"], ["a+b"], ["a"], ["b", "a b"]].map {
      Document(text: "one", labels: $0, labelsAreList: $0.count > 1)
    }
    for (format, name) in [(OutputFormat.fasttext, "a.ft"), (.rasa, "a.yaml"), (.spacy, "a.json")] {
      let back = try read(written(documents, format), name)
      #expect(back.map(\.labels) == documents.map(\.labels), "\(format)")
      #expect(back.map(\.labelsAreList) == documents.map(\.labelsAreList), "\(format)")
    }
  }
}
