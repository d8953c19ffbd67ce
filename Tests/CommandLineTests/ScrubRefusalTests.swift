import Foundation
import TestSupport
import Testing

@Suite("What scrub refuses")
struct ScrubRefusalTests {
  private let program: Program

  init() throws { program = try Program() }

  private func refusal(
    _ text: String, as name: String, _ arguments: String...
  ) throws -> Program.Outcome {
    try program.folder.write(text, to: name)
    let run = try program.run(["scrub", name, "-o", "out"] + arguments)
    #expect(run.status == 65 && run.output.isEmpty, "\(run.status) \(run.error)")
    #expect(!program.folder.names.contains("out"))
    return run
  }

  @Test(
    "A policy that names a column which is not there is an error, and nothing is written",
    arguments: ["{type: EMAIL_ADDRESS}", "scan", "drop", "keep"])
  func missingColumns(rule: String) throws {
    try program.folder.write(
      "version: 1\noperator: replace\ncolumns:\n  emial: \(rule)\n", to: "p.yaml")
    let table = try refusal(
      "text,email\nhello,a@b.example\n", as: "a.csv", "--policy", "p.yaml")
    #expect(table.error.contains("p.yaml:4:3: ") && table.error.contains("“emial”"))
    #expect(table.error.contains("text, email") && !table.error.contains("a@b.example"))
    let lines = try refusal(
      "{\"text\": \"hello\", \"email\": \"a@b.example\"}\n", as: "a.jsonl", "--policy", "p.yaml")
    #expect(lines.error.contains("“emial”") && !lines.error.contains("a@b.example"))
    _ = try refusal("hello\n", as: "a.txt", "--policy", "p.yaml")
    // To standard output nothing goes, either, where the input is known to its end before.
    let shown = try program.run("scrub", "a.jsonl", "--policy", "p.yaml")
    #expect(shown.status == 65 && shown.output.isEmpty)
  }

  @Test("A field that only the last of many documents has is there")
  func lateField() throws {
    try program.folder.write(
      "version: 1\noperator: replace\ncolumns: {email: {type: EMAIL_ADDRESS}}\n", to: "p.yaml")
    let many = String(repeating: "{\"text\": \"hello you\"}\n", count: 100_000)
    try program.folder.write(many + "{\"text\": \"x\", \"email\": \"anna\"}\n", to: "a.jsonl")
    let run = try program.run("scrub", "a.jsonl", "--policy", "p.yaml", "-o", "out.jsonl")
    #expect(run.status == 0, "\(run.error)")
    _ = try refusal(many, as: "b.jsonl", "--policy", "p.yaml")
  }

  @Test("The text is no column that a policy has a rule for")
  func textRule() throws {
    try program.folder.write("version: 1\noperator: replace\ncolumns: {text: drop}\n", to: "p.yaml")
    _ = try refusal("text,a\nhello,1\n", as: "a.csv", "--policy", "p.yaml")
    _ = try refusal("{\"text\": \"hello\"}\n", as: "a.jsonl", "--policy", "p.yaml")
  }

  @Test(
    "An input without a document is an error, and is told nothing of",
    arguments: [
      ("a.csv", "text,label\n"), ("a.csv", ""), ("a.jsonl", "\n\n"), ("a.txt", " \n"),
    ])
  func noDocuments(name: String, text: String) throws {
    _ = try refusal(text, as: name, "--mode", "replace")
  }

  @Test(
    "A table without a header row is not told in the message",
    arguments: [
      "john.smith@gmail.com,Peter Parker\nx,y\n", "Peter Parker,hello\n", "+1 425 803 8080,hi\n",
      "anna_schmidt_1987,hi\n",
    ])
  func noHeader(text: String) throws {
    let run = try refusal(text, as: "a.csv", "--mode", "replace")
    for value in ["john", "Parker", "425", "schmidt", "hi\n"] {
      #expect(!run.error.contains(value))
    }
  }

  @Test("What would steer a terminal is written out in messages")
  func terminal() throws {
    let name = "a\u{1B}[31m\u{202E}\u{9B}.jsonl"
    let run = try program.run("scrub", name)
    #expect(run.status == 66 && run.error.contains("a\\u{1B}[31m\\u{202E}\\u{9B}.jsonl"))
    let option = try program.run("scrub", "--mode", "\u{1B}]0;x\u{7}")
    #expect(option.status == 64)
    try program.folder.write(
      "{\"text\": \"mail \u{202E}a@b.example\", \"id\": \"\u{9B}1\"}\n", to: "b.jsonl")
    let told = try program.run("scrub", "b.jsonl", "--explain")
    for error in [run.error, option.error, told.error] {
      #expect(
        !error.unicodeScalars.contains {
          $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value) || $0.value == 0x202E
        })
    }
    let line = told.error.prefix { $0 != "\n" }
    let explained = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    #expect(explained?["document"] as? String == "\u{9B}1")
  }

  @Test(
    "Lists in which nothing stands are refused, for nothing would be found",
    arguments: [
      "only: []", "recognizers: {only: []}", "deny: {PERSON: []}", "deny: {PERSON: [' ']}",
      "custom: [{name: a, type: A, patterns: []}]",
    ])
  func emptyLists(line: String) throws {
    try program.folder.write("version: 1\noperator: replace\n\(line)\n", to: "p.yaml")
    let run = try refusal("mail a@b.example\n", as: "a.txt", "--policy", "p.yaml")
    #expect(run.error.contains("p.yaml:3:"))
  }

  @Test("Types are known by the policy or by name, and one at least is named")
  func types() throws {
    try program.folder.write(
      "version: 1\noperator: replace\ncustom: [{name: a, type: BADGE, patterns: ['B\\d+']}]\n",
      to: "p.yaml")
    try program.folder.write("B17 mail a@b.example\n", to: "a.txt")
    for types in ["", ",", "EMIAL_ADDRESS", "BADGE"] {
      let run = try program.run("scrub", "a.txt", "--mode", "replace", "--types", types)
      #expect(run.status == 64 && run.output.isEmpty, "\(types)")
    }
    let own = try program.run("scrub", "a.txt", "--policy", "p.yaml", "--types", "BADGE, US_SSN")
    #expect(own.output == "<BADGE> mail a@b.example\n")
    let typo = try program.run("scrub", "a.txt", "--policy", "p.yaml", "--types", "BAGDE")
    #expect(typo.status == 64 && typo.output.isEmpty)
  }

  @Test("What a message quotes of a policy are names, no values")
  func quoting() throws {
    try program.folder.write(
      "version: 1\nAnna Schmidt: [x]\ncustom: []\n", to: "p.yaml")
    let run = try refusal("x\n", as: "a.txt", "--policy", "p.yaml")
    #expect(run.error.contains("p.yaml:2:1: ") && !run.error.contains("Anna"))
  }

  @Test("Findings in fields are explained by their own text")
  func explainedFields() throws {
    try program.folder.write(
      "version: 1\noperator: replace\ncolumns: {notes: scan}\n", to: "p.yaml")
    try program.folder.write(
      "{\"text\": \"x\", \"notes\": \"a long note about a@b.example\"}\n", to: "a.jsonl")
    let run = try program.run("scrub", "a.jsonl", "--policy", "p.yaml", "--explain")
    #expect(run.status == 0)
    #expect(run.error.contains("\"field\": \"notes\", \"start\": 18, \"end\": 29"))
    #expect(run.error.contains("\"value\": \"a@b.example\""))
  }
}
