import ArgumentParser
import Corpora
import Generation
import Grammars

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// `pastiche generate`.
struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write new labelled documents.",
    discussion: """
      Example:
        pastiche generate tickets.pastiche -n 1000 --balance -o new.jsonl.gz

      No document is a copy of a seed document or of another one. A label that cannot yield as many different documents \
      as were asked for is given up after a bounded effort: the rest is written whole, and the exit status is 1.
      """)

  @Argument(help: "The model that “pastiche train” wrote, or a grammar (.grammar).")
  var model: String

  @Option(
    name: .customLong("model"),
    help: ArgumentHelp(
      "A learned model that the grammar takes texts from; may be given again.",
      valueName: "name=file"))
  var embedded: [String] = []

  @Option(name: .short, help: ArgumentHelp("How many documents.", valueName: "count"))
  var n: Int?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where to; “-” is standard output, .gz and .zst compress.", valueName: "file"))
  var output = "-"

  @Option(
    help: "What to write: \(OutputFormat.names). Else the output's suffix decides, at last jsonl.")
  var format: OutputFormat?

  @Option(
    help: ArgumentHelp(
      """
      Part the run, for example train=0.8,dev=0.1,test=0.1: by wording, so that nothing that differs in its values alone \
      stands in two parts. new.jsonl becomes new-train.jsonl and so on.
      """, valueName: "name=share,…"))
  var split = SplitPlan.whole

  @Option(
    help: ArgumentHelp(
      "Labels in the shares that they have in this file, JSONL or CSV.", valueName: "file"))
  var like: String?

  @Option(
    help: ArgumentHelp(
      "What all documents together count in training beside all seeds: the sum of their weights by the number of seeds.",
      valueName: "factor"))
  var mass: Double?

  @Option(
    help: ArgumentHelp(
      "The licence that a Hugging Face card names, such as cc0-1.0.", valueName: "identifier"))
  var license = "unknown"

  @Option(help: "Fixes every byte of the output.")
  var seed: UInt64 = 0

  @Option(
    help: ArgumentHelp(
      "Exactly that many documents of a label; may be given again. The others share the rest.",
      valueName: "label=count"))
  var label: [LabelCount] = []

  @Flag(help: "As many documents of one label as of another, rather than as in the seed.")
  var balance = false

  @Option(
    help: ArgumentHelp(
      "How many threads; the output is the same for any number.", valueName: "count"))
  var threads: Int?

  @Option(
    help: ArgumentHelp(
      "Write only part I of N; the parts in order are the whole run.", valueName: "I/N"))
  var shard = Shard.whole

  @Option(
    help: ArgumentHelp(
      "Factor on back-off: 1 samples the smoothed model exactly, less stays closer to the seed's wording.",
      valueName: "factor"))
  var backoffScale: Double?

  @OptionGroup(title: "Telling") var verbosity: VerbosityOptions

  func validate() throws {
    if n == nil && label.isEmpty { throw ValidationError("say how many documents with -n") }
    let most = 1_000_000_000_000
    if let n, !(0...most).contains(n) { throw ValidationError("-n must be 0 to \(most)") }
    if label.contains(where: { $0.count > most / max(1, label.count) }) {
      throw ValidationError("the counts of --label must stay below \(most) together")
    }
    if let mass, !(0...1_000_000).contains(mass) {
      throw ValidationError("--mass must be 0 to 1000000")
    }
    if like != nil && balance { throw ValidationError("--like and --balance exclude each other") }
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads must be 1 to 1024")
    }
    if let backoffScale, !(0...1).contains(backoffScale) {
      throw ValidationError("--backoff-scale must be 0 to 1")
    }
  }

  func run() throws {
    var console = verbosity.console
    if self.model.hasSuffix(".grammar") { return try runGrammar(&console) }
    if !embedded.isEmpty {
      throw Refusal(
        status: .usage,
        message: "--model is for grammars, which take texts of models in\nLeave it out.")
    }
    let model = try SeedModel(path: self.model)
    console.detail("opened the model in \(Console.fixed(console.elapsed)) s")
    let shares = try like.map { try LabelCounts(path: $0) }
    let plan: LabelPlan
    do {
      plan = try LabelPlan(
        model: model, total: n, asked: label.map { ($0.label, $0.count) }, isBalanced: balance,
        like: shares?.counts, seed: seed)
    } catch {
      throw Refusal(status: .usage, message: error.description)
    }
    var files = try GeneratedFiles(
      path: output, format: options.format, splits: split, documents: plan.total)
    let report = try Generator(model: model, plan: plan, options: options).run(
      write: { bytes, split, documents throws(CorpusError) in
        try files.write(bytes, split, documents)
      },
      progress: { console.progress($0, of: $1, unit: "documents") })
    try files.commit { card(for: model, splits: $0) }
    console.clearProgress()
    try tell(report, of: model.classes.map(\.key.name), console)
  }

  private var options: Generator.Options {
    var options = Generator.Options()
    options.seed = seed
    options.threads = threads ?? ProcessEnvironment.processors
    options.shard = (shard.number, shard.count)
    options.backoffScale = backoffScale
    options.splits = split
    options.mass = mass
    options.format = format ?? OutputFormat.of(path: output) ?? .jsonl
    return options
  }

  private func card(
    for model: SeedModel, splits: [(name: String, documents: Int, bytes: Int)]
  ) -> DatasetCard {
    let name = output.split(separator: "/").last.map(String.init) ?? output
    var card = DatasetCard(name: name)
    card.license = license
    card.language = String(model.settings.locale.prefix { $0 != "_" && $0 != "-" })
    card.labels = model.labelNames
    card.labelsAreList = model.labelsAreList
    card.spanTypes = model.spanTypes
    card.splits = splits
    card.facts = [
      ("program", "pastiche \(Pastiche.configuration.version)"),
      ("seed documents", String(model.classes.reduce(0) { $0 + $1.documents })),
      ("n-gram order", String(model.settings.order)),
      ("locale", model.settings.locale),
      ("random seed", String(seed)),
      ("label mix", like != nil ? "as in a given file" : balance ? "balanced" : "as in the seed"),
      (
        "filters",
        "length, copies of seed documents, duplicates, personal data, agreement of a classifier with the label"
      ),
    ]
    return card
  }

  private func runGrammar(_ console: inout Console) throws {
    if backoffScale != nil {
      throw Refusal(
        status: .usage,
        message: "--backoff-scale is for models; a grammar backs off to nothing\nLeave it out.")
    }
    if split.names.count > 1 || like != nil || format == .hf || mass != nil {
      throw Refusal(
        status: .usage,
        message: """
          --split, --like, --mass and the format hf are for models
          Train a model with --grammar, or leave them out.
          """)
    }
    let (grammar, warnings) = try Grammar.open(model, models: embedded)
    Console.tell(warnings)
    let generator: GrammarGenerator
    do throws(LabelPlan.Failure) {
      generator = try GrammarGenerator(
        grammar, total: n, asked: label.map { ($0.label, $0.count) }, isBalanced: balance,
        options: options)
    } catch {
      throw Refusal(status: .usage, message: error.description)
    }
    let file = try OutputFile(path: output)
    let report: Generator.Report
    do {
      report = try generator.run(
        write: { try file.write($0) },
        progress: { console.progress($0, of: $1, unit: "documents") })
    } catch let error as SamplingError {
      throw Refusal(
        status: .checkFailed,
        message: "\(model): \(error)\nLoosen a condition or a limit, or add an alternative.")
    }
    try file.commit()
    console.clearProgress()
    try tell(report, of: generator.labels, console)
  }

  private func tell(_ report: Generator.Report, of labels: [String], _ console: Console) throws {
    let made = report.made.reduce(0, +)
    let seconds = max(console.elapsed, 1e-3)
    console.summarize(
      """
      wrote \(Console.grouped(made)) documents, \(Console.fixed(Double(report.bytes) / 1e6)) MB, \
      in \(Console.fixed(seconds)) s: \(Console.grouped(Int(Double(made) / seconds))) documents a second
      """)
    let refused = Rejection.allCases.compactMap { reason in
      report.rejections[reason].map { "\(Console.grouped($0)) \(reason.rawValue)" }
    }
    if !refused.isEmpty { console.summarize("draws refused: \(refused.joined(separator: ", "))") }
    for (label, made) in zip(labels, report.made) {
      console.detail("label \(label): \(made) documents")
    }
    if !report.isComplete {
      throw Refusal(status: .checkFailed, message: Self.shortage(report, of: labels))
    }
  }

  private static func shortage(_ report: Generator.Report, of labels: [String]) -> String {
    let short = report.asked.indices.filter { report.made[$0] < report.asked[$0] }
    let lines = short.prefix(20).map { index in
      let name = labels[index]
      return
        "\(name.isEmpty ? "unlabelled" : "label “\(name)”") yielded \(report.made[index]) of \(report.asked[index])"
    }
    let more = short.count > lines.count ? "; and \(short.count - lines.count) more labels" : ""
    return """
      \(lines.joined(separator: "; "))\(more): no more distinct documents were found in \
      \(Generator.mostAttempts) draws of one
      What was made is written whole. Give more seed documents, ask for fewer, or raise --backoff-scale.
      """
  }
}

/// How many documents of a file have each label.
struct LabelCounts {
  private(set) var counts: [String: Int] = [:]

  /// Counts.
  init(path: String) throws {
    let reader = try openDocuments(path: path)
    while let document = try reader.next() {
      let name = document.labels.joined(separator: "+")
      if !name.isEmpty { counts[name, default: 0] += 1 }
    }
    if counts.isEmpty {
      throw CorpusError(
        .badData, file: path, problem: "no document has a label",
        remedy: "Give a file with the field or column “label”.")
    }
  }
}

/// `LABEL=COUNT`.
struct LabelCount: ExpressibleByArgument {
  let label: String
  let count: Int

  init?(argument: String) {
    guard let sign = argument.lastIndex(of: "="),
      let count = Int(argument[argument.index(after: sign)...]), count >= 0
    else { return nil }
    label = String(argument[..<sign])
    self.count = count
  }
}

/// `I/N`: part I of N, from 1.
struct Shard: ExpressibleByArgument, CustomStringConvertible {
  let number: Int
  let count: Int
  static let whole = Shard(number: 1, count: 1)

  private init(number: Int, count: Int) { (self.number, self.count) = (number, count) }

  init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1], 1 <= number,
      number <= count,
      count <= 1_000_000
    else { return nil }
    self.init(number: number, count: count)
  }

  var description: String { "\(number)/\(count)" }
}
