/// What each quotation mark and apostrophe of a line does: opens, closes, or belongs to a word.
struct QuoteGuess {
  enum Role {
    case opening
    case closing
    /// Within a word: don't, rock'n'roll's second.
    case joining
    /// Behind a word, of which it is a part: dogs'.
    case trailing
  }

  private let tokens: [GuessedToken]
  private let language: String
  private var found: [(place: Int, role: Role)] = []
  /// The marks that are open, by what closes them.
  private var open: [Unicode.Scalar] = []
  /// Deeper quotations than that are not followed.
  private static let mostOpen = 8
  /// Whether every single mark of the line follows a word that ends in s and comes before another one.
  private let allPossessive: Bool

  init(_ tokens: [GuessedToken], language: String) {
    (self.tokens, self.language) = (tokens, language)
    allPossessive = tokens.indices.allSatisfy { place in
      guard tokens[place].text == "'" else { return true }
      guard place > 0, place + 1 < tokens.count else { return false }
      return ["s", "S"].contains(tokens[place - 1].last) && tokens[place + 1].startsWithLetter
    }
  }

  private func token(_ place: Int) -> GuessedToken {
    tokens.indices.contains(place) ? tokens[place] : GuessedToken([])
  }

  /// The roles, in the order of the line.
  mutating func roles() -> [(place: Int, role: Role)] {
    var left: [String: Int] = [:]
    for token in tokens where token.isQuote { left[token.text, default: 0] += 1 }
    let tightGuillemets = hasTightGuillemets
    for place in tokens.indices where tokens[place].isQuote {
      let text = tokens[place].text
      left[text, default: 1] -= 1
      let later = left[text] ?? 0
      switch text {
      case "\"": straight(place, later: later)
      case "``": found.append((place, .opening))
      case "''": found.append((place, .closing))
      case "'", "’": apostrophe(place, later: later)
      case "`": backtick(place, later: later + (left["'"] ?? 0))
      case "“":
        // Closes what „ opened.
        if close("“") { found.append((place, .closing)) } else { opened(place, by: "”") }
      case "„": opened(place, by: "“")
      case "‘":
        if close("‘") { found.append((place, .closing)) } else { opened(place, by: "’") }
      case "‚": opened(place, by: "‘")
      case "”":
        // Swedish and Finnish open with it, too.
        if close("”") || close("“") || later == 0 {
          found.append((place, .closing))
        } else {
          opened(place, by: "”")
        }
      case "«", "»", "‹", "›": if tightGuillemets { guillemet(place) }
      default: break
      }
    }
    return found
  }

  private mutating func opened(_ place: Int, by closing: Unicode.Scalar) {
    if open.count == Self.mostOpen { open.removeFirst() }
    open.append(closing)
    found.append((place, .opening))
  }

  /// Takes back what is open if a mark closes it, with all that was opened since and never closed.
  private mutating func close(_ mark: Unicode.Scalar) -> Bool {
    guard let place = open.lastIndex(of: mark) else { return false }
    open.removeSubrange(place...)
    return true
  }

  private mutating func straight(_ place: Int, later: Int) {
    if close("\"") {
      found.append((place, .closing))
    } else if token(place - 1).startsWithDigit, later % 2 == 0 {
      // Inches.
      found.append((place, .trailing))
    } else if later == 0, place > 0, token(place + 1).isEmpty || token(place + 1).leansLeft {
      found.append((place, .closing))
    } else {
      opened(place, by: "\"")
    }
  }

  private mutating func backtick(_ place: Int, later: Int) {
    if close("`") {
      found.append((place, .closing))
    } else if later > 0 {
      opened(place, by: token(place).first)
    }
  }

  // MARK: Guillemets

  /// Whether guillemets touch what they hold.
  ///
  /// French sets it off, which the locale's typography sees to. Text that is said to be English may be French.
  private var hasTightGuillemets: Bool {
    if language == "fr" { return false }
    guard language == "en" else { return true }
    return tokens.contains { $0.startsWithLetter && $0.first.value > 0x24F }
  }

  private mutating func guillemet(_ place: Int) {
    let text = token(place).first
    let partner: [Unicode.Scalar: Unicode.Scalar] = ["«": "»", "»": "«", "‹": "›", "›": "‹"]
    if close(text) {
      found.append((place, .closing))
    } else if let partner = partner[text] {
      opened(place, by: partner)
    }
  }

  // MARK: Apostrophes

  private mutating func apostrophe(_ place: Int, later: Int) {
    let (before, after) = (token(place - 1), token(place + 1))
    let word = after.text.lowercased()
    let isCurly = token(place).first == "’"
    if before.endsWithLetter, after.startsWithLetter, joins(before, word) {
      found.append((place, .joining))
    } else if before.text == "n" || before.text == "N",
      token(place - 2).first == token(place).first, place >= 2
    {
      // rock 'n' roll: the second one.
      found.append((place, .trailing))
    } else if isLeading(after, at: place) {
      found.append((place, .opening))
    } else if before.startsWithDigit, after.startsWithDigit {
      // Feet and inches, minutes and seconds.
      found.append((place, .joining))
    } else if isCurly {
      _ = close("’")
      found.append((place, after.startsWithLetter || after.startsWithDigit ? .trailing : .closing))
    } else if close("'") || close("`") {
      found.append((place, .closing))
    } else if isPossessive(before, after, later: later) || isUnopened(place, later: later) {
      found.append((place, .trailing))
    } else {
      opened(place, by: "'")
    }
  }

  /// don't, Anna's, o'clock, l'eau, O'Brien.
  private func joins(_ before: GuessedToken, _ after: String) -> Bool {
    if ["s", "t", "re", "ve", "ll", "d", "m", "clock"].contains(after) { return true }
    let stem = before.text.lowercased()
    if before.isLetter { return stem != "a" && stem != "i" && stem != "n" }
    return Self.elided[language]?.contains(stem) ?? (stem == "qu")
  }

  private static let elided: [String: Set<String>] = [
    "fr": ["qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "aujourd", "presqu", "quelqu"],
    "it": [
      "un", "dell", "nell", "all", "dall", "sull", "quell", "quest", "bell", "sant", "dov", "com",
      "mezz", "tutt", "anch", "gl", "po",
    ],
    "ca": ["qu", "dels", "al"],
  ]

  /// 'em, 'tis, '90s, and the first one of rock 'n' roll.
  private func isLeading(_ after: GuessedToken, at place: Int) -> Bool {
    let word = after.text.lowercased()
    if Self.shortened.contains(word) { return !open.contains("'") || word == "em" }
    if word == "n" { return token(place + 2).first == token(place).first && place > 0 }
    let digits = word.hasSuffix("s") ? word.dropLast() : word[...]
    return digits.utf8.count == 2 && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
      && !token(place - 1).startsWithDigit && !open.contains("'")
      && token(place + 2).first != token(place).first
  }

  private static let shortened: Set<String> = [
    "em", "til", "tis", "twas", "cause", "cos", "bout", "neath", "fraid", "nuff", "tude",
  ]

  /// dogs' bowls, but not: he says 'yes'.
  private func isPossessive(_ before: GuessedToken, _ after: GuessedToken, later: Int) -> Bool {
    guard before.endsWithLetter, ["s", "S", "z", "x"].contains(before.last),
      !Self.introducing.contains(before.text.lowercased())
    else { return false }
    // An even number of marks are more likely pairs, unless all of them follow such words.
    return later % 2 == 0 || allPossessive
  }

  private static let introducing: Set<String> = [
    "says", "is", "was", "this", "reads", "means", "calls", "asks", "shows", "displays", "states",
    "as", "his", "has", "its", "writes", "does", "words", "contains", "answers", "replies", "gets",
  ]

  /// A mark that has no partner and nothing to open.
  private func isUnopened(_ place: Int, later: Int) -> Bool {
    let after = token(place + 1)
    return place > 0 && (after.isEmpty || after.leansLeft) && later == 0
  }
}
