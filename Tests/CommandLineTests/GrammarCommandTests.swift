import Foundation
import TestSupport
import Testing

@Suite("The grammar commands")
struct GrammarCommandTests {
  private let program: Program

  init() throws { program = try Program() }

  private func write(_ name: String, _ text: String) throws -> String {
    try text.write(toFile: program.folder.file(name), atomically: true, encoding: .utf8)
    return name
  }

  @Test("A parse is written as JSON; what is no text of the grammar has none, and status 1")
  func parse() throws {
    let grammar = try write(
      "s.grammar", "words\nS = {NP} {VP}\nNP = {0.25} mira | {0.75} the clerk\nVP = slept")
    let parsed = try program.run("grammar", "parse", grammar, "the  clerk slept", "--json")
    #expect(parsed.status == 0)
    #expect(
      parsed.output == """
        {"logprob": -0.2876820724517809, "viterbi_logprob": -0.2876820724517809, "tree": "(S (NP the clerk) (VP slept))"}

        """)
    let refused = try program.run("grammar", "parse", grammar, "the clerk ran", "--json")
    #expect(refused.status == 1 && refused.output == "{\"logprob\": null}\n")
    #expect(refused.error.contains("“the clerk”"))
  }

  @Test("What is wrong ends with the status that says so")
  func statuses() throws {
    let broken = try write("broken.grammar", "a = {b")
    let endless = try write("endless.grammar", "a = {a} x")
    let doubtful = try write("doubtful.grammar", "a = x | x")
    #expect(try program.run("grammar", "check", broken).status == 65)
    #expect(
      try program.run("grammar", "check", broken).error.hasPrefix("pastiche: broken.grammar:1:7: "))
    #expect(try program.run("grammar", "check", endless).status == 1)
    #expect(try program.run("grammar", "check", doubtful).status == 0)
    #expect(try program.run("grammar", "check", doubtful, "--strict").status == 1)
    #expect(try program.run("grammar", "check", "none.grammar").status == 66)
    #expect(try program.run("grammar", "sample", doubtful, "-n", "-1").status == 64)
    #expect(try program.run("grammar", "sample", doubtful, "--where", "label=x").status == 1)
    #expect(try program.run("grammar", "sample", doubtful, "-n", "3", "--distinct").status == 1)
    #expect(try program.run("generate", doubtful, "-n", "3").status == 1)
    #expect(try program.run("generate", doubtful, "-n", "3", "--backoff-scale", "1").status == 64)
    #expect(try program.run("grammar", "import", "nltk", broken, "-o", "x.grammar").status == 65)
    #expect(!program.folder.names.contains("x.grammar"))
  }

  @Test("A grammar that runs dry is told to get alternatives, not seed documents")
  func shortage() throws {
    let grammar = try write("few.grammar", "a = {label=x} [a|b] | {label=y} c")
    for options in [[], ["--format", "csv", "-o", "few.csv"]] {
      let outcome = try program.run(["generate", grammar, "-n", "30"] + options)
      #expect(
        outcome.status == 1 && outcome.error.contains("Add alternatives or values to the grammar"))
      #expect(!outcome.error.contains("seed documents"))
    }
  }

  @Test("Documents that never fit are refused by check and sample, without a crash")
  func huge() throws {
    var text = "start r70\nr0 = x"
    for level in 1...70 { text += "\nr\(level) = {r\(level - 1)}{r\(level - 1)}" }
    let grammar = try write("huge.grammar", text)
    let check = try program.run("grammar", "check", grammar)
    #expect(
      check.status == 1 && check.error.contains("huge.grammar:72:1: documents end, but are huge"))
    #expect(check.output.contains("expected literal characters a document\t1.1805916207174113e+21"))
    let sample = try program.run("grammar", "sample", grammar, "-n", "1")
    #expect(
      sample.status == 1 && sample.output.isEmpty && sample.error.contains("too long to be written")
    )
    #expect(!sample.error.contains("Loosen a condition"))
    #expect(try program.run("grammar", "sample", grammar, "-n", "1", "--distinct").status == 1)
    let nested = String(repeating: "(", count: 20_000) + "x" + String(repeating: ")", count: 20_000)
    let imported = try program.run(
      "grammar", "import", "jsgf", write("n.jsgf", "public <a> = \(nested);"), "-o", "n.grammar")
    #expect(
      imported.status == 65
        && imported.error.hasPrefix("pastiche: n.jsgf:1:115: brackets are nested"))
  }

  @Test("What Chatito weighs otherwise is said, with its place")
  func importWarning() throws {
    let file = try write("c.chatito", "%[a]\r\n  x ~[b]\r\n  y\r\n~[b]\r\n  1\r\n  2\r\n")
    let outcome = try program.run("grammar", "import", "chatito", file)
    #expect(
      outcome.status == 0 && outcome.error.hasPrefix("pastiche: c.chatito:1:1: warning: sentences"))
    #expect(!outcome.output.contains("\r"))
  }

  @Test("What is drawn again is the same, and what is trained on is explained")
  func training() throws {
    let grammar = try write(
      "g.grammar", "g = {label=a} one {x:T} | {3, label=b} two [*1..2 by \", \" {x}]\nx = p | q | r"
    )
    let first = try program.run(
      "grammar", "sample", grammar, "-n", "400", "--seed", "5", "-o", "a.jsonl")
    #expect(first.status == 0)
    #expect(
      try program.run("grammar", "sample", grammar, "-n", "400", "--seed", "5").output
        == program.shell("cat a.jsonl").output)
    let trained = try program.run(
      "grammar", "train", grammar, "a.jsonl", "-o", "b.grammar", "--explain", "e.jsonl")
    #expect(trained.status == 0 && trained.error.contains("400 of 400"))
    #expect(try program.shell("grep -c true e.jsonl").output == "400\n")
    #expect(try program.shell("cat b.grammar").output.contains("label=b} two [*1..2"))
    let foreign = try write("c.txt", "nothing of the kind\n")
    #expect(try program.run("grammar", "train", grammar, foreign, "-o", "d.grammar").status == 1)
    #expect(!program.folder.names.contains("d.grammar"))
  }

  @Test("A grammar is induced, told about and drawn from; what cannot be leaves no file")
  func inducing() throws {
    let corpus = try write(
      "c.jsonl",
      (0..<30).map {
        "{\"text\": \"Dear team,\\nthe order 47\($0)19\($0) has not come.\\nYours\", \"label\": \"late\"}\n"
      }.joined())
    let induced = try program.run("grammar", "induce", corpus, "-o", "i.grammar")
    #expect(induced.status == 0 && induced.error.contains("makes 6 of the other 6 (100.00 %)"))
    let drawn = try program.run("grammar", "sample", "i.grammar", "-n", "2")
    #expect(drawn.status == 0 && drawn.output.contains("\"label\": \"late\""))
    let empty = try write("empty.jsonl", "")
    let nothing = try write("blank.jsonl", "{\"text\": \"  \\n \"}\n")
    for (arguments, status) in [
      (["none.jsonl"], 66), ([empty], 65), ([nothing], 65), ([corpus, "--label", "x"], 65),
      ([corpus, "--support", "31"], 1), ([corpus, "--support", "0"], 64),
    ] as [([String], Int32)] {
      let run = try program.run(["grammar", "induce"] + arguments + ["-o", "x.grammar"])
      #expect(run.status == status, "\(arguments): \(run.error)")
    }
    #expect(!program.folder.names.contains("x.grammar"))
  }
}
