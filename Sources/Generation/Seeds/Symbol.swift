import NGrams
import Tokenization

/// What a vocabulary word stands for: a stretch of text, a slot or a number, with its spacing.
///
/// Stored as UTF-8 with a lead byte where the spacing is not the expected one, and another where the rest names a slot or a
/// number's form, or begins with a control character itself.
struct Symbol: Equatable, Sendable {
  /// What stands in the text.
  enum Content: Equatable, Sendable {
    /// These bytes.
    case text([UInt8])
    /// A value yet to be filled in.
    case slot(SlotName)
    /// A number that too few groups wrote to be learned by the digit: its form (`NumberForm`).
    case number(form: String)
    /// Any word that may not be learned; no n-gram with it is kept.
    case rare
  }

  var content: Content
  var spacing: Spacing

  private enum Lead {
    static let joined: UInt8 = 1
    static let spaced: UInt8 = 2
    static let slot: UInt8 = 3
    static let literal: UInt8 = 4
    static let number: UInt8 = 5
    static let rare: UInt8 = 6
  }

  /// The text of a word of letters alone, apostrophes among them; nil of anything else.
  var letters: [UInt8]? {
    guard case .text(let text) = content,
      text.allSatisfy({ $0 >= 0x80 || $0 | 0x20 >= 0x61 || $0 == UInt8(ascii: "'") })
    else { return nil }
    return text
  }

  init(_ content: Content, spacing: Spacing) {
    self.content = content
    self.spacing = spacing
  }

  /// What each word of a vocabulary stands for; nil for the marks.
  static func all(of vocabulary: Vocabulary) -> [Symbol?] {
    (0..<UInt32(vocabulary.count)).map {
      $0 <= Vocabulary.end ? nil : Symbol(stored: vocabulary[$0])
    }
  }

  /// Reads the stored form; nil where it is not one.
  init?(stored: ArraySlice<UInt8>) {
    var rest = stored
    switch rest.first {
    case Lead.joined: (spacing, rest) = (.joined, rest.dropFirst())
    case Lead.spaced: (spacing, rest) = (.spaced, rest.dropFirst())
    default: spacing = .expected
    }
    switch rest.first {
    case Lead.slot:
      guard let name = SlotName(stored: String(decoding: rest.dropFirst(), as: UTF8.self)) else {
        return nil
      }
      content = .slot(name)
    case Lead.number: content = .number(form: String(decoding: rest.dropFirst(), as: UTF8.self))
    case Lead.rare: content = .rare
    case Lead.literal: content = .text(Array(rest.dropFirst()))
    default: content = .text(Array(rest))
    }
  }

  var stored: [UInt8] {
    var bytes: [UInt8] = []
    switch spacing {
    case .expected: break
    case .joined: bytes.append(Lead.joined)
    case .spaced: bytes.append(Lead.spaced)
    }
    switch content {
    case .slot(let name):
      bytes.append(Lead.slot)
      bytes += name.stored.utf8
    case .number(let form):
      bytes.append(Lead.number)
      bytes += form.utf8
    case .rare: bytes.append(Lead.rare)
    case .text(let text):
      if let first = text.first, first <= Lead.rare { bytes.append(Lead.literal) }
      bytes += text
    }
    return bytes
  }
}
