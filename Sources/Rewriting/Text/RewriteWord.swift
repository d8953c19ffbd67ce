/// A token of a text that is to be rewritten.
public struct RewriteWord: Sendable {
  /// What a token is to an edit.
  public enum Content: Sendable, Equatable {
    /// Text as it is written, UTF-8: a word, a figure or a sign.
    case text([UInt8])
    /// A value that is filled in later: a person's name, a number of somebody's; its type.
    case slot(String)
    /// A figure that is drawn later.
    case number
    /// A word that may not be written.
    case rare
  }

  /// What stands there.
  public let content: Content
  /// The text in lower case; what stands for it in a model of words where it is a value or a figure.
  let folded: String
  /// The part of speech, that of each part where a word is two, such as “I'm”.
  var tags: [PennTag] = [.other]
  /// Whether it stands in place of another.
  var isNew = false
  /// The text as it is written; nil of what is filled in later.
  let text: [UInt8]?
  /// Whether it is a line end or other white space.
  let isSpace: Bool
  /// Whether it is a sign without letters or digits.
  let isSign: Bool
  /// Whether a sentence ends with it.
  let endsSentence: Bool
  /// Whether it is a word whose first letter is a capital.
  let isCapitalised: Bool

  /// Takes a token.
  public init(_ content: Content) {
    self.content = content
    text = if case .text(let text) = content { text } else { nil }
    isSpace = text?.allSatisfy { $0 <= 0x20 } ?? false
    isSign =
      text?.allSatisfy {
        $0 < 0x30 || 0x3A...0x40 ~= $0 || 0x5B...0x60 ~= $0 || 0x7B...0x7F ~= $0
      } ?? false
    isCapitalised = text?.first.map { 0x41...0x5A ~= $0 } ?? false
    switch content {
    case .text(let text):
      let word = String(decoding: text, as: UTF8.self).lowercased()
      folded = word.utf8.contains { 0x30...0x39 ~= $0 } ? BackgroundWords.figure : word
    case .number: folded = BackgroundWords.figure
    case .slot(let type): folded = BackgroundWords.standIn(forSlot: type)
    case .rare: folded = BackgroundWords.rare
    }
    endsSentence = isSpace || Self.sentenceEnds.contains(folded)
  }

  /// Takes a word that stands in place of another.
  init(new text: String, as tag: PennTag = .other) {
    self.init(.text(Array(text.utf8)))
    (tags, isNew) = ([tag], true)
  }

  private static let sentenceEnds: Set = [".", "!", "?", "..."]

  /// Whether it has its capital wherever it stands: a name, and “I”.
  var keepsCapital: Bool {
    tag == .name || tag == .names || folded == "i" || folded.hasPrefix("i'")
  }

  /// How many words it is: a contraction is two.
  var parts: Int { Self.parts(of: folded) }

  static func parts(of word: String) -> Int { word.contains("'") ? 2 : 1 }

  /// The first part's part of speech.
  var tag: PennTag { tags[0] }
  /// The last part's.
  var lastTag: PennTag { tags[tags.count - 1] }

  /// Whether it is a word of the text that is rewritten, and no value or word that takes the place of one.
  var isCopied: Bool { text != nil && !isNew }
}

/// What stands in the background model for what is no word.
enum BackgroundWords {
  /// Anything with a digit.
  static let figure = "#"
  /// A word that nobody may learn.
  static let rare = "\u{FFFD}"

  /// A plain word of the kind that a slot holds.
  static func standIn(forSlot type: String) -> String {
    switch type {
    case "PERSON": "john"
    case "LOCATION": "london"
    case "ORGANIZATION": "amazon"
    case "DATE_TIME": "monday"
    case "AGE", "CREDIT_CARD", "PHONE_NUMBER": figure
    default: type.hasSuffix("NUMBER") || type.contains("_") ? figure : "it"
    }
  }
}
