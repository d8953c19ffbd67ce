import Corpora
import TestSupport
import Testing

@Suite("Writing documents")
struct WriterTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let documents = [
    Document(text: "plain", labels: ["x"], id: "1"),
    Document(
      text: "line\nend, \"quotes\"\ttab \u{1} é 😀", labels: ["y"],
      spans: [Span(start: 0, end: 4, type: "T")], id: "2"),
    Document(text: "", labels: ["x"], id: "3"),
  ]

  private func write(_ documents: [Document], to name: String) throws {
    let writer = DocumentWriter(format: OutputFormat.of(path: name) ?? .jsonl)
    let output = try OutputFile(path: folder.file(name))
    try output.write(writer.header)
    for document in documents {
      var bytes: [UInt8] = []
      writer.append(document, to: &bytes)
      try output.write(bytes)
    }
    try output.commit()
  }

  private func read(_ name: String) throws -> [Document] {
    let reader = try openDocuments(path: folder.file(name))
    var documents: [Document] = []
    while let document = try reader.next() { documents.append(document) }
    return documents
  }

  @Test(
    "What is written is read back, in every format and compression",
    arguments: ["a.jsonl", "a.csv", "a.tsv", "a.jsonl.gz", "a.csv.zst", "a.jsonl.zst", "a.tsv.gz"])
  func roundTrip(name: String) throws {
    try write(Self.documents, to: name)
    #expect(try read(name) == Self.documents)
    #expect(folder.names == [name])
  }

  @Test("Large compressed files come back whole", arguments: ["a.jsonl.gz", "a.jsonl.zst"])
  func largeFiles(name: String) throws {
    let documents = (0..<20_000).map {
      Document(text: "document \($0 &* 2_654_435_761 % 1_000_003)", id: String($0))
    }
    try write(documents, to: name)
    #expect(try read(name) == documents)
  }

  @Test(
    "Text that compresses a thousandfold comes back whole",
    arguments: ["a.jsonl.gz", "a.jsonl.zst"])
  func repetitiveFiles(name: String) throws {
    let documents = (0..<3).map {
      Document(text: String(repeating: "a", count: 3_000_000 + $0), id: String($0))
    }
    try write(documents, to: name)
    #expect(try read(name) == documents)
  }

  @Test(
    "Concatenated members are one file, and a cut or foreign one is an error",
    arguments: ["a.jsonl.gz", "a.jsonl.zst"])
  func damagedCompression(name: String) throws {
    try write(Self.documents, to: name)
    let whole = try folder.bytes(of: name)
    try folder.write(whole + whole, to: name)
    #expect(try read(name).count == 2 * Self.documents.count)
    for length in [1, whole.count / 2, whole.count - 1] {
      try folder.write(Array(whole[..<length]), to: name)
      #expect(throws: CorpusError.self) { try read(name) }
    }
    try folder.write("{\"text\": \"not compressed at all\"}\n", to: name)
    #expect(throws: CorpusError.self) { try read(name) }
  }

  @Test("Every line can have the same fields")
  func emptySpans() {
    var output: [UInt8] = []
    let writer = DocumentWriter(format: .jsonl, alwaysWritesSpans: true)
    writer.append(Document(text: "a", labels: ["x"]), to: &output)
    #expect(
      String(decoding: output, as: UTF8.self) == #"{"text": "a", "label": "x", "spans": []}"# + "\n"
    )
  }

  @Test("An output that is not committed leaves nothing, and keeps what was there")
  func atomicity() throws {
    try folder.write("before", to: "out.txt")
    do {
      let output = try OutputFile(path: folder.file("out.txt"))
      try output.write(Array("half".utf8))
    }
    #expect(folder.names == ["out.txt"])
    #expect(try folder.bytes(of: "out.txt") == Array("before".utf8))
    let output = try OutputFile(path: folder.file("out.txt"))
    try output.write(Array("after".utf8))
    try output.commit()
    #expect(try folder.bytes(of: "out.txt") == Array("after".utf8))
    #expect(folder.names == ["out.txt"])
  }

  @Test("A folder that is missing and a disk that is full have their own causes")
  func failures() throws {
    let missing = try #require(throws: CorpusError.self) {
      try OutputFile(path: folder.file("no/out.txt"))
    }
    #expect(missing.cause == .cannotCreate)
    #if os(Linux)
      let full = try OutputFile(path: "/dev/full")
      try full.write([1])
      let error = try #require(throws: CorpusError.self) { try full.commit() }
      #expect(error.cause == .inputOutput)
    #endif
  }
}
