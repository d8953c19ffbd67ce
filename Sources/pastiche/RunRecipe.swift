import ArgumentParser
import Corpora

/// `pastiche run`.
struct RunRecipe: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Make everything that a recipe says.",
    discussion: """
      Example:
        pastiche run Corpora/recipes/support-tickets.yaml --into sets

      A recipe is a YAML file: models to train, outputs to write. Each of its steps is a command, which --verbose shows; the \
      same recipe and inputs give the same bytes.
      """)

  @Argument(help: ArgumentHelp("The recipe.", valueName: "file"))
  var recipe: String

  @Option(
    help: ArgumentHelp("Where models and outputs go; it is made if need be.", valueName: "folder"))
  var into = "."

  @Flag(help: "Only check the recipe, and tell its commands.")
  var check = false

  @Flag(help: "Go on with outputs whose run was stopped.")
  var resume = false

  @Flag(
    help: """
      Let the recipe read files outside of its folder, or of the folder above that holds a file “.pastiche-project”, and write \
      outside of --into.
      """)
  var allowOutside = false

  @Option(
    help: ArgumentHelp(
      "How many threads; the outputs are the same for any number.", valueName: "count"))
  var threads: Int?

  @OptionGroup(title: "Telling") var verbosity: VerbosityOptions

  func run() throws {
    let console = verbosity.console
    let steps = try RecipeFile(path: recipe, into: into, allowsOutside: allowOutside).steps()
    // All are read before any is begun, so that a slip in the last line costs no hour.
    let commands = try steps.map { step in (step, try command(step)) }
    if check {
      let output = try OutputFile(path: "-")
      for step in steps { try output.write(Array("\(step.line)\n".utf8)) }
      try output.commit()
      return
    }
    for (step, command) in commands {
      console.summarize(step.line)
      try Folder.make(above: step.output)
      var command = command
      try command.run()
    }
  }

  private func command(_ step: RecipeFile.Step) throws -> any ParsableCommand {
    var arguments = step.arguments
    if verbosity.quiet { arguments.append("--quiet") }
    if verbosity.verbose { arguments.append("--verbose") }
    switch step.kind {
    case .train: return try step.parsed { try Train.parse(arguments) }
    case .generate:
      if let threads { arguments.append("--threads=\(threads)") }
      if resume { arguments.append("--resume") }
      return try step.parsed { try Generate.parse(arguments) }
    }
  }
}
