import NGrams

/// Tells how the values of a seed's documents were written.
struct ValueHints {
  private let seed: ReadSeed
  /// What each word stands for as it was read, and as it is learned.
  private let symbols: [Symbol?]
  private let learned: [Symbol?]
  /// By form's number, its place among those of its type that are learned.
  private let placeOfForm: [Int?]

  /// Prepares to tell it.
  ///
  /// - Parameters:
  ///   - learned: The words that are learned.
  ///   - learnedForms: What is learned of each form of personal values, by its number.
  init(_ seed: ReadSeed, learned: Vocabulary, _ learnedForms: [String?]) {
    self.seed = seed
    symbols = Symbol.all(of: seed.vocabulary)
    self.learned = Symbol.all(of: learned)
    // A model has the forms of a type sorted.
    let places = seed.forms.tally(learnedForms).mapValues { forms in
      Dictionary(uniqueKeysWithValues: forms.keys.sorted().enumerated().map { ($1, $0) })
    }
    placeOfForm = zip(seed.forms.entries, learnedForms).map { entry, form in
      form.flatMap { places[entry.type]?[$0] }
    }
  }

  /// How the values of a document were written, by word; empty where it has none.
  ///
  /// - Parameters:
  ///   - document: Its words as they are learned.
  ///   - range: Where it stands among the tokens that were read.
  func of(_ document: TokenizedDocument, _ item: SeedDocuments.Item, read range: Range<Int>)
    -> [ValueHint]
  {
    let read = seed.documents.tokens[range].dropFirst().dropLast()
    let numbers = zip(document.words, read).map { number(of: $1, learnedAs: $0) }
    let values = Set(numbers.compactMap { $0.map(Figure.value) }).sorted()
    var personal = seed.documents.hints[item.hints]
    var hints: [ValueHint] = []
    for (word, number) in zip(read, numbers) {
      if let number {
        let rank = values.firstIndex(of: Figure.value(of: number)) ?? 0
        hints.append(.figure(Figure(of: number, rank: rank)))
      } else if case .slot(let name)? = symbols[Int(word)]?.content, name.isPersonal {
        hints.append(learned(personal.popFirst() ?? .none))
      } else {
        hints.append(.none)
      }
    }
    return hints.allSatisfy { $0 == .none } ? [] : hints
  }

  /// A hint that names a form by its place among those that are learned.
  private func learned(_ hint: ValueHint) -> ValueHint {
    guard case .form(let number) = hint else { return hint }
    return placeOfForm[number].map { .form($0) } ?? .none
  }

  /// The number that a word was of which the form alone is learned; nil of another word.
  private func number(of word: UInt32, learnedAs number: UInt32) -> String? {
    guard case .number? = learned[Int(number)]?.content,
      case .text(let text)? = symbols[Int(word)]?.content
    else { return nil }
    return String(decoding: text, as: UTF8.self)
  }
}
