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
    case nltk, tracery, chatito, jsgf, penn
  }

  @Argument(help: "What the file is: \(Format.allCases.map(\.rawValue).joined(separator: ", ")).")
  var format: Format

  @Argument(help: "The file; “-” is standard input.")
  var file: String

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write the grammar.", valueName: "file"))
  var output = "-"

  @Option(
    help: ArgumentHelp(
      "penn: how many siblings before it a part of a rule remembers; -1 leaves rules whole.",
      valueName: "count"))
  var horizontal = 1

  @Flag(help: "penn: nonterminals remember their parent.")
  var parents = false

  func run() throws {
    try FileRoles.claim(output)
    let bytes = try WholeFile.read(file, most: GrammarLoader.mostBytes)
    let text = try self.text(of: bytes)
    Console.tell(text.warnings)
    do {
      _ = try GrammarLoader.parse(Array(text.text.utf8), path: output)
    } catch let error as GrammarErrors {
      let problem = error.messages.first?.problem ?? ""
      throw Refusal(
        status: .badData,
        message: "\(file): what is imported is not whole: \(problem)\nDefine what is missing, once."
      )
    }
    let file = try OutputFile(path: output)
    try file.write(Array(text.text.utf8))
    try file.commit()
  }

  private func text(of bytes: [UInt8]) throws -> GrammarText {
    switch format {
    case .nltk: return try NLTKImporter.grammar(bytes, path: file)
    case .penn:
      var options = TreebankImporter.Options()
      options.horizontal = horizontal < 0 ? nil : horizontal
      options.hasParents = parents
      return try TreebankImporter.grammar(bytes, path: file, options: options)
    case .tracery: return try TraceryImporter.grammar(bytes, path: file)
    case .jsgf: return try JSGFImporter.grammar(bytes, path: file)
    case .chatito:
      return try ChatitoImporter.grammar(bytes, path: file) { path throws(CorpusError) in
        try WholeFile.read(path, most: GrammarLoader.mostBytes)
      }
    }
  }
}
