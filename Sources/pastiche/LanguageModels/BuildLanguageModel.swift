import ArgumentParser
import Corpora
import NGrams

/// `pastiche lm build`.
struct BuildLanguageModel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Turn a model in ARPA format into one that opens at once.",
    discussion: """
      Example:
        pastiche lm build text.arpa.gz -o text.lm

      Models of KenLM, SRILM and others are read; so are ours by them.
      """)

  @Argument(help: "The model in ARPA format; .gz and .zst are decompressed.")
  var arpa: String

  @Option(name: .shortAndLong, help: ArgumentHelp("The model to write.", valueName: "model"))
  var output: String

  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Telling") var verbosity: VerbosityOptions

  func run() throws {
    try FileRoles.claim(output)
    let console = verbosity.console
    let language = try LanguageModel(arpa: arpa, options: reading.options)
    try language.write(to: output)
    console.summarize(
      "wrote \(language.model.ngramCounts.map(Console.grouped).joined(separator: ", ")) n-grams in \(Console.fixed(console.elapsed)) s"
    )
  }
}
