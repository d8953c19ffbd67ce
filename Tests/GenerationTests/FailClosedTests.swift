import Corpora
import Grammars
import Privacy
import TestSupport
import Testing

@testable import Generation
@testable import Tokenization

/// A reader that ICU leaves in the lurch.
private final class FailingRunReader: RunReader {
  override func runs(of text: [UInt8]) throws(ICUError) -> TokenRuns {
    throw ICUError(status: 7, operation: "find the words of a text")
  }
}

@Suite("Filters that cannot work")
struct FailClosedTests {
  private static let seeds = try? Corpus.documents(Corpus.ticketsFile)

  private static func write(_ opening: @escaping RunReader.Opening) throws -> [UInt8] {
    let model = try Corpus.model(try #require(seeds))
    let plan = try LabelPlan(model: model, total: 200, requests: LabelPlan.Requests(), seed: 0)
    let options = Generator.Options()
    let draw = DocumentDraw(model: model, options: options, openRunReader: opening)
    var bytes: [UInt8] = []
    _ = try Generator(draw, model: model, plan: plan, options: options).run(
      write: { more, _, _ in bytes += more }, progress: { _, _ in })
    return bytes
  }

  @Test("No document is written where the words of the locale cannot be had")
  func opening() {
    #expect(throws: ICUError.self) {
      try Self.write { _ throws(ICUError) in
        throw ICUError(status: 2, operation: "open the word boundaries")
      }
    }
  }

  @Test("No document is written that could not be compared with the seed")
  func reading() {
    #expect(throws: ICUError.self) {
      try Self.write { settings throws(ICUError) in try FailingRunReader(settings) }
    }
  }

  @Test("A label that a grammar names and no document has is an error, not one label fewer")
  func labels() throws {
    let source = """
      order =
        | {label=music} play something [loudly|softly]
      unused =
        | {label=ghost} nobody writes this
      """
    let (grammar, _) = try GrammarLoader.parse(Array(source.utf8), path: "g.grammar")
    #expect(throws: ImpossibleCondition.self) { try LabelledGrammar(grammar, isByLabel: true) }
    var trainer = try SeedModelTrainer()
    #expect(throws: ImpossibleCondition.self) { try trainer.add(grammar) }
  }

  @Test(
    "A grammar that can write no document of a label is an error, not a label without documents")
  func draws() throws {
    let source = """
      order =
        let n = @number(1..9)
        | {label=food} a table for {n} | {if n > 20} {label=music} play {n} songs
      """
    let (grammar, _) = try GrammarLoader.parse(Array(source.utf8), path: "g.grammar")
    var trainer = try SeedModelTrainer()
    #expect(throws: SamplingError.self) { try trainer.add(grammar) }
  }

  @Test(
    "A seed document does not come out because a name was masked in the seed and not in the draw")
  func maskedSeeds() throws {
    var seed = [Document(text: "Use Spotify to play music", labels: ["play"])]
    for place in 0..<40 {
      let app = ["radio", "speaker", "Spotify", "phone"][place % 4]
      let thing = ["music", "songs", "a tune", "jazz", "the news"][place % 5]
      seed.append(Document(text: "please use the \(app) to play \(thing)", labels: ["play"]))
      seed.append(Document(text: "use \(app) for \(thing)", labels: ["play"]))
    }
    let written = Set(seed.map { Fingerprint(of: Array($0.text.utf8)) })
    let model = try Corpus.model(seed)
    for number in 0..<5 {
      var options = Generator.Options()
      options.seed = UInt64(number)
      let (text, _) = try Corpus.generate(model, 200, options: options)
      for document in try Corpus.parse(text) {
        #expect(!written.contains(Fingerprint(of: Array(document.text.utf8))), "\(document.text)")
      }
    }
  }
}
