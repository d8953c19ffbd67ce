import Foundation
import TestSupport
import Testing

/// What a command does with files beyond their contents: which it may write, how, and what it leaves.
@Suite("Inputs and outputs")
struct InputAndOutputTests {
  private let program: Program
  private var folder: TemporaryFolder { program.folder }

  init() throws {
    program = try Program()
    let seed = try String(
      contentsOfFile: "\(PackageRoot.path)/Corpora/support-tickets.jsonl", encoding: .utf8)
    try folder.write(
      seed.split(separator: "\n").prefix(30).joined(separator: "\n") + "\n", to: "c.jsonl")
    try folder.write("start =\n  | {a}\n  | {a} {start}\n\na =\n  | b\n  | c\n", to: "g.grammar")
    try folder.write(String(repeating: "the old cat sat\nthe cat ran\n", count: 9), to: "t.txt")
    try folder.write("Leeds\nYork\n", to: "list.txt")
  }

  /// Makes what some commands read.
  private func make(_ command: String) throws {
    let outcome = try program.shell("pastiche \(command)")
    #expect(outcome.status == 0, "\(outcome.error)")
  }

  private static let clashes: [(command: String, files: [String])] = [
    ("train c.jsonl -o c.jsonl", ["c.jsonl"]),
    ("train c.jsonl --list CITY=list.txt -o list.txt", ["list.txt"]),
    ("train c.jsonl --grammar g.grammar -o g.grammar", ["g.grammar"]),
    ("publish m.pastiche -o m.pastiche", ["m.pastiche"]),
    ("generate g.grammar -n 3 -o g.grammar", ["g.grammar"]),
    ("generate g.grammar -n 3 --avoid c.jsonl -o c.jsonl", ["c.jsonl"]),
    (
      "generate g.grammar -n 300 --avoid c-train.jsonl --split train=1,test=1 -o c.jsonl",
      ["c.jsonl"]
    ),
    ("generate m.pastiche -n 3 -o m.pastiche", ["m.pastiche"]),
    ("generate m.pastiche -n 3 --like c.jsonl -o c.jsonl", ["c.jsonl"]),
    ("audit --seed-data c.jsonl --synthetic c.jsonl --json c.jsonl", ["c.jsonl"]),
    ("audit --seed-data c.jsonl --synthetic c.jsonl --json x --report x", ["c.jsonl"]),
    ("scrub c.jsonl --policy p.yaml -o p.yaml", ["p.yaml"]),
    ("grammar sample g.grammar -n 1 -o g.grammar", ["g.grammar"]),
    ("grammar induce c.jsonl -o c.jsonl", ["c.jsonl"]),
    ("grammar train g.grammar t.txt -o g.grammar", ["g.grammar"]),
    ("grammar train g.grammar t.txt -o x --explain x", ["g.grammar"]),
    ("grammar train g.grammar t.txt -o x --explain t.txt", ["t.txt"]),
    ("grammar export nltk g.grammar -o g.grammar", ["g.grammar"]),
    ("lm estimate t.txt --order 2 --arpa t.txt", ["t.txt"]),
    ("lm estimate t.txt --order 2 -o x --arpa ./x", ["t.txt"]),
    ("lm estimate t.txt --order 2 --limit-vocabulary list.txt -o list.txt", ["list.txt"]),
    ("lm count t.txt --order 2 -o t.txt", ["t.txt"]),
    ("lm merge t.counts --order 2 -o t.counts", ["t.counts"]),
    ("lm build t.arpa -o t.arpa", ["t.arpa"]),
    ("lm mix t.lm t.arpa --weights 1 1 -o t.lm", ["t.lm"]),
    ("lm vectors t.txt -o t.txt", ["t.txt"]),
    ("lm classes t.txt -o t.txt", ["t.txt"]),
    ("run r.yaml", ["r.yaml"]),
    ("generate g.grammar -n 100 >> g.grammar", ["g.grammar"]),
    ("lm score t.lm t.txt >> t.txt", ["t.txt"]),
  ]

  @Test("No command writes over what it reads, nor two outputs into one file, by whatever name")
  func clashes() throws {
    try make("train c.jsonl -o m.pastiche")
    try make("lm estimate t.txt --order 2 -o t.lm --arpa t.arpa")
    try make("lm count t.txt --order 2 -o t.counts")
    try folder.write("version: 1\n", to: "p.yaml")
    try folder.write(
      "version: 1\noutputs: [{from: g.grammar, to: r.yaml, documents: 3, format: jsonl}]\n",
      to: "r.yaml")
    try folder.write("{\"text\": \"b\"}\n", to: "c-train.jsonl")
    for (command, files) in Self.clashes {
      let before = try files.map { try folder.bytes(of: $0) }
      let outcome = try program.shell("pastiche \(command)")
      #expect([64, 73].contains(outcome.status), "\(command): \(outcome.status) \(outcome.error)")
      #expect(outcome.error.split(separator: "\n").count == 2, "\(outcome.error)")
      #expect(try files.map { try folder.bytes(of: $0) } == before, "\(command)")
    }
    for (link, command) in [("ln -s", "train c.jsonl -o"), ("ln", "train c.jsonl -o")] {
      let outcome = try program.shell("rm -f link; \(link) c.jsonl link; pastiche \(command) link")
      #expect(outcome.status == 73 && outcome.error.contains("c.jsonl"), "\(outcome.error)")
    }
    #expect(!folder.names.contains { $0.hasSuffix(".partial") })
  }

  @Test("scrub replaces its own input when it has read it to its end")
  func scrubInPlace() throws {
    let line = "{\"text\": \"Write to ann.lee@example.org today.\"}\n"
    try folder.write(String(repeating: line, count: 20_000), to: "big.jsonl")
    #expect(try program.run("scrub", "big.jsonl", "--mode", "mask", "-o", "big.jsonl").status == 0)
    let text = String(decoding: try folder.bytes(of: "big.jsonl"), as: UTF8.self)
    #expect(text.split(separator: "\n").count == 20_000 && !text.contains("ann.lee"))
  }

  @Test("A link that somebody planted under a temporary name is never written through")
  func plantedLinks() throws {
    try folder.write("precious\n", to: "victim")
    // Every name that a process could have had, and that of runs that can be gone on with.
    let plant = "for p in $(seq $$ $(($$ + 300))); do ln -s victim out.jsonl.$p.partial; done"
    _ = try program.shell("\(plant); pastiche generate g.grammar -n 3 -o out.jsonl")
    #expect(folder.names.contains("out.jsonl"))
    for name in ["r.jsonl.partial", "r.jsonl.journal"] {
      let outcome = try program.shell(
        "ln -s victim \(name); pastiche generate g.grammar -n 3 --resume -o r.jsonl; s=$?; rm -f r.jsonl*; exit $s"
      )
      #expect(outcome.status == 73, "\(name): \(outcome.error)")
    }
    #expect(try folder.bytes(of: "victim") == Array("precious\n".utf8))
  }

  @Test("A file that is replaced keeps its mode, and a link that is an output leads to the file")
  func replacing() throws {
    let outcome = try program.shell(
      """
      echo old > a.jsonl; chmod 640 a.jsonl; umask 000; echo old > b.jsonl; chmod 600 b.jsonl
      mkdir d; ln -s d/target link; ln -s d/new dangling; echo old > d/target
      for o in a.jsonl b.jsonl link dangling; do pastiche generate g.grammar -n 2 -o $o --format jsonl || exit 1; done
      stat -c '%a' a.jsonl b.jsonl; readlink link dangling; ls d
      """)
    #expect(outcome.output == "640\n600\nd/target\nd/new\nnew\ntarget\n", "\(outcome.error)")
    #expect(String(decoding: try folder.bytes(of: "d/new"), as: UTF8.self).hasPrefix("{"))
    #expect(try folder.bytes(of: "d/new") == folder.bytes(of: "d/target"))
  }

  @Test("A name as long as file systems allow is fine")
  func longName() throws {
    let name = String(repeating: "n", count: 249) + ".jsonl"
    #expect(try program.run("generate", "g.grammar", "-n", "2", "-o", name).status == 0)
    #expect(folder.names.contains(name))
  }

  @Test(
    "Closed descriptors change no file and hide no failure",
    arguments: ["0<&-", "1>&-", "2>&-", "0<&- 1>&-", "1>&- 2>&-", "0<&- 1>&- 2>&-"])
  func closedDescriptors(closing: String) throws {
    try make("train c.jsonl -o whole.pastiche")
    let trained = try program.shell("exec pastiche train c.jsonl -o m.pastiche \(closing)")
    #expect(trained.status == 0)
    #expect(try folder.bytes(of: "m.pastiche") == folder.bytes(of: "whole.pastiche"))
    let missing = try program.shell("exec pastiche train none.jsonl -o n.pastiche \(closing)")
    #expect(missing.status == 66 && !folder.names.contains("n.pastiche"))
    let scrubbed = try program.shell(
      "exec timeout 20 pastiche scrub - -o s.jsonl < c.jsonl \(closing)")
    #expect(scrubbed.status == (closing.contains("0") ? 74 : 0), "\(scrubbed.error)")
    let written = try program.shell("exec pastiche generate g.grammar -n 3 \(closing)")
    #expect(written.status == (closing.contains("1") ? 74 : 0), "\(written.error)")
    let help = try program.shell("exec pastiche --help \(closing)")
    #expect(help.status == (closing.contains("1") ? 74 : 0))
  }

  @Test("Limits on files and on their length are errors that leave nothing")
  func limits() throws {
    for limit in ["-n 6", "-n 8", "-n 16", "-f 0", "-f 8"] {
      for command in [
        "lm estimate t.txt --order 3 --memory 1M --temporary . -o out",
        "generate g.grammar -n 400 --format jsonl -o out", "train c.jsonl -o out",
      ] {
        let outcome = try program.shell(
          "ulimit \(limit); pastiche \(command) 2> err; s=$?; exit $s")
        #expect([0, 70, 73, 74].contains(outcome.status), "\(limit) \(command): \(outcome.status)")
        #expect(folder.names.contains("out") == (outcome.status == 0), "\(limit) \(command)")
        #expect(!folder.names.contains { $0.hasSuffix(".partial") }, "\(limit) \(command)")
        try? FileManager.default.removeItem(atPath: folder.file("out"))
      }
    }
  }

  @Test(
    "Numbers without sense are wrong usage",
    arguments: [
      "lm sample t.lm -n 1 --temperature nan", "lm sample t.lm -n 1 --temperature inf",
      "lm sample t.lm -n 1 --temperature -inf", "lm sample t.lm -n 1 --top-p nan",
      "lm sample t.lm -n 1 --min-p nan", "lm sample t.lm -n 1 --backoff-scale nan",
      "lm sample t.lm -n 9223372036854775807", "lm sample t.lm -n 1 --beam 9223372036854775807",
      "lm sample t.lm -n 1 --novelty t.txt --novelty-run 9223372036854775807",
      "lm mix t.lm t.lm --weights 1e308 1e308 -o x", "lm mix t.lm t.lm --weights nan 1 -o x",
      "generate g.grammar -n 1 --minimum 9223372036854775807",
      "generate g.grammar -n 9223372036854775807", "generate g.grammar -n 1 --noise nan",
      "generate g.grammar -n 1 --near-duplicates nan", "generate g.grammar -n 1 --mix x=nan",
      "generate g.grammar -n 1 --shard-size 9223372036854775807",
      "generate g.grammar -n 1 --split a=inf,b=1", "generate m.pastiche -n 1 --mass nan",
      "audit --seed-data c.jsonl --synthetic c.jsonl --threads 9223372036854775807",
      "scrub c.jsonl --threshold nan", "grammar train g.grammar t.txt -o x --prior nan",
      "grammar train g.grammar t.txt -o x --prior inf",
      "grammar sample g.grammar -n 9223372036854775807",
      "train c.jsonl -o x --privacy dp --epsilon nan",
      "train c.jsonl -o x --privacy dp --delta nan",
      "lm estimate t.txt --order 9223372036854775807 -o x", "lm vectors t.txt -o x --window 99999",
    ])
  func oddNumbers(command: String) throws {
    let outcome = try program.shell("pastiche \(command)")
    #expect(outcome.status == 64, "\(outcome.status) \(outcome.error)")
    #expect(!folder.names.contains("x"))
  }

  @Test(
    "The largest numbers that are taken do no harm",
    arguments: [
      "lm sample t.lm -n 1 --max-tokens 1000000000000 --contain cat",
      "lm sample t.lm -n 1 --min-tokens 1000000000000 --contain cat",
      "lm sample t.lm -n 1 --max-characters 1000000000000",
      "lm next t.lm the -n 9223372036854775807",
      "lm sample t.lm -n 1 --top-k 9223372036854775807",
      "lm sample t.lm -n 40 --temperature 1e-300",
      "lm sample t.lm -n 40 --temperature 1e300", "generate g.grammar -n 5 --minimum 1000000000000",
      "lm classes t.txt -o x --most-words 9223372036854775807 --classes 10000",
      "lm vectors t.txt -o x --most-words 9223372036854775807 --min-count 9223372036854775807",
      "lm estimate t.txt --order 2 --prune 0,9223372036854775807 -o x",
      "train c.jsonl -o x --privacy dp --epsilon 1e-300 --delta 1e-300",
      "train c.jsonl -o x --max-record-bytes 9223372036854775807",
      "grammar induce c.jsonl -o x --support 10000",
      "grammar train g.grammar t.txt -o x --rounds 9223372036854775807",
    ])
  func largeNumbers(command: String) throws {
    try make("lm estimate t.txt --order 2 -o t.lm")
    let outcome = try program.shell("timeout 60 pastiche \(command)")
    #expect([0, 1, 64, 65].contains(outcome.status), "\(outcome.status) \(outcome.error)")
    if command.contains("--temperature") { #expect(outcome.output.contains("cat")) }
  }
}
