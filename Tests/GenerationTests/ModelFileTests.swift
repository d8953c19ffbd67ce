import Corpora
import Generation
import Sampling
import TestSupport
import Testing

@Suite("The model file")
struct ModelFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func written() throws -> [UInt8] {
    let documents = try Corpus.documents(Corpus.ticketsFile).prefix(60)
    try Corpus.model(Array(documents)).write(to: folder.file("a.pastiche"))
    return try folder.bytes(of: "a.pastiche")
  }

  private func problem(_ bytes: [UInt8]) throws -> String {
    try folder.write(bytes, to: "b.pastiche")
    let error = try #require(throws: CorpusError.self) {
      try SeedModel(path: folder.file("b.pastiche"))
    }
    #expect(error.cause == .badData)
    return error.problem
  }

  @Test("A model that was written and read generates the same bytes")
  func roundTrip() throws {
    let model = try Corpus.model(try Corpus.documents(Corpus.ticketsFile))
    try model.write(to: folder.file("a.pastiche"))
    let read = try SeedModel(path: folder.file("a.pastiche"))
    #expect(try Corpus.generate(read, 300).text == Corpus.generate(model, 300).text)
    let bytes = try folder.bytes(of: "a.pastiche")
    try read.write(to: folder.file("a.pastiche"))
    #expect(try folder.bytes(of: "a.pastiche") == bytes)
    #expect(folder.names == ["a.pastiche"])
  }

  @Test("Training twice gives the same bytes")
  func reproducible() throws { #expect(try written() == written()) }

  @Test("Foreign, newer, cut and damaged files are named as such")
  func refusals() throws {
    let bytes = try written()
    #expect(
      try problem(Array("{\"text\": \"a corpus, not a model at all\"}\n".utf8)).contains(
        "not a Pastiche model"))
    var older = bytes
    older[8] = 3
    #expect(try problem(older).contains("an older Pastiche"))
    var newer = bytes
    newer[8] = 99
    #expect(try problem(newer).contains("newer"))
    for length in [1, 7, 8, 31, 32, 100, bytes.count / 2, bytes.count - 1] {
      let problem = try problem(Array(bytes[..<length]))
      #expect(
        problem.contains("cut short") || problem.contains("not a Pastiche model"),
        "\(length): \(problem)")
    }
    #expect(try problem(bytes + [0]).contains("damaged"))
    #expect(try problem([]).contains("empty"))
  }

  @Test("No changed byte crashes the reader or goes unnoticed")
  func damage() throws {
    let bytes = try written()
    var stream = RandomStream(seed: 3, index: 0)
    for _ in 0..<300 {
      var changed = bytes
      let place = stream.below(bytes.count)
      changed[place] ^= UInt8(1 + stream.below(255))
      // The version and the four bytes of padding after the checksum are outside what it covers.
      if (8..<12).contains(place) || (28..<32).contains(place) { continue }
      _ = try problem(changed)
    }
  }
}
