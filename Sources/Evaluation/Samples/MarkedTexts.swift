import Classifiers
import Corpora

/// Documents as a tagger of spans reads them; those that do not mark all of their spans are none.
struct MarkedTexts {
  /// The types of spans, in order.
  let types: [String]
  private let places: [String: Int]

  /// So many types are looked at: a tagger takes time by their square.
  private static let mostTypes = 200

  /// Takes the types that real documents mark, the most frequent where there are many; nil where they mark none.
  init?(typesOf real: [AuditText]) {
    var counts: [String: Int] = [:]
    for text in real {
      for span in text.document.spans { counts[span.type, default: 0] += 1 }
    }
    if counts.isEmpty { return nil }
    types = counts.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
      .prefix(Self.mostTypes).map(\.key).sorted()
    places = Dictionary(uniqueKeysWithValues: types.enumerated().map { ($1, $0) })
  }

  /// The first documents that mark their spans, up to so many.
  func examples(_ texts: [AuditText]) -> [SpanTagger.Example] {
    texts.lazy.filter(Self.isMarked).prefix(Self.mostTexts).map { text in
      SpanTagger.Example(text: text.text, spans: spans(of: text))
    }
  }

  /// The first documents that mark their spans, with these, up to so many.
  func marked(_ texts: [AuditText]) -> [(text: [UInt8], spans: [SpanTagger.Span])] {
    texts.lazy.filter(Self.isMarked).prefix(Self.mostTexts).map { text in
      (text.text, SpanTagger.wholeWords(spans(of: text), in: text.text))
    }
  }

  /// So many documents tell what a tagger learns.
  private static let mostTexts = 3_000

  /// Text that follows `--unlabelled` text has values that no span marks.
  private static func isMarked(_ text: AuditText) -> Bool {
    !text.document.meta.contains { $0.key == "spans" && $0.value.contains("unmarked") }
  }

  private func spans(of text: AuditText) -> [SpanTagger.Span] {
    let offsets = text.byteOffsets
    return text.document.spans.compactMap { span in
      guard let type = places[span.type], span.start < span.end else { return nil }
      return SpanTagger.Span(offsets(span.start)..<offsets(span.end), type: type)
    }
  }
}
