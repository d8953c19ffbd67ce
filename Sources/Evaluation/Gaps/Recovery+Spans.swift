import Classifiers
import NGrams

extension Recovery {
  /// Looks for the spans that synthetic documents mark (*slot recovery*); nil where they or real ones mark none of the real ones' types.
  init?(ofSpansIn synthetic: [AuditText], real: [AuditText]) {
    guard let texts = MarkedTexts(typesOf: real) else { return nil }
    let examples = texts.examples(real)
    let known = texts.marked(real)
    func recall(
      _ examples: [SpanTagger.Example], _ test: [(text: [UInt8], spans: [SpanTagger.Span])]
    ) -> [Count] {
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
    self.init(
      seen.map { texts.types[$0] }, own: seen.map { own[$0] }, inReal: seen.map { inReal[$0] })
  }
}
