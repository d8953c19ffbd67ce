import Foundation
import TestSupport
import Testing

@Suite("The scrub command")
struct ScrubTests {
  private let program: Program
  private static let line =
    "{\"id\": \"1\", \"text\": \"Écris à anna.keller@example.com, card 4111 1111 1111 1111.\", \"label\": \"x\", \"more\": 3}"

  init() throws { program = try Program() }

  private func write(_ name: String, _ text: String) throws -> String {
    try text.write(toFile: program.folder.file(name), atomically: true, encoding: .utf8)
    return name
  }

  private func scrub(_ arguments: String...) throws -> [String: Any] {
    let file = try write("in.jsonl", Self.line)
    let run = try program.run(["scrub", file] + arguments)
    #expect(run.status == 0, "\(run.error)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  @Test("What is found has its span in code points, a type and a score, and nothing else changes")
  func detect() throws {
    let document = try scrub()
    #expect(
      document["text"] as? String == "Écris à anna.keller@example.com, card 4111 1111 1111 1111.")
    let spans = try #require(document["spans"] as? [[String: Any]])
    #expect(spans.map { $0["type"] as? String } == ["EMAIL_ADDRESS", "CREDIT_CARD"])
    #expect(
      spans.map { $0["start"] as? Int } == [8, 38] && spans.map { $0["end"] as? Int } == [31, 57])
    #expect(spans.allSatisfy { ($0["score"] as? Double ?? 0) > 0.5 })
    #expect(document["more"] as? Int == 3)
  }

  @Test(
    "Each mode writes something in its place, and the spans say where",
    arguments: [
      ("redact", "Écris à , card ."), ("replace", "Écris à <EMAIL_ADDRESS>, card <CREDIT_CARD>."),
      ("mask", "Écris à ****.******@*******.***, card **** **** **** 1111."),
    ])
  func modes(mode: String, text: String) throws {
    let document = try scrub("--mode", mode)
    #expect(document["text"] as? String == text)
    let scalars = Array(text.unicodeScalars)
    for span in document["spans"] as? [[String: Any]] ?? [] {
      let (start, end) = (span["start"] as? Int ?? -1, span["end"] as? Int ?? -1)
      let value = String(String.UnicodeScalarView(scalars[start..<end]))
      #expect(value.hasPrefix("<") || value.hasPrefix("*"))
    }
  }

  @Test(
    "Surrogates are of the same kind, the same for any number of threads, and with a key in all documents"
  )
  func surrogates() throws {
    let lines = (0..<300).map {
      "{\"text\": \"Mail bob\($0 % 3)@corp.example.com or call +44 20 7946 0312\"}"
    }
    let file = try write("many.jsonl", lines.joined(separator: "\n"))
    let key = try write("key", "a key that is long enough")
    let one = try program.run("scrub", file, "--mode", "surrogate", "--threads", "1")
    let four = try program.run("scrub", file, "--mode", "surrogate", "--threads", "4")
    #expect(one.status == 0 && one.output == four.output)
    #expect(!one.output.contains("corp.example.com"))
    let keyed = try program.run("scrub", file, "--mode", "surrogate", "--key-file", key)
    #expect(Set(keyed.output.split(separator: "\n")).count == 3)
  }

  @Test("A key's owner can turn a text back, and nobody else")
  func encryption() throws {
    let file = try write("in.jsonl", Self.line)
    let key = try write("key", "a key that is long enough")
    let other = try write("other", "another key that is long")
    let sealed = try program.run(
      "scrub", file, "--mode", "encrypt", "--key-file", key, "-o", "sealed.jsonl")
    #expect(sealed.status == 0)
    let opened = try program.run("scrub", "sealed.jsonl", "--mode", "decrypt", "--key-file", key)
    #expect(opened.output.contains("anna.keller@example.com, card 4111 1111 1111 1111."))
    let guessed = try program.run("scrub", "sealed.jsonl", "--mode", "decrypt", "--key-file", other)
    #expect(
      guessed.status == 0 && !guessed.output.contains("anna")
        && guessed.output.contains("<EMAIL_ADDRESS:"))
  }

  @Test("CSV keeps its columns, text its lines")
  func formats() throws {
    let table = try write("t.csv", "who,text,n\nme,\"mail a@b.example, please\",7\n")
    let csv = try program.run("scrub", table, "--mode", "replace")
    #expect(csv.output.hasPrefix("who,text,n,spans\nme,\"mail <EMAIL_ADDRESS>, please\",7,"))
    let text = try write("t.txt", "one a@b.example\ntwo\n")
    #expect(
      try program.run("scrub", text, "--mode", "replace").output == "one <EMAIL_ADDRESS>\ntwo\n")
  }

  @Test("What is wrong ends with the status that says so, and no value is told unless asked")
  func statuses() throws {
    let file = try write("in.jsonl", Self.line)
    let short = try write("short", "abc")
    #expect(try program.run("scrub", "none.jsonl").status == 66)
    #expect(try program.run("scrub", file, "--mode", "hash").status == 64)
    #expect(try program.run("scrub", file, "--mode", "hash", "--key-file", short).status == 64)
    #expect(try program.run("scrub", file, "--types", "NOSUCH").status == 64)
    #expect(try program.run("scrub", file, "--threshold", "2").status == 64)
    let broken = try write("broken.jsonl", "{\"text\": \"a\"}\n{\"text\": ")
    let failed = try program.run("scrub", broken, "-o", "out.jsonl")
    #expect(failed.status == 65 && failed.error.contains("broken.jsonl:2:"))
    #expect(!program.folder.names.contains("out.jsonl"))
    #expect(try !program.run("scrub", file, "--mode", "mask").error.contains("anna"))
    #expect(
      try program.run("scrub", file, "--explain").error.contains(
        "\"value\": \"anna.keller@example.com\""))
  }

  private static let policy = """
    version: 1
    operator: replace
    types: {CREDIT_CARD: mask, PERSON: surrogate, ORGANIZATION: keep}
    allow: {values: [Linden Home], patterns: ['LH-\\d{6}']}
    deny: {ORGANIZATION: [Project Falcon]}
    custom:
      - {name: badge, type: BADGE, patterns: ['\\b\\d{8}\\b'], context: [badge], score: 0.2, context_score: 0.9, checksum: luhn}
    columns: {customer: {type: PERSON}, notes: scan, remark: drop}

    """

  @Test("A policy says what is done with each type, list, own recogniser and column")
  func policies() throws {
    let policy = try write("policy.yaml", Self.policy)
    let file = try write(
      "in.csv",
      """
      text,customer,notes,remark,amount
      "Maria Lopez wrote about LH-947725, Project Falcon and card 4111 1111 1111 1111.",Maria Lopez,badge 12345674 not 12345678,angry,12.5

      """)
    let run = try program.run(["scrub", file, "--policy", policy])
    #expect(run.status == 0, "\(run.error)")
    let lines = run.output.split(whereSeparator: \.isNewline)
    #expect(lines[0] == "text,customer,notes,amount,spans")
    #expect(lines[1].contains("about LH-947725, Project Falcon and card **** **** **** 1111."))
    #expect(lines[1].contains("badge <BADGE> not <ID_NUMBER>,12.5"))
    #expect(
      !run.output.contains("Maria") && !run.output.contains("Lopez")
        && !run.output.contains("angry"))
    let name = lines[1].dropFirst().prefix { $0 != "w" }.trimmingCharacters(in: .whitespaces)
    #expect(lines[1].contains(",\(name),"), "the field and the text name the same person")
  }

  @Test(
    "What is wrong in a policy is told with its place",
    arguments: [
      ("version: 2", "1:10: "), ("", " the file is empty"), ("version: 1\noperatr: mask", "2:1: "),
      ("version: 1\ntypes: {PERSONN: mask}", "2:9: "), ("version: [1", "YAML"),
      ("version: 1\noperator: maske", "2:11: "), ("version: 1\nthreshold: 2", "2:12: "),
      ("version: 1\ncolumns: {a: {typ: PERSON}}", "2:15: "),
      ("version: 1\ncustom: {name: a, type: B, patterns: '(a'}", "2:38: "),
      ("version: 1\ncustom: {name: a, type: B, patterns: a, checksum: crc}", "2:51: "),
      ("version: 1\nrecognizers: {except: foo}", "2:23: "),
    ])
  func badPolicies(text: String, place: String) throws {
    let policy = try write("policy.yaml", text)
    let file = try write("in.jsonl", Self.line)
    let run = try program.run(["scrub", file, "--policy", policy])
    #expect(run.status == 65 && run.output.isEmpty)
    #expect(run.error.contains("policy.yaml") && run.error.contains(place), "\(run.error)")
  }
}
