import Languages
import Testing

@testable import Fluency

@Suite("Judging word order")
struct OrderJudgeTests {
  private static func odds(of sentence: String) throws -> Double? {
    let judge = try #require(OrderJudge(.english))
    var room: [UInt32] = []
    return judge.logOdds(of: try judge.reader().form(of: sentence.utf8), room: &room)
  }

  @Test(
    "A sentence is likelier real than its words in another order, cut off or run into another",
    arguments: [
      (
        "Could you tell me when the new card will arrive?",
        "New me will card arrive the could when tell you?"
      ),
      (
        "I ordered the table a week ago and it still isn't here.",
        "I ordered the table a week ago and it."
      ),
      (
        "Please cancel the second order, I only need one.",
        "Please the cancel order second, I need only one."
      ),
      (
        "The heating went off in the night and the flat is cold.",
        "The heating went off in the when can you send."
      ),
      (
        "Is there a way to get a refund without the receipt?",
        "Is there a way to get a refund without the receipt they."
      ),
    ])
  func order(real: String, broken: String) throws {
    let (real, broken) = (try Self.odds(of: real), try Self.odds(of: broken))
    #expect(try #require(real) > #require(broken))
  }

  @Test("What a sentence is about does not count")
  func topics() throws {
    let judge = try #require(OrderJudge(.english))
    let reader = try judge.reader()
    let (first, second) = (
      try reader.form(of: "We sold the old gramophone at the fair.".utf8),
      try reader.form(of: "We sold the old trombone at the fair.".utf8)
    )
    #expect(first == second)
  }

  @Test("Two words have no order to judge", arguments: ["", "Thank you", "?!"])
  func short(sentence: String) throws { #expect(try Self.odds(of: sentence) == nil) }

  @Test("A trained section is read back, and a damaged one is refused")
  func section() throws {
    var trainer = OrderTrainer(keptWords: ["the", "a"], bits: 10)
    let reader = try #require(try trainer.reader(.english))
    for (text, isReal) in [("the cat sat here", true), ("cat the here sat", false)] {
      trainer.add(try reader.form(of: text.utf8), isReal: isReal)
    }
    let bytes = trainer.train(epochs: 20, rate: 0.5, penalty: 0)
    func judge(_ bytes: [UInt8]) -> OrderJudge? {
      let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
      unsafe copy.copyBytes(from: bytes)
      // Never freed: a section's bytes live as long as the program.
      return unsafe OrderJudge(
        PackSection(name: "order", bytes: UnsafeRawBufferPointer(copy), owner: nil), pack: .english)
    }
    let whole = try #require(judge(bytes))
    var room: [UInt32] = []
    let real = whole.logOdds(of: try reader.form(of: "the dog sat here".utf8), room: &room)
    let broken = whole.logOdds(of: try reader.form(of: "dog the here sat".utf8), room: &room)
    #expect(try #require(real) > #require(broken))
    for length in [0, 3, 31, 32, 40, bytes.count - 1] {
      #expect(judge(Array(bytes.prefix(length))) == nil)
    }
    #expect(judge(bytes + [0]) == nil)
    for place in [0, 4, 8, 11] {
      var forged = bytes
      forged[place] ^= 0xFF
      #expect(judge(forged) == nil)
    }
  }
}
