import ArgumentParser
import Corpora
import Tokenization

/// `pastiche detokenize`.
struct Detokenize: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Put tokens, parted by spaces, back into text.",
    discussion: """
      Example:
        pastiche tokenize chat.txt | pastiche detokenize --locale fr --true-case

      Spaces go where the language has them, by the spacing rule and its typography: none in Chinese and Japanese, no-break \
      ones before the high marks of French.
      """)

  @Argument(help: "Lines of tokens parted by spaces; “-” is standard input.")
  var file = "-"

  @Option(
    help: "The locale whose typography and letter case are used.", transform: LocaleChoice.name)
  var locale = "en"

  @Flag(help: "Begin sentences with a capital letter.")
  var trueCase = false

  @OptionGroup(title: "Reading") var reading: ReadingArguments

  func run() throws {
    let output = try OutputFile(path: "-")
    let lines = try LineReader(path: file, options: reading.options)
    let style = GeneratedStyle(locale: locale, restoresCase: trueCase)
    while let line = try lines.next() {
      var detokenizer = Detokenizer(style: style)
      let tokens = line.split(separator: UInt8(ascii: " "))
      let spacings = SpacingGuess.spacings(of: tokens, locale: locale)
      for (token, spacing) in zip(tokens, spacings) {
        detokenizer.append(token, spacing: spacing)
      }
      try output.write(detokenizer.text + [UInt8(ascii: "\n")])
    }
    try output.commit()
  }
}
