import Corpora
import PersonalData
import Tokenization

/// A document's normalised text with everything that must not be learned by the letter marked as a slot.
struct SlottedText {
  /// A slot and the value that stands in it.
  struct Slot {
    let range: Range<Int>
    let name: SlotName
    let value: String
    /// Of a person, whether it is a woman; nil where nothing tells.
    var isFemale: Bool?
    /// Where a value of the user's own type is a person's name, in its text or by itself; in bytes of the value.
    var names: [Range<Int>] = []
  }

  /// The most bytes that a value has.
  private static let longestValue = 4096
  /// The text, UTF-8.
  let text: [UInt8]
  /// The slots, sorted and disjoint.
  let slots: [Slot]

  /// Marks a document: its own spans first, then what the recognisers find.
  ///
  /// A span of a personal type becomes a slot for surrogates, any other a slot for values. Where a recogniser finds
  /// an address or somebody's number inside a span of values, the span gives way: its value is personal after all.
  init(
    _ document: Document, normalizer: Normalizer, registry: RecognizerRegistry
  ) throws(ICUError) {
    let (text, spans) = try Self.normalized(document, normalizer)
    let detections = registry.detect(in: text)
    let marks = Self.marks(spans, detections)
    let values = marks.map { String(streamSafe: text[$0.range]) }
    let isPerson = marks.map { EntityType(rawValue: $0.type) == .person }
    let people = LinkedPeople(
      zip(marks, isPerson).filter(\.1).map { NameMention($0.0.range, in: text) })
    var mention = 0
    // In the order of the text, and disjoint.
    var names = detections.filter { $0.type == .person }[...]
    slots = marks.indices.map { place in
      let (mark, value) = (marks[place], values[place])
      var name = SlotName.value(mark.type)
      var isFemale: Bool?
      if isPerson[place] {
        let (person, form) = people.slot(of: mention)
        name = .person(person, form: form)
        isFemale = people.isFemale(mention)
        mention += 1
      } else if EntityType(rawValue: mark.type).isPersonal {
        name = .personal(EntityType(rawValue: mark.type))
      }
      var slot = Slot(range: mark.range, name: name, value: value, isFemale: isFemale)
      // One name alone is no one person.
      if !slot.name.isPersonal, value.contains(" ") {
        let start = mark.range.lowerBound
        names = names.drop { $0.range.upperBound <= start }
        let around = names.prefix { $0.range.lowerBound < mark.range.upperBound }
        let inside = registry.detect(in: Array(value.utf8)).filter { $0.type == .person }
        slot.names =
          around.map(\.range).map { range in
            let range = range.clamped(to: mark.range)
            return range.lowerBound - start..<range.upperBound - start
          } + inside.map(\.range)
      }
      return slot
    }
    self.text = text
  }

  /// The text with each personal slot replaced by its type: what two documents share that differ only in such values.
  var masked: [UInt8] {
    text.masking(slots.filter(\.name.isPersonal).map { ($0.range, $0.name.spanType) })
  }

  /// The language of the text, such as `de`.
  var language: String { TextLanguage.language(of: text) }

  // MARK: Spans

  /// A stretch of the text and its type.
  private typealias Mark = (range: Range<Int>, type: String, isSpan: Bool)

  /// Brings spans, which may overlap, and detections into one sorted and disjoint list.
  ///
  /// Personal marks that overlap become one that covers them all, with the type of the outermost span among them; a mark
  /// of values gives way to a personal one, and to a mark of values around it.
  private static func marks(_ spans: [Mark], _ detections: [Detection]) -> [Mark] {
    // Names, dates, codes and web addresses in a value that somebody marked belong to it: an artist's, a city's, a device's. Numbers
    // that are somebody's and addresses do not.
    // Where a person was marked in it, too, it gives way, and so the person's whole name is found as anywhere else.
    let personal = RangeUnion(
      spans.lazy.filter { EntityType(rawValue: $0.type).isPersonal }.map(\.range))
    let values = RangeUnion(
      spans.lazy.filter { value in
        !EntityType(rawValue: value.type).isPersonal && !personal.overlaps(value.range)
      }.map(\.range))
    let found = detections.filter { detection in
      !(detection.type.isWords || [.idNumber, .url].contains(detection.type))
        || !values.overlaps(detection.range)
    }.map { ($0.range, $0.type.rawValue, false) }
    let sorted = (spans + found).sorted {
      ($0.range.lowerBound, $0.isSpan ? 0 : 1, -$0.range.count)
        < ($1.range.lowerBound, $1.isSpan ? 0 : 1, -$1.range.count)
    }
    var marks: [Mark] = []
    for mark in sorted {
      guard let last = marks.last, mark.range.lowerBound < last.range.upperBound else {
        marks.append(mark)
        continue
      }
      guard EntityType(rawValue: mark.type).isPersonal else { continue }
      marks.removeLast()
      if EntityType(rawValue: last.type).isPersonal {
        let end = max(last.range.upperBound, mark.range.upperBound)
        let type = last.isSpan || !mark.isSpan ? last.type : mark.type
        marks.append((last.range.lowerBound..<end, type, last.isSpan || mark.isSpan))
      } else {
        marks.append(mark)
      }
    }
    return marks
  }

  /// The normalised text and the spans in its bytes.
  private static func normalized(
    _ document: Document, _ normalizer: Normalizer
  ) throws(ICUError) -> (text: [UInt8], spans: [Mark]) {
    let bytes = Array(document.text.utf8)
    let normalized = try normalizer.normalize(bytes)
    if document.spans.isEmpty { return (normalized.text, []) }
    let offsets = CodePointOffsets(bytes)
    let spans = document.spans.compactMap { span -> Mark? in
      let range = normalized.range(ofSource: offsets[span.start]..<offsets[span.end])
      // What is as long as a text is no value; what is personal stays out whatever its length.
      let isText = range.count > longestValue && !EntityType(rawValue: span.type).isPersonal
      return range.isEmpty || isText ? nil : (range, span.type, true)
    }
    return (normalized.text, spans)
  }
}
