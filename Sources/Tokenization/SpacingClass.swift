/// How a character behaves towards the spaces around it.
///
/// The classes carry no grammar: where a language differs, the tokens record the difference (``Spacing``), so nothing
/// is lost; good classes only keep such marks rare.
package enum SpacingClass: UInt8, Sendable {
  /// A space on both sides: letters, digits and everything not named below.
  case word
  /// Leans on what stands before it: `,` `.` `)` `%`.
  case closing
  /// Leans on what follows: `(` `[` `#` `$`.
  case opening
  /// The same on both sides: `-` `/` `_`.
  case symmetric
  /// Straight quotation marks, which lean right where they open and left where they close.
  case quote
  /// White space itself.
  case space
  /// Scripts written without spaces between words.
  case unspaced

  package init(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": self = .word
    case " ", "\t"..."\r": self = .space
    case ",", ".", ";", ":", "!", "?", ")", "]", "}", "%", "…", "”", "’", "°": self = .closing
    case "(", "[", "{", "#", "$", "£", "@", "¿", "¡", "“", "‘", "„": self = .opening
    case "-", "/", "_", "\\", "'", "~", "*", "^", "`":
      self = .symmetric
    case "\"": self = .quote
    default: self = scalar.value < 0x80 ? .word : SpacingClass(beyondASCII: scalar)
    }
  }

  private init(beyondASCII scalar: Unicode.Scalar) {
    if scalar.properties.isWhitespace {
      self = .space
    } else if Self.unspacedScripts.contains(where: { $0.contains(scalar.value) }) {
      self = .unspaced
    } else {
      self = .word
    }
  }

  /// Blocks of scripts that part no words: Thai, Lao, Myanmar, Khmer, CJK and kana with their punctuation.
  ///
  /// From Unicode 15.0, Blocks.txt. Hangul is spaced, so it is not among them.
  private static let unspacedScripts: [ClosedRange<UInt32>] = [
    0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x2E80...0x2FDF, 0x3001...0x312F,
    0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF00...0xFFEF,
    0x20000...0x3FFFF,
  ]
}

/// The spacing classes of a token's first and last characters.
package struct SpacingEdges: Equatable, Sendable {
  package let left: SpacingClass
  package let right: SpacingClass

  package init(left: SpacingClass, right: SpacingClass) {
    self.left = left
    self.right = right
  }

  /// The edges of a token's UTF-8 text; malformed UTF-8 counts as a word.
  package init(of text: ArraySlice<UInt8>) {
    guard let first = text.first, let last = text.last else {
      self.init(left: .word, right: .word)
      return
    }
    if first < 0x80 && last < 0x80 {
      self.init(
        left: SpacingClass(Unicode.Scalar(first)), right: SpacingClass(Unicode.Scalar(last)))
    } else {
      let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
      self.init(
        left: scalars.first.map(SpacingClass.init) ?? .word,
        right: scalars.last.map(SpacingClass.init) ?? .word)
    }
  }

  /// The edges of a slot, which stands for a word.
  package static let slot = SpacingEdges(left: .word, right: .word)
}

/// The spacing rule: whether one space is expected between the token just seen and the next.
///
/// The tokenizer asks it what to expect and records where the text differs; the detokenizer asks it the same
/// question and applies the recorded differences. Both therefore agree on every text.
package struct SpacingState: Sendable {
  private var right = SpacingClass.space
  /// Whether a space, white space or the start of the text stood before the last token.
  private var gap = true
  /// Whether the last quotation mark opened.
  private var isQuoting = false

  package init() {}

  /// Whether white space, or nothing, stands last.
  package var endsInSpace: Bool { right == .space }

  /// Returns whether one space is expected before a token whose first character is of class `left`.
  package func expectsSpace(before left: SpacingClass) -> Bool {
    switch (right, left) {
    case (.space, _), (_, .space), (_, .closing), (.opening, _), (.unspaced, _), (_, .unspaced),
      (_, .symmetric):
      false
    case (.symmetric, _): gap
    case (.quote, _), (_, .quote): !isQuoting
    default: true
    }
  }

  /// Moves past a token; returns whether one space stands before it.
  package mutating func advance(over edges: SpacingEdges, spacing: Spacing) -> Bool {
    let spaced =
      switch spacing {
      case .expected: expectsSpace(before: edges.left)
      case .joined: false
      case .spaced: true
      }
    gap = spaced || right == .space
    if edges.left == .quote { isQuoting = gap || right == .opening }
    right = edges.right
    return spaced
  }
}
