import Corpora
import TestSupport
import Testing

/// Inputs as other programs write them.
@Suite("Inputs of other programs")
struct InputShapeTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func read(
    _ text: String, as name: String, _ change: (inout ReadingOptions) -> Void = { _ in }
  ) throws -> [Document] {
    var options = ReadingOptions()
    change(&options)
    let reader = try openDocuments(path: try folder.write(text, to: name), options: options)
    var documents: [Document] = []
    while let document = try reader.next() { documents.append(document) }
    return documents
  }

  private func failure(
    _ text: String, as name: String, _ change: (inout ReadingOptions) -> Void = { _ in }
  ) throws -> CorpusError {
    try #require(throws: CorpusError.self) { try read(text, as: name, change) }
  }

  // MARK: Delimited text

  @Test("The header row tells the delimiter", arguments: [",", ";", "\t", "|"])
  func sniffing(delimiter: String) throws {
    let rows = [["id", "text", "label"], ["1", "\"one; two, three\"", "x"], ["2", "four", "y"]]
    let text = rows.map { $0.joined(separator: delimiter) }.joined(separator: "\n") + "\n"
    for name in ["a.csv", "a.tsv"] {
      let documents = try read(text, as: name)
      #expect(documents.map(\.text) == ["one; two, three", "four"], "\(name)")
      #expect(documents.map(\.labels) == [["x"], ["y"]] && documents.map(\.id) == ["1", "2"])
    }
    let named = try read(text.replacing("text", with: "body"), as: "b.csv") { options in
      options.delimiter = Delimiter(name: delimiter)
      options.fields = CorpusFields(text: "body", label: "label")
    }
    #expect(named.map(\.labels) == [["x"], ["y"]])
  }

  @Test("A first line of sep= says the delimiter, as spreadsheets write it")
  func marks() throws {
    let documents = try read("sep=;\r\ntext;label\r\na,b;x\r\n", as: "a.csv")
    #expect(documents == [Document(text: "a,b", labels: ["x"])])
    #expect(try read("sep=,text\n1,a\n", as: "a.csv").map(\.text) == ["a"])
  }

  @Test("A delimiter that is wrong is told with the right one, and no word of the row")
  func wrongDelimiter() throws {
    let error = try failure("text;label;jane@example.com\na;b;c\n", as: "a.csv") {
      $0.delimiter = Delimiter(name: "comma")
    }
    #expect(error.line == 1 && error.remedy.contains(#"--delimiter ";""#))
    let other = try failure("jane@example.com,Jane Roe\nx,y\n", as: "a.csv")
    #expect(!other.description.contains("jane") && !other.description.contains("Roe"))
    #expect(other.remedy.contains("--no-header") && other.remedy.contains("--text-field"))
    #expect(try failure(" Text ,label\nx,y\n", as: "a.csv").problem.contains("capitals"))
    #expect(try failure("body,label\nx,y\n", as: "a.csv").remedy.contains("--text-field body"))
    let both = try failure("id;body;label\n1;x;y\n", as: "a.csv").remedy
    #expect(both.contains(#"--delimiter ";" --text-field body"#))
  }

  @Test("Without a header row, the first column is the text, or columns are named by number")
  func noHeader() throws {
    let documents = try read("hello,x\n\"a\nb\",y\n", as: "a.csv") { $0.hasHeader = false }
    #expect(
      documents.map(\.text) == ["hello", "a\nb"] && documents.map(\.labels) == [["x"], ["y"]])
    let named = try read("x\thello\t7\ny\tyou\t8\n", as: "a.tsv") { options in
      options.hasHeader = false
      options.fields = CorpusFields(text: "2", label: "1", group: "3")
    }
    #expect(named.map(\.text) == ["hello", "you"] && named.map(\.labels) == [["x"], ["y"]])
    #expect(named.map(\.group) == ["7", "8"])
    #expect(
      try read("one\ntwo\n", as: "b.csv") { $0.hasHeader = false }.map(\.text) == ["one", "two"])
    let missing = try failure("a,b\n", as: "a.csv") { options in
      options.hasHeader = false
      options.fields = CorpusFields(text: "3")
    }
    #expect(missing.problem.contains("1 to 2"))
  }

  @Test("A delimiter that is given makes delimited text of a file whose suffix says nothing")
  func delimiterDecides() throws {
    for name in ["a.dat", "a.txt", "a"] {
      let documents = try read("text|label\na|x\n", as: name) {
        $0.delimiter = Delimiter(name: "pipe")
      }
      #expect(documents == [Document(text: "a", labels: ["x"])])
    }
    for name in ["", "ab", "\"", "\n", "é", "\r"] { #expect(Delimiter(name: name) == nil) }
  }

  @Test("Bare CR line ends are read as other line ends are")
  func oldLineEnds() throws {
    #expect(
      try read("text,label\rone,x\r\"two\rlines\",y\r", as: "a.csv").map(\.text) == [
        "one", "two\rlines",
      ])
    #expect(try read("text,label\r\none,x\rtwo,y\n", as: "a.csv").count == 2)
    #expect(
      try read("{\"text\": \"one\"}\r{\"text\": \"two\"}\r", as: "a.jsonl").map(\.text) == [
        "one", "two",
      ])
    #expect(try read("one\rtwo\rthree", as: "a.txt").map(\.text) == ["one", "two", "three"])
    #expect(try failure("text,label\ra,x\rb\r", as: "a.csv").line == 3)
    #expect(try failure("{\"text\": \"one\"}\r{}\r", as: "a.jsonl").line == 2)
    let long = String(repeating: "x", count: 400_000)
    #expect(try read("\(long)\r\(long)\r", as: "a.txt").count == 2)
    #expect(try read("\(long)\r\n\(long)\r\n", as: "a.txt").map(\.text) == [long, long])
  }

  // MARK: Inputs without documents

  @Test(
    "An input without documents is an error where they are wanted",
    arguments: [
      ("a.jsonl", "\n \n"), ("a.json", "[]"), ("a.csv", "text,label\n"), ("a.csv", ""),
      ("a.txt", "\n"),
      ("a.ft", ""), ("a.conll", "\n\n"), ("a.yml", "version: \"3.1\"\nnlu:\n"),
    ])
  func noDocuments(name: String, text: String) throws {
    let error = try failure(text, as: name) { $0.requiresDocuments = true }
    #expect(error.cause == .badData && error.problem.contains("no documents"))
    #expect(try read(text, as: name).isEmpty)
  }

  @Test("A text of null is an empty one, as an empty cell is; a text that is not there is an error")
  func nullText() throws {
    #expect(
      try read("{\"text\": null, \"label\": \"x\"}\n", as: "a.jsonl") == [
        Document(text: "", labels: ["x"])
      ])
    #expect(try read("text,label\n,x\n", as: "a.csv") == [Document(text: "", labels: ["x"])])
    #expect(try failure("{\"label\": \"x\"}\n", as: "a.jsonl").problem.contains("no field “text”"))
  }

  // MARK: JSON

  @Test("Half a surrogate pair is named, or replaced where asked")
  func surrogates() throws {
    for half in [#"\ud800"#, #"\udc00"#, #"\ud83d\u0041"#, #"\ud83d x"#] {
      let line = "{\"text\": \"a\(half)\"}\n"
      let error = try failure("{\"text\": \"fine\"}\n\(line)", as: "a.jsonl")
      #expect((error.line, error.column) == (2, 12))
      #expect(error.problem.contains("surrogate") && error.remedy.contains("--lossy"))
      let text = try read(line, as: "a.jsonl") { $0.isLossy = true }.first?.text
      #expect(text?.hasPrefix("a\u{FFFD}") == true)
    }
    #expect(
      try read(#"{"text": "\ud83d\u0041"}"#, as: "a.jsonl") { $0.isLossy = true }.first?.text
        == "\u{FFFD}A")
    #expect(
      try read(#"{"text": "\ud83d\ud83d\ude00"}"#, as: "a.jsonl") { $0.isLossy = true }.first?.text
        == "\u{FFFD}😀")
  }

  @Test("A name with dots leads into objects and lists")
  func nestedFields() throws {
    let line = #"""
      {"messages": [{"role": "user", "content": "one"}, {"role": "bot"}, {"content": "two"}], "meta": {"topic": "x"}, "who": {"id": 7}, "a.b": "c", "n": null}
      """#
    func read(_ text: String, _ label: String? = nil, _ group: String? = nil) throws -> Document? {
      try self.read(line, as: "a.jsonl") {
        $0.fields = CorpusFields(text: text, label: label, group: group)
      }.first
    }
    let document = try #require(try read("messages.content", "messages.role", "who.id"))
    #expect(
      document.text == "one\ntwo" && document.labels == ["user", "bot"] && document.group == "7")
    // No second copy of the text stays, which would not be changed with it.
    #expect(document.meta.map(\.key) == ["topic", "who", "a.b", "n"])
    #expect(
      try read("messages.0.content")?.text == "one" && read("messages.2.content")?.text == "two")
    #expect(try read("a.b")?.text == "c")
    let inMeta = try #require(try read("meta.topic", "meta.topic"))
    #expect(
      inMeta.text == "x" && inMeta.labels == ["x"] && !inMeta.meta.contains { $0.key == "topic" })
    for path in ["messages.none", "messages.content.more", "who.name", "none.content", "n.x"] {
      #expect(throws: CorpusError.self, "\(path)") { try read(path) }
    }
    #expect(throws: CorpusError.self) { try read("who.id") }
    let error = try failure(#"{"a": {"b": "x", "c": 1}}"#, as: "a.jsonl") {
      $0.fields = CorpusFields(text: "a.c")
    }
    #expect(error.column == 23)
  }

  @Test(
    "Spans are read in the forms that tools write",
    arguments: [
      #""spans": [{"start": 0, "end": 3, "label": "T"}]"#, #""spans": [[0, 3, "T"]]"#,
      #""entities": [[0, 3, "T"]]"#, #""entities": [{"start": 0, "end": 3, "label": "T"}]"#,
      #""entities": [{"id": 1, "label": "T", "start_offset": 0, "end_offset": 3}], "relations": []"#,
      #""label": [[0, 3, "T"]]"#, #""labels": [[0, 3, "T"]]"#,
    ])
  func spans(member: String) throws {
    for line in [
      "{\"text\": \"Ann is here\", \(member)}", "{\(member), \"text\": \"Ann is here\"}",
    ] {
      for (name, text) in [("a.jsonl", line), ("a.json", "[\(line),\n \(line)]")] {
        let document = try #require(try read(text, as: name).last)
        #expect(
          document.spans.map { [$0.start, $0.end] } == [[0, 3]] && document.spans.first?.type == "T"
        )
        #expect(document.labels.isEmpty && !document.meta.contains { $0.key == "entities" })
      }
    }
  }

  @Test(
    "What has the name of spans but is none stays as it was, and spans past the text are refused")
  func noSpans() throws {
    for member in [
      #""entities": ["Ann"]"#, #""entities": {"a": 1}"#, #""labels": ["x", "y"]"#,
      #""entities": null"#,
    ] {
      let document = try #require(try read("{\"text\": \"Ann\", \(member)}", as: "a.jsonl").first)
      #expect(document.spans.isEmpty && document.meta.count == 1)
    }
    let both = try read(
      #"{"text": "Ann", "entities": [[0, 1, "A"]], "spans": [[0, 2, "B"]]}"#, as: "a.jsonl")
    #expect(both.first?.spans == [Span(start: 0, end: 2, type: "B")])
    for member in [
      #""entities": [[0, 9, "T"]]"#, #""label": [[0, 9, "T"]]"#, #""entities": [[0, 2, "T"], [1]]"#,
      #""spans": [[2, 1, "T"]]"#,
    ] {
      #expect(throws: CorpusError.self, "\(member)") {
        try read("{\"text\": \"Ann\", \(member)}", as: "a.jsonl")
      }
    }
  }

  @Test("A JSON array is read, and what is wrong in it is named by line")
  func arrays() throws {
    let text =
      "[\n  {\"text\": \"one ] } \\\" \", \"label\": \"x\"},\n  {\n    \"text\": \"two\"\n  }\n]\n"
    #expect(try read(text, as: "a.json").map(\.text) == ["one ] } \" ", "two"])
    #expect(try failure("[\n{\"text\": \"one\"},\n{\n\"txt\": 1}]", as: "a.json").line == 3)
    #expect(try failure("[\n{\"text\": \"one\"},\n{\n\"text\": 1}]", as: "a.json").line == 4)
    #expect(try failure("[\n{\"text\": \"one\"}", as: "a.json").problem.contains("not closed"))
    #expect(try failure("[\n{\"text\": \"one\"", as: "a.json").line == 2)
    #expect(try failure("[\n1]", as: "a.json").line == 2)
    #expect(
      try failure("[{\"text\": \"a\"}]\n", as: "a.jsonl").remedy.contains("--input-format json"))
  }

  // MARK: Formats that tools train on

  @Test("fastText, CoNLL and Rasa as people write them")
  func trainingFormats() throws {
    let cooking = try read(
      "__label__sauce __label__cheese How much?\nplain text\nlast __label__x\n", as: "a.ft")
    #expect(cooking.map(\.labels) == [["sauce", "cheese"], [], ["x"]])
    #expect(cooking.map(\.text) == ["How much?", "plain text", "last"])
    let conll = """
      -DOCSTART- -X- -X- O

      EU NNP B-NP B-ORG
      rejects VBZ B-VP O
      ( ( O O
      German JJ B-NP B-MISC
      call NN I-NP I-MISC
      ) ) O O
      . . O O

      # text = a comment
      Peter\tI-PER
      Blackburn\tI-PER

      """
    let documents = try read(conll, as: "a.conll")
    #expect(documents.map(\.text) == ["EU rejects (German call).", "Peter Blackburn"])
    #expect(
      documents[0].spans == [
        Span(start: 0, end: 2, type: "ORG"), Span(start: 12, end: 23, type: "MISC"),
      ])
    #expect(documents[1].spans == [Span(start: 0, end: 15, type: "PER")])
    #expect(try failure("a O\nb\n", as: "a.conll").line == 2)
    let rasa = """
      version: "3.1"
      # comment
      nlu:
      - intent: check_balance  # which
        examples: |
          - how much is on my [savings](account:saving) account?
          - how much in [both]{"entity": "account", "role": "x"}

      - synonym: credit
        examples: |
          - credit card account
      - intent: 'greet+it''s'
        metadata:
          sentiment: neutral
        examples: |
            - hey [there
            -  [] (hi) [x] y
      rules:
      - rule: no
        steps:
        - intent: other
          examples: |
            - nothing
      """
    let examples = try read(rasa, as: "a.yml")
    #expect(
      examples.map(\.text) == [
        "how much is on my savings account?", "how much in both", "hey [there", " [] (hi) [x] y",
      ])
    #expect(
      examples.map(\.labels) == [
        ["check_balance"], ["check_balance"], ["greet", "it's"], ["greet", "it's"],
      ])
    #expect(
      examples[0].spans == [Span(start: 18, end: 25, type: "account")]
        && examples[1].spans.first?.type == "account")
    #expect(
      try failure("nlu:\n- intent: a\n  examples:\n  - text: |\n      hi\n", as: "a.yml").line == 3)
  }
}
