import TestSupport
import Testing

@Suite("tokenize and detokenize")
struct TokenizeTests {
  private let program: Program

  init() throws { program = try Program() }

  private func output(_ arguments: String..., input: String) throws -> String {
    let outcome = try program.run(arguments, input: input)
    #expect(outcome.status == 0, "\(outcome.error)")
    return outcome.output
  }

  @Test("Each format is the contract's")
  func formats() throws {
    let text = "Ünï me@x.org 😀!\r\n\nlast"
    #expect(
      try output("tokenize", "--format", "boundaries", input: text) == "0 3 4 12 13 14 15\n0\n0 4\n"
    )
    #expect(try output("tokenize", "-", input: text) == "Ünï me@x.org 😀 !\n\nlast\n")
    #expect(try output("tokenize", "--format", "count", input: "Ünï too 😀!\r\n\nlast") == "7 3\n")
    #expect(
      try output("tokenize", "--format", "json", input: "hi 😀.\n")
        == "{\"tokens\": [{\"text\": \"hi\", \"start\": 0, \"end\": 2, \"kind\": \"word\"}, "
        + "{\"text\": \"😀\", \"start\": 3, \"end\": 4, \"kind\": \"emoji\"}, "
        + "{\"text\": \".\", \"start\": 4, \"end\": 5, \"kind\": \"punctuation\"}]}\n")
    #expect(
      try output("tokenize", "--unit", "grapheme", "--format", "boundaries", input: "e\u{301}x🇩🇪")
        == "0 2 3 5\n")
    #expect(
      try output(
        "tokenize", "--input", "jsonl", "--format", "count", input: "{\"text\": \"a b\\nc\"}\n")
        == "5 3\n")
  }

  @Test("A locale that is none is refused wherever one is given")
  func unknownLocales() throws {
    try program.folder.write("locale xq_DE\ns = a\n", to: "g.grammar")
    try program.folder.write("version: 1\nlocale: xq\n", to: "p.yaml")
    for command in [
      "tokenize --locale englich t.txt", "tokenize --locale en_ZQ t.txt",
      "detokenize --locale xq t.txt",
      "scrub --locale xq t.txt", "train t.txt --locale xq -o m",
      "lm estimate t.txt --locale xq --arpa m",
    ] {
      #expect(try program.shell("echo hi > t.txt; pastiche \(command)").status == 64, "\(command)")
    }
    #expect(try program.shell("pastiche grammar check g.grammar").status == 65)
    #expect(try program.shell("pastiche scrub t.txt --policy p.yaml").status == 65)
    for locale in [
      "de", "de_CH", "de-CH", "en@ss=standard", "zh_Hant_TW", "es_419", "root", "auto",
    ] {
      #expect(
        try program.shell("pastiche tokenize --locale \(locale) t.txt").status == 0, "\(locale)")
    }
  }

  @Test("Every format counts alike, by blocks, by lines and with a guessed locale")
  func counts() throws {
    let corpus = "\(PackageRoot.path)/Corpora/support-tickets.jsonl"
    let blocks = try output("tokenize", corpus, "--format", "count", input: "")
    #expect(
      try output("tokenize", corpus, "--format", "count", "--locale", "auto", input: "") == blocks)
    let boundaries = try output("tokenize", corpus, "--format", "boundaries", input: "")
    let segments = boundaries.split(separator: "\n").reduce(0) {
      $0 + $1.split(separator: " ").count - 1
    }
    #expect(blocks.hasPrefix("\(segments) "))
  }

  @Test("The locale, the token rules and the normalisation are told and obeyed")
  func settings() throws {
    let guess = try program.run(
      "tokenize", "--locale", "auto", "--verbose", input: "Das ist ein Test, der nicht lang ist.")
    #expect(guess.error.hasPrefix("locale de, script Latn"))
    #expect(
      try output("tokenize", "--token-rules", "none", input: "see http://x.org/a")
        != "see http://x.org/a\n")
    #expect(
      try output("tokenize", "--normalize", "nfkc", "--fold-case", input: "ﬁX “a”") == "fix “ a ”\n"
    )
    #expect(
      try output("tokenize", "--plain", "quotes,spaces", input: "“a”\u{A0}b") == "\" a \" b\n")
    #expect(try output("detokenize", "--true-case", input: "hi , all !") == "Hi, all!\n")
  }

  @Test("Tokens of the tokenizer come back as the text that they were cut from")
  func roundTrip() throws {
    let text = """
      On 12 March at 10:30, the dogs' bowls weren't there - but "they" (both) were found, weren't they?
      مرحبا، كيف حالك؟
      नमस्ते दुनिया। ठीक है॥
      ¿Qué tal? A 3:1 ratio, 50% of it, a follow-up call, and/or an e-mail to me@x.org.

      """
    let tokens = try output("tokenize", input: text)
    #expect(try output("detokenize", input: tokens) == text)
  }

  @Test("Wrong usage and bad data have their exit statuses")
  func statuses() throws {
    try program.folder.write([0x6F, 0x6B, 0x0A, 0xFF, 0x0A], to: "bad.txt")
    for format in ["tokens", "count", "boundaries", "json"] {
      let outcome = try program.run("tokenize", "bad.txt", "--format", format)
      #expect(outcome.status == 65 && outcome.error.hasPrefix("pastiche: bad.txt:2:1: "))
      #expect(try program.run("tokenize", "bad.txt", "--format", format, "--lossy").status == 0)
    }
    #expect(try program.run("tokenize", "none.txt").status == 66)
    #expect(try program.run("tokenize", "bad.txt", "--unit", "line").status == 64)
    #expect(try program.run("tokenize", "bad.txt", "--encoding", "nonsense").status == 64)
    #expect(try program.run("tokenize", "--token-rules", "nonsense").status == 64)
    #expect(try program.run("tokenize", "--normalize", "none", "--fold-case").status == 64)
    #expect(
      try program.run("tokenize", "bad.txt", "--format", "count", "--max-record-bytes", "1").status
        == 65)
  }
}
