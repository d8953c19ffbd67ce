import Corpora
import Tokenization

/// What the words of a vocabulary write, laid side by side: a look-up copies numbers and holds nothing.
struct WordTable: Sendable {
  /// What a word writes.
  struct Word: Sendable {
    /// Where it gets its bytes from.
    enum Kind: Sendable {
      /// The table.
      case text
      /// A draw for this text: what fills a slot, or a number.
      case value
      /// Nowhere: it writes nothing.
      case nothing
    }

    /// What tells that a text's tokens are the words that it was made of.
    enum Shape: Sendable {
      /// Letters of ASCII, and apostrophes between them.
      case letters
      /// A sign that ends a sentence or a part of one.
      case sign
      /// Anything else.
      case other
    }

    fileprivate(set) var kind = Kind.nothing
    fileprivate(set) var shape = Shape.other
    fileprivate(set) var edges = SpacingEdges.slot
    fileprivate(set) var spacing = Spacing.expected
    /// Whether it is a sign that ends a sentence.
    fileprivate(set) var endsSentence = false
    fileprivate(set) var codePoints: UInt32 = 0
    /// Where its bytes begin in the table's, and how many there are.
    fileprivate(set) var start: UInt32 = 0
    fileprivate(set) var length: UInt32 = 0
  }

  /// By number.
  private(set) var words: [Word] = []
  /// The texts of all words, UTF-8.
  private(set) var bytes: [UInt8] = []

  /// Takes the words of a vocabulary.
  init(_ symbols: [Symbol?]) {
    words.reserveCapacity(symbols.count)
    for symbol in symbols {
      var word = Word()
      word.spacing = symbol?.spacing ?? .expected
      switch symbol?.content {
      case .text(let text)?:
        word.kind = .text
        word.edges = SpacingEdges(of: text[...])
        word.shape = Self.shape(of: text)
        word.endsSentence = Self.sentenceEnds.contains(text)
        word.codePoints = UInt32(text.codePointCount)
        (word.start, word.length) = (UInt32(bytes.count), UInt32(text.count))
        bytes += text
      case .slot, .number: word.kind = .value
      case .rare, nil: break
      }
      words.append(word)
    }
  }

  /// The text of a word, UTF-8.
  func bytes(of number: UInt32) -> ArraySlice<UInt8> {
    let word = words[Int(number)]
    return bytes[Int(word.start)..<Int(word.start + word.length)]
  }

  private static func shape(of text: [UInt8]) -> Word.Shape {
    if text.count == 1, ".,?!".utf8.contains(text[0]) { return .sign }
    func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    guard let first = text.first, let last = text.last, isLetter(first), isLetter(last) else {
      return .other
    }
    let apostrophe = UInt8(ascii: "'")
    let isPlain = zip(text, text.dropFirst()).allSatisfy { byte, next in
      isLetter(byte) || byte == apostrophe && isLetter(next)
    }
    return isPlain ? .letters : .other
  }

  private static let sentenceEnds = [".", "!", "?"].map { Array($0.utf8) }
}
