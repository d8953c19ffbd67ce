import ArgumentParser
import Corpora
import NGrams

/// `pastiche lm next`.
struct NextWords: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "next",
    abstract: "Show the most probable next words.",
    discussion: """
      Example:
        pastiche lm next text.lm where is my

      One word a line with its probability, the most probable first.
      """)

  @Argument(help: "A model of “lm build”, or one in ARPA format (.arpa, .arpa.gz).")
  var model: String

  @Argument(help: "The words before, from the start of the sentence.")
  var context: [String] = []

  @Option(name: .short, help: ArgumentHelp("How many words.", valueName: "count"))
  var n = 20

  func validate() throws {
    if n < 1 { throw ValidationError("-n must be at least 1") }
  }

  func run() throws {
    let language = try LanguageModel.open(model)
    // A quoted phrase is as good as its words.
    let words = context.flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
    let state = language.numbers(of: words).reduce(language.model.start) {
      language.model.advance($0, by: $1)
    }
    let output = try OutputFile(path: "-")
    for next in language.model.nextWords(after: state, count: n) {
      try output.write(Array("\(language.text(of: next.word))\t\(next.probability)\n".utf8))
    }
    try output.commit()
  }
}
