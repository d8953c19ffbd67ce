import ArgumentParser
import Corpora
import Generation
import Grammars
import Privacy
import Tokenization

/// `pastiche grammar induce`.
struct InduceGrammar: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "induce",
    abstract: "Learn a grammar to read and edit from documents.",
    discussion: """
      Example:
        pastiche grammar induce tickets.jsonl -o tickets.grammar
        pastiche grammar sample tickets.grammar -n 20

      Finds how documents are put together, templates that many of them share and the lists of what fills their slots; personal \
      data become providers of invented values. A fifth of the documents is kept aside first, to say how well it goes.
      """)

  @Argument(help: "The documents; “-” is standard input.")
  var corpus: String

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write the grammar.", valueName: "file"))
  var output: String

  @Option(
    help: ArgumentHelp("Only the documents with this label.", valueName: "label"))
  var label: [String] = []

  @Option(
    help: ArgumentHelp(
      "How many different groups (documents where none are given) must have written an alternative.",
      valueName: "count"))
  var support = GrammarInducer.Options().support

  @Option(
    help: ArgumentHelp(
      """
      Leave alternatives out that have more words in a row than that which fewer than three groups (or --support, where that is \
      more) wrote.
      """, valueName: "words"))
  var longestRun = PrivacyTerms(.standard).longestRun

  @Option(
    help: ArgumentHelp(
      "The locale of the texts, such as de_CH; auto takes that of their language.",
      valueName: "locale"))
  var locale = LocaleChoice.guessed

  @Flag(help: "Do not keep documents aside to say how well it goes.")
  var noReport = false

  @OptionGroup(title: "Privacy") var words: CommonWordArguments
  @OptionGroup(title: "Normalisation") var normalization: NormalizationArguments
  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Telling") var verbosity: VerbosityOptions

  func validate() throws {
    if !(1...1_000).contains(longestRun) {
      throw ValidationError("--longest-run must be 1 to 1000")
    }
    if !(1...10_000).contains(support) { throw ValidationError("--support must be 1 to 10000") }
  }

  func run() throws {
    try FileRoles.claim(output)
    do {
      let (inducer, console) = try read()
      if !noReport, let report = inducer.validate() { tell(report, console) }
      let grammar = inducer.induce()
      if grammar.isEmpty {
        throw Refusal(
          status: .checkFailed,
          message: """
            \(corpus): nothing is left that \(support) groups have in common
            Ask for less with --support, or give more documents.
            """)
      }
      if !grammar.missingLabels.isEmpty {
        Console.write(
          "warning: nothing is left of \(grammar.missingLabels.map { $0.joined(separator: "+") }.joined(separator: ", "))\n"
        )
      }
      let text = Array(grammar.text.text.utf8)
      _ = try GrammarLoader.parse(text, path: output) { SurrogateProvider(locale: $0) }
      let file = try OutputFile(path: output)
      try file.write(text)
      try file.commit()
    } catch let error as ICUError {
      throw Refusal(status: .ourFault, message: "\(error)")
    }
  }

  private func read() throws -> (GrammarInducer, Console) {
    var console = verbosity.console
    let documents = try openDocuments(path: corpus, options: reading.options)
    var sample = LocaleSample<Document>(locale)
    while !sample.isSettled, let document = try documents.next() {
      sample.hold(document, text: document.text)
    }
    let locale = try sample.locale(console)
    var options = GrammarInducer.Options()
    (options.support, options.locale) = (support, locale)
    var terms = PrivacyTerms(.standard)
    terms.leastGroups = max(terms.leastGroups, support)
    var seed = InductionSeed(terms, commonWords: try words.commonWords())
    let reader = try InductionReader(locale: locale, normalizer: normalization.normalizer)
    var held = sample.held[...]
    while let document = try held.popFirst() ?? documents.next() {
      if !label.isEmpty, Set(label).isDisjoint(with: document.labels) { continue }
      seed.add(try reader.words(of: document), labels: document.labels, group: document.group)
      console.progress(seed.count, of: nil, unit: "documents")
    }
    console.clearProgress()
    options.isCopy = seed.copies(longerThan: longestRun)
    var inducer = GrammarInducer(options: options)
    for document in seed.admitted() {
      inducer.add(document.words, labels: document.labels, group: document.group)
    }
    if seed.refusedSentences > 0 {
      console.detail(
        "\(Console.grouped(seed.refusedSentences)) sentences were left out for words that one group alone uses"
      )
    }
    if inducer.documentCount == 0 {
      throw CorpusError(
        .badData, file: corpus, problem: "there is no document to learn from",
        remedy: label.isEmpty
          ? "Give at least one document with some text."
          : "Ask for a label that the documents have.")
    }
    return (inducer, console)
  }

  private func tell(_ report: InductionReport, _ console: Console) {
    func share(_ part: (count: Int, parsed: Int)) -> String {
      part.count == 0 ? "0" : Console.fixed(100 * Double(part.parsed) / Double(part.count))
    }
    Console.write(
      """
      kept aside: a grammar of four fifths of the documents makes \(report.documents.parsed) of the other \
      \(report.documents.count) (\(share(report.documents)) %), \(share(report.phrases)) % of their \
      \(report.phrases.count) sentences and lines, and \(share(report.newPhrases)) % of the \
      \(report.newPhrases.count) that it never saw
      perplexity of these: \(Console.fixed(report.ngramPerplexity)) by trigrams, \
      \(Console.fixed(report.perplexity)) by the grammar with trigrams for what it does not make
      \(Console.grouped(report.draws.count)) draws: \(report.draws.distinct) different documents, \
      \(report.draws.new) of them new\n
      """)
    if report.newPhrases.count > 0, report.newPhrases.parsed * 50 < report.newPhrases.count {
      Console.write(
        """
        warning: hardly a new sentence is made by the grammar: these texts share few templates
        Read what it writes, write templates of your own into it, or learn the texts with “pastiche train”.\n
        """)
    }
  }
}
