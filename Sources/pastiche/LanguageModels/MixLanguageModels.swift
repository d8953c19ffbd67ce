import ArgumentParser
import Corpora
import NGrams

/// `pastiche lm mix`.
struct MixLanguageModels: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mix",
    abstract: "Mix models, with weights that fit a text best.",
    discussion: """
      Example:
        pastiche lm mix tickets.lm general.lm --held-out new.txt -o both.mix

      “lm score” and “lm sample” take the mixture as they take a model. It is a text of weights and paths; the models stay where \
      they are.
      """)

  @Argument(
    help:
      "Models of “lm build”, or ones in ARPA format; MODEL=CLASSES for a model of classes.")
  var models: [String]

  @Option(
    help: ArgumentHelp(
      "A text, one sentence a line, that the weights are fitted to.", valueName: "text"))
  var heldOut: String?

  @Option(
    parsing: .upToNextOption, help: ArgumentHelp("The weights, instead.", valueName: "weights"))
  var weights: [Double] = []

  @Option(name: .shortAndLong, help: ArgumentHelp("The mixture to write.", valueName: "file"))
  var output: String

  @OptionGroup(title: "Words") var words: WordsArguments
  @OptionGroup(title: "Reading") var reading: ReadingArguments
  @OptionGroup(title: "Telling") var verbosity: VerbosityOptions

  func validate() throws {
    if models.count < 2 { throw ValidationError("name at least two models") }
    if (heldOut == nil) == weights.isEmpty {
      throw ValidationError("give --held-out TEXT or --weights, one of them")
    }
    if !weights.isEmpty,
      weights.count != models.count || !weights.allSatisfy({ (0...1e12).contains($0) })
        || !(weights.reduce(0, +) >= 1e-12)
    {
      throw ValidationError(
        "--weights takes one weight from 0 to 1e12 for each model, not all of them 0")
    }
  }

  func run() throws {
    try FileRoles.claim(output)
    let parts = try models.map { try LanguageMixture.Component.open($0) }
    let mixture =
      if let heldOut {
        try LanguageMixture(parts) { mixture in
          let text = try TextTokens(
            path: heldOut, splitting: words.splitting, options: reading.options)
          return text.sentences(numberedBy: mixture.vocabulary)
        }
      } else {
        LanguageMixture(parts, weights: weights)
      }
    let file = try OutputFile(path: output)
    for (weight, path) in zip(mixture.weights, models) {
      try file.write(Array("\(weight)\t\(path)\n".utf8))
    }
    try file.commit()
    verbosity.console.summarize(
      "weights " + mixture.weights.map { Console.fixed($0) }.joined(separator: ", "))
  }
}

extension LanguageMixture.Component {
  /// Opens a model, with its classes behind an equals sign.
  static func open(_ path: String) throws -> LanguageMixture.Component {
    let parts = path.split(separator: "=", maxSplits: 1).map(String.init)
    if parts.count < 2 { return LanguageMixture.Component(try LanguageModel.open(path)) }
    return LanguageMixture.Component(
      try LanguageModel.open(parts[0]), classes: try WordClasses(contentsOf: parts[1]))
  }
}

extension LanguageMixture {
  /// Opens what `lm mix` wrote; nil where the path is none.
  static func open(_ path: String) throws -> LanguageMixture? {
    guard path.hasSuffix(".mix") else { return nil }
    var (models, weights) = ([Component](), [Double]())
    let lines = try LineReader(path: path)
    var number = 0
    while let line = try lines.next() {
      number += 1
      let parts = String(decoding: line, as: UTF8.self).split(separator: "\t", maxSplits: 1)
      guard parts.count == 2, let weight = Double(parts[0]),
        (0...1e12).contains(weight)
      else {
        throw CorpusError(
          .badData, file: path, line: number, problem: "a weight, a tab and a path are expected",
          remedy: "Write the mixture with “pastiche lm mix”.")
      }
      weights.append(weight)
      models.append(try Component.open(String(parts[1])))
    }
    if !(weights.reduce(0, +) >= 1e-12) {
      throw CorpusError(
        .badData, file: path, problem: "has no weight above 0",
        remedy: "Write the mixture with “pastiche lm mix”.")
    }
    return LanguageMixture(models, weights: weights)
  }
}
