public import Corpora
import Sampling

/// Finds personal data in documents and does with it what is asked.
///
/// Holds nothing of a document; may be used by several threads.
public struct Scrubber: Sendable {
  /// What is done with what was found.
  public enum Mode: Sendable {
    /// Spans say where it is.
    case detect
    /// An operator writes something in its place.
    case apply(any AnonymizationOperator)
    /// Invented values of the same kind stand in its place; with a key the same in all documents.
    ///
    /// - Parameter locale: Where people, places and firms are from, such as `de_DE`; nil to go by each document's language.
    case surrogates(seed: UInt64, key: PseudonymKey?, locale: String? = nil)
  }

  private let registry: RecognizerRegistry
  private let mode: Mode
  /// The types that are looked for; nil for all.
  private let types: Set<EntityType>?

  /// Prepares to scrub.
  public init(mode: Mode, types: Set<EntityType>? = nil, threshold: Double = 0.5) {
    self.mode = mode
    self.types = types
    registry = RecognizerRegistry(threshold: threshold, types: types)
  }

  /// A document that was scrubbed, and what was found in it.
  public struct Result: Sendable {
    /// The document.
    public var document: Document
    /// What was found, by its bytes in the text as it was.
    public var detections: [Detection]
  }

  /// Scrubs a document.
  ///
  /// With ``Mode/detect`` the document's spans are those that were found, each with a `score`. In other modes its own spans
  /// of personal types are found, too, and others keep their place as long as nothing in them was found.
  ///
  /// - Parameter index: The document's place in its corpus: surrogates are drawn from its own stream.
  public func scrub(_ document: Document, index: UInt64) -> Result {
    var worker = Worker(self)
    var result = document
    let detections = worker.scrub(&result, index: index)
    return Result(document: result, detections: detections)
  }

  /// Scrubs one document after another in the same room; one for each thread.
  public struct Worker {
    private let scrubber: Scrubber
    private var scan = WordScan()

    /// Makes room.
    public init(_ scrubber: Scrubber) { self.scrubber = scrubber }

    /// Scrubs a document as ``Scrubber/scrub(_:index:)`` does; returns what was found, by its bytes in the text as it was.
    public mutating func scrub(_ document: inout Document, index: UInt64) -> [Detection] {
      let text = Array(document.text.utf8)
      return scrubber.scrub(
        &document, text, scrubber.registry.detect(in: text, scan: &scan), index)
    }
  }

  private func scrub(
    _ result: inout Document, _ text: [UInt8], _ found: [Detection], _ index: UInt64
  ) -> [Detection] {
    if case .detect = mode {
      if found.isEmpty {
        result.spans = []
        return found
      }
      var places = CodePointCounter(text: text)
      result.spans = found.map { span($0, &places) }
      return found
    }
    let document = result
    var detections = found
    let (personal, other) = given(document, CodePointOffsets(text))
    detections = Self.joined(personal, detections)
    let replacements = replacements(detections, text, index, group: document.group)
    var rewriting = Rewriting(text)
    var spans: [Span] = []
    for (detection, replacement) in zip(detections, replacements) {
      let range = rewriting.replace(detection.range, by: replacement)
      if !range.isEmpty {
        spans.append(
          Span(
            start: range.lowerBound, end: range.upperBound, type: detection.type.rawValue,
            attributes: [JSONMember(key: "score", value: Self.number(detection.score))]))
      }
    }
    spans += other.compactMap { span, range in
      guard !detections.contains(where: { $0.range.overlaps(range) }) else { return nil }
      let place = rewriting.place(of: range)
      return Span(
        start: place.lowerBound, end: place.upperBound, type: span.type, attributes: span.attributes
      )
    }
    result.text = rewriting.finish()
    result.spans = spans.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    return detections
  }

  /// The document with every value turned back that an ``EncryptOperator`` of this key wrote; its spans go.
  public func restored(_ document: Document) -> Document {
    guard case .apply(let change as EncryptOperator) = mode else { return document }
    var result = document
    result.text = String(decoding: change.decrypted(Array(document.text.utf8)), as: UTF8.self)
    result.spans = []
    return result
  }

  // MARK: Spans

  private func span(_ detection: Detection, _ places: inout CodePointCounter) -> Span {
    Span(
      start: places.count(to: detection.range.lowerBound),
      end: places.count(to: detection.range.upperBound),
      type: detection.type.rawValue,
      attributes: [JSONMember(key: "score", value: Self.number(detection.score))])
  }

  /// A score with at most three decimals.
  private static func number(_ score: Double) -> String {
    let thousandths = Int((score * 1_000).rounded())
    var text = String(thousandths % 1_000 + 1_000).dropFirst()
    while text.count > 1, text.last == "0" { text.removeLast() }
    return "\(thousandths / 1_000).\(text)"
  }

  /// The document's own spans: those of personal types as findings, and the others with their bytes.
  private func given(
    _ document: Document, _ offsets: CodePointOffsets
  ) -> (personal: [Detection], other: [(Span, Range<Int>)]) {
    var personal: [Detection] = []
    var other: [(Span, Range<Int>)] = []
    for span in document.spans where span.start < span.end {
      let range = offsets[span.start]..<offsets[span.end]
      let type = EntityType(rawValue: span.type)
      if type.isPersonal, types?.contains(type) ?? true {
        personal.append(Detection(range: range, type: type, score: 1, recognizer: "given"))
      } else {
        other.append((span, range))
      }
    }
    return (personal, other)
  }

  /// What was given and what was found, sorted and disjoint: what overlaps is one, of the type that was given.
  private static func joined(_ given: [Detection], _ found: [Detection]) -> [Detection] {
    if given.isEmpty { return found }
    var result: [Detection] = []
    for item in (given + found).enumerated().sorted(by: {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }).map(\.element) {
      guard let last = result.last, item.range.lowerBound < last.range.upperBound else {
        result.append(item)
        continue
      }
      let range = last.range.lowerBound..<max(last.range.upperBound, item.range.upperBound)
      let leader = last.recognizer == "given" ? last : item.recognizer == "given" ? item : last
      result[result.count - 1] = Detection(
        range: range, type: leader.type, score: max(last.score, item.score),
        recognizer: leader.recognizer)
    }
    return result
  }

  // MARK: Replacements

  private func replacements(
    _ detections: [Detection], _ text: [UInt8], _ index: UInt64, group: String?
  ) -> [[UInt8]] {
    switch mode {
    case .detect: return []
    case .apply(let change):
      return detections.map { change.replacement(for: text[$0.range], type: $0.type) }
    case .surrogates(let seed, let key, let locale):
      if detections.isEmpty { return [] }
      var surrogates = DocumentSurrogates(
        stream: RandomStream(seed: seed, index: index), key: key,
        locale: locale ?? TextLanguage.language(of: WordScan(text)), group: group)
      return surrogates.values(
        for: detections.map { (String(decoding: text[$0.range], as: UTF8.self), $0.type) }
      ).map { Array($0.utf8) }
    }
  }
}

/// A text that is written anew with some stretches replaced, from left to right.
private struct Rewriting {
  private let text: [UInt8]
  private var result: [UInt8] = []
  private var end = 0
  private var codePoints = 0
  /// The stretches that were replaced, and how many code points what stands behind them moved.
  private var shifts: [(end: Int, by: Int)] = []

  init(_ text: [UInt8]) { self.text = text }

  /// Returns where the replacement stands, in code points.
  mutating func replace(_ range: Range<Int>, by replacement: [UInt8]) -> Range<Int> {
    let between = text[end..<range.lowerBound]
    result += between
    codePoints += between.codePointCount
    let start = codePoints
    result += replacement
    codePoints += replacement.codePointCount
    end = range.upperBound
    shifts.append(
      (end, (shifts.last?.by ?? 0) + replacement.codePointCount - text[range].codePointCount))
    return start..<codePoints
  }

  /// Where a stretch that was not replaced stands now, in code points.
  func place(of range: Range<Int>) -> Range<Int> {
    let shift = shifts.last { $0.end <= range.lowerBound }?.by ?? 0
    let start = text[..<range.lowerBound].codePointCount + shift
    return start..<(start + text[range].codePointCount)
  }

  mutating func finish() -> String {
    result += text[end...]
    return String(decoding: result, as: UTF8.self)
  }
}
