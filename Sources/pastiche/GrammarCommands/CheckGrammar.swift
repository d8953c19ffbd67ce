import ArgumentParser
import Corpora
import Grammars

/// `pastiche grammar check`.
struct CheckGrammar: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find what is wrong with a grammar, and say what it makes.",
    discussion: """
      Example:
        pastiche grammar check tickets.grammar
      """)

  @Argument(help: "The grammar.")
  var grammar: String

  func run() throws {
    let (grammar, warnings) = try Grammar.open(self.grammar)
    Console.tell(warnings)
    _ = grammar
  }
}
