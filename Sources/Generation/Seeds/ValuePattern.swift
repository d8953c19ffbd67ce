import PersonalData
import Sampling
import Tokenization

/// A value of the user's own type with blanks where words must not be learned, filled with invented ones each time.
///
/// What may be learned of “MJR Theatres” is that a word in capitals stands before “Theatres”. Stored as one string: pieces parted by
/// ``mark``, of which every second is a blank.
enum ValuePattern {
  /// A word of a value.
  struct Word {
    /// Where it stands, in bytes of UTF-8.
    let range: Range<Int>
    /// Whether it is of a person's name, so that it is never learned from few groups.
    let isName: Bool
  }

  /// A value as it may be kept: without control characters, of which one parts the pieces of a pattern.
  static func plain(_ value: String) -> String {
    let isControl = { (scalar: Unicode.Scalar) in
      scalar.properties.generalCategory == .control && !["\t", "\n", "\r"].contains(scalar)
    }
    if !value.unicodeScalars.contains(where: isControl) { return value }
    return String(String.UnicodeScalarView(value.unicodeScalars.filter { !isControl($0) }))
  }

  /// What parts the pieces of a pattern.
  private static let mark: Character = "\u{4}"
  private static let markByte: UInt8 = 4

  /// The text of a pattern that stays.
  static func literals(of pattern: String) -> [Substring] {
    pattern.split(separator: mark, omittingEmptySubsequences: false).enumerated().filter {
      $0.offset % 2 == 0
    }.map(\.element)
  }

  /// How an invented word is written.
  private enum Case: Character {
    case lower = "l"
    case capitalized = "c"
    case upper = "u"

    init(of word: String) {
      let letters = word.filter(\.isLetter)
      self =
        letters.allSatisfy(\.isLowercase)
        ? .lower
        : letters.count > 1 && letters.allSatisfy(\.isUppercase) ? .upper : .capitalized
    }

    func written(_ name: String) -> String {
      switch self {
      case .lower: name.lowercased()
      case .capitalized: name
      case .upper: name.uppercased()
      }
    }
  }

  /// What fills a blank, by its first letter.
  private enum Blank: Character {
    case givenName = "g"
    case familyName = "f"
    /// A word that is nobody's name.
    case word = "w"
    /// A number or a few capital letters, as its form says.
    case form = "n"
  }

  /// So many capital letters and fewer are no name.
  private static let mostInitials = 4

  /// The pattern of a value; the value itself where all of its words may be learned, nil where one cannot be invented.
  ///
  /// - Parameters:
  ///   - isOfPeople: Whether the type's values are persons' names, so that names may be invented.
  ///   - isLearned: Whether a word that is no person's name may be learned.
  static func of(
    _ value: String, words: [Word], isOfPeople: Bool, isLearned: (ArraySlice<UInt8>) -> Bool
  ) -> String? {
    let bytes = Array(value.utf8)
    if bytes.contains(markByte) { return nil }
    var pattern: [UInt8] = []
    var end = 0
    var followsName = false
    for word in words {
      if !word.isName, isLearned(bytes[word.range]) {
        followsName = false
        continue
      }
      let name = followsName ? Blank.familyName : .givenName
      guard let blank = blank(for: bytes[word.range], isOfPeople && word.isName ? name : .word)
      else { return nil }
      pattern += bytes[end..<word.range.lowerBound]
      pattern += "\(mark)\(blank)\(mark)".utf8
      end = word.range.upperBound
      followsName = word.isName
    }
    return String(decoding: pattern + bytes[end...], as: UTF8.self)
  }

  private static func blank(for word: ArraySlice<UInt8>, _ kind: Blank) -> String? {
    let text = String(decoding: word, as: UTF8.self)
    let anyForm = CharacterForm(of: text, keepsWords: false).stored
    if text.contains(where: \.isNumber) {
      return "\(Blank.form.rawValue)\(NumberForm.of(Array(word)) ?? anyForm)"
    }
    // Invented names are in Latin letters.
    guard text.contains(where: \.isLetter), text.unicodeScalars.allSatisfy({ $0.value < 0x250 })
    else { return nil }
    let wordCase = Case(of: text)
    if wordCase == .upper, text.count <= mostInitials {
      return "\(Blank.form.rawValue)\(anyForm)"
    }
    return "\(kind.rawValue)\(wordCase.rawValue)"
  }

  /// What pieces from a text on will be like: zeros in place of digits, letters in place of words; UTF-8.
  private static func room(for pieces: ArraySlice<Substring>) -> [UInt8] {
    var text = ""
    for (place, piece) in pieces.enumerated() {
      if place % 2 == 0 {
        text += piece
      } else if piece.first == Blank.form.rawValue {
        text += CharacterForm(stored: String(piece.dropFirst()))?.blank ?? ""
      } else {
        text += "x"
      }
    }
    return Array(text.utf8)
  }

  /// A value of a pattern; nil where it is none, or no number fits.
  static func value(
    of pattern: String, surrogates: inout SurrogateSet, from stream: inout RandomStream
  ) -> String? {
    if !pattern.utf8.contains(markByte) { return pattern }
    var value = ""
    let pieces = pattern.split(separator: mark, omittingEmptySubsequences: false)
    if pieces.count % 2 == 0 { return nil }
    for (place, piece) in pieces.enumerated() {
      if place % 2 == 0 {
        value += piece
        continue
      }
      guard let kind = piece.first, let blank = Blank(rawValue: kind) else { return nil }
      if blank == .form {
        guard let form = CharacterForm(stored: String(piece.dropFirst())),
          let number = surrogates.number(
            of: form, before: Array(value.utf8)[...], after: room(for: pieces[(place + 1)...])[...],
            from: &stream)
        else { return nil }
        value += number
        continue
      }
      guard let wordCase = piece.dropFirst().first.flatMap(Case.init) else { return nil }
      // Nobody else of the document.
      let word =
        blank == .word
        ? InventedWord.draw(from: &stream)
        : surrogates.fill(
          .person, form: blank == .givenName ? "G" : "F", person: 1_000 + stream.below(1 << 30),
          from: &stream)
      guard let word else { return nil }
      value += wordCase.written(word)
    }
    return value
  }
}
