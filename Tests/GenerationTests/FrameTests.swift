import NGrams
import Testing
import Tokenization

@testable import Generation

@Suite("Frames for labels' words")
struct FrameTests {
  private var vocabulary = Vocabulary()

  private mutating func words(_ text: String) -> [UInt32] {
    text.split(separator: " ").map {
      vocabulary.intern(Symbol(.text(Array($0.utf8)), spacing: .expected).stored)
    }
  }

  private mutating func text(_ sentences: [String], times: Int, groups: UInt32) -> GroupedTokens {
    var text = GroupedTokens()
    for number in 0..<times {
      let sentence = words(sentences[number % sentences.count])
      text.append(
        TokenizedDocument(
          tokens: [Vocabulary.start] + sentence + [Vocabulary.end], length: 30,
          group: UInt32(number / sentences.count) % groups))
    }
    return text
  }

  private static let sentences = [
    "how do I activate my card now", "what is the card arrival time", "can I pay here",
    "please activate it",
  ]

  @Test("Words stand behind an opening where others wrote its last word with their first two")
  mutating func joints() throws {
    let (ask, tell) = (words("how do I"), words("what is the"))
    let (activate, arrival, pay) = (words("activate my card"), words("card arrival"), words("pay"))
    let text = text(Self.sentences, times: 4_000, groups: 50)
    let joints = try #require(Frames.Joints(of: [text], openings: [ask, tell, []], leastGroups: 2))
    #expect(joints.fit(ask, activate) && !joints.fit(ask, arrival) && joints.fit(ask, pay))
    #expect(joints.fit(tell, arrival) && !joints.fit(tell, activate) && !joints.fit(tell, pay))
    #expect(joints.fit([], activate) && joints.fit([], arrival))
    // What stands nowhere at the end of an opening was not asked for.
    #expect(!joints.fit(words("please"), words("activate it")))
  }

  @Test("A joint that a single group wrote does not count where groups do")
  mutating func groups() throws {
    let (ask, activate) = (words("how do I"), words("activate my card"))
    let text = text(Self.sentences, times: 4_000, groups: 1)
    #expect(Frames.Joints(of: [text], openings: [ask], leastGroups: 1)?.fit(ask, activate) == true)
    #expect(Frames.Joints(of: [text], openings: [ask], leastGroups: 2)?.fit(ask, activate) == false)
  }

  @Test("A short text tells nothing, and then labels' words stand in all frames")
  mutating func shortText() throws {
    let text = text(Self.sentences, times: 400, groups: 50)
    #expect(Frames.Joints(of: [text], openings: [], leastGroups: 1) == nil)
    let frames = Frames([text, text], leastGroups: 1) { _ in true }
    let templates = frames.templates(for: [words("card arrival")], nil)
    #expect(frames.openings.count > 3 && templates.count == frames.openings.count)
  }
}
