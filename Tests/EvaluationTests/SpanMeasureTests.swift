import Corpora
import Sampling
import Testing

@testable import Evaluation

/// Documents with slots: what marks spans rightly helps and is found, what does not is told.
@Suite("Measures of spans")
struct SpanMeasureTests {
  private static let cities = [
    "Tarnow", "Lund", "Porto Alto", "Nimes", "Arles", "Bergamo", "Old Kirk", "Silves", "Ronda",
    "Vaxholm", "Tulcea", "San Remo", "Brno", "Eger", "Lucca", "Zadar",
  ]
  private static let dishes = [
    "lentil soup", "plum tart", "fish pie", "barley stew", "flat bread", "rice", "apple cake",
    "onion rings",
  ]

  /// - Parameter shift: By how many words spans stand too far on.
  private static func documents(_ count: Int, from first: Int, shift: Int = 0) -> [Document] {
    (first..<(first + count)).map { number in
      var stream = RandomStream(seed: 5, index: UInt64(number))
      let (city, dish) = (stream.pick(cities), stream.pick(dishes))
      let opening = stream.pick(["please find me", "I would like", "get some", "where is the best"])
      let text = "\(opening) \(dish) in \(city) for two of us tonight"
      let dishStart = opening.count + 1
      let cityStart = dishStart + dish.count + 4
      return Document(
        text: text, labels: ["food"],
        spans: [
          Span(start: dishStart + shift, end: dishStart + dish.count + shift, type: "dish"),
          Span(start: cityStart + shift, end: cityStart + city.count + shift, type: "city"),
        ], group: "g\(number)")
    }
  }

  private static func audit(_ synthetic: [Document], seeds: Int = 40) throws -> AuditResult {
    var audit = try Audit(options: Audit.Options())
    for document in documents(seeds, from: 0) { try audit.add(seed: document) }
    for document in documents(100, from: 1_000) { try audit.add(test: document) }
    try audit.add(synthetic: synthetic)
    let result = try audit.finish()
    return try #require(result)
  }

  @Test("Spans that stand where real ones do are found, and more of them help")
  func rightSpans() throws {
    let result = try Self.audit(Self.documents(300, from: 5_000), seeds: 6)
    let gain = try #require(result.spanGain)
    #expect(gain.lift.value > 0 && gain.lift.low <= gain.lift.value && gain.both > 0.9)
    #expect(gain.tested.documents == 100 && gain.tested.spans == 200)
    #expect(result.value(of: .slotRecovery) ?? 0 > 0.95)
    #expect(result.gain == nil)
    #expect(
      result.summary.contains("Slot recovery")
        && String(decoding: result.html, as: UTF8.self).contains("tagger of spans"))
  }

  @Test("Spans that stand a word too far on are not found, and hurt")
  func wrongSpans() throws {
    let result = try Self.audit(Self.documents(300, from: 5_000, shift: 5))
    let gain = try #require(result.spanGain)
    #expect(gain.synthetic < 0.3 && gain.lift.value < 0)
    #expect(result.value(of: .slotRecovery) ?? 1 < 0.3)
    let types = try #require(result.slotRecovery).items.map(\.name)
    #expect(types == ["city", "dish"])
  }

  @Test("Of very many types the most frequent are looked at")
  func manyTypes() throws {
    func text(_ type: String) throws -> AuditText {
      let document = Document(
        text: "a b",
        spans: [Span(start: 0, end: 1, type: type), Span(start: 2, end: 3, type: "usual")])
      return try AuditReader(locale: "en").read(document)
    }
    let texts = try (0..<300).map { try text("t\($0)") }
    let types = try #require(MarkedTexts(typesOf: texts)).types
    #expect(types.count == 200 && types.contains("usual") && types == types.sorted())
    #expect(MarkedTexts(typesOf: []) == nil)
  }

  @Test("Documents that do not mark their spans are left aside")
  func unmarked() throws {
    var texts = Self.documents(60, from: 7_000)
    for place in texts.indices where place % 2 == 0 {
      texts[place].spans = []
      texts[place].meta = [JSONMember(key: "spans", value: "\"unmarked\"")]
    }
    let result = try Self.audit(texts)
    #expect(result.value(of: .slotRecovery) ?? 0 > 0.9)
    #expect(try #require(result.spanGain).synthetic > 0.6)
  }
}
