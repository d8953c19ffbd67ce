import ArgumentParser
import Corpora
import NGrams
import Tokenization

/// `pastiche lm`: n-gram language models.
struct LanguageModels: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lm",
    abstract: "Estimate, build, score and sample n-gram language models.",
    subcommands: [
      EstimateLanguageModel.self, BuildLanguageModel.self, ScoreLanguageModel.self,
      SampleLanguageModel.self, NextWords.self, CountNGrams.self, MergeCounts.self,
      MixLanguageModels.self, ComputeVectors.self, ShowNeighbours.self, ClusterWords.self,
    ])
}

/// How a text becomes words.
struct WordsArguments: ParsableArguments {
  @Flag(help: "Words stand between spaces already; else ICU and the token rules cut them.")
  var pretokenized = false

  @Option(help: "The locale whose word boundaries are used.", transform: LocaleChoice.name)
  var locale = "en"

  @Option(help: TokenRules.help)
  var tokenRules = TokenRules.all

  var splitting: TextTokens.Splitting {
    pretokenized ? .spaces : .words(locale: locale, rules: tokenRules)
  }
}

extension LanguageModel {
  /// Opens what `lm build` wrote, or a model in ARPA format where the suffix says so.
  static func open(_ path: String) throws -> LanguageModel {
    let isARPA = [".arpa", ".arpa.gz", ".arpa.zst"].contains { path.hasSuffix($0) }
    return try isARPA ? LanguageModel(arpa: path) : LanguageModel(contentsOf: path)
  }

  /// The numbers of words; those that the model does not know are `<unk>`.
  func numbers(of words: [String]) -> [UInt32] {
    words.map { vocabulary.id(of: $0.utf8) ?? Vocabulary.unknown }
  }

  /// The numbers of words that the user named.
  ///
  /// - Throws: A refusal where the model does not know one.
  func knownNumbers(of words: [String], option: String) throws -> [UInt32] {
    try words.map { word in
      guard let number = vocabulary.id(of: word.utf8) else {
        throw Refusal(
          status: .usage,
          message:
            "\(option): the model does not know “\(word)”\nName words as the model's text has them."
        )
      }
      return number
    }
  }

  /// A word as text.
  func text(of word: UInt32) -> String {
    switch word {
    case Vocabulary.unknown: "<unk>"
    case Vocabulary.start: "<s>"
    case Vocabulary.end: "</s>"
    default: String(decoding: vocabulary[word], as: UTF8.self)
    }
  }
}
