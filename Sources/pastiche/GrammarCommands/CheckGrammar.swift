import ArgumentParser
import Corpora
import Grammars

/// `pastiche grammar check`.
struct CheckGrammar: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find what is wrong with a grammar, and say what it makes.",
    discussion: """
      Example:
        pastiche grammar check tickets.grammar

      Errors and warnings go to standard error with file, line and column; what the grammar makes goes to standard output. The \
      exit status is 1 where it cannot be used, and with --strict where there are warnings.
      """)

  @Argument(help: "The grammar.")
  var grammar: String

  @Flag(help: "Take warnings for errors.")
  var strict = false

  @Option(help: ArgumentHelp("Count derivations of so many levels at most.", valueName: "levels"))
  var depth = 20

  func validate() throws {
    if !(1...10_000).contains(depth) { throw ValidationError("--depth must be 1 to 10000") }
  }

  func run() throws {
    let (grammar, warnings) = try Grammar.open(self.grammar)
    let analysis = GrammarAnalysis(grammar)
    let check = GrammarCheck(grammar, analysis)
    Console.tell(warnings + check.messages)
    let output = try OutputFile(path: "-")
    try output.write(Array(report(grammar, analysis, check).utf8))
    try output.commit()
    if check.hasErrors || strict && !(warnings + check.messages).isEmpty {
      throw Refusal(
        status: .checkFailed,
        message: "\(self.grammar): the grammar does not pass\nMend what is said above.")
    }
  }

  private func report(
    _ grammar: Grammar, _ analysis: GrammarAnalysis, _ check: GrammarCheck
  ) -> String {
    var lines = [
      "rules\t\(grammar.ruleCount)", "alternatives\t\(grammar.alternativeCount)",
      "spectral radius\t\(Console.fixed(analysis.spectralRadius))",
      "expected alternatives a document\t\(Self.figure(analysis.expectedExpansions))",
      "expected literal characters a document\t\(Self.figure(analysis.expectedLiteralLength))",
    ]
    if !check.hasErrors, let length = meanLength(grammar) {
      lines.append("mean characters of 1000 documents\t\(Self.figure(length))")
    }
    lines += [
      "shortest derivation, alternatives\t\(analysis.shortestDerivation.map { Self.count(Double($0)) } ?? "none")",
      "derivations of at most \(depth) levels\t\(Self.count(analysis.derivationCount(depth: depth)))",
      "entropy of a derivation, bits\t\(Self.figure(analysis.entropy))",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private func meanLength(_ grammar: Grammar) -> Double? {
    let sampler = GrammarSampler(grammar)
    var total = 0
    for index in 0..<UInt64(1_000) {
      do { try sampler.draw(index) } catch { return nil }
      total += sampler.characterCount
    }
    return Double(total) / 1_000
  }

  private static func figure(_ value: Double) -> String {
    value.isFinite ? value < 1e15 ? Console.fixed(value) : "\(value)" : "infinite"
  }

  private static func count(_ value: Double) -> String {
    value < 1e15 ? String(Int(value)) : value.isFinite ? "\(value)" : "more than 1e308"
  }
}
