import ArgumentParser
import Corpora
import Generation
import Privacy

/// `pastiche publish`.
struct Publish: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a model that may be given away.",
    discussion: """
      Example:
        pastiche publish tickets.pastiche -o tickets-public.pastiche

      The file that “pastiche train” writes stays with the seed: the hashes by which documents are kept apart from it let whoever \
      has the file confirm what single documents say. The published file holds nothing that fewer groups wrote than the model's \
      terms ask for: no index of runs, no sketches or fingerprints of documents, no taken values; of a standard model also none of \
      the n-grams, wordings, words and values of too few groups. Documents written with it are not compared with the seed, so \
      audit them before you share them.
      """)

  @Argument(help: "The model that “pastiche train” wrote.")
  var model: String

  @Option(name: .shortAndLong, help: ArgumentHelp("The model to write.", valueName: "model"))
  var output: String

  @OptionGroup(title: "Telling") var verbosity: VerbosityOptions

  func validate() throws {
    if output == "-" { throw ValidationError("a model is read by mapping, so -o needs a file") }
  }

  func run() throws {
    try FileRoles.claim(output)
    guard let published = try SeedModel.published(of: model) else {
      throw Refusal(
        status: .checkFailed,
        message: """
          \(model): too few groups stand behind what it knows, so nothing can be published
          Train it on documents of more groups, or on more documents where none says its group.
          """)
    }
    try published.write(to: output)
    let console = verbosity.console
    console.summarize("privacy: \(published.settings.privacy.statement)")
    console.summarize(published.settings.privacy.custody)
  }
}
