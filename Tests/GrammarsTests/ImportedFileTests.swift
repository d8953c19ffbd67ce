import Corpora
import Testing

@testable import Grammars

/// What files of other tools look like on other systems, and what they ask for beside their rules.
@Suite("Files that are imported")
struct ImportedFileTests {
  typealias Importer = @Sendable (_ bytes: [UInt8]) throws -> GrammarText

  static let files: [(name: String, text: String, importer: Importer)] = [
    (
      "nltk",
      "# a comment\n% start VP\nS -> NP VP [0.5] | \\\n 'yes' [0.5]\nNP -> 'x'\nVP -> 'runs'\n",
      { try NLTKImporter.grammar($0, path: "f") }
    ),
    (
      "jsgf",
      "#JSGF V1.0 UTF-8 en;\ngrammar a; // first\n/* two\nlines */\npublic <a> = open\n  [the] <b>;\n<b> = door | gate;\n",
      { try JSGFImporter.grammar($0, path: "f") }
    ),
    (
      "tracery", "{\n \"a\": [\"#b.a#\",\n  \"[x:#b#]#x#\"],\n \"b\": \"owl\"\n}\n",
      { try TraceryImporter.grammar($0, path: "f") }
    ),
    (
      "chatito",
      "// a comment\n%[find]('training': '3')\n  find @[food]\n\n@[food]\n    soup\n    *[2] rice\n",
      { try ChatitoImporter.grammar($0, path: "f") { _ in [] } }
    ),
    (
      "penn", "(S (NP (NN dog))\n  (VP (VBD ran)))\n(S (NP (NN cat))\n (VP (VBD sat)))\n",
      { try TreebankImporter.grammar($0, path: "f") }
    ),
  ]

  @Test("A byte order mark and other line ends change nothing", arguments: files.indices)
  func forms(_ index: Int) throws {
    let (name, text, importer) = Self.files[index]
    let plain = try importer(Array(text.utf8)).text
    _ = try GrammarLoader.parse(Array(plain.utf8), path: "f.grammar")
    for ends in ["\n", "\r\n", "\r"] {
      let other = Array(text.replacing("\n", with: ends).utf8)
      #expect(try importer(other).text == plain, "\(name)")
      #expect(try importer([0xEF, 0xBB, 0xBF] + other).text == plain, "\(name)")
    }
  }

  @Test("What is no UTF-8 is told with its place", arguments: files.indices)
  func encoding(_ index: Int) throws {
    let (name, text, importer) = Self.files[index]
    let error = #expect(throws: CorpusError.self) {
      try importer(Array("\u{FEFF}".utf8) + Array(text.utf8) + [0xFF])
    }
    #expect(
      error?.line == text.split(separator: "\n", omittingEmptySubsequences: false).count, "\(name)")
    #expect(error?.column == 1)
  }

  @Test("A grammar of any form draws the same, and keeps its form when it is rewritten")
  func grammarFile() throws {
    let text = "# é\ns =\n  | {0.5} a {t}\n  | b\n    c\n\nt = x | y\n"
    let plain = try GrammarLoader.parse(Array(text.utf8), path: "t.grammar").0
    let expected = try SamplingGrammarTests.counts(plain, 300)
    for (mark, ends) in [("\u{FEFF}", "\n"), ("", "\r\n"), ("\u{FEFF}", "\r\n"), ("", "\r")] {
      let file = Array((mark + text.replacing("\n", with: ends)).utf8)
      let grammar = try GrammarLoader.parse(file, path: "t.grammar").0
      #expect(try SamplingGrammarTests.counts(grammar, 300) == expected)
      #expect(grammar.rewritten == file)
    }
    // Mixed line ends stay where they were, also where a weight gets longer.
    let mixed = Array("\u{FEFF}s = {1} a\r\n  | b\n  | c\r\n# end\r".utf8)
    var grammar = try GrammarLoader.parse(mixed, path: "t.grammar").0
    #expect(grammar.rewritten == mixed)
    grammar.productions[0].probability = 0.25
    grammar.productions[1].probability = 0.5
    grammar.productions[2].probability = 0.25
    #expect(
      String(decoding: grammar.rewritten, as: UTF8.self)
        == "\u{FEFF}s = {0.25} a\r\n  | {0.5} b\n  | {0.25} c\r\n# end\r")
  }

  @Test("A mark at the beginning does not shift columns")
  func columns() throws {
    for text in ["a = {nme}", "\u{FEFF}a = {nme}"] {
      let error = #expect(throws: GrammarErrors.self) {
        try GrammarLoader.parse(Array(text.utf8), path: "t.grammar")
      }
      #expect(error?.messages.first?.column == 6)
    }
  }

  @Test("Tracery begins with origin, wherever it stands and whatever helper rules there are")
  func traceryStart() throws {
    for json in [
      ##"{"origin": ["#[pet:#animal#]line#"], "line": ["The #pet#."], "animal": ["owl"]}"##,
      ##"{"animal": ["owl"], "line": ["The #pet#."], "origin": ["#[pet:#animal#]line#"]}"##,
      ##"{"origin": ["[pet:owl,owl]#line#"], "line": ["The #pet#."]}"##,
    ] {
      let written = try TraceryImporter.grammar(Array(json.utf8), path: "t.json")
      #expect(written.text.hasPrefix("start origin\n"))
      let (grammar, _) = try GrammarLoader.parse(Array(written.text.utf8), path: "t.grammar")
      #expect(try SamplingGrammarTests.counts(grammar, 20) == ["The owl.": 20])
    }
  }

  @Test("NLTK's start is heeded as it may be written")
  func nltkStart() throws {
    for line in ["%start VP", "% start VP", "%  start   VP  "] {
      let written = try NLTKImporter.grammar(
        Array("\(line)\nS -> 'a' VP\nVP -> 'runs'\n".utf8), path: "t.cfg")
      let (grammar, _) = try GrammarLoader.parse(Array(written.text.utf8), path: "t.grammar")
      #expect(try SamplingGrammarTests.counts(grammar, 5) == ["runs": 5])
    }
  }

  @Test("Chatito's weights are kept, and a warning says what Chatito would do otherwise")
  func chatitoWeights() throws {
    func imported(_ text: String) throws -> GrammarText {
      try ChatitoImporter.grammar(Array(text.utf8), path: "c.chatito") { _ in [] }
    }
    let silent = try imported(
      "%[a]('training': '30')\n  *[70%] x\n  *[30%] y\n%[b]('training': '10')\n  z\n")
    #expect(silent.warnings.isEmpty)
    let (grammar, _) = try GrammarLoader.parse(Array(silent.text.utf8), path: "c.grammar")
    let counts = try SamplingGrammarTests.counts(grammar, 4_000)
    #expect(abs((counts["z"] ?? 0) - 1_000) < 120 && abs((counts["x"] ?? 0) - 2_100) < 150)
    func problem(_ text: String) throws -> String {
      try imported(text).warnings.map { "\($0.line) \($0.problem)" }.joined()
    }
    #expect(
      try problem("%[a]('training': '30')\n  x\n%[b]\n  y\n").hasPrefix(
        "3 the intent “b” has no count"))
    #expect(try problem("%[a]\n  x ~[c]\n  y\n~[c]\n  1\n  2\n").contains("drawn evenly"))
    #expect(try problem("%[a]('distribution': 'even')\n  x ~[c]\n  y\n~[c]\n  1\n  2\n").isEmpty)
    #expect(try problem("%[a]\n  *[50%] x\n  *[2] y\n").contains("mixes"))
    #expect(try problem("%[a]('training': '3', 'testing': '1')\n  x\n").contains("testing"))
    let error = #expect(throws: CorpusError.self) { try imported("%[a]\n  *[80%] x\n  *[30%] y\n") }
    #expect(error?.line == 1)
  }

  @Test(
    "What cannot be taken over is told with line and column",
    arguments: [
      ("nltk", "S -> NP\nNP -> VP 'x'\n", 2, 7, "“VP”"),
      ("nltk", "S -> 'a' \\\n  NP\n", 2, 3, "“NP”"),
      ("nltk", "% begin S\nS -> 'a'\n", 1, 3, "“begin”"),
      ("nltk", "%start X\nS -> 'a'\n", 1, 8, "“X”"),
      ("nltk", "  S -> 'a' [x]\n", 1, 12, "probability"),
      ("jsgf", "public <a> = <b>;\n", 1, 15, "“b”"),
      ("jsgf", "<a> = x;\n<a> = y;\n", 2, 2, "already, in line 1"),
      ("jsgf", "<a> = x /* never", 1, 9, "never closed"),
      ("jsgf", "<a> = (x;\n", 1, 9, "“)”"),
      ("tracery", "{\"origin\": [\"x\",\n  \"#nix#\"]}", 2, 3, "“nix”"),
      ("tracery", "{\"origin\":\n \"#a.ed#\", \"a\": \"walk\"}", 2, 2, "“.ed”"),
      ("tracery", "{\"origin\": \"[a:POP]\"}", 1, 12, "“[a:POP]”"),
      ("tracery", "{\"origin\": {\"a\": 1}}", 1, 12, "expected"),
      ("tracery", "{\"a\": \"x\"} y", 1, 12, "follows"),
      ("chatito", "%[]\n  x\n", 1, 1, "no name"),
      ("chatito", "%[a]\n  x\n%[a]\n  y\n", 3, 1, "already"),
      ("chatito", "%[a]('training': 'many')\n  x\n", 1, 1, "“many”"),
      ("chatito", "import ../../etc/passwd\n%[a]\n  x\n", 1, 1, "out of the folder"),
      ("penn", "(S (NP", 1, 7, "never closed"),
    ])
  func places(
    _ format: String, _ text: String, _ line: Int, _ column: Int, _ problem: String
  ) throws {
    let importer = try #require(Self.files.first { $0.name == format }).importer
    let error = #expect(throws: CorpusError.self) { try importer(Array(text.utf8)) }
    #expect(error?.line == line && error?.column == column, "\(String(describing: error))")
    #expect(error?.problem.contains(problem) ?? false, "\(String(describing: error))")
  }

  @Test(
    "However deep a file is nested, it is refused with a place", arguments: [20_000, 1_000_000])
  func nesting(_ depth: Int) throws {
    func nested(_ opening: String, _ closing: String, _ inner: String) -> String {
      String(repeating: opening, count: depth) + inner + String(repeating: closing, count: depth)
    }
    let hostile: [(format: String, text: String)] = [
      ("jsgf", "public <a> = \(nested("(", ")", "x"));"),
      ("jsgf", "public <a> = \(nested("[", "]", "x"));"),
      ("jsgf", "public <a> = \(nested("(", ")*", "x"));"),
      ("tracery", "{\"origin\": \"\(nested("[a:", "]", "x"))\"}"),
      ("tracery", "{\"origin\": \"\(nested("#[a:", "]b#", "x"))\"}"),
      ("tracery", nested("[", "]", "")), ("tracery", nested("{\"a\":", "}", "1")),
      ("penn", nested("(S ", ")", "x")),
    ]
    for (format, text) in hostile {
      let importer = try #require(Self.files.first { $0.name == format }).importer
      let error = #expect(throws: CorpusError.self, "\(format)") { try importer(Array(text.utf8)) }
      #expect(error?.line == 1)
    }
    // What is only long is no trouble.
    for (format, text) in [
      ("nltk", "S -> " + String(repeating: "'a' ", count: depth / 10)),
      ("chatito", "%[a]\n  " + String(repeating: "~[", count: depth / 10)),
      ("jsgf", "<a> = " + String(repeating: "x | ", count: depth / 10) + "y;"),
    ] {
      let importer = try #require(Self.files.first { $0.name == format }).importer
      #expect(throws: Never.self) { try importer(Array(text.utf8)) }
    }
    for text in [
      "a = " + nested("[", "]", "x"), "a = {\(nested("(", ")", "1"))}",
      "a = {\(nested("-", "", "1"))}", "a = {\(nested("1 + ", "", "1"))}",
      "a = {if \(nested("1 and ", "", "1"))} x", "a = {if \(nested("not ", "", "1"))} x",
      "a =\n  let b = \(nested("@days(", ", 1)", "1"))\n  | x", "a = {1\(nested(" * 2", "", ""))}",
    ] {
      let error = #expect(throws: GrammarErrors.self) {
        try GrammarLoader.parse(Array(text.utf8), path: "t.grammar")
      }
      #expect(
        error?.messages.first?.problem.contains("more than") ?? false
          || error?.messages.first?.problem.contains("deeper") ?? false)
    }
  }
}
