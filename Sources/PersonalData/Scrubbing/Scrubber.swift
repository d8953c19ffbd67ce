public import Corpora
import Sampling

/// Finds personal data in documents and does with it what is asked.
///
/// Holds nothing of a document; may be used by several threads.
public struct Scrubber: Sendable {
  private let policy: ScrubbingPolicy
  private let registry: RecognizerRegistry
  private let isDetecting: Bool
  private let seed: UInt64
  private let key: PseudonymKey?

  /// Prepares to scrub.
  ///
  /// - Parameters:
  ///   - isDetecting: Whether spans say where personal data are, and nothing is done with them.
  ///   - seed: What surrogates are drawn from.
  ///   - key: With one, the same value has the same surrogate in all documents.
  public init(
    policy: ScrubbingPolicy, isDetecting: Bool = false, seed: UInt64 = 1, key: PseudonymKey? = nil
  ) {
    (self.policy, self.isDetecting, self.seed, self.key) = (policy, isDetecting, seed, key)
    registry = RecognizerRegistry(
      policy.recognizers, threshold: policy.threshold, thresholds: policy.thresholds,
      types: policy.types)
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
  /// When detecting, the document's spans are those that were found, each with a `score`. Otherwise its own spans of personal
  /// types are found, too, and others keep their type and place, also where something in them was replaced; fields follow the
  /// policy's rules.
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
    /// What was found in the last document's fields.
    public private(set) var fieldFindings: [FieldFinding] = []

    /// Makes room.
    public init(_ scrubber: Scrubber) { self.scrubber = scrubber }

    /// Scrubs a document as ``Scrubber/scrub(_:index:)`` does; returns what was found, by its bytes in the text as it was.
    public mutating func scrub(_ document: inout Document, index: UInt64) -> [Detection] {
      scan.cut(document.text)
      let found = scrubber.found(in: scan)
      let result = scrubber.scrub(&document, scan, found, index)
      fieldFindings = result.fields
      return result.text
    }

    /// Scrubs a document that has nothing but its text.
    ///
    /// - Parameter text: The text as valid UTF-8.
    /// - Returns: The document and what was found, by its bytes in the text; nil where nothing was, and the text stays as it is.
    public mutating func scrub(_ text: ArraySlice<UInt8>, index: UInt64) -> Result? {
      scan.cut(text)
      fieldFindings = []
      let found = scrubber.found(in: scan)
      if found.isEmpty { return nil }
      var document = Document(text: String(decoding: text, as: UTF8.self))
      let detections = scrubber.scrub(&document, scan, found, index).text
      return Result(document: document, detections: detections)
    }
  }

  /// What was found in a field beside the text.
  public struct FieldFinding: Sendable {
    /// What the field is called.
    public let field: String
    /// Its text as it was.
    public let text: [UInt8]
    /// What was found, by its bytes in that text.
    public let detection: Detection
  }

  /// A text with what was found in it.
  private struct Part {
    let text: [UInt8]
    var detections: [Detection]
    /// The field that it is of; nil for the document's text.
    var field: Int?
  }

  /// What is found in a text and not allowed to stay.
  private func found(in scan: WordScan) -> [Detection] {
    var found = registry.detect(in: scan)
    if !found.isEmpty { found.removeAll { policy.allows(scan.text[$0.range], scan.room) } }
    return found
  }

  private func scrub(
    _ result: inout Document, _ scan: WordScan, _ found: [Detection], _ index: UInt64
  ) -> (text: [Detection], fields: [FieldFinding]) {
    let text = scan.text
    if isDetecting {
      result.spans = found.isEmpty ? [] : spans(found, text)
      return (found, [])
    }
    let (personal, other) = given(result, CodePointOffsets(text))
    var parts = [Part(text: text, detections: Self.joined(personal, found))]
    parts += fieldParts(&result, scan.room)
    if parts.count == 1, parts[0].detections.isEmpty {
      result.spans = other.map(\.0)
      return ([], [])
    }
    let replacements = replacements(parts, scan, index, group: result.group)
    var findings: [FieldFinding] = []
    for (part, own) in zip(parts.dropFirst(), replacements.dropFirst()) {
      guard let field = part.field else { continue }
      findings += part.detections.map {
        FieldFinding(field: result.meta[field].key, text: part.text, detection: $0)
      }
      var rewriting = Rewriting(part.text)
      for (detection, replacement) in zip(part.detections, own) {
        if let replacement { _ = rewriting.replace(detection.range, by: replacement) }
      }
      var value: [UInt8] = []
      JSONText.append(rewriting.finish(), to: &value)
      result.meta[field].value = String(decoding: value, as: UTF8.self)
    }
    rewrite(&result, parts[0], replacements[0], other)
    return (parts[0].detections, findings)
  }

  private func rewrite(
    _ result: inout Document, _ part: Part, _ replacements: [[UInt8]?],
    _ other: [(Span, Range<Int>)]
  ) {
    var rewriting = Rewriting(part.text)
    var spans: [Span] = []
    for (detection, replacement) in zip(part.detections, replacements) {
      let range = rewriting.replace(
        detection.range, by: replacement ?? Array(part.text[detection.range]))
      // What stands within a span of the user's own is of that span's type.
      let isInside = other.contains { Self.contains($0.1, detection.range) }
      if !range.isEmpty, !isInside { spans.append(Self.span(detection, range)) }
    }
    spans += other.compactMap { span, range in
      let overlapping = part.detections.filter { $0.range.overlaps(range) }
      guard overlapping.allSatisfy({ Self.contains(range, $0.range) }) else { return nil }
      let place = rewriting.place(of: range)
      return place.isEmpty
        ? nil
        : Span(
          start: place.lowerBound, end: place.upperBound, type: span.type,
          attributes: span.attributes
        )
    }
    result.text = rewriting.finish()
    result.spans = spans.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
  }

  private static func contains(_ outer: Range<Int>, _ inner: Range<Int>) -> Bool {
    outer.lowerBound <= inner.lowerBound && inner.upperBound <= outer.upperBound
  }

  /// The fields that the policy has a rule for, as texts; those that go are gone.
  private func fieldParts(_ result: inout Document, _ room: TaggerRoom) -> [Part] {
    if policy.fields.isEmpty { return [] }
    result.meta.removeAll { member in
      if case .drop = policy.fields[member.key] { true } else { false }
    }
    var parts: [Part] = []
    for (place, member) in result.meta.enumerated() {
      guard let rule = policy.fields[member.key] else { continue }
      var scanner = JSONScanner(Array(member.value.utf8))
      let text = Array(((try? scanner.string()) ?? member.value).utf8)
      switch rule {
      case .drop, .keep: break
      case .scan:
        let found = registry.detect(in: text).filter { !policy.allows(text[$0.range], room) }
        if !found.isEmpty { parts.append(Part(text: text, detections: found, field: place)) }
      case .value(let type):
        if text.isEmpty || member.value == "null" { continue }
        let whole = Detection(
          range: 0..<text.count, type: type, score: 1, recognizer: "field \(member.key)")
        parts.append(Part(text: text, detections: [whole], field: place))
      }
    }
    return parts
  }

  // MARK: Spans

  private func spans(_ detections: [Detection], _ text: [UInt8]) -> [Span] {
    var places = CodePointCounter(text: text)
    return detections.map {
      let start = places.count(to: $0.range.lowerBound)
      return Self.span($0, start..<places.count(to: $0.range.upperBound))
    }
  }

  private static func span(_ detection: Detection, _ range: Range<Int>) -> Span {
    Span(
      start: range.lowerBound, end: range.upperBound, type: detection.type.rawValue,
      attributes: [JSONMember(key: "score", value: number(detection.score))])
  }

  /// A score from 0 to 1 with at most three decimals.
  private static func number(_ score: Double) -> String {
    numbers[Int((min(max(score, 0), 1) * 1_000).rounded())]
  }

  /// By thousandths.
  private static let numbers = (0...1_000).map { thousandths in
    var decimals = String(thousandths % 1_000 + 1_000).dropFirst()
    while decimals.count > 1, decimals.last == "0" { decimals.removeLast() }
    return "\(thousandths / 1_000).\(decimals)"
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
      if type.isPersonal, policy.types?.contains(type) ?? true {
        personal.append(
          Detection(range: range, type: type, score: 1, recognizer: "given", evidence: .given))
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
        recognizer: leader.recognizer, evidence: last.evidence.union(item.evidence))
    }
    return result
  }

  // MARK: Replacements

  /// By part and finding, what stands in its place; nil where it stays.
  private func replacements(
    _ parts: [Part], _ scan: WordScan, _ index: UInt64, group: String?
  ) -> [[[UInt8]?]] {
    var invented: ArraySlice<[UInt8]> = []
    let asked = parts.flatMap { part in
      part.detections.filter {
        if case .surrogate = policy.action(for: $0.type) { true } else { false }
      }.map {
        FoundValue(type: $0.type, text: part.text, range: $0.range)
      }
    }
    if !asked.isEmpty {
      var surrogates = DocumentSurrogates(
        stream: RandomStream(seed: seed, index: index), key: key,
        locale: policy.locale, language: TextLanguage.language(of: scan), group: group)
      invented = surrogates.values(for: asked).map { Array($0.utf8) }[...]
    }
    return parts.map { part in
      part.detections.map { detection -> [UInt8]? in
        switch policy.action(for: detection.type) {
        case .keep: nil
        case .apply(let change):
          change.replacement(for: part.text[detection.range], type: detection.type)
        case .surrogate: invented.popFirst()
        }
      }
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

  /// Where a stretch stands now, in code points, of which nothing or whole stretches were replaced.
  func place(of range: Range<Int>) -> Range<Int> {
    func place(of end: Int) -> Int {
      text[..<end].codePointCount + (shifts.last { $0.end <= end }?.by ?? 0)
    }
    return place(of: range.lowerBound)..<place(of: range.upperBound)
  }

  mutating func finish() -> String {
    result += text[end...]
    return String(decoding: result, as: UTF8.self)
  }
}
