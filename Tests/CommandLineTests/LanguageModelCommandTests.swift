import TestSupport
import Testing

@Suite("lm")
struct LanguageModelCommandTests {
  private let program: Program

  init() throws {
    program = try Program()
    let lines = (0..<60).map { "the lamp \($0 % 7) is \(["on", "off", "new"][$0 % 3]) .\n" }
    try program.folder.write(lines.joined(), to: "text.txt")
  }

  private func built() throws {
    for arguments in [
      [
        "lm", "estimate", "text.txt", "--order", "3", "--arpa", "m.arpa.gz", "--pretokenized", "-q",
      ],
      ["lm", "build", "m.arpa.gz", "-o", "m.lm"],
    ] {
      let outcome = try program.run(arguments)
      #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.error)")
    }
  }

  @Test("Estimate, build, score: the contract's JSON")
  func score() throws {
    try built()
    let outcome = try program.run(
      "lm", "score", "m.lm", "-", "--pretokenized", "--json", input: "the lamp 3 is on .\nzzz\n")
    let lines = outcome.output.split(separator: "\n")
    #expect(outcome.status == 0 && lines.count == 3)
    #expect(
      lines[0].hasPrefix("{\"logprob\": -") && lines[0].hasSuffix("\"tokens\": 7, \"oov\": 0}"))
    #expect(lines[1].hasSuffix("\"tokens\": 2, \"oov\": 1}"))
    #expect(lines[2].hasPrefix("{\"perplexity\": "))
    #expect(lines[2].contains("\"perplexity_without_oov\": "))
    // The ARPA text says the same as the model that was built of it.
    let arpa = try program.run(
      "lm", "score", "m.arpa.gz", "-", "--pretokenized", "--json",
      input: "the lamp 3 is on .\nzzz\n")
    #expect(arpa.output == outcome.output)
    // And so does the model that skipped the text, to the digits that ARPA has.
    let direct = try program.run(
      "lm", "estimate", "text.txt", "--order", "3", "-o", "d.lm", "--pretokenized")
    #expect(direct.status == 0)
    let same = try program.run(
      "lm", "score", "d.lm", "-", "--pretokenized", input: "the lamp 3 is on .\n")
    let logarithm = try #require(Double(same.output.prefix { $0 != "\t" }))
    #expect(lines[0].hasPrefix("{\"logprob\": \((logarithm * 1e3).rounded() / 1e3)".prefix(16)))
    let empty = try program.run("lm", "score", "m.lm", "-", "--json", input: "")
    #expect(empty.output == "{\"perplexity\": null, \"perplexity_without_oov\": null}\n")
  }

  @Test("Samples are the seed's, and keep what is asked of them")
  func sample() throws {
    try built()
    let first = try program.run("lm", "sample", "m.lm", "-n", "50", "--seed", "4")
    #expect(first.status == 0 && first.output.split(separator: "\n").count == 50)
    #expect(
      try program.run("lm", "sample", "m.lm", "-n", "50", "--seed", "4").output == first.output)
    let bound = try program.run(
      "lm", "sample", "m.lm", "-n", "20", "--start", "the", "lamp", "--contain", "off", "--avoid",
      "3", "--min-tokens", "5", "--max-tokens", "8")
    #expect(bound.status == 0)
    for line in bound.output.split(separator: "\n") {
      let words = line.split(separator: " ")
      #expect((5...8).contains(words.count) && words[..<2] == ["the", "lamp"])
      #expect(words.contains("off") && !words.contains("3"))
    }
    let next = try program.run("lm", "next", "m.lm", "the", "-n", "1")
    #expect(next.output.hasPrefix("lamp\t0."))
  }

  @Test("Exit statuses are the contract's")
  func statuses() throws {
    try built()
    try program.folder.write([0x61, 0xFF, 0x0A], to: "bad.txt")
    try program.folder.write("no model\n", to: "no.lm")
    try program.folder.write("", to: "empty.txt")
    let cases: [([String], Int32)] = [
      (["estimate", "none.txt", "--order", "3", "--arpa", "x"], 66),
      (["estimate", "bad.txt", "--order", "3", "--arpa", "x"], 65),
      (["estimate", "text.txt", "--order", "3"], 64),
      (["estimate", "text.txt", "--order", "8", "--arpa", "x"], 64),
      (["estimate", "text.txt", "--order", "3", "--arpa", "x", "--prune", "1"], 64),
      (["estimate", "text.txt", "--order", "3", "--arpa", "x", "--prune", "0,2,1"], 64),
      (["estimate", "text.txt", "--order", "3", "--arpa", "no/x"], 73),
      (["estimate", "empty.txt", "--order", "3", "--arpa", "x"], 65),
      (["build", "text.txt", "-o", "x.lm"], 65), (["score", "no.lm", "text.txt"], 65),
      (["score", "none.lm", "text.txt"], 66), (["sample", "m.lm", "-n", "1", "--top-k", "0"], 64),
      (["sample", "m.lm", "-n", "1", "--contain", "zzz"], 64),
      (["sample", "m.lm", "-n", "1", "--contain", "on", "off", "--max-tokens", "1"], 1),
    ]
    for (arguments, status) in cases {
      let outcome = try program.run(["lm"] + arguments)
      #expect(outcome.status == status, "\(arguments): \(outcome.error)")
      #expect(status == 0 || outcome.error.hasPrefix("pastiche: "))
    }
  }

  @Test("Counts of parts merge to the model of the whole, byte for byte, and so does little memory")
  func merging() throws {
    let text = try String(decoding: program.folder.bytes(of: "text.txt"), as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    try program.folder.write(lines[..<20].joined(separator: "\n") + "\n", to: "1.txt")
    try program.folder.write(lines[20...].joined(separator: "\n"), to: "2.txt")
    for part in ["1", "2"] {
      let outcome = try program.run(
        "lm", "count", "\(part).txt", "--order", "3", "-o", "\(part).counts", "--pretokenized")
      #expect(outcome.status == 0, "\(outcome.error)")
    }
    let merge = try program.run(
      "lm", "merge", "1.counts", "2.counts", "--order", "3", "-o", "merged.lm")
    #expect(merge.status == 0, "\(merge.error)")
    _ = try program.run(
      "lm", "estimate", "text.txt", "--order", "3", "-o", "whole.lm", "--pretokenized")
    #expect(
      try program.folder.bytes(of: "merged.lm") == program.folder.bytes(of: "whole.lm"))
    let wrong = try program.run("lm", "merge", "1.counts", "--order", "2", "-o", "x.lm")
    #expect(wrong.status == 64)
    let foreign = try program.run("lm", "merge", "whole.lm", "--order", "3", "-o", "x.lm")
    #expect(foreign.status == 65)
  }

  @Test("Greedy, beam, endings, gaps, characters and copies")
  func asking() throws {
    try built()
    let greedy = try program.run("lm", "sample", "m.lm", "-n", "3", "--greedy")
    let sentences = greedy.output.split(separator: "\n")
    #expect(Set(sentences).count == 1 && sentences.count == 3)
    let beam = try program.run("lm", "sample", "m.lm", "-n", "3", "--beam", "30")
    #expect(Set(beam.output.split(separator: "\n")).count == 3)
    let ending = try program.run("lm", "sample", "m.lm", "-n", "9", "--end", "off", ".")
    #expect(ending.output.split(separator: "\n").allSatisfy { $0.hasSuffix(" off .") })
    let gap = try program.run(
      "lm", "sample", "m.lm", "-n", "9", "--start", "the", "--infill", "is", "new")
    #expect(
      gap.output.split(separator: "\n").allSatisfy {
        $0.hasPrefix("the ") && $0.hasSuffix(" is new")
      })
    let short = try program.run(
      "lm", "sample", "m.lm", "-n", "9", "--min-characters", "15", "--max-characters", "18")
    #expect(short.output.split(separator: "\n").allSatisfy { (15...18).contains($0.count) })
    let novel = try program.run(
      "lm", "sample", "m.lm", "-n", "20", "--novelty", "text.txt", "--novelty-run", "5",
      "--pretokenized")
    let text = try String(decoding: program.folder.bytes(of: "text.txt"), as: UTF8.self)
    for line in novel.output.split(separator: "\n") {
      let words = line.split(separator: " ")
      for start in words.indices.dropLast(4) {
        #expect(!text.contains(words[start..<(start + 5)].joined(separator: " ")))
      }
    }
  }

  @Test("Mixtures, classes and neighbours")
  func mixing() throws {
    try built()
    for arguments in [
      ["classes", "text.txt", "-o", "w.classes", "--classes", "4", "--pretokenized"],
      [
        "estimate", "text.txt", "--order", "2", "--classes", "w.classes", "-o", "c.lm",
        "--pretokenized",
      ],
      [
        "mix", "m.lm", "c.lm=w.classes", "--held-out", "text.txt", "-o", "both.mix",
        "--pretokenized",
      ],
      [
        "vectors", "text.txt", "-o", "w.vectors", "--pretokenized", "--dimensions", "5",
        "--min-count", "1",
      ],
    ] {
      let outcome = try program.run(["lm"] + arguments)
      #expect(outcome.status == 0, "\(outcome.error)")
    }
    let score = try program.run("lm", "score", "both.mix", "text.txt", "--pretokenized")
    #expect(score.status == 0 && score.output.split(separator: "\n").count == 62)
    let sample = try program.run("lm", "sample", "both.mix", "-n", "5")
    #expect(sample.output.split(separator: "\n", omittingEmptySubsequences: false).count == 6)
    let neighbours = try program.run("lm", "neighbours", "w.vectors", "on", "-n", "2")
    let words = neighbours.output.split(separator: "\n").map { $0.prefix { $0 != "\t" } }
    #expect(Set(words) == ["off", "new"])
    #expect(try program.run("lm", "neighbours", "w.vectors", "zzz").status == 1)
    #expect(try program.run("lm", "mix", "m.lm", "m.lm", "-o", "x.mix").status == 64)
  }

  @Test("A phrase is as good as its words")
  func phrases() throws {
    try built()
    func sentences(_ arguments: String...) throws -> String {
      let outcome = try program.run(["lm", "sample", "m.lm", "-n", "5"] + arguments)
      #expect(outcome.status == 0, "\(outcome.error)")
      return outcome.output
    }
    let words = try sentences("--start", "the", "lamp")
    #expect(try sentences("--start", "the lamp") == words)
    #expect(words.split(separator: "\n").allSatisfy { $0.hasPrefix("the lamp ") })
    #expect(
      try sentences("--start", "the lamp", "--end", "on .")
        == sentences("--start", "the", "lamp", "--end", "on", "."))
    #expect(try sentences("--end", "on.") == sentences("--end", "on", "."))
    #expect(try sentences("--contain", "new .") == sentences("--contain", "new."))
    #expect(
      try sentences("--start", "the", "--infill", "is on")
        == sentences("--start", "the", "--infill", "is", "on"))
    let next = try program.run("lm", "next", "m.lm", "the lamp")
    #expect(try next.output == program.run("lm", "next", "m.lm", "the", "lamp").output)
    let unknown = try program.run("lm", "sample", "m.lm", "-n", "1", "--start", "the sun")
    #expect(unknown.status == 64 && unknown.error.contains("“sun”"))
    #expect(
      try program.run(
        "lm", "sample", "m.lm", "-n", "1", "--start", "the lamp 3", "--max-tokens", "2"
      ).status == 64)
  }
}
