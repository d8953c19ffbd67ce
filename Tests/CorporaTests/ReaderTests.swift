import Corpora
import TestSupport
import Testing

@Suite("Reading documents")
struct ReaderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func read(
    _ bytes: [UInt8], as name: String, _ options: ReadingOptions = ReadingOptions()
  ) throws -> [Document] {
    try folder.write(bytes, to: name)
    return try readAll(folder.file(name), options)
  }

  private func read(
    _ text: String, as name: String, _ options: ReadingOptions = ReadingOptions()
  ) throws -> [Document] {
    try read(Array(text.utf8), as: name, options)
  }

  private func readAll(_ path: String, _ options: ReadingOptions) throws -> [Document] {
    let reader = try openDocuments(path: path, options: options)
    var documents: [Document] = []
    while let document = try reader.next() { documents.append(document) }
    return documents
  }

  private func failure(
    _ bytes: [UInt8], as name: String, _ options: ReadingOptions = ReadingOptions()
  ) throws -> CorpusError {
    try #require(throws: CorpusError.self) { try read(bytes, as: name, options) }
  }

  @Test(
    "Lines that are read together are those that are read one by one", arguments: [1, 64, 1 << 20])
  func textLines(bytes: Int) throws {
    let lines = [
      "one", "", "  \t", "Łódź\r", "a\rb", String(repeating: "long ", count: 60_000), "\u{85}",
      "last",
    ]
    var text = Array(lines.joined(separator: "\n").utf8)
    text.insert(contentsOf: Array("\n".utf8) + [0x61, 0xFF, 0x62] + Array("\n".utf8), at: 0)
    var options = ReadingOptions()
    options.isLossy = true
    let documents = try read(text, as: "a.txt", options).map(\.text)
    let reader = try #require(
      try openDocuments(path: folder.file("a.txt"), options: options) as? TextLinesReader)
    var together: [String] = []
    while case let piece = try reader.nextLines(bytes: bytes), !piece.lines.isEmpty {
      together += piece.lines.map { String(decoding: piece.bytes[$0], as: UTF8.self) }
    }
    #expect(together == documents)
    #expect(documents.count == 7)
    #expect(documents.first == "a\u{FFFD}b")
  }

  @Test("A byte order mark, CRLF and blank lines are no part of a document")
  func lineEnds() throws {
    let text = "\u{FEFF}{\"text\": \"one\"}\r\n\r\n{\"text\": \"two\"}"
    #expect(try read(text, as: "a.jsonl").map(\.text) == ["one", "two"])
    #expect(try read("\u{FEFF}text,label\r\none,x\r\n", as: "a.csv").first?.labels == ["x"])
    #expect(try read("\u{FEFF}one\r\ntwo\r\n", as: "a.txt").map(\.text) == ["one", "two"])
  }

  @Test("Every field of a JSON line is read, and unknown ones survive in meta")
  func fields() throws {
    let line = #"""
      {"id": 7, "text": "caf\u00e9 \ud83d\ude00", "label": ["a", 2], "group": "g", "spans": \#
      [{"start": 0, "end": 4, "type": "X", "score": 0.5}], "n": [1, {"k": null}], "meta": {"m": 1e3}}
      """#
    let document = try #require(try read(line, as: "a.jsonl").first)
    #expect(document.text == "café 😀")
    #expect((document.id, document.group) == ("7", "g"))
    #expect(document.labels == ["a", "2"] && document.labelsAreList)
    #expect(document.spans.first?.attributes == [JSONMember(key: "score", value: "0.5")])
    #expect(document.meta.map(\.value) == ["[1, {\"k\": null}]", "1e3"])
    var output: [UInt8] = []
    DocumentWriter(format: .jsonl).append(document, to: &output)
    #expect(try read(output, as: "b.jsonl") == [document])
  }

  @Test("Invalid UTF-8 is named by line and byte, or replaced where asked")
  func invalidUTF8() throws {
    let bytes =
      Array("{\"text\": \"ok\"}\n{\"text\": \"a".utf8) + [0xC3, 0x28] + Array("\"}\n".utf8)
    let error = try failure(bytes, as: "a.jsonl")
    #expect((error.line, error.column) == (2, 12))
    #expect(error.cause == .badData)
    var options = ReadingOptions()
    options.isLossy = true
    #expect(try read(bytes, as: "a.jsonl", options).map(\.text) == ["ok", "a\u{FFFD}("])
    #expect(try failure([0x61, 0x0A, 0xFF], as: "a.txt").line == 2)
    #expect(try failure(Array("text\nx\n".utf8) + [0xFF], as: "a.csv").line == 3)
  }

  @Test(
    "Broken JSON is named by line and column",
    arguments: [
      (#"{"text": "a""#, 13), (#"{"text": 1}"#, 10), (#"{"text": "a",}"#, 14),
      (#"{"text": "\x"}"#, 12),
      (#"{"text": "\ud800"}"#, 11), (#"{"text": "a"} x"#, 15), (#"[{"text": "a"}]"#, 1),
      (#"{"txt": "a"}"#, 1), (#"{"text": "a", "n": 01}"#, 21), ("{\"text\": \"a\tb\"}", 12),
      (#"{"text": "a", "spans": [{"start": 0, "end": 9, "type": "X"}]}"#, 24),
    ])
  func brokenJSON(line: String, column: Int) throws {
    let error = try failure(Array("{\"text\": \"fine\"}\n\(line)\n".utf8), as: "a.jsonl")
    #expect((error.line, error.column) == (2, column), "\(error)")
    #expect(error.description.hasSuffix(".") && error.description.contains("a.jsonl:2:"))
  }

  @Test("Deep nesting is refused, not followed")
  func deepNesting() throws {
    let deep = String(repeating: "[", count: 100_000)
    #expect(try failure(Array("{\"text\": \"a\", \"n\": \(deep)".utf8), as: "a.jsonl").line == 1)
  }

  @Test("CSV follows RFC 4180: quotes, doubled quotes, line ends and separators in fields")
  func csv() throws {
    let text = "id,text,label,extra\r\n1,\"a, \"\"b\"\"\r\nc\",x,e\r\n2,plain,,\"\"\r\n"
    let documents = try read(text, as: "a.csv")
    #expect(documents.map(\.text) == ["a, \"b\"\r\nc", "plain"])
    #expect(documents.map(\.labels) == [["x"], []])
    #expect(documents[0].meta == [JSONMember(key: "extra", value: "\"e\"")])
    #expect(try read("text\tlabel\na, b\tx\n", as: "a.tsv").map(\.text) == ["a, b"])
  }

  @Test(
    "Broken CSV is named by line",
    arguments: [
      ("text,label\n\"open,x\n", 2), ("text,label\na,b,c\n", 2), ("text\n\"a\"b\n", 2),
      ("a,b\n1,2\n", 1),
      ("text,label\n\"two\nlines\",x\nshort\n", 4),
    ])
  func brokenCSV(text: String, line: Int) throws {
    #expect(try failure(Array(text.utf8), as: "a.csv").line == line)
  }

  @Test("A column that the user names must be there")
  func namedColumns() throws {
    var options = ReadingOptions()
    options.fields = CorpusFields(text: "body", label: "kind")
    #expect(try read("body,kind\nhello,k\n", as: "a.csv", options).first?.labels == ["k"])
    #expect(try failure(Array("body\nhello\n".utf8), as: "a.csv", options).line == 1)
    #expect(try failure(Array("{\"body\": \"x\"}\n".utf8), as: "a.jsonl", options).line == 1)
  }

  @Test("A line over the limit stops the reading before it fills the memory")
  func longLine() throws {
    var options = ReadingOptions()
    options.longestRecord = 1000
    let long = "{\"text\": \"" + String(repeating: "x", count: 300_000) + "\"}\n"
    let error = try failure(Array(("{\"text\": \"a\"}\n" + long).utf8), as: "a.jsonl", options)
    #expect(error.line == 2)
    #expect(error.remedy.contains("--max-record-bytes"))
    #expect(try failure(Array("text\n\"\(long)\n".utf8), as: "a.csv", options).line == 2)
    options.longestRecord = 1 << 20
    #expect(try read(long, as: "a.jsonl", options).first?.text.count == 300_000)
  }

  @Test("What is as long as a text is no label, no type of spans and no name of a field")
  func longNames() throws {
    let long = String(repeating: "e\u{301}\u{323}", count: 1000)
    let options = ReadingOptions()
    let inputs = [
      ("a.jsonl", "{\"text\": \"a\"}\n{\"text\": \"a\", \"label\": \"\(long)\"}\n"),
      ("a.jsonl", "{\"text\": \"a\"}\n{\"text\": \"a\", \"label\": [\"b\", \"\(long)\"]}\n"),
      ("a.jsonl", "{\"text\": \"a\"}\n{\"text\": \"a\", \"spans\": [[0, 1, \"\(long)\"]]}\n"),
      ("a.jsonl", "{\"text\": \"a\"}\n{\"text\": \"a\", \"\(long)\": 1}\n"),
      ("a.json", "[{\"text\": \"a\"},\n{\"text\": \"a\", \"label\": \"\(long)\"}]"),
      ("a.csv", "text,label\na,\(long)\n"),
      ("a.fasttext", "__label__b a\n__label__\(long) a\n"),
    ]
    for (name, input) in inputs {
      #expect(try failure(Array(input.utf8), as: name, options).line == 2, "\(input.prefix(60))")
    }
    #expect(try failure(Array("text,\(long)\na,b\n".utf8), as: "a.csv", options).line == 1)
    var any = options
    any.longestLabel = nil
    #expect(try read(inputs[0].1, as: "a.jsonl", any).last?.labels == [long])
  }

  @Test("A folder is one document a file, labelled by its subfolder")
  func folders() throws {
    try folder.write("second", to: "corpus/b/1.txt")
    try folder.write("\u{FEFF}first\nline", to: "corpus/a/2.txt")
    try folder.write("no text", to: "corpus/a/notes.bin")
    let documents = try readAll(folder.file("corpus"), ReadingOptions())
    #expect(documents.map(\.text) == ["first\nline", "second"])
    #expect(documents.map(\.labels) == [["a"], ["b"]])
    try folder.write([0x61, 0x0A, 0x62, 0xFF], to: "corpus/c.txt")
    let error = try #require(throws: CorpusError.self) {
      try readAll(folder.file("corpus"), ReadingOptions())
    }
    #expect((error.line, error.column) == (2, 2))
  }

  @Test("Missing inputs and unknown suffixes are told apart")
  func missing() throws {
    #expect(
      try #require(throws: CorpusError.self) {
        try readAll(folder.file("no.jsonl"), ReadingOptions())
      }.cause == .noInput)
    #expect(try failure([0x61], as: "a.dat").problem.contains("suffix"))
  }
}
