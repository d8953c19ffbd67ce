import ArgumentParser
import Corpora
import Generation
import Privacy
import Grammars

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
    help:
      "What to write: \(OutputFormat.names). Else the output's suffix decides; without one it is jsonl."
  )
  var format: OutputFormat?

  @Flag(
    help: """
      Put an apostrophe before cells of CSV and TSV that begin with = + - @, a tab or CR, which spreadsheets would take for \
      formulas.
      """)
  var guardFormulas = false

  @Option(
    help: ArgumentHelp(
      """
      Part the run, for example train=0.8,dev=0.1,test=0.1: each label in these shares, and by wording, so that nothing that \
      differs in its values alone stands in two parts. new.jsonl becomes new-train.jsonl and so on.
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
      "That share of all documents for a label, from 0 to 1; may be given again. The others share the rest.",
      valueName: "label=share"))
  var mix: [LabelShare] = []

  @Option(
    help: ArgumentHelp("At least so many documents of each label.", valueName: "count"))
  var minimum = 0

  @Option(
    help: ArgumentHelp(
      """
      From which likeness on a document is a near-duplicate of another one or of a seed and is not written: Jaccard's, of \
      stretches of four letters, above 0 up to 1; or off. Else \(Generator.Options.usualLikeness) for models, though documents \
      that find no other words may then be near-duplicates of each other; off for grammars.
      """, valueName: "likeness"))
  var nearDuplicates: NearDuplicates?

  @Option(
    help: ArgumentHelp(
      """
      How documents may come about: one or more of \(Origins.names), parted by commas. Else seed documents are rewritten where the \
      language has a phrase book, and other ways fill in where that gives too few.
      """, valueName: "origin,…"))
  var origins: Origins?

  @Option(
    help: ArgumentHelp(
      "Documents, such as a test set's, that none may be equal or nearly equal to; may be given again.",
      valueName: "file"))
  var avoid: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only the third of a label's documents that is as easy or as hard to tell from other labels: easy, medium, hard.",
      valueName: "third"))
  var difficulty: Difficulty?

  @Option(
    help: ArgumentHelp(
      """
      The share of documents that get slips and styles of real writing, by kind, such as typos=0.2,chat=0.1; a number alone is \
      for every kind: \(NoiseKind.allCases.map(\.rawValue).joined(separator: ", ")).
      """, valueName: "kind=share,…"))
  var noise: NoiseShares?

  @Option(
    help: ArgumentHelp(
      "Whose neighbouring keys typos hit: \(KeyboardLayout.allCases.map(\.rawValue).joined(separator: ", ")). Else the language's.",
      valueName: "layout"))
  var keyboard: KeyboardLayout?

  @Option(
    help: ArgumentHelp(
      "How many threads; the output is the same for any number.", valueName: "count"))
  var threads: Int?

  @Option(
    help: ArgumentHelp(
      "Write only part I of N; the parts in order are the whole run.", valueName: "I/N"))
  var shard = Shard.whole

  @Flag(
    help: """
      Go on with a run of the same options that was stopped, and keep what is needed to go on with this one. What is written \
      in the end is the same.
      """)
  var resume = false

  @Option(
    help: ArgumentHelp(
      "About so many documents go into one file where -o is a folder or ends in “/”.",
      valueName: "count"))
  var shardSize = 200_000

  @Option(
    help: """
      How the files in a folder are compressed: none, gz or zst; if not said, gz for Hugging Face, else none. A single file \
      is compressed as its name ends.
      """)
  var compression: FileCompression?

  @Option(
    help: ArgumentHelp(
      "Factor on back-off: 1 samples the smoothed model exactly, less stays closer to the seed's wording.",
      valueName: "factor"))
  var backoffScale: Double?

  @OptionGroup(title: "Telling") var verbosity: VerbosityOptions

  func validate() throws {
    if n == nil && label.isEmpty { throw ValidationError("say how many documents with -n") }
    let most = 1_000_000_000_000
    if let n, !(0...most).contains(n) {
      throw ValidationError("-n must be 0 or more, up to \(most)")
    }
    do {
      _ = try OutputFormat.of(path: output, asked: format)
    } catch let refusal as Refusal {
      throw ValidationError(refusal.message)
    }
    if guardFormulas, outputFormat != .csv, outputFormat != .tsv {
      throw ValidationError("--guard-formulas is for CSV and TSV")
    }
    if label.contains(where: { $0.count > most / max(1, label.count) }) {
      throw ValidationError("the counts of --label must stay below \(most) together")
    }
    if let mass, !(0...1_000_000).contains(mass) {
      throw ValidationError("--mass must be 0 to 1000000")
    }
    if !(1...1_000_000_000).contains(shardSize) {
      throw ValidationError("--shard-size must be 1 to 1000000000")
    }
    if !(0...most).contains(minimum) { throw ValidationError("--minimum must be 0 to \(most)") }
    if mix.reduce(0, { $0 + $1.share }) > 1 + 1e-9 {
      throw ValidationError("the shares of --mix add up to more than 1")
    }
    if shard.count > 1 && format == .hf {
      throw ValidationError("a folder for Hugging Face holds the whole run; leave out --shard")
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
    if compression != nil, !layout.isFolder {
      throw Refusal(
        status: .usage,
        message: """
          --compression is for folders
          Name a single file as it is to be: new.jsonl.gz or new.jsonl.zst.
          """)
    }
    let opened = FileRoles.openedCount
    for path in outputPaths { try FileRoles.claim(path) }
    if self.model.hasSuffix(".grammar") { return try runGrammar(&console, opened: opened) }
    if !embedded.isEmpty {
      throw Refusal(
        status: .usage,
        message: "--model is for grammars, which take texts of models in\nLeave it out.")
    }
    let model = try SeedModel(path: self.model)
    if difficulty != nil, !model.tellsLabels {
      throw Refusal(
        status: .usage,
        message: "--difficulty needs a model of several labels\nLeave it out.")
    }
    console.detail("opened the model in \(Console.fixed(console.elapsed)) s")
    console.summarize("privacy: \(model.settings.privacy.statement)")
    let plan = try planned {
      try LabelPlan(model: model, total: n, requests: try requests(), seed: seed)
    }
    let generator = try Generator(
      model: model, plan: plan, options: options(isGrammar: false, locale: model.settings.locale))
    try run(
      generator, plan, labels: model.classes.map(\.key.name), opened: opened,
      card: { card(model: model, splits: $0) }, &console)
  }

  private func run(
    _ generator: Generator, _ plan: LabelPlan, labels: [String], opened: Int,
    card: (_ splits: [(name: String, documents: Int, bytes: Int)]) -> DatasetCard,
    _ console: inout Console
  ) throws {
    var generator = generator
    for path in avoid {
      let reader = try openDocuments(path: path)
      while let document = try reader.next() { generator.keepAway(from: document) }
    }
    let layout = layout
    let settings = try settings(for: layout, opened: opened)
    var files = try GeneratedFiles(
      layout, documents: generator.documents, settings: settings, resumes: resume)
    if !files.past.attempts.isEmpty {
      console.report("going on after \(Console.grouped(files.past.attempts.count)) documents")
    }
    var isWarned = false
    let report = try generator.run(
      after: files.past,
      write: { try files.write($0, $1, $2) },
      checkpoint: { progress in
        let isNoted = try files.note(progress)
        if isNoted, !isWarned, let left = files.spaceLeft(), left < 0 {
          isWarned = true
          console.warn(
            "the disk will be full before the end: the rest needs \(-left / 1_000_000 + 1) MB more than it has"
          )
        }
      },
      progress: { console.progress($0, of: $1, unit: "documents") })
    let leftovers = try files.commit(
      manifest: RunManifest(settings: settings, report: report, labels: labels),
      card: { splits in
        var card = card(splits)
        card.columns = generator.columns
        return card
      })
    console.clearProgress()
    if !leftovers.isEmpty {
      console.warn(
        "\(leftovers.count) files of an earlier run stay, as they were changed since, such as “\(leftovers[0])”\nRemove what you do not need."
      )
    }
    try tell(report, of: labels, console)
  }

  /// All that decides the run's bytes, and those of a folder how it is cut into files.
  ///
  /// - Parameter opened: How many inputs of earlier steps had been opened before.
  private func settings(
    for layout: GeneratedFiles.Layout, opened: Int
  ) throws -> RunSettings {
    var settings = RunSettings()
    settings.add("program", "pastiche \(Pastiche.configuration.version)")
    try settings.add("model", contentsOf: model)
    for model in embedded { settings.add("embedded model", model) }
    settings.add("documents", n)
    settings.add("seed", seed)
    settings.add("shard", shard)
    settings.add("format", outputFormat.rawValue)
    if guardFormulas { settings.add("guarded formulas", true) }
    for item in label { settings.add("label", "\(item.label)=\(item.count)") }
    for item in mix { settings.add("mix", "\(item.label)=\(item.share)") }
    if balance { settings.add("balance", true) }
    if let like { try settings.add("like", contentsOf: like) }
    if minimum > 0 { settings.add("minimum", minimum) }
    settings.add("splits", split.names.count > 1 ? split.description : nil)
    settings.add("mass", mass)
    settings.add("back-off scale", backoffScale)
    settings.add("near-duplicates", nearDuplicates)
    for path in avoid { try settings.add("avoid", contentsOf: path) }
    settings.add("difficulty", difficulty?.rawValue)
    settings.add("origins", origins)
    settings.add("noise", noise)
    settings.add("keyboard", keyboard?.rawValue)
    if layout.isFolder { settings.add("shard size", shardSize) }
    // What the model or grammar takes in from files of its own.
    let named = Set([model, like].compactMap(\.self) + avoid)
    for path in FileRoles.inputs(after: opened) where !named.contains(path) {
      try settings.add("read", contentsOf: path)
    }
    return settings
  }

  private func requests() throws -> LabelPlan.Requests {
    var requests = LabelPlan.Requests()
    requests.counts = label.map { ($0.label, $0.count) }
    requests.isBalanced = balance
    requests.like = try like.map { try LabelCounts(path: $0).counts }
    requests.mix = mix.map { ($0.label, $0.share) }
    requests.minimum = minimum
    return requests
  }

  /// Whether labels play a part in the run.
  private var isByLabel: Bool {
    balance || !label.isEmpty || !mix.isEmpty || like != nil || minimum > 0
  }

  private func planned(_ plan: () throws -> LabelPlan) throws -> LabelPlan {
    do {
      return try plan()
    } catch let error as LabelPlan.Failure {
      throw Refusal(status: .usage, message: error.description)
    }
  }

  private var outputFormat: OutputFormat {
    // What cannot be decided is refused before a run begins.
    (try? OutputFormat.of(path: output, asked: format)) ?? .jsonl
  }

  private func options(isGrammar: Bool, locale: String) -> Generator.Options {
    var options = Generator.Options()
    options.seed = seed
    options.threads = threads ?? ProcessEnvironment.processors
    options.shard = (shard.number, shard.count)
    options.backoffScale = backoffScale
    options.splits = split
    options.mass = mass
    options.format = outputFormat
    options.guardsFormulas = guardFormulas
    options.noise = noise.map {
      NoisePlan(shares: $0.shares, keyboard: keyboard, language: locale)
    }
    options.difficulty = difficulty
    options.origins = origins?.origins
    switch nearDuplicates {
    case .from(let likeness): (options.likeness, options.likenessIsStrict) = (likeness, true)
    case .off: options.likeness = nil
    case nil: if isGrammar { options.likeness = nil }
    }
    return options
  }

  /// Where the run goes.
  var layout: GeneratedFiles.Layout {
    var layout = GeneratedFiles.Layout(path: output, format: outputFormat, splits: split)
    layout.shardLength = shardSize
    layout.compression = (compression ?? (outputFormat == .hf ? .gz : .none)).suffix
    if shard.count > 1 { layout.part = "-\(shard.number)-of-\(shard.count)" }
    return layout
  }

  /// The files that are known before the run; those of a folder are named as it goes.
  private var outputPaths: [String] {
    let layout = layout
    if layout.isFolder { return [] }
    return layout.splits.names.indices.map { layout.name(split: $0, shard: 0, of: 1) }
  }

  private func runGrammar(_ console: inout Console, opened: Int) throws {
    if backoffScale != nil {
      throw Refusal(
        status: .usage,
        message: "--backoff-scale is for models; a grammar backs off to nothing\nLeave it out.")
    }
    if mass != nil || difficulty != nil || origins != nil {
      throw Refusal(
        status: .usage,
        message:
          "--mass, --difficulty and --origins are for models, which know their seeds\nLeave them out."
      )
    }
    let (grammar, warnings) = try Grammar.open(model, models: embedded)
    Console.tell(warnings)
    let labelled: LabelledGrammar
    do {
      labelled = try LabelledGrammar(grammar, isByLabel: isByLabel)
    } catch {
      throw Refusal(
        status: .badData,
        message:
          "\(model): \(error)\nRemove that label from the grammar, or let its start rule lead to it."
      )
    }
    let plan = try planned {
      try LabelPlan(grammar: labelled, total: n, requests: try requests(), seed: seed)
    }
    let options = options(isGrammar: true, locale: grammar.locale)
    do {
      if isPlain { return try runPlainly(labelled, plan, options, &console) }
      try run(
        Generator(grammar: labelled, plan: plan, options: options), plan, labels: labelled.labels,
        opened: opened,
        card: { card(grammar: labelled, splits: $0) }, &console)
    } catch let error as SamplingError {
      throw Refusal(
        status: .checkFailed,
        message: "\(model): \(error)\n\(error.remedy)")
    }
  }

  /// Whether nothing is asked for that lines of a grammar's documents do not give as they are drawn.
  private var isPlain: Bool {
    !resume && !layout.isFolder && outputFormat == .jsonl && split.names.count == 1 && avoid.isEmpty
      && (nearDuplicates ?? .off) == .off && noise == nil
  }

  private func runPlainly(
    _ grammar: LabelledGrammar, _ plan: LabelPlan, _ options: Generator.Options,
    _ console: inout Console
  ) throws {
    let file = try OutputFile(path: output)
    let report = try GrammarGenerator(grammar, plan: plan, options: options).run(
      write: { try file.write($0) },
      progress: { console.progress($0, of: $1, unit: "documents") })
    try file.commit()
    console.clearProgress()
    try tell(report, of: grammar.labels, console)
  }
}
