/// A wording of the phrase book.
struct Phrase: Sendable {
  /// What stands in a wording.
  enum Element: Sendable, Equatable {
    /// This word, in lower case but for “I”, and its number among the words of the book.
    case word(String, Int32)
    /// Any form of this verb, and its lemma's number among the words of the book; all phrases of a row take the same form.
    case verb(String, Int32)
    /// Something that is copied unchanged.
    case copied(Copied)
  }

  /// A kind of thing that an alternation copies.
  enum Copied: String, Sendable, CaseIterable {
    /// my, your, our.
    case possessive = "<poss>"
    /// me, you, us.
    case object = "<obj>"
    /// it, them, this.
    case thing = "<it>"
    case day = "<day>"
    /// day, week.
    case timeUnit = "<tu>"
    /// days, weeks.
    case timeUnits = "<tus>"
    /// A determiner and a noun.
    case nounPhrase = "<np>"
    case number = "#"
  }

  let elements: [Element]
  /// The things that it copies, in their order.
  let copies: [Copied]

  /// Reads a wording.
  ///
  /// - Parameter number: Returns the number of a word in lower case.
  init(_ text: some StringProtocol, _ number: (String) -> Int32) {
    var elements: [Element] = []
    for item in text.split(separator: " ") {
      if let copied = Copied(rawValue: String(item)) {
        elements.append(.copied(copied))
      } else if item.first == "{", item.last == "}" {
        let lemma = String(item.dropFirst().dropLast())
        elements.append(.verb(lemma, number(lemma)))
      } else {
        elements += Self.tokens(of: item).map { .word($0, number($0.lowercased())) }
      }
    }
    self.elements = elements
    copies = elements.compactMap { if case .copied(let copied) = $0 { copied } else { nil } }
  }

  /// Cuts a word where the tokenizer does: at hyphens and signs.
  static func tokens(of item: some StringProtocol) -> [String] {
    var tokens: [String] = []
    var word = ""
    for character in item {
      if character.isLetter || character.isNumber || character == "'" || character == "’" {
        word.append(character == "’" ? "'" : character)
      } else {
        if !word.isEmpty { tokens.append(word) }
        tokens.append(String(character))
        word = ""
      }
    }
    if !word.isEmpty { tokens.append(word) }
    return tokens
  }
}
