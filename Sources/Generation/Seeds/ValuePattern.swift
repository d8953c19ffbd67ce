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
    /// Whether it is of a person's name, so that it is never learned from one group.
    let isName: Bool
  }

  /// What parts the pieces of a pattern.
  private static let mark: Character = "\u{4}"
  private static let markByte: UInt8 = 4

  /// How an invented name is written.
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
    /// A number or a few capital letters, as its form says.
    case form = "n"
  }

  /// So many capital letters and fewer are no name.
  private static let mostInitials = 4

  /// The pattern of a value; the value itself where all of its words may be learned, nil where one cannot be invented.
  ///
  /// - Parameter isLearned: Whether a word that is no person's name may be learned.
  static func of(
    _ value: String, words: [Word], isLearned: (ArraySlice<UInt8>) -> Bool
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
      guard let blank = blank(for: bytes[word.range], isGivenName: word.isName && !followsName)
      else { return nil }
      pattern += bytes[end..<word.range.lowerBound]
      pattern += "\(mark)\(blank)\(mark)".utf8
      end = word.range.upperBound
      followsName = word.isName
    }
    return String(decoding: pattern + bytes[end...], as: UTF8.self)
  }

  private static func blank(for word: ArraySlice<UInt8>, isGivenName: Bool) -> String? {
    let text = String(decoding: word, as: UTF8.self)
    if text.contains(where: \.isNumber) {
      return NumberForm.of(Array(word)).map { "\(Blank.form.rawValue)\($0)" }
    }
    // Invented names are in Latin letters.
    guard text.contains(where: \.isLetter), text.unicodeScalars.allSatisfy({ $0.value < 0x250 })
    else { return nil }
    let wordCase = Case(of: text)
    if wordCase == .upper, text.count <= mostInitials {
      return "\(Blank.form.rawValue)\(NumberForm.withoutWords(text))"
    }
    let blank = isGivenName ? Blank.givenName : .familyName
    return "\(blank.rawValue)\(wordCase.rawValue)"
  }

  /// A value of a pattern.
  static func value(
    of pattern: String, surrogates: inout SurrogateSet, from stream: inout RandomStream
  ) -> String {
    if !pattern.utf8.contains(markByte) { return pattern }
    var value = ""
    let pieces = pattern.split(separator: mark, omittingEmptySubsequences: false)
    for (place, piece) in pieces.enumerated() {
      guard place % 2 == 1, let kind = piece.first, let blank = Blank(rawValue: kind) else {
        value += piece
        continue
      }
      if blank == .form {
        value += surrogates.number(of: String(piece.dropFirst()), from: &stream)
        continue
      }
      // Nobody else of the document.
      let name = surrogates.value(
        for: .person, form: blank == .givenName ? "G" : "F", person: 1_000 + stream.below(1 << 30),
        from: &stream)
      value += piece.dropFirst().first.flatMap(Case.init)?.written(name) ?? name
    }
    return value
  }
}
