import Sampling
import Testing

@testable import Rewriting

@Suite("Parts of sentences that change places")
struct MovedPartsTests {
  let rewriter: Rewriter

  init() throws { rewriter = try EnglishText.rewriter() }

  /// A text with every sentence in its other order.
  private func moved(_ text: String) -> String? {
    let words = text.split(separator: " ").map {
      RewriteWord($0 == "DATE" ? .slot("DATE_TIME") : .text(Array($0.utf8)))
    }
    let tagged = RewriteText(rewriter.grammar.tagged(words))
    let moves = tagged.sentences.compactMap { MovedParts.move(in: $0, tagged) }
    if moves.isEmpty { return nil }
    return tagged.moved(moves).words
      .map { $0.text.map { String(decoding: $0, as: UTF8.self) } ?? "DATE" }.joined(separator: " ")
  }

  @Test(
    "Clauses and days change places, with their capitals",
    arguments: [
      (
        "The lamp goes out when the fridge starts .", "When the fridge starts , the lamp goes out ."
      ),
      (
        "If I return the lamp , do I get my money back ?",
        "Do I get my money back if I return the lamp ?"
      ),
      ("Hi , I get an error when I try to pay .", "Hi , when I try to pay , I get an error ."),
      ("I paid for the lamp on DATE .", "On DATE I paid for the lamp ."),
      ("On DATE we sent the parcel back .", "We sent the parcel back on DATE ."),
    ])
  func moves(text: String, other: String) { #expect(moved(text) == other) }

  @Test(
    "What asks, points back, or has several clauses stays",
    arguments: [
      "Please let me know when the lamp is back .", "I want to know if the lamp is in stock .",
      "The lamp broke when I touched it .", "If the lamp is broken , please replace it .",
      "I called on DATE and they sent it on DATE .", "I was told that the lamp was sent on DATE .",
      "Could you tell me if the lamp works ?",
    ])
  func stays(text: String) { #expect(moved(text) == nil) }

  @Test("A variant tells where each token stood")
  func origins() throws {
    let text = "The page freezes after I enter the code from my bank . Please help ."
    let words = EnglishText.words(text)
    var stream = RandomStream(seed: 1, index: 0)
    var orders: Set<String> = []
    for _ in 0..<40 {
      guard let variant = rewriter.variant(of: words, from: &stream) else { continue }
      for (word, origin) in zip(variant.words, variant.origins) {
        if let origin { #expect(word.text == words[origin].text) }
      }
      orders.insert(
        variant.words.map { String(decoding: $0.text ?? [], as: UTF8.self) }.joined(separator: " "))
    }
    #expect(
      orders.contains { $0.hasPrefix("After I enter the code from my bank , the page freezes .") })
  }
}
