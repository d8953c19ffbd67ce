import Corpora
import TestSupport
import Testing

@testable import Evaluation

@Suite("Control characters and placeholders that were left")
struct LeftoverTests {
  private static let seed = (0..<40).map {
    Document(
      text: "The parcel number \($0) is late, [URGENT] please look", labels: ["x"],
      spans: [Span(start: 4, end: 10, type: "venue")])
  }

  private static func audit(_ texts: [String], seed: [Document] = seed) throws -> AuditResult {
    var audit = try Audit(options: Audit.Options())
    for document in seed { try audit.add(seed: document) }
    try audit.add(synthetic: texts.map { Document(text: $0, labels: ["x"]) })
    return try #require(try audit.finish())
  }

  @Test("What nothing filled is told, and what the seed writes itself is not")
  func placeholders() throws {
    let left = [
      "on [DATE_TIME] it", "dear <PERSON>", "dear {name},", "{customer.name}", "<PERSON_1> wrote",
      "at the [venue] again",
    ]
    let fine = [
      "it is [URGENT] now", "see [1] and [sic]", "a < b and b > c", "<br> and <b>x</b>", "{ }",
      "I [really] mean it",
    ]
    #expect(try Self.audit(left).leftovers.placeholders == left.count)
    let result = try Self.audit(fine)
    #expect(result.leftovers.placeholders == 0)
    #expect(result.seedLeftovers.placeholders == 40)
    #expect(result.value(of: .unfilledPlaceholders) == 0)
  }

  @Test("Control characters are told, in the figures, the report, the summary and the gates")
  func controls() throws {
    let bad = try Self.audit(
      ["on 2 \u{3}\u{3}", "a\u{85}b", "tab\there\n", "zero\u{200B}width", "\u{FEFF}first", "fine"])
    #expect(bad.leftovers.controls == 4 && bad.seedLeftovers.controls == 0)
    let gate = try #require(AuditGate.usual.first { $0.measure == .controlCharacters })
    #expect(bad.value(of: .controlCharacters).map(gate.allows) == false)
    #expect(bad.summary.contains("Control characters: 66.7 %"))
    #expect(String(decoding: bad.html, as: UTF8.self).contains("Control characters"))
    let mimics = try #require(try JSONValue.parse(bad.json)["mimics"])
    for key in [
      "control_characters", "control_characters_of_seed", "unfilled_placeholders",
      "unfilled_placeholders_of_seed",
    ] {
      #expect(mimics[key] != nil, "\(key)")
    }
    // A seed that has such a character may see it again.
    let seed = Self.seed + [Document(text: "a zero\u{200B}width space", labels: ["x"])]
    #expect(try Self.audit(["zero\u{200B}width"], seed: seed).leftovers.controls == 0)
  }
}
