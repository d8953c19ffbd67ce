import ArgumentParser
import Corpora
import Generation
import Grammars

/// `pastiche grammar`: grammars that documents are written with.
struct GrammarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grammar",
    abstract: "Check, sample, parse and train grammars.",
    subcommands: [
      CheckGrammar.self, SampleGrammar.self, ParseGrammar.self, TrainGrammar.self,
      ImportGrammar.self, ExportGrammar.self,
    ])
}

extension Grammar {
  /// Reads a grammar, with what may be wrong with it.
  static func open(_ path: String) throws -> (Grammar, [GrammarMessage]) {
    do {
      return try GrammarLoader.load(path) { SurrogateProvider(locale: $0) }
    } catch let error as GrammarErrors {
      throw Refusal(
        status: .badData,
        message: error.messages.map(\.description).joined(separator: "\npastiche: "))
    }
  }
}

extension Console {
  /// Writes warnings to standard error.
  static func tell(_ messages: [GrammarMessage]) {
    for message in messages { write("pastiche: \(message)\n") }
  }
}
