import Languages
import Testing

@testable import Rewriting

@Suite("What a text keeps to throughout")
struct WritingStyleTests {
  private let rewriter: Rewriter

  init() throws { rewriter = try EnglishText.rewriter() }

  /// What an edit writes, in small letters.
  private func written(_ edit: RewriteEdit, in base: RewriteBase) -> String {
    base.written(edit.pieces).lowercased()
  }

  @Test(
    "A text keeps to its variety of English",
    arguments: [
      ("My favourite colour is grey . My holiday starts on Monday .", "vacation"),
      ("My holiday starts on Monday .", "vacation"),
    ])
  func variety(text: String, word: String) {
    let base = rewriter.base(of: EnglishText.words(text))
    #expect(!base.edits.contains { written($0, in: base).contains(word) })
    let british = rewriter.usage(of: [EnglishText.words("The colour of the kerb .")])
    let other = rewriter.base(
      of: EnglishText.words("My holiday starts on Monday ."), usage: british)
    #expect(!other.edits.contains { written($0, in: other).contains("vacation") })
    let american = rewriter.usage(of: [EnglishText.words("The color of the sidewalk .")])
    let third = rewriter.base(
      of: EnglishText.words("My holiday starts on Monday ."), usage: american)
    #expect(third.edits.contains { written($0, in: third).contains("vacation") })
  }

  @Test("What a corpus writes often counts for more than what it never writes")
  func taste() throws {
    let usage = rewriter.usage(
      of: (0..<40).map { _ in EnglishText.words("I have not received my order .") })
    let base = rewriter.base(of: EnglishText.words("I have not received my order ."), usage: usage)
    let contracted = try #require(
      base.edits.first { written($0, in: base) == "haven't" }
    )
    #expect(contracted.taste < -1)
    #expect(
      rewriter.base(of: EnglishText.words("I have not received my order .")).edits.contains {
        $0.taste > -1.6
      })
    #expect(base.edits.allSatisfy { $0.taste <= 0 })
  }

  @Test("Where a text contracts nothing, contractions count for less")
  func contractions() throws {
    func taste(_ text: String) throws -> Double {
      let base = rewriter.base(of: EnglishText.words(text))
      return try #require(base.edits.first { written($0, in: base) == "haven't" }).taste
    }
    #expect(try taste("I have not received my order .") == RewriteTuning.discordOfContraction)
    #expect(try taste("It's late . I have not received my order .") == 0)
  }
}
