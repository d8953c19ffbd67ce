import ArgumentParser
import Corpora
import Tokenization

/// The command line.
@main
struct Pastiche: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pastiche",
    abstract:
      "Learns from a small labelled corpus and writes new labelled documents with nobody's personal data in them.",
    discussion: """
      Train a model on documents, then write as many new ones as you need:

        pastiche train tickets.jsonl -o tickets.pastiche
        pastiche generate tickets.pastiche -n 1000 -o new.jsonl

      Exit status: 0 done, 1 fewer documents than asked for or a check failed, 64 wrong usage, 65 bad data, 66 no such input, \
      70 our fault, 73 cannot create the output, 74 input or output failed.
      """,
    version: "0.1.0",
    subcommands: [
      Train.self, Generate.self, Publish.self, RunRecipe.self, AuditCommand.self, Scrub.self,
      Tokenize.self,
      Detokenize.self,
      Tag.self,
      LanguagesCommand.self,
      LanguageModels.self,
      GrammarCommand.self, TrainEntities.self,
    ])

  static func main() {
    Interruption.openStandardStreams()
    Interruption.requireDescriptors()
    Interruption.install()
    FileRoles.watch()
    do {
      var command = try parseAsRoot(
        NegativeNumbers.joined(Array(CommandLine.arguments.dropFirst())))
      try command.run()
    } catch {
      exit(reporting: error)
    }
  }

  /// Ends the program with the error's message on standard error and its exit status.
  private static func exit(reporting error: any Error) -> Never {
    switch error {
    case let error as CorpusError:
      ExitStatus.of(error).exit(error.cause == .brokenPipe ? nil : error.description)
    case let error as ICUError:
      ExitStatus.ourFault.exit("\(error)")
    case let error as Refusal:
      error.status.exit(error.message)
    default:
      let status = exitCode(for: error)
      if status == .validationFailure { ExitStatus.usage.exit(usageMessage(for: error)) }
      // Help and version are no errors; they go to standard output.
      guard status == .success else { Pastiche.exit(withError: error) }
      do throws(CorpusError) {
        let output = try OutputFile(path: "-")
        try output.write(Array("\(fullMessage(for: error))\n".utf8))
        try output.commit()
        ExitStatus.success.exit(nil)
      } catch { exit(reporting: error) }
    }
  }

  /// The message without the parser's `Error: `, and a second line that says where the usage is, unless it says what to do itself.
  private static func usageMessage(for error: any Error) -> String {
    let problem = message(for: error)
    if problem.contains("\n") { return problem }
    return """
      \(problem)\(NegativeNumbers.hint(on: problem))
      See “pastiche --help” or “pastiche help SUBCOMMAND”.
      """
  }
}
