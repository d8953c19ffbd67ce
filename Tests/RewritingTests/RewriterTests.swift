import Languages
import Sampling
import Testing

@testable import Rewriting

@Suite("Rewriting English")
struct RewriterTests {
  private let rewriter: Rewriter

  init() throws { rewriter = try EnglishText.rewriter() }

  /// Every text that one edit of a text gives; signs stand apart.
  private func rewritings(of text: String) -> Set<String> {
    let base = rewriter.base(of: EnglishText.words(text))
    return Set(base.edits.indices.map { base.written(base.pieces(with: [$0])) })
  }

  @Test(
    "Phrases are replaced where they fit",
    arguments: [
      (
        "I would like to know when my order will arrive .",
        "I'd like to know when my order will arrive ."
      ),
      ("Is there any way to change the address ?", "Is there a way to change the address ?"),
      ("The app is not working at the moment .", "The app isn't working at the moment ."),
    ])
  func phrases(text: String, expected: String) {
    #expect(rewritings(of: text).contains(expected))
  }

  @Test(
    "What would break a sentence is never written",
    arguments: [
      ("Isn't that dangerous ?", "Is not that dangerous ?"),
      ("My name has changed .", "My name was been changed ."),
      ("The invoice is payable at once .", "The invoice is payable at a time ."),
      ("I paid on the same day .", "I paid on on the same day ."),
    ])
  func refusals(text: String, refused: String) {
    #expect(!rewritings(of: text).contains(refused))
  }

  @Test(
    "The same words stand in another construction",
    arguments: [
      ("The lid of the box is broken .", "The box's lid is broken ."),
      ("My desk's motor is loud .", "The motor of my desk is loud ."),
      ("The card that I ordered is lost .", "The card I ordered is lost ."),
      ("I can't find the card I ordered .", "I can't find the card that I ordered ."),
      ("I hope it works again .", "I hope that it works again ."),
      (
        "I waited all day , but the driver never came .",
        "I waited all day . But the driver never came ."
      ),
      ("The belt slips , and it smells .", "The belt slips . It smells ."),
      ("The drawer sticks . It makes a noise .", "The drawer sticks , and it makes a noise ."),
      ("Can you send back the parcel ?", "Can you send the parcel back ?"),
      ("I can't switch the lamp off .", "I can't switch off the lamp ."),
    ])
  func structure(text: String, expected: String) {
    #expect(rewritings(of: text).contains(expected), "\(rewritings(of: text).sorted())")
  }

  @Test(
    "Another construction never breaks a sentence",
    arguments: [
      ("The colour of the shoes that I ordered is wrong .", "The shoes's colour"),
      ("The back of the chair in the hall broke .", "chair's back"),
      ("In the app I see nothing .", "In the app that I see"),
      ("Every time I open the app I am logged out .", "the app that I am"),
      ("The button does nothing . I click on it .", ", and I click"),
      ("The last time I called nobody answered .", "time that I called nobody"),
      ("If I order now , and it comes late , I cancel .", "now . It"),
      ("Could you call me , and I will explain ?", ". I will explain ?"),
    ])
  func brokenStructure(text: String, refused: String) {
    for written in rewritings(of: text) { #expect(!written.contains(refused)) }
  }

  @Test("A request that becomes a question ends as one")
  func questions() {
    for text in rewritings(of: "Please send me a new label .") {
      let asks = ["Can", "Could", "Would"].contains { text.hasPrefix($0) }
      #expect(text.hasSuffix(asks ? "?" : "."), "\(text)")
    }
  }

  @Test("Articles agree with what stands behind them")
  func articles() {
    for text in ["I have an issue with the lamp .", "There was a mistake in my order ."] {
      for written in rewritings(of: text) {
        let words = written.lowercased().split(separator: " ")
        for (article, word) in zip(words, words.dropFirst()) where ["a", "an"].contains(article) {
          let startsWithVowel = "aeio".contains(word.first ?? "b")
          #expect((article == "an") == startsWithVowel || word.first == "u", "\(written)")
        }
      }
    }
  }

  @Test("A text becomes one about another thing of its kind, the same everywhere")
  func sisters() throws {
    var stream = RandomStream(seed: 3, index: 0)
    var seen: Set<String> = []
    for thing in ["sofa", "lamp", "carpet", "jacket", "laptop", "printer", "heater", "toaster"] {
      let text =
        "I bought the \(thing) in May , but the \(thing) is too big . Can I send the \(thing) back ?"
      for _ in 0..<20 {
        guard let variant = rewriter.variant(of: EnglishText.words(text), from: &stream) else {
          continue
        }
        let written = variant.words.map { String(decoding: $0.text ?? [], as: UTF8.self) }
          .joined(separator: " ")
        let pattern =
          #/I bought the (.+) in May , but the (.+) is too big . Can I send the (.+) back \?/#
        let mentions = try #require(written.wholeMatch(of: pattern)?.output)
        #expect(mentions.1 != thing && mentions.1 == mentions.2 && mentions.2 == mentions.3)
        #expect(variant.words.count == variant.origins.count)
        seen.insert(written)
      }
    }
    #expect(seen.count > 2)
  }

  @Test("The same text has the same edits each time")
  func reproducible() {
    let text = EnglishText.words(
      "Hello , I have a question about my order . Can you please tell me where it is ?")
    let first = rewriter.base(of: text).edits.map { "\($0.range) \($0.pieces) \($0.gain)" }
    #expect(first == rewriter.base(of: text).edits.map { "\($0.range) \($0.pieces) \($0.gain)" })
    #expect(first.count > 3)
  }

  @Test("Other languages are not rewritten")
  func otherLanguages() { #expect(Rewriter.shared(language: "de") == nil) }
}
