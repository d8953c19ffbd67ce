import ArgumentParser
import Corpora
import Grammars

/// `pastiche grammar train`.
struct TrainGrammar: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Fit a grammar's weights to texts.",
    discussion: """
      Example:
        pastiche grammar train tickets.grammar tickets.jsonl -o fitted.grammar --explain explained.jsonl

      Inside-outside training on those documents that the grammar makes. Only weights change in the file: comments, order and \
      texts stay. What the grammar does not make is told with the place where it stops.
      """)

  @Argument(help: "The grammar.")
  var grammar: String

  @Argument(help: "The documents; “-” is standard input.")
  var corpus: String

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write the grammar.", valueName: "file"))
  var output: String

  @Option(help: ArgumentHelp("The most rounds.", valueName: "count"))
  var rounds = GrammarTrainer.Options().rounds

  @Option(
    help: ArgumentHelp(
      "How many imagined uses of each rule follow the weights as they are; 0 is maximum likelihood.",
      valueName: "count"))
  var prior = GrammarTrainer.Options().prior

  @Option(
    help: ArgumentHelp(
      "The share of documents kept aside; training stops when they get less probable.",
      valueName: "share"))
  var heldOut = GrammarTrainer.Options().heldOutShare

  @Option(
    help: ArgumentHelp(
      "Where to write, a document a line, whether the grammar makes it and how far it gets.",
      valueName: "file"))
  var explain: String?

  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Telling") var verbosity: VerbosityOptions

  func validate() throws {
    if rounds < 1 { throw ValidationError("--rounds must be at least 1") }
    if !(0...1e12).contains(prior) { throw ValidationError("--prior must be 0 to 1e12") }
    if !(0..<1).contains(heldOut) {
      throw ValidationError("--held-out must be at least 0 and below 1")
    }
  }

  func run() throws {
    for path in [output, explain] { if let path { try FileRoles.claim(path) } }
    let (grammar, warnings) = try Grammar.open(self.grammar)
    Console.tell(warnings)
    var options = GrammarTrainer.Options()
    (options.rounds, options.prior, options.heldOutShare) = (rounds, prior, heldOut)
    var trainer = GrammarTrainer(grammar, options: options)
    let reader = try openDocuments(path: corpus, options: reading.options)
    let explanations = try explain.map { path throws(CorpusError) in try OutputFile(path: path) }
    var count = 0
    while let document = try reader.next() {
      let isMade = trainer.add(Array(document.text.utf8))
      try explanations?.write(
        explanation(document.id ?? String(count), isMade ? nil : trainer.report.failures[count]))
      count += 1
    }
    if trainer.report.explainedShare == 0 {
      throw Refusal(
        status: .checkFailed,
        message: """
          \(corpus): the grammar makes none of the \(count) documents\(furthest(trainer.report))
          Add alternatives for what they have.
          """)
    }
    trainer.train()
    let file = try OutputFile(path: output)
    try file.write(trainer.grammar.rewritten)
    try file.commit()
    try explanations?.commit()
    tell(trainer.report, verbosity.console)
  }

  private func explanation(_ id: String, _ understood: String?) -> [UInt8] {
    var line = Array("{\"id\": ".utf8)
    JSONText.append(id, to: &line)
    line += ", \"explained\": \(understood == nil)".utf8
    if let understood {
      line += ", \"understood\": ".utf8
      JSONText.append(understood, to: &line)
    }
    return line + Array("}\n".utf8)
  }

  private func furthest(_ report: GrammarTrainer.Report) -> String {
    guard let longest = report.failures.values.max(by: { $0.utf8.count < $1.utf8.count }) else {
      return ""
    }
    return "; the furthest it goes is \(longest.unicodeScalars.count) characters into a document"
  }

  private func tell(_ report: GrammarTrainer.Report, _ console: Console) {
    let explained = report.count - report.failures.count
    Console.write(
      "\(explained) of \(report.count) documents are made by the grammar (\(Console.fixed(100 * report.explainedShare)) %)\n"
    )
    for (number, round) in report.rounds.enumerated() {
      let heldOut = round.heldOut.map { ", of those kept aside \(Console.fixed($0))" } ?? ""
      console.detail(
        "round \(number): log likelihood \(Console.fixed(round.logLikelihood))\(heldOut)")
    }
    if let first = report.rounds.first, let last = report.rounds.last {
      console.summarize(
        "\(report.rounds.count - 1) rounds: log likelihood \(Console.fixed(first.logLikelihood)) to \(Console.fixed(last.logLikelihood))"
      )
    }
  }
}
