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
      InduceGrammar.self, ImportGrammar.self, ExportGrammar.self,
    ])
}

extension Grammar {
  /// Reads a grammar, with what may be wrong with it.
  ///
  /// - Parameter models: `name=path` of learned models whose texts it takes in.
  static func open(
    _ path: String, models: [String] = []
  ) throws -> (Grammar, [GrammarMessage]) {
    var (grammar, warnings) = try read(path)
    var paths: [String: String] = [:]
    for model in models {
      guard let sign = model.firstIndex(of: "="), sign > model.startIndex else {
        throw Refusal(
          status: .usage, message: "--model: “\(model)” names no model\nWrite name=path.")
      }
      paths[String(model[..<sign])] = String(model[model.index(after: sign)...])
    }
    var opened: [String: EmbeddedModel] = [:]
    var ordered: [EmbeddedModel] = []
    for (name, label, declared) in grammar.modelReferences {
      // A path in the file is relative to it, and leads nowhere else: the grammar may come from a stranger.
      let beside = declared.map { ($0.hasPrefix("/") ? "" : GrammarLoader.folder(of: path)) + $0 }
      if let beside, paths[name] == nil, FilePlace.resolved(beside) != nil,
        !FilePlace.isInside(beside, of: FilePlace.folder(of: path))
      {
        throw Refusal(
          status: .badData,
          message:
            "\(path): the model “\(name)” lies outside of the folder of the grammar\nPut it there, or name it with --model \(name)=\(beside)."
        )
      }
      guard let place = paths[name] ?? beside else {
        throw Refusal(
          status: .usage,
          message: "\(path): the model “\(name)” has no file\nGive one with --model \(name)=FILE.")
      }
      let model = try opened[place] ?? EmbeddedModel(path: place)
      opened[place] = model
      if let label, !model.labels.contains(label) {
        throw Refusal(
          status: .badData,
          message:
            "\(place): the model has no label “\(label)”\nIts labels are: \(model.labels.joined(separator: ", "))."
        )
      }
      ordered.append(model)
    }
    grammar.setModels(ordered, spanTypes: ordered.flatMap(\.spanTypes))
    return (grammar, warnings)
  }

  private static func read(_ path: String) throws -> (Grammar, [GrammarMessage]) {
    do {
      return try GrammarLoader.load(path) { SurrogateProvider(locale: $0) }
    } catch let error as GrammarErrors {
      // What is imported twice is wrong twice, and told once.
      var told: [String] = []
      for message in error.messages.map(\.description) where !told.contains(message) {
        told.append(message)
      }
      throw Refusal(status: .badData, message: told.joined(separator: "\npastiche: "))
    }
  }
}

extension Console {
  /// Writes warnings to standard error.
  static func tell(_ messages: [GrammarMessage]) {
    for message in messages { write("pastiche: \(message)\n") }
  }
}
