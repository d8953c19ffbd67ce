import Testing

@testable import PersonalData

@Suite("Marks that follow one another without end")
struct StreamSafeTextTests {
  @Test("No more than thirty are kept, and nothing else changes")
  func marks() {
    let few = "Zoë Dvořák, e\u{301}\u{323}, 한국, שָׁלוֹם"
    #expect(String(streamSafe: Array(few.utf8)).utf8.elementsEqual(few.utf8))
    let many = "Anna e" + String(repeating: "\u{301}\u{323}", count: 500) + "a Lee"
    let kept = String(streamSafe: Array(many.utf8))
    #expect(
      kept.utf8.elementsEqual(
        ("Anna e" + String(repeating: "\u{301}\u{323}", count: 15) + "a Lee").utf8))
  }
}
