import ArgumentParser
import Corpora
import Yams

/// Reads a recipe (see `Corpora/recipes/README.md`): each model and each output becomes a command.
struct RecipeFile {
  /// A command that a recipe asks for.
  struct Step {
    enum Kind: String { case train, generate }
    let kind: Kind
    let arguments: [String]
    /// What the command writes.
    let output: String
    fileprivate let file: YAMLFile
    fileprivate let node: Node

    /// The command as a line of shell.
    var line: String {
      "pastiche \(kind.rawValue) " + arguments.map(Self.quoted).joined(separator: " ")
    }

    /// Parses the arguments; what is wrong with them is told with the step's place in the file.
    func parsed<Command: ParsableCommand>(_ parse: () throws -> Command) throws -> Command {
      do {
        return try parse()
      } catch {
        let message = Command.message(for: error).split(separator: "\n").first ?? ""
        throw file.refusal(node, "\(message)", "Mend this \(kind == .train ? "model" : "output").")
      }
    }

    private static func quoted(_ argument: String) -> String {
      let isPlain = argument.utf8.allSatisfy {
        (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
          || "=-_./,:+".utf8.contains($0)
      }
      return isPlain ? argument : "'\(argument.replacing("'", with: #"'\''"#))'"
    }
  }

  /// How a key's value becomes arguments.
  private enum Form {
    case text
    case count
    case number
    case flag
    /// A file beside the recipe.
    case path
    /// The same, or a word that stands for no file.
    case pathOr(String)
    case paths
    /// Each member as an argument of its own, `KEY=VALUE`.
    case pairs
    /// The same with files.
    case filePairs
    /// All members in one argument, parted by commas; or a number.
    case list
  }

  /// The keys of a model and what they are on the command line.
  private static let modelKeys: KeyValuePairs<String, Form> = [
    "labels": .pathOr("auto"), "unlabelled": .paths, "grammar": .paths, "list": .filePairs,
    "order": .count, "locale": .text, "token-rules": .text, "normalize": .text,
    "fold-case": .flag, "plain": .text, "text-field": .text, "label-field": .text,
    "group-field": .text, "unlabelled-text-field": .text, "input-format": .text,
    "delimiter": .text, "no-header": .flag, "encoding": .text, "lossy": .flag, "privacy": .text,
    "least-groups": .count, "longest-run": .count, "epsilon": .number, "delta": .number,
    "common-words": .paths,
  ]

  /// The keys of an output.
  private static let outputKeys: KeyValuePairs<String, Form> = [
    "format": .text, "seed": .count, "label": .pairs, "mix": .pairs, "balance": .flag,
    "like": .path, "minimum": .count, "difficulty": .text, "noise": .list, "keyboard": .text,
    "near-duplicates": .text, "avoid": .paths, "split": .list, "mass": .number,
    "backoff-scale": .number, "license": .text, "shard-size": .count, "compression": .text,
    "guard-formulas": .flag, "model": .filePairs,
  ]

  /// A file of this name says that recipes below its folder may read all that is in it.
  private static let marker = ".pastiche-project"

  private let file: YAMLFile
  private let folder: String
  private let into: String
  /// Where all that the recipe names has to be; nil where it may be anywhere.
  private let readable: String?

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - into: The folder that outputs go to; inputs lie beside the recipe.
  ///   - allowsOutside: Whether the recipe may name files outside of its project and of `into`.
  init(path: String, into: String, allowsOutside: Bool = false) throws {
    file = try YAMLFile(path: path)
    folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    self.into = into == "." ? "" : into.hasSuffix("/") ? into : into + "/"
    readable = allowsOutside ? nil : Self.project(of: path)
  }

  /// The nearest folder above a recipe that is marked as a project, else the recipe's own.
  private static func project(of path: String) -> String {
    let own = FilePlace.folder(of: FilePlace.resolved(path) ?? path)
    var folder = own
    while true {
      if Folder.hasFile("\(folder)/\(marker)") { return folder }
      let above = FilePlace.folder(of: folder)
      if above == folder || above == "." { return own }
      folder = above
    }
  }

  /// The commands, models first.
  func steps() throws -> [Step] {
    let members = try file.members(
      file.root, of: "a recipe", keys: ["version", "about", "seed", "models", "outputs"])
    guard let version = members["version"], version.int == 1 else {
      throw file.refusal(
        members["version"] ?? file.root, "the recipe's version must be 1", "Write “version: 1”.")
    }
    guard let outputs = members["outputs"] else {
      throw file.refusal(file.root, "the recipe makes nothing", "Give it “outputs”.")
    }
    var models: [String: String] = [:]
    var steps: [Step] = []
    if let node = members["models"] {
      for (key, value) in try file.pairs(node, of: "“models”") {
        guard models[key.text] == nil else {
          throw file.refusal(key.node, "the model “\(key.text)” is there twice", "Rename one.")
        }
        let path = try output("\(key.text).pastiche", key.node)
        models[key.text] = path
        steps.append(try model(value, path))
      }
    }
    let seed = try members["seed"].map { try arguments("seed", $0, .count) } ?? []
    steps += try file.elements(outputs).map { try output($0, models, seed) }
    var places: Set<String> = []
    for step in steps where !places.insert(step.output).inserted {
      throw file.refusal(
        step.node, "two outputs go to “\(step.output)”", "Give each a name of its own.")
    }
    return steps
  }

  private func model(_ node: Node, _ path: String) throws -> Step {
    let members = try file.members(
      node, of: "a model", keys: ["seeds"] + Self.modelKeys.map(\.key))
    guard let seeds = members["seeds"] else {
      throw file.refusal(node, "the model has no seeds", "Name files under “seeds”.")
    }
    let inputs = try file.strings(seeds, of: "a file").map { try input($0, seeds) }
    return Step(
      kind: .train,
      arguments: inputs + ["-o", path] + (try options(members, Self.modelKeys)), output: path,
      file: file, node: node)
  }

  private func output(_ node: Node, _ models: [String: String], _ seed: [String]) throws -> Step {
    let members = try file.members(
      node, of: "an output", keys: ["from", "to", "documents"] + Self.outputKeys.map(\.key))
    guard let from = members["from"], let to = members["to"] else {
      throw file.refusal(
        node, "an output needs “from” and “to”", "Name a model or a grammar, and a file.")
    }
    let source = try file.string(from, of: "“from”")
    guard let model = try models[source] ?? (Self.isFile(source) ? try input(source, from) : nil)
    else {
      throw file.refusal(
        from, "there is no model “\(source)” in this recipe",
        "Name one of its models, or a file that ends in .pastiche or .grammar.")
    }
    let path = try output(file.string(to, of: "“to”"), to)
    var arguments = [model, "-o", path]
    if let node = members["documents"] { arguments += ["-n"] + (try values(node, .count)) }
    if members["seed"] == nil { arguments += seed }
    return Step(
      kind: .generate, arguments: arguments + (try options(members, Self.outputKeys)), output: path,
      file: file, node: node)
  }

  private static func isFile(_ name: String) -> Bool {
    name.hasSuffix(".pastiche") || name.hasSuffix(".grammar")
  }

  /// A path beside the recipe.
  ///
  /// - Throws: A refusal where it leads out of the project, be it by a link: a recipe may come from a stranger.
  private func input(_ path: String, _ node: Node) throws -> String {
    let path = path.hasPrefix("/") ? path : folder + path
    if let readable, !FilePlace.isInside(path, of: readable) {
      throw file.refusal(
        node, "“\(path)” is outside of the recipe’s folder",
        "Move it there, put an empty file “\(Self.marker)” into the folder that holds both, or trust the recipe with --allow-outside."
      )
    }
    return path
  }

  /// A path below the folder that outputs go to.
  private func output(_ path: String, _ node: Node) throws -> String {
    let place = path.hasPrefix("/") ? path : into + path
    if readable == nil { return place }
    let folder = into.isEmpty ? "." : into
    let leaves = path.hasPrefix("/") || path.split(separator: "/").contains("..")
    // What is not there yet holds no link that leads elsewhere.
    if leaves || Folder.hasFile(folder) && !FilePlace.isInside(place, of: folder) {
      throw file.refusal(
        node, "“\(path)” is outside of the folder that outputs go to",
        "Name a file below it, or trust the recipe with --allow-outside.")
    }
    return place
  }

  // MARK: Arguments

  private func options(
    _ members: [String: Node], _ keys: KeyValuePairs<String, Form>
  ) throws -> [String] {
    try keys.flatMap { key, form in
      try members[key].map { try arguments(key, $0, form) } ?? []
    }
  }

  private func arguments(_ key: String, _ node: Node, _ form: Form) throws -> [String] {
    if case .flag = form {
      guard let isSet = node.bool else {
        throw file.refusal(node, "“\(key)” must be true or false", "Leave it out for false.")
      }
      return isSet ? ["--\(key)"] : []
    }
    return try values(node, form).map { "--\(key)=\($0)" }
  }

  private func values(_ node: Node, _ form: Form) throws -> [String] {
    switch form {
    case .text: return [try file.string(node, of: "it")]
    case .count:
      guard let count = node.int, count >= 0 else {
        throw file.refusal(node, "expected a whole number", "Write digits.")
      }
      return [String(count)]
    case .number:
      guard let number = node.float else {
        throw file.refusal(node, "expected a number", "Write digits.")
      }
      return [String(number)]
    case .path: return [try input(file.string(node, of: "a file"), node)]
    case .pathOr(let word):
      let path = try file.string(node, of: "a file")
      return [path == word ? word : try input(path, node)]
    case .paths: return try file.strings(node, of: "a file").map { try input($0, node) }
    case .pairs: return try pairs(node).map { "\($0)=\($1)" }
    case .filePairs: return try pairs(node).map { "\($0)=\(try input($1, node))" }
    case .list:
      if case .mapping = node {
        return [try pairs(node).map { "\($0)=\($1)" }.joined(separator: ",")]
      }
      return [try file.string(node, of: "it")]
    case .flag: return []
    }
  }

  private func pairs(_ node: Node) throws -> [(String, String)] {
    try file.pairs(node, of: "it").map { key, value in
      (key.text, try file.string(value, of: "“\(key.text)”"))
    }
  }
}
