import Corpora
import Foundation
import Generation
import PersonalData
import Privacy
import TestSupport
import Testing

@Suite("Generating")
struct GeneratorTests {
  @Test(
    "The same seed gives the same bytes for any number of threads, and shards join to the whole")
  func determinism() throws {
    let model = try Corpus.model(try Corpus.documents(Corpus.ticketsFile))
    var options = Generator.Options()
    options.seed = 5
    let whole = try Corpus.generate(model, 2000, options: options)
    for threads in [2, 3, 8] {
      options.threads = threads
      let other = try Corpus.generate(model, 2000, options: options)
      #expect(other.text == whole.text)
      #expect(other.report.rejections == whole.report.rejections)
    }
    for format in [OutputFormat.jsonl, .csv] {
      options.format = format
      let expected = try Corpus.generate(model, 501, options: options).text
      var joined = ""
      for number in 1...4 {
        var part = options
        part.shard = (number, 4)
        joined += try Corpus.generate(model, 501, options: part).text
      }
      #expect(joined == expected)
    }
    options.seed = 6
    #expect(try Corpus.generate(model, 501, options: options).text != whole.text)
  }

  @Test("A run goes on from any batch as if it had never stopped")
  func progress() throws {
    let model = try Corpus.model(try Corpus.documents(Corpus.ticketsFile))
    var options = Generator.Options()
    options.noise = NoisePlan(shares: [.typos: 0.3], language: "en")
    options.format = .csv
    let total = 2 * Generator.batchLength + 100
    let plan = try LabelPlan(model: model, total: total, seed: 0)
    let generator = try Generator(model: model, plan: plan, options: options)
    var (bytes, past) = ([UInt8](), Generator.Progress())
    var stops: [(bytes: Int, progress: Generator.Progress)] = []
    let report = try generator.run(
      write: { more, _, _ in bytes += more },
      checkpoint: { progress in
        let attempts = past.attempts + progress.attempts
        past = progress
        past.attempts = attempts
        stops.append((bytes.count, past))
      }, progress: { _, _ in })
    #expect(stops.count == 3 && past.attempts.count == total)
    options.threads = 2
    for stop in stops.dropLast() {
      var rest: [UInt8] = []
      let other = try Generator(model: model, plan: plan, options: options).run(
        after: stop.progress, write: { more, _, _ in rest += more }, progress: { _, _ in })
      #expect(Array(bytes[..<stop.bytes]) + rest == bytes)
      #expect(other.made == report.made && other.rejections == report.rejections)
      #expect(other.bytes == report.bytes)
    }
  }

  @Test("No copies of the seed, no duplicates, lengths within the seed's, spans on their values")
  func filters() throws {
    let seed = try Corpus.documents(Corpus.ticketsFile)
    let (text, report) = try Corpus.generate(try Corpus.model(seed), 3000, balanced: true)
    let documents = try Corpus.parse(text)
    #expect(documents.count == 3000 && report.isComplete)
    let fold = { (text: String) in text.lowercased().filter { $0.isLetter || $0.isNumber } }
    let texts = Set(documents.map { fold($0.text) })
    #expect(texts.count == 3000)
    #expect(texts.isDisjoint(with: seed.map { fold($0.text) }))
    let lengths = seed.map { $0.text.unicodeScalars.count }
    for document in documents {
      let scalars = Array(document.text.unicodeScalars)
      #expect(lengths.min() ?? 0 <= scalars.count && scalars.count <= lengths.max() ?? 0)
      for span in document.spans {
        let value = String(String.UnicodeScalarView(scalars[span.start..<span.end]))
        #expect(!value.isEmpty && value.first != " " && value.last != " ")
        if span.type == "EMAIL_ADDRESS" { #expect(value.contains("@")) }
      }
    }
    var counts: [String: Int] = [:]
    for document in documents { counts[document.labels[0], default: 0] += 1 }
    #expect(counts.count == 10 && counts.values.allSatisfy { $0 == 300 })
  }

  @Test("No personal value of the seed comes out, and nothing like one outside the spans")
  func nobodyIsInIt() throws {
    let seed = try Corpus.documents(Corpus.ticketsFile)
    let documents = try Corpus.parse(try Corpus.generate(try Corpus.model(seed), 3000).text)
    var values = Set<String>()
    for document in seed {
      let scalars = Array(document.text.unicodeScalars)
      for span in document.spans
      where ["PERSON", "EMAIL_ADDRESS", "PHONE_NUMBER", "ID_NUMBER"].contains(span.type) {
        let value = String(String.UnicodeScalarView(scalars[span.start..<span.end]))
        if span.type != "PERSON" || value.contains(" ") { values.insert(value) }
      }
    }
    let registry = RecognizerRegistry()
    for document in documents {
      let bytes = Array(document.text.utf8)
      for detection in registry.detect(in: bytes) {
        let start = String(decoding: bytes[..<detection.range.lowerBound], as: UTF8.self)
          .unicodeScalars.count
        #expect(document.spans.contains { $0.start <= start && start < $0.end }, "\(document.text)")
      }
      for span in document.spans {
        let scalars = Array(document.text.unicodeScalars)
        let value = String(String.UnicodeScalarView(scalars[span.start..<span.end]))
        #expect(!values.contains(value), "\(value)")
      }
    }
  }

  @Test("Values of the user's own span types come from the seed, with their spans")
  func ownSpans() throws {
    let seed = [
      ("play Mozart now", 5, 11), ("please play Bach", 12, 16),
      ("put on Ravel for me please", 7, 12),
    ].map {
      Document(text: $0.0, labels: ["play"], spans: [Span(start: $0.1, end: $0.2, type: "artist")])
    }
    // One group is enough for a value to be learned as it is.
    var settings = SeedModel.Settings()
    settings.privacy.leastGroups = 1
    let documents = try Corpus.parse(
      try Corpus.generate(try Corpus.model(seed, settings: settings), 5).text)
    #expect(documents.count == 5)
    for document in documents {
      for span in document.spans {
        let scalars = Array(document.text.unicodeScalars)[span.start..<span.end]
        #expect(["Mozart", "Bach", "Ravel"].contains(String(String.UnicodeScalarView(scalars))))
      }
    }
    #expect(documents.contains { !$0.spans.isEmpty })
  }

  @Test(
    "A label that can yield no more is given up; the rest is complete, for any number of threads")
  func exhaustion() throws {
    let poor = (0..<5).map { _ in Document(text: "Please reset my password.", labels: ["poor"]) }
    let rich = ["Where is the password.", "Please tell me the way.", "Is my way the right one?"].map
    {
      Document(text: $0, labels: ["rich"])
    }
    let model = try Corpus.model(poor + rich)
    var options = Generator.Options()
    let one = try Corpus.generate(model, 6000, balanced: true, options: options)
    options.threads = 4
    let four = try Corpus.generate(model, 6000, balanced: true, options: options)
    #expect(one.text == four.text)
    #expect(one.report.made == four.report.made)
    #expect(!one.report.isComplete)
    #expect(zip(one.report.made, one.report.asked).allSatisfy { 0 < $0 && $0 < $1 })
    #expect(try Corpus.parse(one.text).count == one.report.made.reduce(0, +))
  }

  @Test("One document, no labels, and white space alone")
  func tinySeeds() throws {
    let one = try Corpus.model([Document(text: "Hello there.")])
    let made = try Corpus.generate(one, 3)
    #expect(made.report.made == [0] && made.text.isEmpty)
    let unlabelled = try Corpus.model(
      ["the red and blue", "the blue and red one", "a red one"].map { Document(text: $0) })
    let documents = try Corpus.parse(try Corpus.generate(unlabelled, 3).text)
    #expect(documents.count == 3 && documents.allSatisfy { $0.labels.isEmpty })
    var trainer = try SeedModelTrainer()
    try trainer.add(Document(text: " \n\t "))
    let none = try trainer.finish()
    #expect(none == nil)
  }

  @Test("Several labels stay several, and unlabelled text joins the background only")
  func labelLists() throws {
    let seed = [
      "the lamp is broken and the box is late", "the box is open and the lamp is dark",
      "is the lamp late or is the box broken",
    ].map { Document(text: $0, labels: ["a", "b"], labelsAreList: true) }
    let model = try Corpus.model(
      seed, unlabelled: [Document(text: "the chair is torn and late", labels: ["ignored"])])
    #expect(model.labels == ["a+b"])
    let documents = try Corpus.parse(try Corpus.generate(model, 3).text)
    #expect(documents.count == 3)
    #expect(documents.allSatisfy { $0.labels == ["a", "b"] && $0.labelsAreList })
  }

  @Test("Real few-shot data: fifty of each of 77 labels")
  func banking() throws {
    guard let file = PackageRoot.sharedData("banking77/seed-10-0.jsonl") else { return }
    let seed = try Corpus.documents(file)
    let documents = try Corpus.parse(
      try Corpus.generate(try Corpus.model(seed), 3850, balanced: true).text)
    let counts = Dictionary(grouping: documents, by: { $0.labels[0] }).mapValues(\.count)
    #expect(counts.count == 77 && counts.values.allSatisfy { $0 == 50 })
    #expect(Set(documents.map(\.text)).count == 3850)
    #expect(Set(documents.map(\.text)).isDisjoint(with: seed.map(\.text)))
  }
}
