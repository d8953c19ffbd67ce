/// What a text has at all: a recogniser of numbers need not look at a text without digits.
///
/// The first are of signs and digits, and the others of words that recognisers wait for; a word has those alone.
struct TextTraits: OptionSet, Sendable {
  let rawValue: UInt32

  /// What every text has.
  static let any = TextTraits(rawValue: 1 << 15)

  static let digit = TextTraits(rawValue: 1 << 0)
  static let twoDigits = TextTraits(rawValue: 1 << 10)
  static let fourDigits = TextTraits(rawValue: 1 << 1)
  static let sevenDigits = TextTraits(rawValue: 1 << 2)
  static let nineDigits = TextTraits(rawValue: 1 << 3)
  static let twelveDigits = TextTraits(rawValue: 1 << 4)
  static let at = TextTraits(rawValue: 1 << 5)
  static let twoColons = TextTraits(rawValue: 1 << 6)
  /// A point with no white space behind it.
  static let innerPoint = TextTraits(rawValue: 1 << 7)
  /// A word of letters and digits.
  static let mixed = TextTraits(rawValue: 1 << 8)
  static let beyondASCII = TextTraits(rawValue: 1 << 9)
  /// A colon and two slashes, as behind the scheme of an address.
  static let scheme = TextTraits(rawValue: 1 << 11)

  static let dateWord = TextTraits(rawValue: 1 << 16)
  static let secretWord = TextTraits(rawValue: 1 << 17)
  static let announcingWord = TextTraits(rawValue: 1 << 18)
  static let webWord = TextTraits(rawValue: 1 << 19)

  static let streetWord = TextTraits(rawValue: 1 << 20)

  /// By digits in a text, the traits that they are.
  static func digits(_ count: Int) -> TextTraits {
    switch count {
    case 0: []
    case 1: .digit
    case ..<4: [.digit, .twoDigits]
    case ..<7: [.digit, .twoDigits, .fourDigits]
    case ..<9: [.digit, .twoDigits, .fourDigits, .sevenDigits]
    case ..<12: [.digit, .twoDigits, .fourDigits, .sevenDigits, .nineDigits]
    default: [.digit, .twoDigits, .fourDigits, .sevenDigits, .nineDigits, .twelveDigits]
    }
  }
}

/// The words that recognisers wait for, as a table of hashes.
struct CueTable: Sendable {
  private let keys: [UInt64]
  private let traits: [UInt32]

  /// The words of all recognisers.
  static let standard = CueTable([
    (DateTimeRecognizer.months, .dateWord), (DateTimeRecognizer.weekdays, .dateWord),
    (SecretRecognizer.announcing, .secretWord),
    (AnnouncedRecognizer.announcing, .announcingWord),
    (URLRecognizer.openings, .webWord), (StreetAddressRecognizer.cues, .streetWord),
  ])

  init(_ lists: [(words: WordList, trait: TextTraits)]) {
    var keys = [UInt64](repeating: 0, count: 1024)
    var traits = [UInt32](repeating: 0, count: 1024)
    for (words, trait) in lists {
      for hash in words.hashes.sorted() {
        var slot = Int(hash & 1023)
        while keys[slot] != 0, keys[slot] != hash { slot = (slot + 1) & 1023 }
        keys[slot] = hash
        traits[slot] |= trait.rawValue
      }
    }
    (self.keys, self.traits) = (keys, traits)
  }

  /// The traits of the word that has this hash.
  @inline(__always)
  func traits(_ hash: UInt64) -> TextTraits {
    var slot = Int(hash & 1023)
    while keys[slot] != 0 {
      if keys[slot] == hash { return TextTraits(rawValue: traits[slot]) }
      slot = (slot + 1) & 1023
    }
    return []
  }
}
