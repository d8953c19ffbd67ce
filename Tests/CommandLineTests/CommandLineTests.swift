import Foundation
import TestSupport
import Testing

@Suite("The command line")
struct CommandLineTests {
  private let program: Program
  private let tickets = "\(PackageRoot.path)/Corpora/support-tickets.jsonl"

  init() throws { program = try Program() }

  private func trained() throws -> String {
    let model = program.folder.file("model.pastiche")
    #expect(try program.run("train", tickets, "-o", model).status == 0)
    return model
  }

  @Test("Train and generate, quietly where standard error is no terminal")
  func mainJob() throws {
    let model = try trained()
    let outcome = try program.run("generate", model, "-n", "50", "--balance", "--seed", "3")
    #expect(outcome.status == 0 && outcome.error.isEmpty)
    #expect(outcome.output.split(separator: "\n").count == 50)
    let told = try program.run("generate", model, "-n", "50", "-o", "out.csv.gz", "--verbose")
    #expect(told.output.isEmpty && told.error.contains("wrote 50 documents"))
    #expect(try program.run("generate", model, "-n", "1", "--quiet", "--verbose").status == 64)
  }

  @Test("Standard input is read as JSONL")
  func standardInput() throws {
    let lines = (0..<5).map { "{\"text\": \"lamp number \($0) is on\", \"label\": \"x\"}\n" }
      .joined()
    #expect(try program.run("train", "-", "-o", "m.pastiche", input: lines).status == 0)
  }

  @Test("Exit statuses and messages are the contract's")
  func statuses() throws {
    let model = try trained()
    try program.folder.write("{\"text\": \"fine\"}\n{\"text\": }\n", to: "broken.jsonl")
    try program.folder.write("", to: "empty.jsonl")
    let cases: [([String], Int32, String)] = [
      (["train", "none.jsonl", "-o", "m"], 66, "pastiche: none.jsonl: "),
      (["train", "broken.jsonl", "-o", "m"], 65, "pastiche: broken.jsonl:2:10: "),
      (["train", "empty.jsonl", "-o", "m"], 65, "pastiche: empty.jsonl: "),
      (["train", tickets, "-o", "no/m"], 73, "pastiche: no/m: "),
      (["train", tickets, "-o", "m", "--order", "9"], 64, "pastiche: --order"),
      (["generate", "none.pastiche", "-n", "1"], 66, "pastiche: none.pastiche: "),
      (["generate", tickets, "-n", "1"], 65, "pastiche: \(tickets): "),
      (["generate", model], 64, "pastiche: "),
      (["generate", model, "-n", "1", "--label", "nothing=1"], 64, "pastiche: "),
      (["generate", model, "-n", "1", "-o", "no/x"], 73, "pastiche: no/x: "),
      (["frobnicate"], 64, "pastiche: "),
    ]
    for (arguments, status, message) in cases {
      let outcome = try program.run(arguments)
      #expect(outcome.status == status, "\(arguments): \(outcome.error)")
      #expect(outcome.error.hasPrefix(message), "\(arguments): \(outcome.error)")
      #expect(outcome.error.split(separator: "\n").count == 2, "\(outcome.error)")
      #expect(outcome.output.isEmpty)
    }
    #expect(!program.folder.names.contains("m"))
  }

  @Test(
    "A suffix that no format has is refused, and leaves no file",
    arguments: ["parquet", "xlsx", "jsonl.zip", "arrow.gz", "spacy"])
  func unknownSuffixes(suffix: String) throws {
    let grammar = "\(PackageRoot.path)/Grammars/order-records.grammar"
    try program.folder.write(
      "version: 1\noutputs:\n- {from: \(grammar), to: new.\(suffix), documents: 3}\n", to: "r.yaml")
    for arguments in [
      ["generate", grammar, "-n", "3", "-o", "new.\(suffix)"],
      ["run", "--check", "--allow-outside", "r.yaml"],
      ["grammar", "sample", grammar, "-n", "3", "-o", "new.\(suffix)"],
    ] {
      let outcome = try program.run(arguments)
      #expect(
        outcome.status == 64 || outcome.status == 65 && arguments[0] == "run", "\(outcome.error)")
      #expect(outcome.error.contains("suffix") && outcome.error.split(separator: "\n").count == 2)
    }
    #expect(!program.folder.names.contains { $0.hasPrefix("new") })
    #expect(
      try program.run("generate", grammar, "-n", "3", "-o", "new.\(suffix)", "--format", "csv")
        .status == 0)
    for name in ["new", "new.ndjson", "new.json", "new.d/"] {
      #expect(try program.run("generate", grammar, "-n", "3", "-o", name).status == 0, "\(name)")
    }
    #expect(try program.run("grammar", "sample", grammar, "-n", "3", "-o", "new.csv").status == 64)
  }

  @Test("A negative number is the option's own business")
  func negativeNumbers() throws {
    let grammar = "\(PackageRoot.path)/Grammars/order-records.grammar"
    for (arguments, words) in [
      (["generate", grammar, "-n", "-5"], "-n must be 0 or more"),
      (["generate", grammar, "-n", "5", "--seed", "-1"], "--seed <seed>'; it must be 0 or more"),
      (["generate", grammar, "-n", "5", "--threads", "-2"], "--threads must be"),
      (["generate", grammar, "-n", "5", "--minimum", "-2"], "--minimum must be"),
      (["grammar", "sample", grammar, "-n", "-5"], "-n must be"),
      (["train", tickets, "-o", "m", "--order", "-3"], "--order must be"),
      (["train", tickets, "-o", "m", "--max-record-bytes", "-3"], "--max-record-bytes must be"),
    ] {
      let outcome = try program.run(arguments)
      #expect(outcome.status == 64 && outcome.error.contains(words), "\(outcome.error)")
    }
  }

  @Test("What was asked of the columns is done, and an input without documents is refused")
  func columns() throws {
    let rows = (0..<6).map { "lamp number \($0) is on;x" }.joined(separator: "\n")
    try program.folder.write("text;label\n\(rows)\n", to: "a.csv")
    try program.folder.write("\(rows)\n", to: "b.txt")
    try program.folder.write("{\"body\": \"lamp number 9 is on\"}\n", to: "more.jsonl")
    try program.folder.write("text,label\n", to: "none.csv")
    let told = try program.run("train", "a.csv", "-o", "m.pastiche")
    #expect(told.status == 0 && told.error.contains("a.csv") && told.error.contains("“;”"))
    for arguments in [
      ["a.csv", "--delimiter", ";"], ["a.csv", "--delimiter", "semicolon"],
      ["b.txt", "--delimiter", ";", "--no-header"],
      [
        "a.csv", "--delimiter", ";", "--unlabelled", "more.jsonl", "--unlabelled-text-field",
        "body",
      ],
    ] {
      // Six seeds are few, which is said unless it is to be quiet.
      let outcome = try program.run(["train", "--quiet"] + arguments + ["-o", "m.pastiche"])
      #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome.error)")
    }
    for arguments in [
      ["train", "none.csv", "-o", "n.pastiche"], ["scrub", "none.csv"],
      ["grammar", "induce", "none.csv", "-o", "n.grammar"],
      ["audit", "--seed-data", "a.csv", "--synthetic", "none.csv"],
      ["train", "a.csv", "--delimiter", ",", "-o", "n.pastiche"],
      ["train", "a.csv", "--unlabelled", "more.jsonl", "-o", "n.pastiche"],
    ] {
      let outcome = try program.run(arguments)
      #expect(outcome.status == 65, "\(arguments): \(outcome.error)")
    }
    #expect(!program.folder.names.contains { $0.hasPrefix("n.") })
  }

  @Test("A label that runs dry keeps what was made and ends with 1")
  func shortage() throws {
    let lines = String(repeating: "{\"text\": \"Reset it please.\", \"label\": \"x\"}\n", count: 4)
    try program.folder.write(lines, to: "seed.jsonl")
    #expect(try program.run("train", "seed.jsonl", "-o", "m.pastiche").status == 0)
    let outcome = try program.run("generate", "m.pastiche", "-n", "500", "-o", "out.jsonl")
    #expect(outcome.status == 1)
    #expect(outcome.error.contains("label “x” yielded"))
    #expect(program.folder.names.contains("out.jsonl"))
  }

  #if os(Linux)
    @Test("A full disk is an error of output, and a reader that leaves is none")
    func outputs() throws {
      let model = try trained()
      #expect(try program.run("generate", model, "-n", "2000", "-o", "/dev/full").status == 74)
      #expect(try program.shell("pastiche generate \(model) -n 50000 | head -n 1").status == 0)
    }
  #endif

  @Test("An interrupted run leaves no file", arguments: [SIGINT, SIGTERM])
  func interruption(signal: Int32) throws {
    let model = try trained()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = [
      "generate", model, "-n", "50000000", "-o", program.folder.file("big.jsonl"),
    ]
    try process.run()
    for _ in 0..<200 where !program.folder.names.contains(where: { $0.hasSuffix(".partial") }) {
      Thread.sleep(forTimeInterval: 0.05)
    }
    #expect(program.folder.names.contains { $0.hasSuffix(".partial") })
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationStatus == 128 + signal)
    #expect(!program.folder.names.contains { $0.hasPrefix("big.jsonl") })
  }

  @Test("Help has an example for each subcommand, completions and a version are there")
  func help() throws {
    for subcommand in [
      "train", "generate", "grammar sample", "grammar check", "grammar parse", "grammar train",
      "grammar import", "grammar export",
    ] {
      let words = subcommand.split(separator: " ").map(String.init)
      let outcome = try program.run(["help"] + words)
      #expect(outcome.status == 0 && outcome.output.contains("Example:"))
    }
    for shell in ["bash", "zsh", "fish"] {
      #expect(try program.run("--generate-completion-script", shell).output.contains("generate"))
    }
    #expect(try program.run("--version").output.hasPrefix("0."))
  }

  @Test("Every command of the READMEs runs", arguments: ["README.md", "Grammars/README.md"])
  func readme(file: String) throws {
    let text = try String(contentsOfFile: "\(PackageRoot.path)/\(file)", encoding: .utf8)
    let blocks = text.components(separatedBy: "```").enumerated().filter { $0.offset % 2 == 1 }.map(
      \.element)
    let commands = blocks.filter { $0.hasPrefix("sh\n") }.flatMap {
      $0.split(separator: "\n").dropFirst()
    }
    if file == "README.md" {
      #expect(commands.prefix(2).map { $0.prefix(9) } == ["make demo", "make test"])
    }
    for name in ["Corpora", "Grammars", "Makefile", "Scripts"] {
      try FileManager.default.createSymbolicLink(
        atPath: program.folder.file(name), withDestinationPath: "\(PackageRoot.path)/\(name)")
    }
    for command in commands {
      // These two build and test, so here only their recipes are read; CI runs them.
      let line = command.hasPrefix("make ") ? "make -n " + command.dropFirst(5) : String(command)
      let outcome = try program.shell(line)
      #expect(outcome.status == 0, "\(command): \(outcome.error)")
    }
  }
}
