import ArgumentParser
import Corpora
import Generation
import Tokenization

/// `pastiche train`.
struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Learn a model from labelled documents.",
    discussion: """
      Example:
        pastiche train tickets.jsonl more.csv.gz -o tickets.pastiche

      Inputs are JSONL, CSV, TSV, text files of one document a line, or folders of text files labelled by subfolder; \
      .gz and .zst are read as they are. Personal data are replaced by typed slots before anything is learned.
      """)

  @Argument(help: ArgumentHelp("The labelled documents; “-” is standard input.", valueName: "seed"))
  var seeds: [String]

  @Option(name: .shortAndLong, help: ArgumentHelp("The model to write.", valueName: "model"))
  var output: String

  @Option(
    help: ArgumentHelp(
      "More text to learn the language from; its labels are ignored.", valueName: "file"))
  var unlabelled: [String] = []

  @Option(help: "The length of the longest n-gram, 1 to 7.")
  var order = SeedModel.Settings().order

  @Option(help: "The locale whose word boundaries are used, such as en or de_CH.")
  var locale = SeedModel.Settings().locale

  @Option(help: TokenRules.help)
  var tokenRules = TokenRules.all

  @OptionGroup(title: "Normalisation") var normalization: NormalizationArguments
  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Telling") var verbosity: VerbosityOptions

  func validate() throws {
    if !(1...7).contains(order) { throw ValidationError("--order must be 1 to 7") }
    if output == "-" { throw ValidationError("a model is read by mapping, so -o needs a file") }
  }

  func run() throws {
    var console = verbosity.console
    var settings = SeedModel.Settings()
    settings.order = order
    settings.locale = locale
    settings.tokenRules = tokenRules
    settings.normalizer = normalization.normalizer
    do {
      var trainer = try SeedModelTrainer(settings: settings)
      for path in seeds { try read(path, into: &trainer, ignoresLabels: false, &console) }
      for path in unlabelled { try read(path, into: &trainer, ignoresLabels: true, &console) }
      console.clearProgress()
      let (documents, tokens) = (trainer.documentCount, trainer.tokenCount)
      let slots = trainer.slotCounts
      console.detail("read \(documents) documents in \(Console.fixed(console.elapsed)) s")
      guard let model = trainer.finish() else {
        throw CorpusError(
          .badData, file: seeds.first ?? "-", problem: "there is no document to learn from",
          remedy: "Give at least one document with some text.")
      }
      console.detail("estimated the models after \(Console.fixed(console.elapsed)) s")
      try model.write(to: output)
      tell(model, documents: documents, tokens: tokens, slots: slots, console)
    } catch let error as ICUError {
      throw Refusal(status: .ourFault, message: "\(error)")
    }
  }

  private func read(
    _ path: String, into trainer: inout SeedModelTrainer, ignoresLabels: Bool,
    _ console: inout Console
  ) throws {
    let reader = try openDocuments(path: path, options: reading.options)
    while let document = try reader.next() {
      try trainer.add(document, ignoresLabels: ignoresLabels)
      console.progress(trainer.documentCount, of: nil, unit: "documents")
    }
  }

  private func tell(
    _ model: SeedModel, documents: Int, tokens: Int, slots: [String: Int], _ console: Console
  ) {
    let labels =
      model.labels.isEmpty
      ? "no labels" : "\(model.labels.count) label\(model.labels.count == 1 ? "" : "s")"
    console.summarize(
      """
      trained on \(Console.grouped(documents)) documents, \(labels), \(Console.grouped(tokens)) tokens \
      in \(Console.fixed(console.elapsed)) s
      """)
    if !slots.isEmpty {
      let list = slots.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
        .map { "\(Console.grouped($0.value)) \($0.key)" }.joined(separator: ", ")
      console.summarize("values that became slots: \(list)")
    }
    for item in model.classes {
      console.detail(
        "label \(item.key.name): \(item.documents) documents, own weight by what both models know "
          + item.weights.map(Console.fixed).joined(separator: " "))
    }
  }
}
