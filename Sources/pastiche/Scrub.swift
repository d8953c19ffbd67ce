import ArgumentParser
import Corpora
import PersonalData

/// `pastiche scrub`.
struct Scrub: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find personal data in documents, and replace it.",
    discussion: """
      Examples:
        pastiche scrub tickets.jsonl --mode surrogate -o clean.jsonl
        pastiche scrub notes.txt --mode mask --types CREDIT_CARD,IBAN_CODE
        pastiche scrub tickets.csv --mode hash --key-file secret.key -o hashed.csv
        pastiche scrub customers.csv --policy Corpora/policies/support.yaml -o shared.csv

      JSONL, CSV, TSV and text come out as what they are, and what is not changed byte for byte; “detect” writes JSONL with \
      spans and their scores. The key of \
      “hash”, “encrypt” and “decrypt”, which “surrogate” takes, too, is read from a file or from PASTICHE_KEY. No value \
      that is found is ever told, but to --explain.
      """)

  /// What is done with what is found.
  enum Mode: String, CaseIterable, ExpressibleByArgument {
    case detect, replace, mask, hash, encrypt, decrypt, surrogate, redact
  }

  @Argument(help: "The documents; “-” is standard input.")
  var file = "-"

  @Option(
    help:
      "What is done with what is found: \(Mode.allCases.map(\.rawValue).joined(separator: ", ")). Detect, if no policy is given."
  )
  var mode: Mode?

  @Option(
    help: ArgumentHelp(
      "A YAML file with what is looked for and what is done with each type.", valueName: "file"))
  var policy: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write.", valueName: "file"))
  var output = "-"

  @Option(
    help:
      "What is written, where the output’s suffix should not decide: \(OutputFormat.names)."
  )
  var format: OutputFormat?

  @Option(help: ArgumentHelp("Look for these types alone, parted by commas.", valueName: "types"))
  var types: String?

  @Option(help: ArgumentHelp("The least score that counts, 0 to 1.", valueName: "score"))
  var threshold: Double?

  @Option(
    help: ArgumentHelp(
      "The locale of surrogates, such as de_DE; each document’s language if left out.",
      valueName: "locale"), transform: LocaleChoice.name)
  var locale: String?

  @Option(
    help: ArgumentHelp("The file with the key, at least 16 bytes.", valueName: "file"))
  var keyFile: String?

  @Option(help: ArgumentHelp("What surrogates are drawn from.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("How many threads.", valueName: "count"))
  var threads: Int?

  @Flag(help: "Tell each finding, with the value, on standard error: a JSON object a line.")
  var explain = false

  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Telling") var verbosity: VerbosityOptions

  func validate() throws {
    if format == .hf {
      throw ValidationError("--format hf is a folder, which only generate writes")
    }
    if let threshold, !(0...1).contains(threshold) {
      throw ValidationError("--threshold must be 0 to 1")
    }
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads must be 1 to 1024")
    }
  }

  func run() throws {
    // It may replace what it scrubs, which is read to its end before.
    FileRoles.allowReplacing(file)
    try FileRoles.claim(output)
    var console = verbosity.console
    KeySource.of(file: keyFile)?.warnIfOpen(console)
    let (policy, names) = try effectivePolicy()
    let input = reading.options.format(of: file) ?? .jsonl
    let isDetecting = effectiveMode == .detect
    let format = try outputFormat(input, isDetecting: isDetecting)
    var options = reading.options
    options.longestLabel = nil
    let source = try Source(
      path: file, options: options, format: input,
      passesOn: format == input.output && RawDocumentReader.passesOn(input))
    let named = NamedColumns(
      policy.fields.keys, names.columns, policy: self.policy ?? "", input: file)
    let tells = source.hasFields && source.columns.isEmpty
    try named.check(
      textField: reading.options.fields.text, columns: tells ? nil : source.columns)
    let output = try OutputFile(path: output)
    let job = try job(policy, format, source, isDetecting: isDetecting)
    let threads = min(threads ?? ProcessEnvironment.processors, Self.batchPieces)
    var workers = (0..<threads).map { _ in Scrubber.Worker(job.scrubber) }
    var tally = Tally()
    try output.write(source.head(job))
    var batch: [ScrubJob.Input] = []
    var isDone = false
    while !isDone {
      batch.removeAll(keepingCapacity: true)
      while batch.count < Self.batchPieces, !isDone {
        let input = try source.next(bytes: Self.pieceBytes)
        isDone = input.count == 0
        if !isDone { batch.append(input) }
      }
      let pieces = job.scrubbed(&batch, &workers, first: tally.documents)
      for piece in pieces { tally.add(piece) }
      if isDone { try check(tally, named, source) }
      for piece in pieces {
        try output.write(piece.output)
        if explain { Console.writeJSON(piece.explanations) }
      }
      console.progress(tally.documents, of: nil, unit: "documents")
    }
    try output.write(source.rest(job))
    console.clearProgress()
    try output.commit()
    console.report(tally.summary)
  }

  private func job(
    _ policy: ScrubbingPolicy, _ format: OutputFormat, _ source: Source, isDetecting: Bool
  ) throws -> ScrubJob {
    let fields = reading.options.fields
    let columns = source.columns.filter {
      if case .drop = policy.fields[$0] { isDetecting } else { true }
    }
    let rules = policy.fields
    var policy = policy
    // A second field of the text's name is no less personal than the text.
    policy.fields[fields.text] = .scan
    return ScrubJob(
      scrubber: Scrubber(policy: policy, isDetecting: isDetecting, seed: seed, key: try key()),
      decryption: mode == .decrypt
        ? EncryptOperator(key: try neededKey("--mode decrypt")) : nil,
      writer: DocumentWriter(
        format: format, alwaysWritesSpans: mode != .decrypt, columns: columns, fields: fields),
      form: source.form(addsSpans: mode != .decrypt), passesLines: source.passesLines,
      isDetecting: isDetecting, rules: rules, fields: fields, explains: explain)
  }

  /// Refuses an input that was not what the command was told, before its last documents go out.
  private func check(_ tally: Tally, _ named: NamedColumns, _ source: Source) throws {
    if tally.documents == 0 {
      throw CorpusError(
        .badData, file: file, problem: "there is no document in it",
        remedy: "Check that the file is whole, and its format with --input-format.")
    }
    if source.hasFields, source.columns.isEmpty { try named.check(seen: tally.names) }
  }

  /// Enough for a thread to be busy for some milliseconds.
  private static let pieceBytes = 1 << 16
  /// How many pieces are in memory at once.
  private static let batchPieces = 16

  private struct Tally {
    var documents = 0
    var counts: [String: Int] = [:]
    var names: Set<String> = []

    mutating func add(_ piece: ScrubJob.Piece) {
      documents += piece.documents
      names.formUnion(piece.names)
      for (type, count) in piece.counts { counts[type.rawValue, default: 0] += count }
    }

    var summary: String {
      let list = counts.isEmpty ? "nothing found" : Console.listed(counts)
      return "\(Console.grouped(documents)) documents: \(list)"
    }
  }

  // MARK: Options

  /// What is written: as `--format` says, as the output's suffix says, else as the input is.
  private func outputFormat(_ input: CorpusFormat, isDetecting: Bool) throws -> OutputFormat {
    if let format { return format }
    let own: OutputFormat = isDetecting ? .jsonl : input.output
    guard output != "-", let suffix = OutputSuffix.of(output) else { return own }
    if let format = OutputFormat.of(path: output) { return format }
    if suffix == OutputSuffix.of(file) { return own }
    throw Refusal(
      status: .usage,
      message: """
        \(output): its suffix names no format that documents are written in
        Say what to write with --format: \(OutputFormat.names).
        """)
  }

  /// The policy, and what its file names.
  private func effectivePolicy() throws -> (ScrubbingPolicy, PolicyFile.Names) {
    var policy = ScrubbingPolicy()
    var names = PolicyFile.Names()
    if let locale {
      policy.locale = locale
      policy.recognizers = RecognizerRegistry.standard(locale: locale)
    }
    if let path = self.policy {
      (policy, names) = try PolicyFile.read(path: path, policy) {
        try neededKey("a policy with hash or encrypt")
      }
    }
    if let threshold { policy.threshold = threshold }
    if let types = try askedTypes(of: names.types) { policy.types = types }
    if let action = try action() { (policy.action, policy.actions) = (action, [:]) }
    return (policy, names)
  }

  private func askedTypes(of known: Set<EntityType>) throws -> Set<EntityType>? {
    guard let types else { return nil }
    let asked = types.split(separator: ",").map { type in
      EntityType(rawValue: type.split(separator: " ").joined(separator: " "))
    }
    guard !asked.isEmpty, asked.allSatisfy(known.contains) else {
      let unknown = asked.first { !known.contains($0) }
      throw Refusal(
        status: .usage,
        message: """
          --types: \(unknown.map { "“\($0.rawValue)” is not looked for" } ?? "no type is named")
          The types are \(known.map(\.rawValue).sorted().joined(separator: ", ")).
          """)
    }
    return Set(asked)
  }

  /// What --mode asks for; nil where the policy says it.
  private func action() throws -> ScrubbingPolicy.Action? {
    switch effectiveMode {
    case nil, .detect: nil
    case .redact: .apply(RedactOperator())
    case .replace: .apply(ReplaceOperator())
    case .mask: .apply(MaskOperator())
    case .hash: .apply(HashOperator(key: try neededKey("--mode hash")))
    case .encrypt, .decrypt:
      .apply(EncryptOperator(key: try neededKey("--mode \(mode ?? .encrypt)")))
    case .surrogate: .surrogate
    }
  }

  /// The mode; nil where a policy stands in its place.
  private var effectiveMode: Mode? { mode ?? (policy == nil ? .detect : nil) }

  private func neededKey(_ what: String) throws -> PseudonymKey {
    guard let key = try key() else {
      throw Refusal(
        status: .usage,
        message: """
          \(what) needs a key
          Give a file with --key-file, or set PASTICHE_KEY; “openssl rand -hex 32” makes one.
          """)
    }
    return key
  }

  private func key() throws -> PseudonymKey? { try KeySource.of(file: keyFile)?.key() }
}
