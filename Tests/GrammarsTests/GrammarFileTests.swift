import Foundation
import TestSupport
import Testing

@testable import Grammars

@Suite("Grammar files")
struct GrammarFileTests {
  private func messages(_ text: String) -> [GrammarMessage] {
    do {
      let (grammar, warnings) = try GrammarLoader.parse(Array(text.utf8), path: "t.grammar")
      return warnings + GrammarCheck(grammar, GrammarAnalysis(grammar)).messages
    } catch let error as GrammarErrors {
      return error.messages
    } catch {
      Issue.record("\(error)")
      return []
    }
  }

  @Test(
    "Messages name the place and what was meant",
    arguments: [
      ("a = {amout}\namount = 5", 1, 6, "amout", "Did you mean “amount” (line 2)?"),
      ("a = x {b", 1, 9, "expected", "brace"),
      ("a = x [b", 1, 7, "never closed", "\\["),
      ("a = }", 1, 5, "never opened", "\\}"),
      ("a = ü {b}\nc = 1", 1, 8, "nothing is named “b”", ""),
      ("a = {b | uper}\nb = x", 1, 10, "uper", "Did you mean “upper”?"),
      ("a = {-1} x", 1, 6, "negative", ""),
      ("a = {x}\na = y", 2, 1, "there already, in line 1", ""),
      ("a = {a}", 1, 1, "ever ends", ""),
      ("a = {2} {a}{a} | x", 1, 1, "infinite", ""),
      ("a = x | x", 1, 9, "already", "{2}"),
      ("a = x\nb = y", 2, 1, "nothing leads", "start b"),
      ("a = {a} | x", 1, 1, "without adding", ""),
      ("a = [*2..20000 x]", 1, 10, "up to 10000", ""),
      ("a = {0} x", 1, 5, "all weights", ""),
      ("import \"../b.grammar\" as b\na = x", 1, 8, "out of the folder", ""),
      ("a =\n  let n = @number(1..2)\n  | {b}\nb = {n + 1} {m}", 4, 14, "“m”", ""),
      (
        "a = {b} | {c}\nb =\n  let n = @number(1..2)\n  | {c}\nc = {n}", 5, 5,
        "before it has a value", "let"
      ),
      ("a = x {1 | message(\"{0, plural, one {#}\")}", 1, 5, "cannot read the format", "ICU"),
      ("a = {2026-02-30}", 1, 6, "no such day", ""),
    ])
  func message(_ text: String, _ line: Int, _ column: Int, _ problem: String, _ remedy: String) {
    let found = messages(text)
    #expect(
      found.contains {
        $0.line == line && $0.column == column && $0.problem.contains(problem)
          && (remedy.isEmpty || $0.remedy.contains(remedy))
      }, "\(found.map(\.description))")
  }

  @Test("A caret stands below what is meant")
  func caret() {
    let message = messages("a = ü {nme}\nname = x")[0]
    #expect(message.excerpt == "  a = ü {nme}\n         ^~~")
  }

  @Test("Hostile files are refused or bounded")
  func hostile() throws {
    #expect(messages("a = " + String(repeating: "[", count: 100_000)).count == 1)
    #expect(messages("a = {" + String(repeating: "(", count: 100_000)).count == 1)
    #expect(messages("a = {if " + String(repeating: "not ", count: 100_000) + "1} x").count == 1)
    #expect(messages("a = [*0..1000000000 x]").count == 1)
    // A billion alternatives by doubling, and ten megabytes of rules.
    var doubling = "r0 = x"
    for level in 1...40 { doubling += "\nr\(level) = {r\(level - 1)}{r\(level - 1)}" }
    let (bomb, _) = try GrammarLoader.parse(
      Array(("start r40\n" + doubling).utf8), path: "t.grammar")
    #expect(throws: SamplingError.self) { try GrammarSampler(bomb).draw(0) }
    #expect(GrammarAnalysis(bomb).expectedLiteralLength == Double(1 << 40))
    var many = "a = {r0}\n"
    for number in 0..<40_000 {
      many += "r\(number) = text of some length, and {r\(number + 1)} more\n"
    }
    many += "r40000 = end\n"
    let (long, _) = try GrammarLoader.parse(Array(many.utf8), path: "t.grammar")
    #expect(GrammarAnalysis(long).shortestDerivation == 40_002)
    try GrammarSampler(long).draw(0)
  }

  @Test("Imports, lists and cycles")
  func imports() throws {
    let folder = try TemporaryFolder()
    func write(_ name: String, _ text: String) throws -> String {
      try text.write(toFile: folder.file(name), atomically: true, encoding: .utf8)
      return folder.file(name)
    }
    _ = try write("cities.txt", "# cities\nOslo\t3\nRome\n")
    _ = try write(
      "people.grammar", "who = Ada | Bo\nfrom_there = {who} of {city}\ncity = from \"cities.txt\"")
    let path = try write(
      "main.grammar", "import \"people.grammar\" as people\ns = Hi {people.from_there}")
    let (grammar, _) = try GrammarLoader.load(path)
    let counts = try SamplingGrammarTests.counts(grammar, 4_000)
    #expect(
      Set(counts.keys) == ["Hi Ada of Oslo", "Hi Ada of Rome", "Hi Bo of Oslo", "Hi Bo of Rome"])
    #expect(abs((counts["Hi Ada of Oslo"] ?? 0) - 1_500) < 150)
    _ = try write("x.grammar", "import \"y.grammar\" as y\nx = {y.y}")
    _ = try write("y.grammar", "import \"x.grammar\" as x\ny = 1")
    #expect(throws: GrammarErrors.self) { try GrammarLoader.load(folder.file("x.grammar")) }
  }

  @Test("Links lead no list and no import out of the grammar's folder")
  func links() throws {
    let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
    try "secret".write(toFile: other.file("out.txt"), atomically: true, encoding: .utf8)
    try "Oslo".write(toFile: folder.file("in.txt"), atomically: true, encoding: .utf8)
    for (link, target) in [("bad.txt", other.file("out.txt")), ("good.txt", "in.txt")] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.file(link), withDestinationPath: target)
    }
    func load(_ text: String) throws -> Grammar {
      try GrammarLoader.parse(Array(text.utf8), path: folder.file("g.grammar")).0
    }
    #expect(throws: GrammarErrors.self) { try load("a = from \"bad.txt\"") }
    #expect(throws: GrammarErrors.self) { try load("import \"bad.txt\" as b\na = {b.x}") }
    #expect(throws: Never.self) { try load("a = from \"good.txt\"") }
  }

  @Test("Trained weights go into the file, and nothing else changes")
  func rewriting() throws {
    let text = """
      # A comment
      s =
        | {0.5, k=v} ab{t}   # no comment
        | c[?0.9 d]
      t = [x|{2} y]
      """
    let (grammar, _) = try GrammarLoader.parse(Array(text.utf8), path: "t.grammar")
    var options = GrammarTrainer.Options()
    options.prior = 0
    var trainer = GrammarTrainer(grammar, options: options)
    for text in ["abx   # no comment", "abx # no comment", "aby # no comment", "c", "c", "cd", "c"]
    {
      let isMade = trainer.add(Array(text.utf8))
      #expect(isMade, "\(text)")
    }
    let isMade = trainer.add(Array("zzz".utf8))
    #expect(!isMade)
    trainer.train()
    let expected = """
      # A comment
      s =
        | {0.42857, k=v} ab{t}   # no comment
        | {0.57143} c[?0.25 d]
      t = [{0.66667} x|{0.33333} y]
      """
    #expect(String(decoding: trainer.grammar.rewritten, as: UTF8.self) == expected)
    #expect(abs(trainer.report.explainedShare - 7.0 / 8) < 1e-12)
  }
}
