import Foundation
import Sampling
import TestSupport
import Testing

@Suite("What scrub passes on")
struct ScrubPassingTests {
  private let program: Program

  init() throws { program = try Program() }

  private func bytes(_ name: String) throws -> String {
    String(decoding: try program.folder.bytes(of: name), as: UTF8.self)
  }

  /// Scrubs a text as a file of that name; returns what is written.
  private func scrub(
    _ text: String, as name: String, _ arguments: [String] = ["--mode", "replace"]
  ) throws -> String {
    try program.folder.write(text, to: name)
    let run = try program.run(["scrub", name, "-o", "out-\(name)"] + arguments)
    #expect(run.status == 0, "\(run.error)")
    return try bytes("out-\(name)")
  }

  @Test(
    "An input in which nothing is found comes out byte for byte",
    arguments: [
      (
        "a.jsonl",
        "{\"label\": 1,\"n\":1.50e3 , \"text\":\"caf\\u00e9 \\/ plain\", \"x\": {\"b\":[1, 2 ]}, \"label2\":null}\n\n  \n{\"text\":\"\"}"
      ),
      (
        "b.jsonl",
        "\u{FEFF}{\"text\": \"plain\", \"meta\": {\"k\": true}}\r\n\r\n{ \"text\" :\"two\" }\r\n"
      ),
      (
        "c.jsonl",
        "{\"text\": \"plain\", \"spans\": [{\"start\":0,\"end\":2,\"type\":\"DEVICE\"}], \"id\": 7}\n"
      ),
      (
        "d.csv", "\u{FEFF}id,text,spans,a,a\r\n\r\n\"1\",plain,,x,y\r\n2,\"\",,\"q\"\"q\",z\r\n\r\n"
      ),
      ("e.tsv", "text\tspans\nplain\t\n\ntwo, \"three\"\t"),
      ("f.txt", "\u{FEFF}plain\r\n\r\n  \nanother line\n\n\n last"),
      ("g.txt", "no line end"),
    ])
  func unchanged(name: String, text: String) throws {
    for mode in ["replace", "redact", "mask", "surrogate"] {
      #expect(try scrub(text, as: name, ["--mode", mode]) == text, "\(mode)")
    }
    try program.folder.write("a key that is long enough", to: "key")
    for mode in ["hash", "encrypt", "decrypt"] {
      #expect(try scrub(text, as: name, ["--mode", mode, "--key-file", "key"]) == text, "\(mode)")
    }
  }

  @Test("Of a line of JSON only the text and the spans change")
  func line() throws {
    let line =
      "{\"n\":1.50, \"label\": 1,\"text\" : \"mail a@b.example\" ,\"extra\":{\"a\":[1,2]},\"u\":\"\\u00e9\"}\r\n"
    #expect(
      try scrub(line, as: "a.jsonl")
        == "{\"n\":1.50, \"label\": 1,\"text\" : \"mail <EMAIL_ADDRESS>\" ,\"extra\":{\"a\":[1,2]},\"u\":\"\\u00e9\", \"spans\": [{\"start\": 5, \"end\": 20, \"type\": \"EMAIL_ADDRESS\", \"score\": 1.0}]}\r\n"
    )
  }

  @Test("When detecting, each line has its spans, and nothing else changes")
  func detecting() throws {
    let lines = "{\"text\":\"mail a@b.example\",\"more\":3}\n{\"text\":\"plain\",\"spans\":[ ]}\n"
    #expect(
      try scrub(lines, as: "a.jsonl", ["--mode", "detect"])
        == "{\"text\":\"mail a@b.example\",\"more\":3, \"spans\": [{\"start\": 5, \"end\": 16, \"type\": \"EMAIL_ADDRESS\", \"score\": 1.0}]}\n{\"text\":\"plain\",\"spans\":[]}\n"
    )
  }

  @Test(
    "Of a row only the text and the spans change: columns of one name, quotes and line ends stay")
  func rows() throws {
    let table =
      "a,text,a,\"b\"\r\n\r\n\"1\",\"mail a@b.example, now\",2,\"x\"\r\n3,plain,\"4\",\r\n"
    let lines = try scrub(table, as: "a.csv").components(separatedBy: "\r\n")
    #expect(lines[0] == "a,text,a,\"b\",spans" && lines[1] == "")
    #expect(lines[2].hasPrefix("\"1\",\"mail <EMAIL_ADDRESS>, now\",2,\"x\",\"[{\"\"start\"\": 5,"))
    #expect(lines[3...] == ["3,plain,\"4\",,", ""])
  }

  @Test(
    "Fields that a policy names are looked into wherever they stand, and others of the name, too")
  func fields() throws {
    try program.folder.write(
      """
      version: 1
      operator: replace
      columns: {id: {type: ID_NUMBER}, label: scan, notes: scan, gone: drop, last: drop, kept: keep}

      """, to: "p.yaml")
    let line =
      "{\"gone\": 1, \"id\": \"A7\", \"label\": \"a@b.example\", \"text\": \"old c@d.example\", \"text\": \"plain\", \"meta\": {\"notes\": [{\"e@f.example\": 5}, \"g@h.example\", true]}, \"kept\":\"i@j.example\",\"last\": {}}\n"
    #expect(
      try scrub(line, as: "a.jsonl", ["--policy", "p.yaml"])
        == "{\"id\": \"<ID_NUMBER>\", \"label\": \"<EMAIL_ADDRESS>\", \"text\": \"old <EMAIL_ADDRESS>\", \"text\": \"plain\", \"meta\": {\"notes\": [{\"<EMAIL_ADDRESS>\": 5}, \"<EMAIL_ADDRESS>\", true]}, \"kept\":\"i@j.example\"}\n"
    )
    let table =
      "gone,id,label,text,text,notes,kept,last\n1,A7,a@b.example,plain,c@d.example,\"e@f.example\",i@j.example,2\n"
    #expect(
      try scrub(table, as: "a.csv", ["--policy", "p.yaml"])
        == "id,label,text,text,notes,kept,spans\n<ID_NUMBER>,<EMAIL_ADDRESS>,plain,<EMAIL_ADDRESS>,\"<EMAIL_ADDRESS>\",i@j.example,\n"
    )
  }

  @Test("Odd lines come back as they were but for what was found, for any number of threads")
  func odd() throws {
    var stream = RandomStream(seed: 5, index: 0)
    func any(_ texts: [String]) -> String { texts[Int(stream.next() % UInt64(texts.count))] }
    let blank = ["", " ", "  ", "\t"]
    let values = [
      "1", "-0.0", "1e5", "null", "true", "\"x\\ty\"", "[]", "{}", "[1, {\"a\" :\"b\"}]",
    ]
    var (input, expected) = ("", "")
    for number in 0..<2_000 {
      var fields = (0..<Int(stream.next() % 5)).map {
        "\"f\($0)\"\(any(blank)):\(any(blank))\(any(values))"
      }
      let spaces = (0..<4).map { _ in any(blank) }
      let place = Int(stream.next() % UInt64(fields.count + 1))
      let end = any(["\n", "\r\n", "\n\n", "\r\n \r\n"])
      func line(_ text: String) -> String {
        var own = fields
        own.insert("\"text\"\(spaces[0]):\(spaces[1])\"\(text)\"", at: place)
        return "{\(spaces[2])\(own.joined(separator: ",\(spaces[3])"))}\(end)"
      }
      fields.append("\"spans\":[]")
      let hasValue = number % 3 == 0
      input += line(hasValue ? "to a@b.example" : "caf\\u00e9")
      let changed = line(hasValue ? "to <EMAIL_ADDRESS>" : "caf\\u00e9")
      expected +=
        hasValue
        ? changed.replacing(
          "\"spans\":[]",
          with:
            "\"spans\":[{\"start\": 3, \"end\": 18, \"type\": \"EMAIL_ADDRESS\", \"score\": 1.0}]")
        : changed
    }
    #expect(try scrub(input, as: "a.jsonl", ["--mode", "replace", "--threads", "1"]) == expected)
    #expect(try scrub(input, as: "a.jsonl", ["--mode", "replace", "--threads", "4"]) == expected)
  }

  @Test("What a key sealed in fields comes back, and what was not sealed stays")
  func decryption() throws {
    try program.folder.write("a key that is long enough", to: "key")
    try program.folder.write(
      "version: 1\noperator: encrypt\ncolumns: {who: {type: PERSON}}\n", to: "p.yaml")
    let line = "{\"who\":\"Ann \\\"A\\\" Lee\", \"n\": 1.0, \"text\":\"mail a@b.example\"}\n"
    let key = ["--key-file", "key"]
    let sealed = try scrub(line, as: "a.jsonl", ["--policy", "p.yaml"] + key)
    #expect(!sealed.contains("Ann") && !sealed.contains("a@b"))
    let opened = try scrub(sealed, as: "b.jsonl", ["--mode", "decrypt"] + key)
    #expect(opened == line.dropLast(2) + ", \"spans\": []}\n")
  }

  @Test("A text that is made of strings within fields is scrubbed where they stand")
  func textParts() throws {
    let line =
      "{\"messages\": [{\"role\": \"user\", \"content\": \"mail a@b.example\"}, {\"content\":\"to c@d.example\"}], \"n\":1}\n"
    let nested = ["--mode", "replace", "--text-field", "messages.content"]
    #expect(
      try scrub(line, as: "a.jsonl", nested)
        == "{\"messages\": [{\"role\": \"user\", \"content\": \"mail <EMAIL_ADDRESS>\"}, {\"content\":\"to <EMAIL_ADDRESS>\"}], \"n\":1}\n"
    )
    try program.folder.write(line, to: "b.jsonl")
    let table = try program.run(["scrub", "b.jsonl", "-o", "b.csv"] + nested)
    #expect(table.status == 0)
    #expect(try !bytes("b.csv").contains("@"))
  }

  @Test("Other delimiters, tables without a header row and old line ends come out as they came in")
  func otherTables() throws {
    let semicolons = try scrub("a;text;spans\n1;mail a@b.example;\n\n2;x,y;\n", as: "a.csv")
    #expect(semicolons.hasPrefix("a;text;spans\n1;mail <EMAIL_ADDRESS>;"))
    #expect(semicolons.hasSuffix("\n\n2;x,y;\n"))
    let bare = try scrub(
      "mail a@b.example,x\nplain,\"y\"\n", as: "b.csv", ["--mode", "redact", "--no-header"])
    #expect(bare == "mail ,x,\nplain,\"y\",\n", "no header row is made up")
    let old = "text,spans\rplain,\r\rmail a@b.example,\r"
    #expect(try scrub(old, as: "c.csv", ["--mode", "redact"]) == "text,spans\rplain,\r\rmail ,\r")
    #expect(
      try scrub("plain\r\rmail a@b.example\r", as: "d.txt", ["--mode", "redact"])
        == "plain\r\rmail \r")
  }

  @Test("The mark of a spreadsheet's delimiter stays before the header row")
  func delimiterMark() throws {
    let table = "\u{FEFF}sep=;\r\na;text\r\n1;mail a@b.example\r\n"
    #expect(
      try scrub(table, as: "a.csv", ["--mode", "redact"])
        == "\u{FEFF}sep=;\r\na;text;spans\r\n1;mail ;\r\n")
    #expect(
      try scrub("sep=;\nmail a@b.example;1\n", as: "b.csv", ["--mode", "redact", "--no-header"])
        == "sep=;\nmail ;1;\n")
  }

  @Test("Spans of other tools give way to those of the new text, and stay where the text does")
  func otherSpans() throws {
    let line = "{\"text\": \"mail a@b.example\", \"entities\": [[0, 4, \"VERB\"]]}\n"
    let replaced = try scrub(line, as: "a.jsonl")
    #expect(!replaced.contains("entities"))
    #expect(replaced.contains("\"spans\": [{\"start\": 0, \"end\": 4, \"type\": \"VERB\"}, {"))
    let found = try scrub(line, as: "b.jsonl", ["--mode", "detect"])
    #expect(found.hasPrefix(line.dropLast(2)) && found.contains("\"EMAIL_ADDRESS\""))
  }

  @Test("Objects of a file of JSON come out as lines with their fields in place")
  func json() throws {
    #expect(
      try scrub(
        "[\n{\"n\":1.50,\n \"text\": \"mail a@b.example\"},\n{\"text\":\"x\"}\n]\n", as: "a.json",
        ["--mode", "redact"])
        == "{\"n\":1.50,  \"text\": \"mail \"}\n{\"text\":\"x\"}\n")
  }

  @Test("Rules for what documents have a place of their own for hold in other formats, too")
  func rolesInOtherFormats() throws {
    try program.folder.write(
      "version: 1\noperator: replace\ncolumns: {id: {type: ID_NUMBER}, group: drop, label: scan}\n",
      to: "p.yaml")
    try program.folder.write(
      "id,text,label,group\nA7,plain,a@b.example,anna\n", to: "a.csv")
    let run = try program.run("scrub", "a.csv", "--policy", "p.yaml", "-o", "a.jsonl")
    #expect(run.status == 0, "\(run.error)")
    #expect(
      try bytes("a.jsonl")
        == "{\"id\": \"<ID_NUMBER>\", \"text\": \"plain\", \"label\": \"<EMAIL_ADDRESS>\", \"spans\": []}\n"
    )
  }

  @Test("Another format is written where the output's suffix or --format asks for it, and no other")
  func otherFormats() throws {
    try program.folder.write("{\"text\": \"mail a@b.example\", \"label\": \"x\"}\n", to: "a.jsonl")
    #expect(try program.run("scrub", "a.jsonl", "--mode", "replace", "-o", "a.csv").status == 0)
    #expect(try bytes("a.csv").hasPrefix("id,text,label,spans\r\n,mail <EMAIL_ADDRESS>,x,"))
    let refused = try program.run("scrub", "a.jsonl", "--mode", "replace", "-o", "a.parquet")
    #expect(refused.status == 64 && !program.folder.names.contains("a.parquet"))
    let forced = try program.run(
      "scrub", "a.jsonl", "--mode", "replace", "-o", "a.out", "--format", "text")
    #expect(forced.status == 0)
    #expect(try bytes("a.out") == "mail <EMAIL_ADDRESS>\n")
  }
}
