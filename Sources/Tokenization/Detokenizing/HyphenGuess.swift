/// Whether a hyphen joins two words, or stands for a dash between spaces.
struct HyphenGuess {
  private let tokens: [GuessedToken]
  private let language: String
  /// Words that begin a clause rather than end a compound.
  private let clauseWords: Set<String>

  init(_ tokens: [GuessedToken], language: String) {
    (self.tokens, self.language) = (tokens, language)
    clauseWords = Self.clauseWords[language] ?? []
  }

  private func token(_ place: Int) -> GuessedToken {
    tokens.indices.contains(place) ? tokens[place] : GuessedToken([])
  }

  /// How the hyphen follows what stands before it, and what stands behind follows the hyphen.
  func spacings(at place: Int) -> (before: Spacing, after: Spacing) {
    let (before, after) = (token(place - 1), token(place + 1))
    if token(place).text.hasPrefix("--") {
      // The dash of typewriters, or at the beginning that of an option.
      return (.spaced, before.isEmpty ? .joined : .spaced)
    }
    if token(place).text != "-", token(place).text != "‐" { return (.joined, .joined) }
    if before.isHyphen || after.isHyphen { return run(at: place) }
    if before.isEmpty || before.edges.right == .opening {
      return (.expected, after.startsWithDigit || !before.isEmpty ? .joined : .spaced)
    }
    if after.isEmpty { return (.spaced, .spaced) }
    if after.leansLeft { return (.joined, .joined) }
    if before.text == "%" { return (.joined, .joined) }
    if before.isQuote || after.isQuote {
      // The “git”-Befehl of German; elsewhere a dash.
      let joins =
        ["de", "hu", "fi", "sv", "nl"].contains(language) && before.isQuote
        && after.startsWithLetter
      return joins ? (.joined, .joined) : (.spaced, .spaced)
    }
    if before.leansLeft || after.edges.left == .opening { return (.spaced, .spaced) }
    if before.startsWithDigit, after.startsWithDigit {
      return token(place + 2).text == "=" ? (.spaced, .spaced) : (.joined, .joined)
    }
    if after.startsWithDigit {
      return Self.beforeNegative.contains(before.text) ? (.spaced, .joined) : (.joined, .joined)
    }
    let isNumbered = before.startsWithDigit && language != "de" && after.startsWithCapital
    if isNumbered, !after.isLetter, after.text != after.text.uppercased() {
      return (.spaced, .spaced)
    }
    return words(at: place, before, after)
  }

  private func words(
    at place: Int, _ before: GuessedToken, _ after: GuessedToken
  ) -> (before: Spacing, after: Spacing) {
    let word = after.text.lowercased()
    // short- and long-term; Ein- und Ausgang.
    if Self.conjunctions.contains(word),
      language == "de"
        || token(place + 3).isHyphen
          && !Self.pronouns.contains(token(place + 2).text)
    {
      return (.joined, .spaced)
    }
    // rock-and-roll, state-of-the-art.
    let isChain = token(place + 2).isHyphen || token(place - 2).isHyphen
    if clauseWords.contains(word), !isChain { return (.spaced, .spaced) }
    return (.joined, .joined)
  }

  /// Several hyphens in a row are a dash; two before a word at the beginning are those of an option.
  private func run(at place: Int) -> (before: Spacing, after: Spacing) {
    var (first, last) = (place, place)
    while token(first - 1).isHyphen, place - first < 8 { first -= 1 }
    while token(last + 1).isHyphen, last - place < 8 { last += 1 }
    let isOption = token(first - 1).isEmpty || token(first - 1).edges.right == .opening
    return (
      first < place ? .joined : isOption ? .expected : .spaced,
      last > place || isOption ? .joined : .spaced
    )
  }

  private static let beforeNegative: Set<String> = [
    "is", "are", "was", "were", "at", "of", "to", "by", "from", "about", "under", "below", "above",
    "than", "=", "auf", "bei", "unter", "von", "bis", "à", "de", "a",
  ]

  private static let conjunctions: Set<String> = ["and", "or", "to", "und", "oder", "bzw", "sowie"]
  private static let pronouns: Set<String> = ["i", "I", "you", "he", "she", "it", "we", "they"]

  private static let clauseWords: [String: Set<String>] = [
    "en": [
      "but", "and", "so", "or", "because", "however", "although", "though", "which", "who", "while",
      "when", "where", "if", "i", "it", "he", "she", "we", "they", "you", "this", "that", "these",
      "those", "there", "here", "my", "our", "your", "their", "his", "is", "are", "was", "were",
      "please", "thanks", "thank", "still", "just", "yes", "maybe", "perhaps", "especially", "even",
      "only", "not", "then", "what", "why", "how", "the", "a", "an", "can", "could", "would",
      "should", "will", "does", "did", "do", "has", "have", "had", "its", "yet", "also", "i'm",
      "i've",
      "it's", "that's", "don't", "can't", "let's", "with", "without", "for", "as", "whether",
      "once",
      "no", "never", "always", "both", "each", "some", "now", "today", "e.g", "i.e",
    ],
    "de": [
      "aber", "sondern", "denn", "weil", "dass", "ich", "wir", "sie", "er", "es", "das", "die",
      "der",
      "dem", "den", "ein", "eine", "ist", "sind", "war", "bitte", "nicht", "wenn", "ob", "was",
      "wie",
      "wo", "also", "auch", "nur", "mit", "ohne", "danke", "leider", "doch", "kein", "keine",
    ],
    "fr": [
      "mais", "et", "ou", "car", "donc", "que", "qui", "avec", "pour", "le", "les", "un", "une",
      "des",
      "est", "sont", "pas", "merci", "si", "quand", "sans", "dans", "sur", "c'est", "je",
    ],
    "es": [
      "pero", "y", "o", "que", "porque", "es", "no", "el", "la", "los", "las", "un", "una", "si",
      "con",
      "sin", "para", "por", "en", "gracias", "cuando", "donde", "se", "lo", "muy", "ya",
    ],
    "it": [
      "ma", "e", "o", "che", "perché", "è", "non", "il", "la", "lo", "i", "gli", "le", "un", "una",
      "se",
      "con", "senza", "per", "in", "grazie", "quando", "si",
    ],
    "pt": [
      "mas", "e", "ou", "que", "porque", "é", "não", "o", "os", "as", "um", "uma", "se", "com",
      "sem",
      "para", "por", "em", "obrigado", "quando",
    ],
    "nl": [
      "maar", "en", "of", "want", "omdat", "dat", "die", "het", "de", "een", "ik", "we", "is",
      "niet",
      "met", "zonder", "als",
    ],
    "ru": ["но", "и", "или", "что", "это", "не", "как", "если", "в", "на", "с", "для", "а"],
    "pl": [
      "ale", "i", "lub", "że", "to", "nie", "jest", "jak", "jeśli", "w", "na", "z", "dla", "a",
    ],
    "sv": ["men", "och", "eller", "att", "det", "den", "är", "inte", "om", "som", "med", "för"],
  ]
}
