import ArgumentParser
import Corpora
import NGrams
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

      JSONL, CSV, TSV and text come out as what they are; “detect” writes JSONL with spans and their scores. The key of \
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

  @Option(help: ArgumentHelp("Look for these types alone, parted by commas.", valueName: "types"))
  var types: String?

  @Option(help: ArgumentHelp("The least score that counts, 0 to 1.", valueName: "score"))
  var threshold: Double?

  @Option(
    help: ArgumentHelp(
      "The locale of surrogates, such as de_DE; each document’s language if left out.",
      valueName: "locale"))
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
    if let threshold, !(0...1).contains(threshold) {
      throw ValidationError("--threshold must be 0 to 1")
    }
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads must be 1 to 1024")
    }
  }

  /// What is done with each document.
  private struct Job {
    let scrubber: Scrubber
    /// What turns values back, where that is asked.
    let decryption: EncryptOperator?
    let writer: DocumentWriter
  }

  func run() throws {
    // It may replace what it scrubs, which is read to its end before.
    FileRoles.allowReplacing(file)
    try FileRoles.claim(output)
    let policy = try effectivePolicy()
    let reader = try openDocuments(path: file, options: reading.options)
    let output = try OutputFile(path: output)
    let input = reading.inputFormat ?? (file == "-" ? nil : CorpusFormat.of(path: file)) ?? .jsonl
    let isDetecting = effectiveMode == .detect
    let columns = reader.columns.filter {
      if case .drop = policy.fields[$0] { isDetecting } else { true }
    }
    let writer = DocumentWriter(
      format: isDetecting ? .jsonl : input.output, alwaysWritesSpans: mode != .decrypt,
      columns: columns,
      fields: reading.options.fields)
    let job = Job(
      scrubber: Scrubber(policy: policy, isDetecting: isDetecting, seed: seed, key: try key()),
      decryption: mode == .decrypt
        ? EncryptOperator(key: try neededKey("--mode decrypt")) : nil,
      writer: writer)
    var console = verbosity.console
    let threads = min(threads ?? ProcessEnvironment.processors, Self.batchPieces)
    var workers = (0..<threads).map { _ in Scrubber.Worker(job.scrubber) }
    var tally = Tally()
    try output.write(writer.header)
    var batch: [Input] = []
    var isDone = false
    while !isDone {
      batch.removeAll(keepingCapacity: true)
      while batch.count < Self.batchPieces, !isDone {
        let input = try nextInput(reader, isPlain: job.decryption == nil)
        isDone = input.count == 0
        if !isDone { batch.append(input) }
      }
      try write(scrubbed(&batch, job, &workers, first: tally.documents), to: output, &tally)
      console.progress(tally.documents, of: nil, unit: "documents")
    }
    console.clearProgress()
    try output.commit()
    console.report(tally.summary)
  }

  /// Enough for a thread to be busy for some milliseconds.
  private static let pieceBytes = 1 << 16
  /// How many pieces are in memory at once.
  private static let batchPieces = 16

  /// What a piece is made of.
  private enum Input {
    case documents([Document])
    /// Documents that have nothing but their texts.
    case texts(TextLines)

    var count: Int {
      switch self {
      case .documents(let documents): documents.count
      case .texts(let texts): texts.lines.count
      }
    }
  }

  /// Documents of some thousand bytes together; none at the end.
  ///
  /// - Parameter isPlain: Whether lines of text may come as they are.
  private func nextInput(_ reader: any DocumentReader, isPlain: Bool) throws -> Input {
    if isPlain, let reader = reader as? TextLinesReader {
      return .texts(try reader.nextLines(bytes: Self.pieceBytes))
    }
    var documents: [Document] = []
    var bytes = 0
    while bytes < Self.pieceBytes, let document = try reader.next() {
      bytes += document.text.utf8.count + 1
      documents.append(document)
    }
    return .documents(documents)
  }

  private struct Piece {
    var output: [UInt8] = []
    var explanations: [UInt8] = []
    var counts: [EntityType: Int] = [:]
    var documents = 0
  }

  private struct Tally {
    var documents = 0
    var counts: [String: Int] = [:]

    var summary: String {
      let list = counts.isEmpty ? "nothing found" : Console.listed(counts)
      return "\(Console.grouped(documents)) documents: \(list)"
    }
  }

  /// - Parameter workers: One for each thread.
  private func scrubbed(
    _ batch: inout [Input], _ job: Job, _ workers: inout [Scrubber.Worker], first: Int
  ) -> [Piece] {
    let firsts = batch.reduce(into: [first]) { $0.append(($0.last ?? 0) + $1.count) }
    if workers.count == 1 || batch.count < 2 {
      return batch.indices.map { piece(&batch[$0], job, &workers[0], first: firsts[$0]) }
    }
    var pieces = [Piece](repeating: Piece(), count: batch.count)
    unsafe pieces.withUnsafeMutableBufferPointer { pieces in
      unsafe batch.withUnsafeMutableBufferPointer { batch in
        unsafe workers.withUnsafeMutableBufferPointer { workers in
          // Each piece is changed and written by one thread alone, with a worker of its own.
          nonisolated(unsafe) let (pieces, batch, workers) = unsafe (pieces, batch, workers)
          let threads = min(unsafe workers.count, unsafe pieces.count)
          Parallel.forEach(threads) { thread in
            for number in stride(from: thread, to: firsts.count - 1, by: threads) {
              unsafe pieces[number] = piece(
                &batch[number], job, &workers[thread], first: firsts[number])
            }
          }
        }
      }
    }
    return pieces
  }

  private func piece(
    _ input: inout Input, _ job: Job, _ worker: inout Scrubber.Worker, first: Int
  ) -> Piece {
    let taken = input
    input = .documents([])
    switch taken {
    case .documents(let documents): return piece(documents, job, &worker, first: first)
    case .texts(let texts): return piece(texts, job, &worker, first: first)
    }
  }

  private func piece(
    _ texts: TextLines, _ job: Job, _ worker: inout Scrubber.Worker, first: Int
  ) -> Piece {
    var piece = Piece()
    for (place, line) in texts.lines.enumerated() {
      let text = texts.bytes[line]
      guard let result = worker.scrub(text, index: UInt64(first + place)) else {
        job.writer.append(text: text, to: &piece.output)
        continue
      }
      job.writer.append(result.document, to: &piece.output)
      let original = explain ? Document(text: String(decoding: text, as: UTF8.self)) : nil
      tell(result.detections, of: original, first + place, &piece)
    }
    piece.documents = texts.lines.count
    return piece
  }

  private func tell(
    _ detections: [Detection], of original: Document?, _ index: Int, _ piece: inout Piece
  ) {
    for detection in detections {
      piece.counts[detection.type, default: 0] += 1
      if let original { explain(detection, original, index, to: &piece.explanations) }
    }
  }

  private func piece(
    _ documents: consuming [Document], _ job: Job, _ worker: inout Scrubber.Worker, first: Int
  ) -> Piece {
    var piece = Piece()
    let explains = explain
    var document = Document(text: "")
    for place in documents.indices {
      // Taken out rather than copied.
      swap(&document, &documents[place])
      if let decryption = job.decryption {
        job.writer.append(decryption.restored(document), to: &piece.output)
        continue
      }
      let original = explains ? document : nil
      let detections = worker.scrub(&document, index: UInt64(first + place))
      job.writer.append(document, to: &piece.output)
      tell(detections, of: original, first + place, &piece)
    }
    piece.documents = documents.count
    return piece
  }

  private func write(_ pieces: [Piece], to output: OutputFile, _ tally: inout Tally) throws {
    for piece in pieces {
      try output.write(piece.output)
      tally.documents += piece.documents
      for (type, count) in piece.counts { tally.counts[type.rawValue, default: 0] += count }
      if explain { Console.write(String(decoding: piece.explanations, as: UTF8.self)) }
    }
  }

  private func explain(
    _ detection: Detection, _ document: Document, _ index: Int, to text: inout [UInt8]
  ) {
    let bytes = Array(document.text.utf8)
    text += "{\"document\": ".utf8
    JSONText.append(document.id ?? String(index), to: &text)
    text +=
      ", \"start\": \(bytes[..<detection.range.lowerBound].codePointCount), \"end\": \(bytes[..<detection.range.upperBound].codePointCount), \"type\": \"\(detection.type.rawValue)\""
      .utf8
    text += ", \"score\": \(Console.fixed(detection.score)), \"recognizer\": ".utf8
    JSONText.append(detection.recognizer, to: &text)
    text += ", \"evidence\": ".utf8
    JSONText.appendArray(detection.evidence.names, to: &text) { JSONText.append($0, to: &$1) }
    text += ", \"value\": ".utf8
    JSONText.append(String(decoding: bytes[detection.range], as: UTF8.self), to: &text)
    text += "}\n".utf8
  }

  // MARK: Options

  private func effectivePolicy() throws -> ScrubbingPolicy {
    var policy = ScrubbingPolicy()
    if let locale {
      policy.locale = locale
      policy.recognizers = RecognizerRegistry.standard(locale: locale)
    }
    if let path = self.policy {
      policy = try PolicyFile.read(path: path, policy) {
        try neededKey("a policy with hash or encrypt")
      }
    }
    if let threshold { policy.threshold = threshold }
    if let types = try askedTypes() { policy.types = types }
    if let action = try action() { (policy.action, policy.actions) = (action, [:]) }
    return policy
  }

  private func askedTypes() throws -> Set<EntityType>? {
    guard let types else { return nil }
    let asked = Set(types.split(separator: ",").map { EntityType(rawValue: String($0)) })
    if policy == nil, let unknown = asked.first(where: { !EntityType.known.contains($0) }) {
      throw Refusal(
        status: .usage,
        message: """
          --types: “\(unknown.rawValue)” is not looked for
          The types are \(EntityType.known.map(\.rawValue).sorted().joined(separator: ", ")).
          """)
    }
    return asked
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

  private func key() throws -> PseudonymKey? {
    let source: String
    let secret: [UInt8]
    if let keyFile {
      (source, secret) = (keyFile, try WholeFile.read(keyFile, most: 1 << 16))
    } else if let text = ProcessEnvironment.value(of: "PASTICHE_KEY") {
      (source, secret) = ("PASTICHE_KEY", Array(text.utf8))
    } else {
      return nil
    }
    guard let key = PseudonymKey(secret) else {
      throw Refusal(
        status: .badData,
        message: """
          \(source): the key is shorter than \(PseudonymKey.leastBytes) bytes
          “openssl rand -hex 32” makes a good one.
          """)
    }
    return key
  }
}
