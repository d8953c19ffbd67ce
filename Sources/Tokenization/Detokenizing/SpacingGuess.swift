/// Where spaces stood between tokens that carry no marks of it: what ``SpacingClass`` cannot tell of a single token, its
/// neighbours mostly do.
///
/// Pairs of quotation marks, apostrophes, hyphens and dashes, times and ratios, punctuation of other scripts. What was lost
/// for good is written as it is most often.
public struct SpacingGuess {
  private let tokens: [GuessedToken]
  private let language: String
  private var result: [Spacing]

  /// Returns how each token of a line follows the one before it.
  ///
  /// - Parameters:
  ///   - tokens: Their UTF-8 texts.
  ///   - locale: The locale of the text.
  /// - Complexity: O(*n*) in the bytes.
  public static func spacings(of tokens: [ArraySlice<UInt8>], locale: String) -> [Spacing] {
    var guess = SpacingGuess(tokens, locale: locale)
    guess.guess()
    return guess.result
  }

  private init(_ tokens: [ArraySlice<UInt8>], locale: String) {
    self.tokens = tokens.map(GuessedToken.init)
    language = String(locale.prefix { $0.isLetter }).lowercased()
    result = Array(repeating: .expected, count: tokens.count)
  }

  private func token(_ place: Int) -> GuessedToken {
    tokens.indices.contains(place) ? tokens[place] : GuessedToken([])
  }

  private mutating func set(_ place: Int, _ spacing: Spacing) {
    if place > 0, place < result.count { result[place] = spacing }
  }

  /// Joins a token to the one before it.
  private mutating func join(_ place: Int) { set(place, .joined) }

  /// Puts a space before a token; one behind an opening bracket, or in a script without spaces, has none.
  private mutating func part(_ place: Int) {
    let before = token(place - 1)
    if before.edges.right == .opening { return }
    if before.edges.right == .unspaced, !before.isSoutheastAsian { return }
    set(place, .spaced)
  }

  /// Puts a space behind a token unless what follows sees to that.
  private mutating func partFromNext(_ place: Int) {
    if !token(place + 1).decidesItsSpace { set(place + 1, .spaced) }
  }

  private mutating func guess() {
    for place in tokens.indices {
      guessMark(place)
      guessNumber(place)
    }
    let hyphens = HyphenGuess(tokens, language: language)
    for place in tokens.indices where tokens[place].isHyphen {
      let (before, after) = hyphens.spacings(at: place)
      set(place, before)
      set(place + 1, after)
    }
    var quotes = QuoteGuess(tokens, language: language)
    for (place, role) in quotes.roles() {
      switch role {
      case .opening:
        // A word that a hyphen joins to a quotation stays joined.
        if !(token(place - 1).isHyphen && result[place] == .joined) { part(place) }
        join(place + 1)
      case .closing, .trailing:
        join(place)
        partFromNext(place)
      case .joining:
        join(place)
        join(place + 1)
      }
    }
  }

  private mutating func guessMark(_ place: Int) {
    let token = tokens[place]
    let (before, after) = (self.token(place - 1), self.token(place + 1))
    if GuessedToken.closing.contains(token.first) { join(place) }
    if token.isFormat { join(place + 1) }
    if before.isSoutheastAsian != token.startsSoutheastAsian,
      before.isSoutheastAsian ? token.edges.left == .word : before.edges.right == .word,
      place > 0
    {
      set(place, .spaced)
    }
    if before.text == "°", ["C", "F"].contains(token.text) { join(place) }
    switch token.text {
    case "$", "£": guessDollar(place)
    case "€", "¥", "₹", "₩", "₽", "₺", "₦", "₱":
      let setsOff = ["de", "fr", "es", "it", "nl", "pt", "fi", "sv", "pl", "cs"].contains(language)
      if after.startsWithDigit, !before.startsWithDigit, !setsOff { join(place + 1) }
    case "(":
      // file(s), call()
      let isEnding = self.token(place + 2).text == ")" && Self.endings.contains(after.text)
      if before.endsWithLetter, isEnding || after.text == ")" { join(place) }
    case "+":
      if before.text == "C", after.text == "+" {
        join(place)
        join(place + 1)
      } else if after.startsWithDigit, !before.startsWithDigit, before.text != ")",
        !before.isLetter
      {
        join(place + 1)
      }
    case "#":
      if ["C", "F"].contains(before.text), !after.startsWithDigit {
        join(place)
        partFromNext(place)
      }
    case "&":
      // R&D, Q&A, AT&T
      let isShort = before.isLetter && before.startsWithCapital || before.text == "AT"
      if isShort, after.isLetter, after.startsWithCapital {
        join(place)
        join(place + 1)
      }
    case "~":
      if after.startsWithDigit {
        part(place)
        join(place + 1)
      }
    case "–", "—", "−":
      // A range.
      if before.startsWithDigit, after.startsWithDigit, token.text != "—" {
        join(place)
        join(place + 1)
      } else if token.text == "−", after.startsWithDigit {
        join(place + 1)
      }
    default:
      if language == "ko", Self.koreanParticles.contains(token.text),
        !before.startsWithLetter || before.first.isASCII, !before.leansLeft || before.text == ")"
      {
        join(place)
      }
    }
  }

  /// What a word may have in brackets behind it.
  private static let endings: Set<String> = [
    "s", "es", "ies", "e", "en", "n", "r", "er", "a", "as", "os", "x", "in", "innen", "ren", "t",
  ]

  /// Follow a foreign word or a bracket without a space.
  private static let koreanParticles: Set<String> = [
    "을", "를", "이", "가", "은", "는", "의", "에", "에서", "로", "으로", "와", "과", "도", "만", "에는",
    "로는", "에도", "까지", "부터", "보다", "처럼", "이나", "나", "라는", "이라는", "입니다", "인",
  ]

  /// US$5 and R$5; 5 $ in languages that put the sign behind.
  private mutating func guessDollar(_ place: Int) {
    let (before, after) = (token(place - 1), token(place + 1))
    if after.startsWithDigit {
      if Self.dollars.contains(before.text) { join(place) }
    } else if before.startsWithDigit {
      part(place)
      partFromNext(place)
    }
  }

  private static let dollars: Set<String> = [
    "US", "R", "A", "AU", "C", "CA", "CAD", "NZ", "HK", "S", "SG", "NT", "MX", "AR",
  ]

  /// Times, ratios, decimals, thousands and initials.
  private mutating func guessNumber(_ place: Int) {
    let text = tokens[place].text
    let (before, after) = (token(place - 1), token(place + 1))
    switch text {
    case ":":
      // In 2024: 24 … is no ratio.
      let isYear =
        before.text.utf8.count == 4 && (before.text.hasPrefix("19") || before.text.hasPrefix("20"))
      if before.isNumber, !isYear, after.startsWithDigit {
        join(place)
        join(place + 1)
      }
    case ".":
      let isDecimal = before.isNumber && before.text.utf8.count <= 3 && after.isNumber
      let isInitial =
        before.isLetter && after.isLetter && token(place + 2).text == "."
        && before.startsWithCapital == after.startsWithCapital
      if isDecimal || isInitial { join(place + 1) }
    case ",":
      if before.isNumber, before.text.utf8.count <= 3, after.isNumber, after.text.utf8.count == 3 {
        join(place + 1)
      }
    default: break
    }
  }
}
