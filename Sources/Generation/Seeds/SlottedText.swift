import Corpora
import PersonalData
import Tokenization

/// A document's text in NFC with everything that must not be learned by the letter marked as a slot.
struct SlottedText {
  /// A slot and the value that stands in it.
  struct Slot {
    let range: Range<Int>
    let name: SlotName
    let value: String
  }

  /// The text, UTF-8.
  let text: [UInt8]
  /// The slots, sorted and disjoint.
  let slots: [Slot]

  /// Marks a document: its own spans first, then what the recognisers find.
  ///
  /// A span of a personal type becomes a slot for surrogates, any other a slot for values. Where a recogniser finds
  /// something inside a span of values, the span gives way: its value is personal after all.
  init(_ document: Document, registry: RecognizerRegistry) throws(ICUError) {
    let (text, spans) = try Self.normalized(document)
    let detections = registry.detect(in: text)
    var people = People()
    slots = Self.marks(Self.outermost(spans), detections).map { mark in
      let value = String(decoding: text[mark.range], as: UTF8.self)
      return Slot(range: mark.range, name: people.name(for: mark.type, value: value), value: value)
    }
    self.text = text
  }

  /// The text with each personal slot replaced by its type: what two documents share that differ only in such values.
  var masked: [UInt8] {
    var result: [UInt8] = []
    var start = 0
    for slot in slots where slot.name.isPersonal {
      result += text[start..<slot.range.lowerBound]
      result += slot.name.spanType.utf8
      start = slot.range.upperBound
    }
    return result + text[start...]
  }

  // MARK: Spans

  /// A stretch of the text and its type.
  private typealias Mark = (range: Range<Int>, type: String)

  /// Brings spans and detections, each sorted and disjoint, into one such list.
  ///
  /// Where a personal span and detections overlap, the mark covers them all and keeps the span's type; a span of values
  /// gives way to the detections.
  private static func marks(_ spans: [Mark], _ detections: [Detection]) -> [Mark] {
    var marks: [Mark] = []
    let found = detections.map { ($0.range, $0.type.rawValue, false) }
    let sorted = (spans.map { ($0.range, $0.type, true) } + found).sorted {
      ($0.0.lowerBound, $0.2 ? 0 : 1) < ($1.0.lowerBound, $1.2 ? 0 : 1)
    }
    for (range, type, isSpan) in sorted {
      guard let last = marks.last, range.lowerBound < last.range.upperBound else {
        marks.append((range, type))
        continue
      }
      if isPersonal(last.type), !isPersonal(type) { continue }
      let union = last.range.lowerBound..<max(last.range.upperBound, range.upperBound)
      marks.removeLast()
      if isPersonal(last.type) {
        marks.append((union, isSpan ? type : last.type))
      } else {
        marks.append((range, type))
      }
    }
    return marks
  }

  private static func isPersonal(_ type: String) -> Bool {
    EntityType.personal.contains(EntityType(rawValue: type))
  }

  /// The text in NFC and the spans in its bytes; normalised piece by piece where there are spans to keep.
  private static func normalized(
    _ document: Document
  ) throws(ICUError) -> (text: [UInt8], spans: [Mark]) {
    let bytes = Array(document.text.utf8)
    if document.spans.isEmpty { return (try Normalizer.nfc(bytes), []) }
    let offsets = CodePointOffsets(bytes)
    let cuts = Set(document.spans.flatMap { [$0.start, $0.end] } + [0, offsets.count]).sorted()
    var text: [UInt8] = []
    var place = [0: 0]
    for (start, end) in zip(cuts, cuts.dropFirst()) {
      text += try Normalizer.nfc(Array(bytes[offsets[start]..<offsets[end]]))
      place[end] = text.count
    }
    let spans = document.spans.compactMap { span -> Mark? in
      guard let start = place[span.start], let end = place[span.end], start < end else {
        return nil
      }
      return (start..<end, span.type)
    }
    return (text, spans)
  }

  /// The spans that lie in no other, sorted and disjoint.
  private static func outermost(
    _ spans: [Mark]
  ) -> [Mark] {
    let sorted = spans.sorted {
      ($0.range.lowerBound, -$0.range.count) < ($1.range.lowerBound, -$1.range.count)
    }
    var kept: [Mark] = []
    for span in sorted where span.range.lowerBound >= kept.last?.range.upperBound ?? 0 {
      kept.append(span)
    }
    return kept
  }
}

/// Who is who in one document: names that share a word are one person.
private struct People {
  private var words: [Set<Substring>] = []

  mutating func name(for type: String, value: String) -> SlotName {
    let entity = EntityType(rawValue: type)
    guard EntityType.personal.contains(entity) else { return .value(type) }
    guard entity == .person, let form = SlotForm.of(value, type: .person) else {
      return .personal(entity)
    }
    let own = Set(value.lowercased().split(separator: " ").map { Substring($0) })
    if let known = words.firstIndex(where: { !$0.isDisjoint(with: own) }) {
      words[known].formUnion(own)
      return .person(known + 1, form: form)
    }
    words.append(own)
    return .person(words.count, form: form)
  }
}

/// Where each code point of a text starts, in bytes.
struct CodePointOffsets {
  private let starts: [Int]

  init(_ text: [UInt8]) {
    starts = text.indices.filter { text[$0] & 0xC0 != 0x80 } + [text.count]
  }

  /// How many code points the text has.
  var count: Int { starts.count - 1 }

  /// The first byte of a code point; for ``count``, the text's length.
  subscript(codePoint: Int) -> Int { starts[codePoint] }
}
