import Corpora
import Testing

@testable import PersonalData

@Suite("Spans of the user's own types in scrubbing")
struct OwnSpanTests {
  private static func scrubbed(_ text: String, _ value: String) throws -> (Document, String?) {
    let start = try #require(text.firstRange(of: value)).lowerBound
    let before = text.unicodeScalars.distance(from: text.startIndex, to: start)
    let span = Span(start: before, end: before + value.unicodeScalars.count, type: "DEVICE")
    var policy = ScrubbingPolicy()
    policy.action = .surrogate
    let result = Scrubber(policy: policy).scrub(
      Document(text: text, spans: [span]), index: 3
    ).document
    let scalars = Array(result.text.unicodeScalars)
    let own = result.spans.first { $0.type == "DEVICE" }
    return (
      result, own.map { String(String.UnicodeScalarView(scalars[$0.start..<$0.end])) }
    )
  }

  @Test(
    "They keep their type where something in them is replaced, and cover what stands there then")
  func type() throws {
    for (text, value) in [
      ("My Galaxy Ryan Miller 5 is broken, says Anna Keller.", "Galaxy Ryan Miller 5"),
      ("Anna Keller has a Pixel of Ryan Miller that fails", "Pixel of Ryan Miller"),
      ("write to jane@shop.com about phone jane@shop.com 4 soon", "phone jane@shop.com 4"),
      ("My Pixel 8 is broken.", "Pixel 8"),
    ] {
      let (result, own) = try Self.scrubbed(text, value)
      let covered = try #require(own, "\(result.spans)")
      #expect(covered.split(separator: " ").first == value.split(separator: " ").first)
      #expect(covered.split(separator: " ").last?.isEmpty == false)
      // What follows the value follows it still.
      #expect(!result.text.contains("jane@") && !result.text.contains("Keller"))
      for span in result.spans where span.type != "DEVICE" {
        let device = try #require(result.spans.first { $0.type == "DEVICE" })
        #expect(span.end <= device.start || device.end <= span.start)
      }
    }
  }

  @Test("A value of letters alone is not its own surrogate")
  func lettersAlone() {
    let form = SlotForm.of("KXTV", type: .idNumber)
    #expect(form != "KXTV" && form?.contains("K") == false)
  }
}
