/// A token as its neighbours see it where spaces are guessed.
struct GuessedToken {
  /// The token's text; empty beyond the ends of a line.
  let text: String
  let first: Unicode.Scalar
  let last: Unicode.Scalar
  let edges: SpacingEdges

  init(_ bytes: ArraySlice<UInt8>) {
    text = String(decoding: bytes, as: UTF8.self)
    first = text.unicodeScalars.first ?? " "
    last = text.unicodeScalars.last ?? " "
    edges = SpacingEdges(of: bytes)
  }

  var isEmpty: Bool { text.isEmpty }

  /// Digits alone.
  var isNumber: Bool { !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) } }

  var startsWithDigit: Bool { first.properties.generalCategory == .decimalNumber }

  var startsWithLetter: Bool { first.properties.isAlphabetic }

  var endsWithLetter: Bool { last.properties.isAlphabetic }

  var startsWithCapital: Bool { first.properties.isUppercase }

  /// One letter.
  var isLetter: Bool { startsWithLetter && text.unicodeScalars.count == 1 }

  /// Hyphen-minus, hyphen, Hebrew maqaf and the hyphen that breaks no line; two hyphens or three that stand for a dash.
  var isHyphen: Bool { ["-", "‐", "־", "‑", "--", "---"].contains(text) }

  var isQuote: Bool { Self.quotes.contains(first) && text.unicodeScalars.count <= 2 }

  /// Whether it leans on what stands before it: `,` `)` `؟` `।`.
  var leansLeft: Bool { edges.left == .closing || Self.closing.contains(first) }

  /// Whether a space before it is decided by what it is: by a rule of its own, or a script without spaces.
  var decidesItsSpace: Bool {
    leansLeft || isQuote || isHyphen || edges.left == .symmetric || edges.left == .unspaced
      || edges.left == .space
  }

  private static let quotes: Set<Unicode.Scalar> = [
    "\"", "'", "’", "‘", "“", "”", "„", "‚", "«", "»", "‹", "›", "`",
  ]

  /// Marks beyond ASCII that follow a word, by Unicode's names: Arabic and Urdu comma, semicolon, question mark, full stop and
  /// percent sign; danda; Khmer, Myanmar, Armenian, Tibetan and Ethiopic marks; primes, double marks, trade mark signs.
  static let closing: Set<Unicode.Scalar> = [
    "،", "؛", "؟", "۔", "٪", "।", "॥", "។", "៕", "៖", "၊", "။", "։", "՝", "།", "።", "፣", "፤", "፥",
    "፧", "׃", "‰", "′", "″", "‼", "⁇", "⁈", "⁉", "™", "®", "…",
  ]

  /// Invisible marks of direction and joining, which go with what follows.
  var isFormat: Bool { !text.isEmpty && first.properties.generalCategory == .format }

  /// Thai, Lao, Myanmar and Khmer part no words, but set foreign ones and numbers off.
  var isSoutheastAsian: Bool { Self.isSoutheastAsian(last) }
  var startsSoutheastAsian: Bool { Self.isSoutheastAsian(first) }

  private static func isSoutheastAsian(_ scalar: Unicode.Scalar) -> Bool {
    [0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF].contains {
      ($0 as ClosedRange<UInt32>).contains(scalar.value)
    }
  }
}
