import Classifiers
import NGrams

/// Whether a judge that was trained on real documents finds in synthetic ones the spans that they mark.
public struct SlotRecovery: Sendable {
  /// The mean over types of the share of synthetic documents' spans that the judge finds, with their type.
  public let found: Double
  /// The same of real documents that the judge was not trained on.
  public let foundInReal: Double
  /// By type, the share of its spans in synthetic documents, and in real ones, that the judge finds.
  public let types: [(name: String, found: Double, foundInReal: Double)]

  /// What was found over what could be: the measure, 1 where values stand in synthetic documents as they do in real ones.
  public var value: Double { foundInReal == 0 ? 0 : min(1, found / foundInReal) }

  /// Measures; nil where real or synthetic documents mark no spans of the real ones' types.
  init?(real: [AuditText], synthetic: [AuditText]) {
    guard let texts = MarkedTexts(typesOf: real) else { return nil }
    let examples = texts.examples(real)
    let known = texts.marked(real)
    func recall(
      _ examples: [SpanTagger.Example], _ test: [(text: [UInt8], spans: [SpanTagger.Span])]
    ) -> [(hits: Int, of: Int)] {
      let judge = SpanTagger(examples, typeCount: texts.types.count)
      var counts = texts.types.map { _ in (hits: 0, of: 0) }
      for item in test where !item.spans.isEmpty {
        let found = Set(judge.spans(in: item.text))
        for span in item.spans {
          counts[span.type].of += 1
          if found.contains(span) { counts[span.type].hits += 1 }
        }
      }
      return counts
    }
    func half<Item>(_ items: [Item], _ half: Int) -> [Item] {
      items.enumerated().filter { $0.offset % 2 == half }.map(\.element)
    }
    let recalls = Parallel.map(3) { number in
      number == 2
        ? recall(examples, texts.marked(synthetic))
        : recall(half(examples, 1 - number), half(known, number))
    }
    let own = recalls[2]
    let inReal = zip(recalls[0], recalls[1]).map { (hits: $0.hits + $1.hits, of: $0.of + $1.of) }
    let seen = texts.types.indices.filter { own[$0].of > 0 && inReal[$0].of > 0 }
    if seen.isEmpty { return nil }
    func share(_ count: (hits: Int, of: Int)) -> Double { Double(count.hits) / Double(count.of) }
    func mean(_ counts: [(hits: Int, of: Int)]) -> Double {
      seen.map { share(counts[$0]) }.reduce(0, +) / Double(seen.count)
    }
    (found, foundInReal) = (mean(own), mean(inReal))
    types = seen.map { (texts.types[$0], share(own[$0]), share(inReal[$0])) }
  }
}
