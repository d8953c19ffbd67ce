import Corpora
import Tokenization

/// A text that is being written, with the spans of its filled slots.
struct WrittenText {
  private var detokenizer = Detokenizer()
  private var filled: [Range<Int>] = []
  private var personal: [(range: Range<Int>, name: String)] = []
  private(set) var spans: [Span] = []
  /// The length so far in code points.
  private(set) var codePoints = 0

  /// The text so far, UTF-8.
  var text: [UInt8] { detokenizer.text }

  mutating func append(_ token: [UInt8], edges: SpacingEdges, spacing: Spacing) {
    let start = detokenizer.text.count
    _ = detokenizer.append(token[...], edges: edges, spacing: spacing)
    codePoints += detokenizer.text[start...].codePointCount
  }

  mutating func append(_ value: [UInt8], filling slot: SlotName, spacing: Spacing) {
    let start = text.count
    let range = detokenizer.append(slotFilling: value[...], spacing: spacing)
    codePoints += text[start...].codePointCount
    filled.append(range)
    if slot.isPersonal { personal.append((range, slot.spanType)) }
    spans.append(
      Span(
        start: codePoints - value.codePointCount, end: codePoints, type: slot.spanType))
  }

  /// A place in a text to go back to.
  struct Mark {
    fileprivate let text: Detokenizer.Mark
    fileprivate let filled: Int
    fileprivate let personal: Int
    fileprivate let codePoints: Int
  }

  /// Where the text has come to.
  var mark: Mark {
    Mark(
      text: detokenizer.mark, filled: filled.count, personal: personal.count,
      codePoints: codePoints)
  }

  /// Drops what came after a mark.
  ///
  /// - Precondition: The text has not been before the mark since.
  mutating func goBack(to mark: Mark) {
    detokenizer.goBack(to: mark.text)
    filled.removeLast(filled.count - mark.filled)
    spans.removeLast(spans.count - mark.filled)
    personal.removeLast(personal.count - mark.personal)
    codePoints = mark.codePoints
  }

  /// Begins another text, in the room of the one before.
  mutating func restart() {
    detokenizer.restart()
    filled.removeAll(keepingCapacity: true)
    spans.removeAll()
    personal.removeAll(keepingCapacity: true)
    codePoints = 0
  }

  /// Whether the text says nothing.
  var isBlank: Bool { text.allSatisfy { $0 <= 0x20 } }

  /// Whether a range lies within what fills slots, next to each other or one.
  func isFilled(_ range: Range<Int>) -> Bool {
    filled.contains { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
  }

  /// Whether some slot was filled with a surrogate.
  var hasPersonalValues: Bool { !personal.isEmpty }

  /// The text with each personal value replaced by its type, as ``SlottedText/masked`` has it.
  var masked: [UInt8] { text.masking(personal) }
}
