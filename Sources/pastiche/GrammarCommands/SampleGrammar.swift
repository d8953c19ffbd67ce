public import ArgumentParser
import Corpora
public import Grammars
import NGrams

/// `pastiche grammar sample`.
struct SampleGrammar: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Write documents from a grammar.",
    discussion: """
      Example:
        pastiche grammar sample tickets.grammar -n 10

      JSONL with labels and spans, or the texts alone with --text.
      """)

  @Argument(help: "The grammar.")
  var grammar: String

  @Option(name: .short, help: ArgumentHelp("How many documents.", valueName: "count"))
  var n: Int?

  @Option(help: "Fixes every byte of the output.")
  var seed: UInt64 = 0

  @Option(
    help: ArgumentHelp(
      "A learned model that the grammar takes texts from; may be given again.",
      valueName: "name=file"))
  var model: [String] = []

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      "Only documents with these attributes, such as label=fraud or priority=high,channel=email; they are drawn as they come, not waited for.",
      valueName: "key=value"))
  var conditions: [String] = []

  @Option(
    help:
      "Begin with as few documents as will do to have every alternative (rules), or every alternative at every place (pairs)."
  )
  var cover: GrammarCoverage.Aim?

  @Option(
    help:
      "What of a process is a document: each turn, with its thread, turn, state, role and time in “meta”, or a whole thread."
  )
  var by = ThreadUnit.turn

  /// What of a thread is a document.
  enum ThreadUnit: String, CaseIterable, ExpressibleByArgument { case turn, thread }

  @Flag(help: "No text twice.")
  var distinct = false

  @Flag(help: "Write the texts alone, a line each.")
  var text = false

  @Option(
    help: ArgumentHelp(
      "How many alternatives a document takes before the shortest way to an end is taken.",
      valueName: "count"))
  var maxExpansions = GrammarSampler.Options().mostExpansions

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Where to; “-” is standard output.", valueName: "file"))
  var output = "-"

  func validate() throws {
    let most = 1_000_000_000_000
    if !(0...most).contains(n ?? 0) { throw ValidationError("-n must be 0 to \(most)") }
    if !(1...most).contains(maxExpansions) {
      throw ValidationError("--max-expansions must be 1 to \(most)")
    }
    if output != "-", !(text ? OutputFormat.text : .jsonl).fits(path: output) {
      throw ValidationError(
        """
        \(output): what is written is \(text ? "text" : "JSONL"), which this suffix does not say
        End the name in .jsonl, or say --text and end it in .txt; “pastiche generate” writes other formats.
        """)
    }
  }

  func run() throws {
    try FileRoles.claim(output)
    var (grammar, warnings) = try Grammar.open(self.grammar, models: model)
    Console.tell(warnings)
    let wanted = try conditions.flatMap { try Self.attributes($0) }
    if !wanted.isEmpty { grammar = try grammar.conditioned(on: wanted, path: self.grammar) }
    let file = try OutputFile(path: output)
    var options = GrammarSampler.Options()
    options.seed = seed
    options.mostExpansions = maxExpansions
    if let process = ProcessSampler(grammar, options: options), wanted.isEmpty, cover == nil {
      return try writeThreads(process, to: file)
    }
    let sampler = GrammarSampler(grammar, options: options)
    let writer = SampleWriter(sampler)
    var count: UInt64 = 0
    if let cover {
      let coverage = GrammarCoverage(sampler, cover)
      while try draw({ () throws(SamplingError) in try coverage.draw(count) }) {
        try write(&count, writer, to: file)
      }
      if coverage.openCount > 0 {
        Console.write(
          "pastiche: \(self.grammar): conditions leave \(coverage.openCount) of the \(cover.rawValue) unreachable\n"
        )
      }
    }
    let total = UInt64(n ?? (cover == nil ? 10 : 0))
    if distinct, count == 0,
      let language = try draw({ () throws(SamplingError) in
        try FiniteLanguage(grammar, options: options)
      })
    {
      return try writeAll(language, most: total, to: file)
    }
    var seen = DistinctTexts()
    var index: UInt64 = 0
    while count < total {
      try draw { () throws(SamplingError) in try sampler.draw(index) }
      index += 1
      if distinct, !seen.insert(sampler.fingerprint) {
        if seen.isExhausted {
          try writer.flush(to: file)
          try file.commit()
          throw shortage(count, of: total)
        }
        continue
      }
      try write(&count, writer, to: file)
    }
    try writer.flush(to: file)
    try file.commit()
  }

  private func shortage(_ count: UInt64, of total: UInt64) -> Refusal {
    Refusal(
      status: .checkFailed,
      message: """
        \(grammar): only \(count) of \(total) different texts were found
        What was made is written whole. Ask for fewer, or add alternatives.
        """)
  }

  /// Writes texts of a grammar that has few, each once.
  private func writeAll(_ language: FiniteLanguage, most: UInt64, to file: OutputFile) throws {
    let writer = SampleWriter(language.sampler)
    var count: UInt64 = 0
    for place in 0..<min(language.count, Int(clamping: most)) {
      try draw { () throws(SamplingError) in try language.draw(place) }
      try write(&count, writer, to: file)
    }
    try writer.flush(to: file)
    try file.commit()
    if count < most { throw shortage(count, of: most) }
  }

  /// Writes threads; -n counts threads.
  private func writeThreads(_ process: ProcessSampler, to file: OutputFile) throws {
    let writer = DocumentWriter(format: text ? .text : .jsonl, alwaysWritesSpans: true)
    var bytes: [UInt8] = []
    for index in 0..<UInt64(n ?? 10) {
      let turns = try draw { () throws(SamplingError) in try process.draw(index) }
      for document in by == .turn
        ? ThreadDocuments.turns(of: turns, thread: index)
        : [ThreadDocuments.whole(turns, thread: index)]
      {
        writer.append(document, to: &bytes)
      }
      if bytes.count > 200_000 {
        try file.write(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    try file.write(bytes)
    try file.commit()
  }

  private func write(_ count: inout UInt64, _ writer: SampleWriter, to file: OutputFile) throws {
    if text { writer.appendLine() } else { writer.append(id: count) }
    count += 1
    if writer.count > 200_000 { try writer.flush(to: file) }
  }

  @discardableResult
  private func draw<Result>(_ body: () throws(SamplingError) -> Result) throws -> Result {
    do {
      return try body()
    } catch {
      throw Refusal(
        status: .checkFailed,
        message: "\(self.grammar): \(error)\n\(error.remedy)")
    }
  }

  /// `priority=high,channel=email`.
  private static func attributes(_ text: String) throws -> [(key: String, value: String)] {
    try text.split(separator: ",").map { part in
      guard let sign = part.firstIndex(of: "="), sign > part.startIndex else {
        throw Refusal(
          status: .usage,
          message: "--where: “\(part)” is no condition\nWrite key=value, such as label=fraud.")
      }
      return (String(part[..<sign]), String(part[part.index(after: sign)...]))
    }
  }
}

extension Grammar {
  /// The grammar under a condition.
  ///
  /// - Throws: A refusal where no document meets it.
  func conditioned(on wanted: [(key: String, value: String)], path: String) throws -> Grammar {
    do {
      return try conditioned(on: wanted).0
    } catch {
      throw Refusal(
        status: .checkFailed,
        message:
          "\(path): \(error)\n\(error.suggestion.map { "Did you mean “\($0)”?" } ?? "Ask for attributes that can come together.")"
      )
    }
  }
}

extension GrammarCoverage.Aim: ExpressibleByArgument {}

extension SampleWriter {
  /// Writes out what waits.
  func flush(to file: OutputFile) throws {
    unsafe try take { bytes in try file.write(unsafe Array(bytes)) }
  }
}
