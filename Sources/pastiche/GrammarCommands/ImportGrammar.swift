import ArgumentParser
import Corpora
import Grammars

/// `pastiche grammar import`.
struct ImportGrammar: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a grammar of another tool's file.",
    discussion: """
      Example:
        pastiche grammar import nltk toy.pcfg -o toy.grammar
      """)

  /// What can be read.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case nltk, tracery, chatito, jsgf
  }

  @Argument(help: "What the file is: \(Format.allCases.map(\.rawValue).joined(separator: ", ")).")
  var format: Format

  @Argument(help: "The file; “-” is standard input.")
  var file: String

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write the grammar.", valueName: "file"))
  var output = "-"

  func run() throws {
    let bytes = try WholeFile.read(file, most: GrammarLoader.mostBytes)
    let text =
      switch format {
      case .nltk: try NLTKImporter.grammar(bytes, path: file)
      case .tracery: try TraceryImporter.grammar(bytes, path: file)
      case .jsgf: try JSGFImporter.grammar(bytes, path: file)
      case .chatito:
        try ChatitoImporter.grammar(bytes, path: file) { path throws(CorpusError) in
          try WholeFile.read(path, most: GrammarLoader.mostBytes)
        }
      }
    let file = try OutputFile(path: output)
    try file.write(Array(text.text.utf8))
    try file.commit()
  }
}
