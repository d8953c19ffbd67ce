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
      "What is done with what is found: \(Mode.allCases.map(\.rawValue).joined(separator: ", ")).")
  var mode = Mode.detect

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write.", valueName: "file"))
  var output = "-"

  @Option(help: ArgumentHelp("Look for these types alone, parted by commas.", valueName: "types"))
  var types: String?

  @Option(help: ArgumentHelp("The least score that counts, 0 to 1.", valueName: "score"))
  var threshold = 0.5

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
    if !(0...1).contains(threshold) { throw ValidationError("--threshold must be 0 to 1") }
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads must be 1 to 1024")
    }
  }

  func run() throws {
    let scrubber = try scrubber()
    let reader = try openDocuments(path: file, options: reading.options)
    let output = try OutputFile(path: output)
    let input = reading.inputFormat ?? (file == "-" ? nil : CorpusFormat.of(path: file)) ?? .jsonl
    let writer = DocumentWriter(
      format: mode == .detect ? .jsonl : input, alwaysWritesSpans: mode != .decrypt,
      columns: reader.columns, fields: reading.options.fields)
    var console = verbosity.console
    var tally = Tally()
    try output.write(writer.header)
    var batch: [Document] = []
    var isDone = false
    while !isDone {
      batch.removeAll(keepingCapacity: true)
      var bytes = 0
      while bytes < Self.batchBytes {
        guard let document = try reader.next() else {
          isDone = true
          break
        }
        bytes += document.text.utf8.count
        batch.append(document)
      }
      try write(scrubbed(batch, scrubber, writer, first: tally.documents), to: output, &tally)
      console.progress(tally.documents, of: nil, unit: "documents")
    }
    console.clearProgress()
    try output.commit()
    console.summarize(tally.summary)
  }

  /// Enough for all threads to be busy for some milliseconds.
  private static let batchBytes = 1 << 20

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

  private func scrubbed(
    _ batch: [Document], _ scrubber: Scrubber, _ writer: DocumentWriter, first: Int
  ) -> [Piece] {
    let threads = threads ?? ProcessEnvironment.processors
    let length = max(1, (batch.count + 4 * threads - 1) / (4 * threads))
    let count = (batch.count + length - 1) / length
    if threads == 1 || count < 2 {
      return [piece(batch[...], scrubber, writer, first: first)]
    }
    var pieces = [Piece](repeating: Piece(), count: count)
    unsafe pieces.withUnsafeMutableBufferPointer { pieces in
      // Each piece is written by one thread alone.
      nonisolated(unsafe) let pieces = unsafe pieces
      Parallel.forEach(count) { number in
        let range = (number * length)..<min(batch.count, (number + 1) * length)
        unsafe pieces[number] = piece(
          batch[range], scrubber, writer, first: first + range.lowerBound)
      }
    }
    return pieces
  }

  private func piece(
    _ documents: ArraySlice<Document>, _ scrubber: Scrubber, _ writer: DocumentWriter, first: Int
  ) -> Piece {
    var piece = Piece()
    var worker = Scrubber.Worker(scrubber)
    let (isDecrypting, explains) = (mode == .decrypt, explain)
    for (place, original) in documents.enumerated() {
      if isDecrypting {
        writer.append(scrubber.restored(original), to: &piece.output)
        continue
      }
      var document = original
      let detections = worker.scrub(&document, index: UInt64(first + place))
      writer.append(document, to: &piece.output)
      for detection in detections {
        piece.counts[detection.type, default: 0] += 1
        if explains { explain(detection, original, first + place, to: &piece.explanations) }
      }
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
    text += ", \"value\": ".utf8
    JSONText.append(String(decoding: bytes[detection.range], as: UTF8.self), to: &text)
    text += "}\n".utf8
  }

  // MARK: Options

  private func scrubber() throws -> Scrubber {
    let types = types.map { list in
      Set(list.split(separator: ",").map { EntityType(rawValue: String($0)) })
    }
    if let unknown = types?.first(where: { !EntityType.known.contains($0) }) {
      throw Refusal(
        status: .usage,
        message: """
          --types: “\(unknown.rawValue)” is not looked for
          The types are \(EntityType.known.map(\.rawValue).sorted().joined(separator: ", ")).
          """)
    }
    return Scrubber(mode: try scrubberMode(), types: types, threshold: threshold)
  }

  private func scrubberMode() throws -> Scrubber.Mode {
    switch mode {
    case .detect: .detect
    case .redact: .apply(RedactOperator())
    case .replace: .apply(ReplaceOperator())
    case .mask: .apply(MaskOperator())
    case .hash: .apply(HashOperator(key: try neededKey()))
    case .encrypt, .decrypt: .apply(EncryptOperator(key: try neededKey()))
    case .surrogate: .surrogates(seed: seed, key: try key(), locale: locale)
    }
  }

  private func neededKey() throws -> PseudonymKey {
    guard let key = try key() else {
      throw Refusal(
        status: .usage,
        message: """
          --mode \(mode.rawValue) needs a key
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
