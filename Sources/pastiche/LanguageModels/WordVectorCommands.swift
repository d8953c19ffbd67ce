import ArgumentParser
import Corpora
import NGrams

/// `pastiche lm vectors`.
struct ComputeVectors: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vectors",
    abstract: "Compute vectors of words from a text.",
    discussion: """
      Example:
        pastiche lm vectors text.txt -o words.vectors
        pastiche lm neighbours words.vectors refund

      Positive pointwise mutual information, reduced by a randomised decomposition; word2vec's binary format.
      """)

  @Argument(help: "The text, one sentence a line; “-” is standard input.")
  var text: String

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write them.", valueName: "file"))
  var output: String

  @Option(help: "How many numbers a vector has.")
  var dimensions = 100

  @Option(help: ArgumentHelp("How many words to each side count as near.", valueName: "count"))
  var window = 2

  @Option(help: ArgumentHelp("At most so many words, the most frequent ones.", valueName: "count"))
  var mostWords = 50_000

  @Option(help: ArgumentHelp("Words that occur less often get none.", valueName: "count"))
  var minCount = 3

  @OptionGroup(title: "Words") var words: WordsArguments
  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Telling") var verbosity: VerbosityOptions

  func validate() throws {
    if !(1...1_000).contains(dimensions) { throw ValidationError("--dimensions must be 1 to 1000") }
    if !(1...50).contains(window) { throw ValidationError("--window must be 1 to 50") }
    if mostWords < 1 || minCount < 1 {
      throw ValidationError("--most-words and --min-count must be at least 1")
    }
  }

  func run() throws {
    try FileRoles.claim(output)
    let console = verbosity.console
    let text = try TextTokens(path: text, splitting: words.splitting, options: reading.options)
    let vectors = WordVectors(
      of: text, dimensions: dimensions, window: window, most: mostWords, least: minCount)
    try vectors.write(to: output)
    console.summarize(
      "wrote \(Console.grouped(vectors.vocabulary.count - 3)) vectors in \(Console.fixed(console.elapsed)) s"
    )
  }
}

/// `pastiche lm neighbours`.
struct ShowNeighbours: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "neighbours",
    abstract: "Show the words that are used most like a word.",
    discussion: """
      Example:
        pastiche lm neighbours words.vectors refund -n 5

      One word a line with the cosine of the angle between both, the nearest first.
      """)

  @Argument(help: "What “lm vectors” wrote, or vectors in word2vec's binary format.")
  var vectors: String

  @Argument(help: "The word.")
  var word: String

  @Option(name: .short, help: ArgumentHelp("How many words.", valueName: "count"))
  var n = 20

  func validate() throws {
    if n < 1 { throw ValidationError("-n must be at least 1") }
  }

  func run() throws {
    let vectors = try WordVectors(contentsOf: self.vectors)
    guard let neighbours = vectors.neighbours(of: Array(word.utf8), count: n) else {
      throw Refusal(
        status: .checkFailed,
        message:
          "“\(word)” has no vector\nName a word as the text has it, one that is not too rare.")
    }
    let output = try OutputFile(path: "-")
    for (word, cosine) in neighbours {
      try output.write(Array(word) + Array("\t\(cosine)\n".utf8))
    }
    try output.commit()
  }
}

/// `pastiche lm classes`.
struct ClusterWords: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classes",
    abstract: "Sort a text's words into classes of words that follow the same words.",
    discussion: """
      Example:
        pastiche lm classes text.txt -o words.classes --classes 200
        pastiche lm estimate text.txt --order 4 --classes words.classes -o classes.lm
        pastiche lm mix text.lm classes.lm=words.classes --held-out new.txt -o both.mix

      The exchange algorithm. One word a line with its class and its count, parted by tabs.
      """)

  @Argument(help: "The text, one sentence a line; “-” is standard input.")
  var text: String

  @Option(name: .shortAndLong, help: ArgumentHelp("Where to write them.", valueName: "file"))
  var output: String

  @Option(help: "How many classes.")
  var classes = 200

  @Option(help: ArgumentHelp("At most so many words, the most frequent ones.", valueName: "count"))
  var mostWords = 50_000

  @Option(help: ArgumentHelp("How often each word may move.", valueName: "count"))
  var rounds = 10

  @OptionGroup(title: "Words") var words: WordsArguments
  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Telling") var verbosity: VerbosityOptions

  func validate() throws {
    if !(1...10_000).contains(classes) { throw ValidationError("--classes must be 1 to 10000") }
    if mostWords < 1 || rounds < 1 {
      throw ValidationError("--most-words and --rounds must be at least 1")
    }
  }

  func run() throws {
    try FileRoles.claim(output)
    let console = verbosity.console
    let text = try TextTokens(path: text, splitting: words.splitting, options: reading.options)
    let found = WordClasses(of: text, classCount: classes, most: mostWords, rounds: rounds)
    try found.write(to: output)
    console.summarize(
      "sorted \(Console.grouped(found.classes.count)) words into \(classes) classes in \(Console.fixed(console.elapsed)) s"
    )
  }
}
