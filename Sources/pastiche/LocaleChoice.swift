import ArgumentParser
import Tokenization

/// Whose rules are used: a locale by name, or that of the language the text seems to be in.
enum LocaleChoice: Equatable {
  case guessed
  case named(String)
}

extension LocaleChoice: ExpressibleByArgument {
  /// Reads a locale identifier or `auto`.
  init?(argument: String) {
    if argument == "auto" {
      self = .guessed
    } else if LocaleName.isKnown(argument) {
      self = .named(argument)
    } else {
      return nil
    }
  }

  /// Reads a locale identifier where `auto` is none.
  static func name(_ argument: String) throws -> String {
    if LocaleName.isKnown(argument) { return argument }
    throw ValidationError(
      "“\(argument)” names no language, or no country. Write it as en, de_CH or en@ss=standard.")
  }

  /// What the help shows as the default.
  var defaultValueDescription: String {
    switch self {
    case .guessed: "auto"
    case .named(let name): name
    }
  }
}

/// Holds back the first texts of an input until they tell the locale.
struct LocaleSample<Item> {
  private let choice: LocaleChoice
  private var text = ""
  private(set) var held: [Item] = []

  init(_ choice: LocaleChoice) { self.choice = choice }

  /// Whether the locale is known without more text.
  var isSettled: Bool {
    choice != .guessed || text.utf8.count >= LanguageGuess.sampleLength
  }

  /// Holds back one item.
  mutating func hold(_ item: Item, text: String) {
    held.append(item)
    self.text += text + "\n"
  }

  /// Returns the locale: `en` where the text tells nothing.
  func locale(_ console: Console) throws(ICUError) -> String {
    if case .named(let name) = choice { return name }
    guard let guess = try LanguageGuess(text) else { return "en" }
    console.detail(
      "locale \(guess.locale), script \(guess.script.code), ahead by \(Console.fixed(guess.margin))"
    )
    return guess.locale
  }
}
