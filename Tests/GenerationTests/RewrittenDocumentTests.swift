import Corpora
import Privacy
import TestSupport
import Testing

@testable import Generation

@Suite("Documents in other words")
struct RewrittenDocumentTests {
  private static func model(_ level: PrivacyLevel = .standard) throws -> SeedModel {
    var settings = SeedModel.Settings()
    settings.language = "en"
    settings.privacy = PrivacyTerms(level)
    return try Corpus.model(try Corpus.documents(Corpus.ticketsFile), settings: settings)
  }

  /// The words and signs of a text, in lower case.
  private static func tokens(_ text: String) -> [Substring] {
    text.lowercased().matches(of: #/[\p{L}\p{N}]+(?:['’][\p{L}]+)?|[^\s\p{L}\p{N}]/#).map(\.output)
  }

  @Test("The same seed gives the same rewritten documents for any number of threads and in shards")
  func determinism() throws {
    let model = try Self.model()
    var options = Generator.Options()
    options.seed = 11
    let whole = try Corpus.generate(model, 1_500, options: options).text
    options.threads = 3
    #expect(try Corpus.generate(model, 1_500, options: options).text == whole)
    var joined = ""
    for number in 1...3 {
      options.shard = (number, 3)
      joined += try Corpus.generate(model, 1_500, options: options).text
    }
    #expect(joined == whole)
  }

  @Test("Tickets are rewritten, with no run of a seed's, and less than half of any seed in them")
  func tickets() throws {
    let model = try Self.model()
    let copies = try #require(model.copies)
    let reader = try RunReader(model.settings)
    let written = try Corpus.generate(model, 1_000, balanced: true)
    #expect(written.report.isComplete)
    let documents = try Corpus.parse(written.text)
    var seedsOfRun: [ArraySlice<Substring>: Set<Int>] = [:]
    let seeds = try Corpus.documents(Corpus.ticketsFile)
    for (number, seed) in seeds.enumerated() {
      let tokens = Self.tokens(seed.text)
      for start in tokens.indices.dropLast(3) {
        seedsOfRun[tokens[start..<(start + 4)], default: []].insert(number)
      }
    }
    var shares: [Double] = []
    var rewritten = 0
    for document in documents {
      if document.meta.contains(where: { $0.value == "\"rewrite\"" }) { rewritten += 1 }
      #expect(!copies.gate.stops(try reader.runs(of: Array(document.text.utf8))))
      let tokens = Self.tokens(document.text)
      var counts: [Int: Int] = [:]
      for start in tokens.indices.dropLast(3) {
        for seed in seedsOfRun[tokens[start..<(start + 4)]] ?? [] { counts[seed, default: 0] += 1 }
      }
      shares.append(Double(counts.values.max() ?? 0) / Double(max(1, tokens.count - 3)))
    }
    #expect(rewritten > documents.count * 98 / 100)
    #expect(shares.reduce(0, +) / Double(shares.count) < 0.3)
    #expect(shares.count { $0 > 0.55 } < shares.count / 50)
  }

  @Test("Documents are kept to be rewritten by `standard` alone, and never published")
  func privacy() throws {
    let standard = try Self.model()
    #expect(standard.classes.allSatisfy { !$0.bases.isEmpty })
    #expect(standard.published?.classes.allSatisfy { $0.bases.isEmpty } ?? true)
    #expect(try Self.model(.strict).classes.allSatisfy { $0.bases.isEmpty })
  }

  @Test("What is rewritten comes back from a file, and without a language nothing is")
  func files() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("model.pastiche")
    let model = try Self.model()
    try model.write(to: path)
    let read = try SeedModel(path: path)
    #expect(read.classes.map(\.bases) == model.classes.map(\.bases))
    #expect(
      try Corpus.generate(read, 100).text == Corpus.generate(model, 100).text)
    let plain = try Corpus.model(try Corpus.documents(Corpus.ticketsFile))
    #expect(plain.classes.allSatisfy { $0.bases.isEmpty })
  }

  @Test("Origins choose how documents come about")
  func origins() throws {
    let model = try Self.model()
    var options = Generator.Options()
    for origin in [Origin.nGrams, .rewrite] {
      options.origins = [origin]
      let documents = try Corpus.parse(try Corpus.generate(model, 60, options: options).text)
      #expect(documents.count == 60)
      for document in documents {
        #expect(document.meta.contains { $0.value == "\"\(origin.rawValue)\"" })
      }
    }
    options.origins = [.grammar]
    #expect(try Corpus.generate(model, 5, options: options).report.made.allSatisfy { $0 == 0 })
  }
}
