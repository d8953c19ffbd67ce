import ArgumentParser
import Corpora
import Evaluation
import Generation
import Grammars
import Privacy
import Tokenization

/// `pastiche audit`.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract:
      "Measure synthetic documents: do they mimic the seed, are they useful, is nobody in them.",
    discussion: """
      Example:
        pastiche audit --seed-data tickets.jsonl --synthetic new.jsonl --test held-out.jsonl --report audit.html

      A real test set that the seed does not have makes the figures of usefulness and of membership mean something. The \
      report and the examples hold synthetic documents; of the seed they show nothing but words that a synthetic document \
      shares, unless --show-seed is given.
      """)

  @Option(help: ArgumentHelp("A file of the seed; may be given again.", valueName: "file"))
  var seedData: [String]

  @Option(
    help: ArgumentHelp("The documents to be audited; may be given again.", valueName: "file"))
  var synthetic: [String]

  @Option(
    help: ArgumentHelp(
      "Real documents that the seed does not have; may be given again.", valueName: "file"))
  var test: [String] = []

  @Option(
    help: ArgumentHelp(
      "The model that wrote the documents, for what it gives away.", valueName: "file"))
  var model: String?

  @Option(
    help: ArgumentHelp(
      "A grammar of which the documents should use every alternative.", valueName: "file"))
  var grammar: String?

  @Option(
    help: ArgumentHelp(
      "The sentences that “train --canaries” planted: by default those beside the model.",
      valueName: "file"))
  var canaries: String?

  @Option(
    help: ArgumentHelp(
      "Where to write all measures as JSON; “-” is standard output.", valueName: "file"))
  var json: String?

  @Option(help: ArgumentHelp("Where to write the report, one HTML file.", valueName: "file"))
  var report: String?

  @Option(
    help: ArgumentHelp(
      """
      A limit that must be kept to, or the exit status is 1: NAME=LIMIT (the least value of what is better when more, the \
      largest of the rest), “NAME<VALUE” or “NAME>VALUE” (what fails), or “usual” for those that most releases keep to; may \
      be given again. Names: \(AuditGate.Measure.allCases.map(\.rawValue).joined(separator: ", ")).
      """, valueName: "name=limit"))
  var failOn: [GateArgument] = []

  @Flag(
    help: "Show whole texts of the seed in the examples: the report is then as private as the seed."
  )
  var showSeed = false

  @OptionGroup var thresholds: GroupThresholds

  @Option(help: "What draws samples and examples.")
  var seed: UInt64 = 0

  @Option(help: "How many threads read; 0 for as many as there are cores.")
  var threads = 0

  @Option(
    help: ArgumentHelp(
      "The locale whose word boundaries are used; auto takes the model's, or that of the seed's language.",
      valueName: "locale"))
  var locale = LocaleChoice.guessed

  @Option(
    help: ArgumentHelp(
      "The field or column with the text in the files of --synthetic, where it has another name there.",
      valueName: "field"))
  var syntheticTextField: String?

  @Option(
    help: ArgumentHelp(
      "The field or column with the label in the files of --synthetic, where it has another name there.",
      valueName: "field"))
  var syntheticLabelField: String?

  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Telling") var verbosity: VerbosityOptions

  func validate() throws {
    if !(0...1024).contains(threads) { throw ValidationError("--threads must be 0 to 1024") }
    if report == "-" { throw ValidationError("a report needs a file") }
  }

  /// So many synthetic documents are read before they are looked at.
  private static let batchLength = 4_096

  func run() throws {
    for path in [json, report] { if let path { try FileRoles.claim(path) } }
    var console = verbosity.console
    do {
      let provenance = try provenance
      let model = try model.map { path throws(CorpusError) in try SeedModel(path: path) }
      var options = Audit.Options()
      let terms = model?.settings.privacy
      options.leastGroups = thresholds.leastGroups ?? terms?.leastGroups ?? options.leastGroups
      options.longestRun = thresholds.longestRun ?? terms?.longestRun ?? options.longestRun
      (options.seed, options.showsSeed) = (seed, showSeed)
      var seeds = DocumentQueue(
        paths: seedData.map { ($0, false) }, options: reading.options)
      options.locale =
        if locale == .guessed, let model {
          model.settings.locale
        } else {
          try seeds.locale(locale, console)
        }
      options.pack = try PackFolders.pack(of: String(options.locale.prefix { $0.isLetter }))
      var audit = try Audit(
        options: options, model: model, canaries: try plantedCanaries(),
        grammar: try grammar.map { try Grammar.open($0).0 },
        threads: threads == 0 ? ProcessEnvironment.processors : threads)
      var count = 0
      func next(_ queue: inout DocumentQueue) throws -> Document? {
        count += 1
        console.progress(count, of: nil, unit: "documents")
        return try queue.next()?.0
      }
      while let document = try next(&seeds) { try audit.add(seed: document) }
      var tests = DocumentQueue(paths: test.map { ($0, false) }, options: reading.options)
      while let document = try next(&tests) { try audit.add(test: document) }
      var outputOptions = reading.options
      outputOptions.fields = CorpusFields(
        text: syntheticTextField ?? reading.textField,
        label: syntheticLabelField ?? reading.labelField, group: reading.groupField)
      // Synthetic documents are nobody's.
      outputOptions.fields.groupIsRequired = false
      var outputs = DocumentQueue(
        paths: synthetic.map { ($0, false) }, options: outputOptions)
      var batch: [Document] = []
      while let document = try next(&outputs) {
        batch.append(document)
        if batch.count < Self.batchLength { continue }
        try audit.add(synthetic: batch)
        batch.removeAll(keepingCapacity: true)
      }
      try audit.add(synthetic: batch)
      console.clearProgress()
      guard var result = try audit.finish() else {
        throw CorpusError(
          .badData, file: synthetic.first ?? "-", problem: "there is nothing to compare",
          remedy: "Give at least one document of the seed and one synthetic document.")
      }
      result.provenance = provenance
      try write(result)
      console.detail("audited in \(Console.fixed(console.elapsed)) s")
      try check(result, console)
    } catch let error as ICUError {
      throw Refusal(status: .ourFault, message: "\(error)")
    }
  }

  /// The canaries that were given, or that lie beside the model.
  var canaryFile: String? {
    if let canaries { return canaries }
    guard let model, CanaryFile.exists(for: model) else { return nil }
    return CanaryFile.path(for: model)
  }

  private func plantedCanaries() throws -> [Canary] {
    try canaryFile.map { path throws(CorpusError) in try CanaryFile.read(path) } ?? []
  }

  private func write(_ result: AuditResult) throws {
    if let report {
      let file = try OutputFile(path: report)
      try file.write(result.html)
      try file.commit()
    }
    if let json {
      let file = try OutputFile(path: json)
      try file.write(result.json)
      try file.commit()
    }
    if json != "-" {
      let file = try OutputFile(path: "-")
      try file.write(Array(result.summary.utf8))
      try file.commit()
    }
  }

  /// Ends with status 1 where a limit is not kept to.
  private func check(_ result: AuditResult, _ console: Console) throws {
    var broken: [String] = []
    for gate in failOn.flatMap(\.gates) {
      let name = gate.measure.rawValue
      guard let value = result.value(of: gate.measure) else {
        // One of the usual limits that cannot be measured is none.
        if failOn.contains(where: { $0.isNamed && $0.gates.contains(gate) }) {
          broken.append("\(name) was not measured")
        }
        continue
      }
      if gate.allows(value) { continue }
      let sign = gate.isLeast ? "at least" : "at most"
      broken.append(
        "\(name) is \(AuditResult.short(value)), not \(sign) \(AuditResult.short(gate.limit))")
    }
    if broken.isEmpty { return }
    throw Refusal(
      status: .checkFailed,
      message: """
        \(broken.joined(separator: "; "))
        The report says where it comes from; mend the seed or the settings and generate again.
        """)
  }
}

/// What `--fail-on` takes.
struct GateArgument: ExpressibleByArgument {
  let gates: [AuditGate]
  /// Whether a measure was named, rather than “usual”.
  let isNamed: Bool

  init?(argument: String) {
    if argument == "usual" {
      (gates, isNamed) = (AuditGate.usual, false)
      return
    }
    guard let sign = argument.firstIndex(where: { "=<>".contains($0) }),
      let measure = AuditGate.Measure(rawValue: String(argument[..<sign])),
      let limit = Double(argument[argument.index(after: sign)...]), limit.isFinite
    else { return nil }
    let isLeast: Bool? = argument[sign] == "=" ? nil : argument[sign] == "<"
    (gates, isNamed) = ([AuditGate(measure, limit: limit, isLeast: isLeast)], true)
  }
}
