import Sampling

/// A language's words that are taken for others, and its ways to write in chats and mails.
struct NoiseWords: Sendable {
  /// Words that sound the same, by each of them.
  private let soundAlikes: [String: [String]]
  /// What chats write for words and phrases, the longest first.
  private let abbreviations: [(words: [String], short: [String])]
  private let chatStarts: [String]
  private let chatEnds: [String]
  private let greetings: [String]
  private let farewells: [String]

  init(
    soundAlikes groups: [[String]] = [], abbreviations: [String: String] = [:],
    chatStarts: [String] = [], chatEnds: [String] = [], greetings: [String] = [],
    farewells: [String] = []
  ) {
    var soundAlikes: [String: [String]] = [:]
    for group in groups {
      for word in group { soundAlikes[word, default: []] += group.filter { $0 != word } }
    }
    self.soundAlikes = soundAlikes
    self.abbreviations = abbreviations.map { phrase, short in
      (
        phrase.split(separator: " ").map(String.init),
        short.split(separator: "/").map(String.init)
      )
    }.sorted { (-$0.words.count, $0.words.joined()) < (-$1.words.count, $1.words.joined()) }
    (self.chatStarts, self.chatEnds) = (chatStarts, chatEnds)
    (self.greetings, self.farewells) = (greetings, farewells)
  }

  static func of(language: String) -> NoiseWords {
    switch language.prefix(2) {
    case "en": english
    case "de": german
    case "fr": french
    case "es": spanish
    default: NoiseWords(chatEnds: [":)", ":(", "😅", "🙏", "!!"])
    }
  }

  // MARK: Words that sound the same

  /// Takes one or two words for others; returns whether there was one.
  func mistake(_ text: inout EditedText, from stream: inout RandomStream) -> Bool {
    let places = text.words.filter { word in
      !text.isInSpan(word.lowerBound) && soundAlikes[text.folded(word)] != nil
    }
    if places.isEmpty { return false }
    let certain = stream.below(places.count)
    for (number, word) in places.enumerated().reversed()
    where number == certain || stream.chance(0.25) {
      guard let others = soundAlikes[text.folded(word)] else { continue }
      text.replace(word, with: Self.inCase(of: text.scalars[word.lowerBound], stream.pick(others)))
    }
    return true
  }

  /// A word with a capital where the one in its place had one.
  private static func inCase(of first: Unicode.Scalar, _ word: String) -> [Unicode.Scalar] {
    var scalars = Array(word.unicodeScalars)
    if first != first.lowered, let start = scalars.first { scalars[0] = start.raised }
    return scalars
  }

  // MARK: Chats

  /// Writes as in a chat; returns whether anything changed.
  func chat(_ text: inout EditedText, from stream: inout RandomStream) -> Bool {
    var isChanged = stream.chance(0.8) ? CasingNoise.lower(&text) : false
    if abbreviate(&text, from: &stream) { isChanged = true }
    if stream.chance(0.7), PunctuationNoise.dropEnd(&text) { isChanged = true }
    if !chatStarts.isEmpty, stream.chance(0.3) {
      text.replace(0..<0, with: stream.pick(chatStarts) + " ")
      isChanged = true
    }
    if !chatEnds.isEmpty, stream.chance(isChanged ? 0.35 : 1) {
      let end = text.scalars.count
      text.replace(end..<end, with: " " + stream.pick(chatEnds))
      isChanged = true
    }
    return isChanged
  }

  private func abbreviate(_ text: inout EditedText, from stream: inout RandomStream) -> Bool {
    var isChanged = false
    let words = text.words
    let folded = words.map { text.isInSpan($0.lowerBound) ? "" : text.folded($0) }
    var number = words.count - 1
    while number >= 0 {
      let match = abbreviations.first { item in
        let first = number - item.words.count + 1
        return first >= 0 && Array(folded[first...number]) == item.words
          && isOneStretch(words[first...number], text)
      }
      if let match, stream.chance(0.75) {
        let first = number - match.words.count + 1
        text.replace(
          words[first].lowerBound..<words[number].upperBound, with: stream.pick(match.short))
        isChanged = true
        number = first
      }
      number -= 1
    }
    return isChanged
  }

  /// Whether words follow one another with a blank between.
  private func isOneStretch(_ words: ArraySlice<Range<Int>>, _ text: EditedText) -> Bool {
    zip(words, words.dropFirst()).allSatisfy { first, second in
      second.lowerBound == first.upperBound + 1 && text.scalars[first.upperBound] == " "
    }
  }

  // MARK: Mails

  /// Puts a greeting before the text and a farewell behind it; returns whether there are any.
  func mail(_ text: inout EditedText, from stream: inout RandomStream) -> Bool {
    // A text of several lines has a form of its own, a mail's perhaps.
    if greetings.isEmpty || text.scalars.contains("\n") { return false }
    if stream.chance(0.9) { text.replace(0..<0, with: stream.pick(greetings) + "\n\n") }
    let end = text.scalars.count
    text.replace(end..<end, with: "\n\n" + stream.pick(farewells))
    return true
  }
}
