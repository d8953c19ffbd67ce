import ArgumentParser
import Corpora
import Grammars

/// `pastiche grammar parse`.
struct ParseGrammar: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "Tell how probable a text is, and how it comes about.",
    discussion: """
      Example:
        pastiche grammar parse tickets.grammar "I was charged twice." --json

      White space of any length counts as one blank. The exit status is 1 where the grammar does not make the text.
      """)

  @Argument(help: "The grammar.")
  var grammar: String

  @Argument(help: "The text.")
  var text: String

  @Option(help: ArgumentHelp("List so many of the best derivations, too.", valueName: "count"))
  var nBest = 0

  @Flag(help: "Write JSON.")
  var json = false

  func validate() throws {
    if !(0...100_000).contains(nBest) { throw ValidationError("--n-best must be 0 to 100000") }
  }

  func run() throws {
    let (grammar, warnings) = try Grammar.open(self.grammar)
    Console.tell(warnings)
    let output = try OutputFile(path: "-")
    switch GrammarParser(grammar).parse(Array(text.utf8), best: nBest) {
    case .success(let parse):
      var line: [UInt8] = []
      if json {
        line +=
          "{\"logprob\": \(parse.logProbability), \"viterbi_logprob\": \(parse.viterbiLogProbability), \"tree\": "
          .utf8
        JSONText.append(parse.tree.bracketed, to: &line)
        if nBest > 0 {
          line += ", \"n_best\": ".utf8
          JSONText.appendArray(parse.best, to: &line) { item, line in
            line += "{\"logprob\": \(item.logProbability), \"tree\": ".utf8
            JSONText.append(item.tree.bracketed, to: &line)
            line.append(UInt8(ascii: "}"))
          }
        }
        line += "}\n".utf8
      } else {
        line +=
          "log probability\t\(parse.logProbability)\nof the best derivation\t\(parse.viterbiLogProbability)\n"
          .utf8
        line += "\(parse.tree.bracketed)\n".utf8
        for item in parse.best { line += "\(item.logProbability)\t\(item.tree.bracketed)\n".utf8 }
      }
      try output.write(line)
      try output.commit()
    case .failure(let failure):
      if json { try output.write(Array("{\"logprob\": null}\n".utf8)) }
      try output.commit()
      throw Refusal(
        status: .checkFailed,
        message: """
          \(self.grammar): the grammar does not make this text; it goes as far as “\(failure.understood.suffix(60))”
          Add an alternative for what comes next.
          """)
    }
  }
}
