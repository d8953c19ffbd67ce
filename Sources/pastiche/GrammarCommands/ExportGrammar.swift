public import ArgumentParser
import Corpora
public import Grammars

/// `pastiche grammar export`.
struct ExportGrammar: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a grammar in the form of another tool, where that can say all of it.",
    discussion: """
      Example:
        pastiche grammar export gbnf orders.grammar -o orders.gbnf

      Spans and labels are left out. What has no counterpart is refused with its place. GBNF has no weights.
      """)

  @Argument(
    help:
      "What to write: \(GrammarExporter.Format.allCases.map(\.rawValue).joined(separator: ", ")).")
  var format: GrammarExporter.Format

  @Argument(help: "The grammar.")
  var grammar: String

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Where to; “-” is standard output.", valueName: "file"))
  var output = "-"

  func run() throws {
    try FileRoles.claim(output)
    let (grammar, warnings) = try Grammar.open(self.grammar)
    Console.tell(warnings)
    let text: String
    do {
      text = try GrammarExporter.text(grammar, as: format)
    } catch {
      throw Refusal(status: .badData, message: error.description)
    }
    let file = try OutputFile(path: output)
    try file.write(Array(text.utf8))
    try file.commit()
  }
}

extension GrammarExporter.Format: ExpressibleByArgument {}
