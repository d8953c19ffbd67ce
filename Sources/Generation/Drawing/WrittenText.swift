import Corpora
import PersonalData
import Tokenization

/// A text that is being written, with the spans of its filled slots.
///
/// What it is made of is kept until ``finish(by:)``: most texts go back or are given up before.
struct WrittenText {
  /// What stands in a text.
  private struct Piece {
    /// Of the word, or of what was drawn for this text.
    let number: UInt32
    let isValue: Bool
    let isSpaced: Bool
  }

  private var pieces: [Piece] = []
  /// What was drawn for this text, UTF-8.
  private var values: [[UInt8]] = []
  private var spacing = SpacingState()
  /// How many bytes ``pieces`` write.
  private var length = 0
  /// The same in code points.
  private(set) var codePoints = 0
  private var filled: [Range<Int>] = []
  private var personal: [(range: Range<Int>, name: String)] = []
  /// Where numbers stand that are drawn when their neighbours are known.
  private var numbers: [(range: Range<Int>, form: CharacterForm, hint: ValueHint)] = []
  private(set) var spans: [Span] = []
  /// The finished text, UTF-8.
  private(set) var text: [UInt8] = []
  /// Whether the finished text's tokens are surely the words that were appended: words of letters that stand alone, and signs
  /// behind them.
  private(set) var isPlain = false

  /// Appends a word that writes its own text.
  mutating func append(_ number: UInt32, _ word: WordTable.Word) {
    let isSpaced = spacing.advance(over: word.edges, spacing: word.spacing)
    pieces.append(Piece(number: number, isValue: false, isSpaced: isSpaced))
    length += Int(word.length) + (isSpaced ? 1 : 0)
    codePoints += Int(word.codePoints) + (isSpaced ? 1 : 0)
  }

  /// Appends what was drawn for this text, UTF-8.
  mutating func append(_ value: [UInt8], edges: SpacingEdges, spacing: Spacing) {
    let isSpaced = self.spacing.advance(over: edges, spacing: spacing)
    pieces.append(Piece(number: UInt32(values.count), isValue: true, isSpaced: isSpaced))
    values.append(value)
    length += value.count + (isSpaced ? 1 : 0)
    codePoints += value.codePointCount + (isSpaced ? 1 : 0)
  }

  /// The same for what fills a slot.
  mutating func append(_ value: [UInt8], filling slot: SlotName, spacing: Spacing) {
    append(value, edges: .slot, spacing: spacing)
    let range = (length - value.count)..<length
    filled.append(range)
    if slot.isPersonal { personal.append((range, slot.spanType)) }
    spans.append(
      Span(start: codePoints - value.codePointCount, end: codePoints, type: slot.spanType))
  }

  /// Appends room for a number of a form, which takes the place of one that was written as a hint tells.
  mutating func append(_ form: CharacterForm, _ hint: ValueHint, spacing: Spacing) {
    let blank = Array(form.blank.utf8)
    append(blank, edges: SpacingEdges(of: blank[...]), spacing: spacing)
    numbers.append(((length - blank.count)..<length, form, hint))
  }

  /// Writes numbers into the room that was left for them in the finished text, from left to right.
  ///
  /// - Parameter draw: Returns a number of a form between what stands before and behind it; nil where none may stand there.
  /// - Returns: Whether there is one for each.
  mutating func fillNumbers(
    _ draw: (
      _ form: CharacterForm, _ hint: ValueHint, _ before: ArraySlice<UInt8>,
      _ after: ArraySlice<UInt8>
    ) -> String?
  ) -> Bool {
    for (range, form, hint) in numbers {
      guard
        let number = draw(form, hint, text[..<range.lowerBound], text[range.upperBound...]).map({
          Array($0.utf8)
        }), number.count == range.count
      else { return false }
      text.replaceSubrange(range, with: number)
    }
    return true
  }

  /// Writes the text down.
  ///
  /// - Parameter table: What the appended words write.
  mutating func finish(by table: WordTable) {
    text.removeAll(keepingCapacity: true)
    let (pieces, values) = (pieces, values)
    var isPlain = true
    var follows = WordTable.Word.Shape.other
    text.append(addingCapacity: length) { text in
      let bytes = table.bytes.span
      for (place, piece) in pieces.enumerated() {
        if piece.isSpaced { text.append(UInt8(ascii: " ")) }
        if piece.isValue {
          for byte in values[Int(piece.number)] { text.append(byte) }
          isPlain = false
        } else {
          let word = table.words[Int(piece.number)]
          for byte in Int(word.start)..<Int(word.start + word.length) {
            text.append(bytes[byte])
          }
          switch word.shape {
          case .letters where piece.isSpaced == (place > 0): break
          case .sign where !piece.isSpaced && follows == .letters: break
          default: isPlain = false
          }
          follows = word.shape
        }
      }
    }
    self.isPlain = isPlain
  }

  /// A place in a text to go back to.
  struct Mark {
    fileprivate var pieces = 0
    fileprivate var values = 0
    fileprivate var spacing = SpacingState()
    fileprivate var length = 0
    fileprivate var codePoints = 0
    fileprivate var filled = 0
    fileprivate var personal = 0
    fileprivate var numbers = 0
  }

  /// Where the text has come to.
  var mark: Mark {
    Mark(
      pieces: pieces.count, values: values.count, spacing: spacing, length: length,
      codePoints: codePoints, filled: filled.count, personal: personal.count,
      numbers: numbers.count)
  }

  /// Drops what came after a mark.
  ///
  /// - Precondition: The text has not been before the mark since.
  mutating func goBack(to mark: Mark) {
    pieces.removeLast(pieces.count - mark.pieces)
    values.removeLast(values.count - mark.values)
    filled.removeLast(filled.count - mark.filled)
    spans.removeLast(spans.count - mark.filled)
    personal.removeLast(personal.count - mark.personal)
    numbers.removeLast(numbers.count - mark.numbers)
    (spacing, length, codePoints) = (mark.spacing, mark.length, mark.codePoints)
  }

  /// Begins another text, in the room of the one before.
  mutating func restart() {
    // A document may hold them.
    spans = []
    goBack(to: Mark())
  }

  /// Whether the finished text says nothing.
  var isBlank: Bool { text.allSatisfy { $0 <= 0x20 } }

  /// Whether a range lies within what fills slots, next to each other or one.
  func isFilled(_ range: Range<Int>) -> Bool {
    filled.contains { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
  }

  /// Whether some slot was filled with a surrogate.
  var hasPersonalValues: Bool { !personal.isEmpty }

  /// The finished text with each personal value replaced by its type, as ``SlottedText/masked`` has it.
  var masked: [UInt8] { personal.isEmpty ? text : text.masking(personal) }
}
