import CICUShims

/// What a language's typography adds to tokens that were made rather than read.
public struct GeneratedStyle: Equatable, Sendable {
  /// The ICU locale whose typography and letter case are used.
  public let locale: String
  /// Whether the first word of a sentence gets a capital letter.
  public let restoresCase: Bool
  private let punctuation: PunctuationSpaces
  private let abbreviations: Set<String>

  /// Chooses the style of a locale.
  public init(locale: String, restoresCase: Bool = true) {
    self.locale = locale
    self.restoresCase = restoresCase
    punctuation = PunctuationSpaces(locale: locale)
    abbreviations = Abbreviations.of(locale.prefix { $0.isLetter })
  }

  /// Whether the language puts other spaces at punctuation marks than the spacing rule does.
  package var hasSpacesOfItsOwn: Bool { punctuation != PunctuationSpaces() }

  /// The space that the language puts between two tokens beside a punctuation mark; nil where it has none of its own.
  func space(between first: [UInt8], and second: ArraySlice<UInt8>) -> String? {
    if first.isEmpty { return nil }
    if first.elementsEqual("«".utf8) { return punctuation.insideQuotes }
    switch String(decoding: second, as: UTF8.self) {
    case "»": return punctuation.insideQuotes
    case ":": return punctuation.beforeColon
    case ";", "!", "?", "!!", "??", "?!", "!?": return punctuation.beforeHighMarks
    case "%": return punctuation.beforePercent
    default: return nil
    }
  }

  /// Whether a full stop behind a word ends no sentence.
  func isAbbreviation(_ word: [UInt8]) -> Bool {
    abbreviations.contains(String(decoding: word, as: UTF8.self))
  }

  /// A word with its first letter in title case, by the locale: `i` is `İ` in Turkish, `ij` is `IJ` in Dutch.
  func titled(_ word: ArraySlice<UInt8>) -> [UInt8] {
    // An address, a handle or a product's own spelling (iPhone) stays as it is.
    let isPlainWord = word.dropFirst().allSatisfy {
      $0 >= 0x80 || (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "-")
    }
    guard let first = word.first, word.count <= 256, isPlainWord,
      first >= 0x80 || (0x61...0x7A).contains(first)
    else { return Array(word) }
    var status: Int32 = 0
    let titled = unsafe [UInt8](unsafeUninitializedCapacity: 3 * word.count + 16) { result, used in
      unsafe word.withUnsafeBufferPointer { word in
        guard let bytes = word.baseAddress, let start = result.baseAddress else { return }
        let length = unsafe cicu_title(
          bytes, Int32(word.count), locale, start, Int32(result.count), &status)
        used = status > 0 ? 0 : Int(length)
      }
    }
    return titled.isEmpty ? Array(word) : titled
  }
}

/// The spaces that a language puts before or inside punctuation marks; nil for none.
///
/// French sets marks of two parts off by a narrow no-break space, colons and guillemets by a no-break space; Canadian
/// French keeps the marks close (Office québécois de la langue française), and so does Swiss French but for guillemets.
private struct PunctuationSpaces: Equatable, Sendable {
  var insideQuotes: String?
  var beforeColon: String?
  var beforeHighMarks: String?
  var beforePercent: String?

  /// None at all.
  init() {}

  init(locale: String) {
    let parts = locale.prefix { $0 != "@" }.split { "_-".contains($0) }.map { $0.uppercased() }
    let (narrow, wide) = ("\u{202F}", "\u{A0}")
    switch (parts.first, parts.last) {
    case ("FR", "CA"): (insideQuotes, beforeColon, beforePercent) = (wide, wide, wide)
    case ("FR", "CH"): (insideQuotes, beforePercent) = (narrow, wide)
    case ("FR", _):
      (insideQuotes, beforeColon, beforeHighMarks, beforePercent) = (wide, wide, narrow, wide)
    case ("DE", "CH"), ("DE", "LI"): break
    case ("DE", _), ("SV", _), ("FI", _), ("CS", _), ("SK", _), ("RU", _), ("NB", _), ("DA", _),
      ("ES", _), ("UK", _), ("BG", _):
      beforePercent = wide
    default: break
    }
  }
}
