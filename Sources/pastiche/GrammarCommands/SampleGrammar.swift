import ArgumentParser
import Corpora
import Grammars
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
  var n = 10

  @Option(help: "Fixes every byte of the output.")
  var seed: UInt64 = 0

  @Flag(help: "Write the texts alone, a line each.")
  var text = false

  @Option(
    help: ArgumentHelp(
      "How many alternatives a document takes before the shortest way to an end is taken.",
      valueName: "count"))
  var maxExpansions = GrammarSampler.Options().mostExpansions

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to; “-” is standard output.", valueName: "file"))
  var output = "-"

  func validate() throws {
    if n < 0 { throw ValidationError("-n must be at least 0") }
    if maxExpansions < 1 { throw ValidationError("--max-expansions must be at least 1") }
  }

  func run() throws {
    let (grammar, warnings) = try Grammar.open(self.grammar)
    Console.tell(warnings)
    let file = try OutputFile(path: output)
    var options = GrammarSampler.Options()
    options.seed = seed
    options.mostExpansions = maxExpansions
    let sampler = GrammarSampler(grammar, options: options)
    let writer = SampleWriter(sampler)
    for index in 0..<n {
      do {
        try sampler.draw(UInt64(index))
      } catch {
        throw Refusal(
          status: .checkFailed,
          message: "\(self.grammar): \(error)\nLoosen a condition or a limit, or add an alternative.")
      }
      if text { writer.appendLine() } else { writer.append(id: UInt64(index)) }
      if writer.count > 200_000 { try flush(writer, to: file) }
    }
    try flush(writer, to: file)
    try file.commit()
  }

  private func flush(_ writer: SampleWriter, to file: OutputFile) throws {
    unsafe try writer.take { bytes in try file.write(unsafe Array(bytes)) }
  }
}
