import Corpora
import Generation
import Grammars
import TestSupport
import Testing

@Suite("Knowledge that seeds lack")
struct KnowledgeTests {
  private static func seed(_ text: String, _ label: String, _ spans: (Int, Int, String)...)
    -> Document
  {
    Document(
      text: text, labels: [label],
      spans: spans.map { Span(start: $0.0, end: $0.1, type: $0.2) })
  }

  private static let seeds = [
    seed("play Bach on the radio", "music", (5, 9, "artist")),
    seed("please put Ravel on", "music", (11, 16, "artist")),
    seed("please play something by Satie", "music", (25, 30, "artist")),
    seed("book a table in Lyon", "food", (16, 20, "city")),
    seed("please find a place to eat in Rome", "food", (30, 34, "city")),
    seed("I am hungry, what is open in Turin", "food", (29, 34, "city")),
  ]

  private static func model(
    _ knowledge: LabelKnowledge = .none, lists: [String: [String]] = [:],
    unlabelled: [String] = [], language: String? = nil
  ) throws -> SeedModel {
    var settings = SeedModel.Settings()
    settings.language = language
    var trainer = try SeedModelTrainer(settings: settings, knowledge: knowledge)
    for document in seeds { try trainer.add(document) }
    for text in unlabelled { try trainer.add(Document(text: text), ignoresLabels: true) }
    for (type, values) in lists { trainer.add(values: values, ofType: type) }
    return try #require(try trainer.finish())
  }

  private static func origin(_ document: Document) -> String? {
    document.meta.first { $0.key == "origin" }?.value
  }

  private static func value(_ span: Span, of document: Document) -> String {
    let scalars = Array(document.text.unicodeScalars)
    return String(String.UnicodeScalarView(scalars[span.start..<span.end]))
  }

  @Test("A label's words: camel case, snake case, acronyms, numbers")
  func wordsOfLabels() {
    let cases = [
      "card_arrival": "card arrival", "GetWeather": "get weather", "HTTPError2": "http error 2",
      "Refund_not_showing_up": "refund not showing up", "rate-book": "rate book", "": "",
    ]
    for (label, words) in cases { #expect(LabelDescription.words(in: label) == words) }
  }

  @Test("Values of lists come out on their spans, and templates keep the seed's words")
  func lists() throws {
    let cities = (0..<50).map { "Newtown \($0)" }
    let documents = try Corpus.parse(
      try Corpus.generate(try Self.model(lists: ["city": cities]), 200).text)
    let spans = documents.flatMap { document in
      document.spans.filter { $0.type == "city" }.map { Self.value($0, of: document) }
    }
    #expect(Set(spans).count > 30)
    #expect(spans.allSatisfy { cities.contains($0) || ["Lyon", "Rome", "Turin"].contains($0) })
    #expect(documents.contains { Self.origin($0) == "\"template\"" })
    #expect(documents.allSatisfy { ($0.weight ?? 0) > 0 && ($0.weight ?? 0) <= 1 })
  }

  @Test("Frames carry a label's own words, and where little is known of it only")
  func frames() throws {
    let described = LabelKnowledge.described([
      LabelDescription(label: "music", name: "listen to songs", keywords: ["orchestra", "concert"])
    ])
    let documents = try Corpus.parse(try Corpus.generate(try Self.model(described), 60).text)
    let frames = documents.filter { Self.origin($0) == "\"frame\"" }
    #expect(!frames.isEmpty)
    #expect(frames.contains { $0.text.contains("orchestra") && $0.labels == ["music"] })
    let plain = try Corpus.parse(try Corpus.generate(try Self.model(), 60).text)
    #expect(!plain.contains { Self.origin($0) == "\"frame\"" })
  }

  @Test(
    "What follows unlabelled text says that its spans are not marked, and is not written for taggers",
    arguments: [nil, "en"])
  func unmarked(language: String?) throws {
    let people = ["brother", "sister", "neighbour", "teacher", "cousin", "aunt", "boss", "friend"]
    let times = ["tonight", "after dinner", "in the morning", "at the party", "while I cook"]
    let texts = people.flatMap { who in
      times.flatMap { time in
        ["play the loud tune that my \(who) likes \(time)", "a quiet corner for my \(who) \(time)"]
      }
    }
    let model = try Self.model(unlabelled: texts, language: language)
    let documents = try Corpus.parse(try Corpus.generate(model, 60).text)
    let unmarked = documents.filter { $0.meta.contains { $0.key == "spans" } }
    #expect(!unmarked.isEmpty)
    for span in unmarked.flatMap(\.spans) { #expect(!["artist", "city"].contains(span.type)) }
    // In English it comes in other words.
    let own = language == nil ? ["loud tune"] : ["loud", "tune", "quiet", "corner"]
    #expect(unmarked.contains { document in own.contains { document.text.contains($0) } })
    var options = Generator.Options()
    options.format = .conll
    let conll = try Corpus.generate(model, 30, options: options).text
    #expect(!conll.contains("loud O") && conll.contains("B-artist"))
  }

  @Test("Splits have their exact shares, and no wording stands in two")
  func splits() throws {
    let lists = ["city": (0..<60).map { "Oldham \($0)" }, "artist": (0..<60).map { "Band \($0)" }]
    let model = try Self.model(lists: lists)
    var options = Generator.Options()
    options.splits = try #require(SplitPlan([("train", 0.5), ("test", 0.5)]))
    let plan = try LabelPlan(model: model, total: 200, seed: 0)
    var outputs: [[UInt8]] = [[], []]
    let report = try Generator(model: model, plan: plan, options: options).run(
      write: { bytes, split, _ in outputs[split] += bytes }, progress: { _, _ in })
    #expect(report.isComplete)
    let parts = try outputs.map { try Corpus.parse(String(decoding: $0, as: UTF8.self)) }
    #expect(parts.map(\.count) == [100, 100])
    func values(_ documents: [Document]) -> Set<String> {
      Set(documents.flatMap { document in document.spans.map { Self.value($0, of: document) } })
        .filter { $0.hasPrefix("Oldham") || $0.hasPrefix("Band") }
    }
    #expect(values(parts[0]).isDisjoint(with: values(parts[1])))
    #expect(values(parts[0]).count > 10)
  }

  @Test("A model file keeps the classifier, the templates and what unlabelled text said")
  func roundTrip() throws {
    let model = try Self.model(.ownWords, unlabelled: (0..<40).map { "play the tune \($0)" })
    let folder = try TemporaryFolder()
    let path = folder.file("m.pastiche")
    try model.write(to: path)
    let read = try SeedModel(path: path)
    #expect(try Corpus.generate(read, 100).text == Corpus.generate(model, 100).text)
  }

  @Test("Labels follow another file's shares")
  func like() throws {
    let model = try Self.model()
    var requests = LabelPlan.Requests()
    requests.like = ["music": 3, "food": 1]
    let plan = try LabelPlan(model: model, total: 100, requests: requests, seed: 0)
    #expect(plan.counts == [75, 25])
    requests.like = ["none": 1]
    #expect(throws: LabelPlan.Failure.unknownLabel("none", known: ["music", "food"])) {
      _ = try LabelPlan(model: model, total: 100, requests: requests, seed: 0)
    }
  }

  @Test("A grammar writes documents of its labels, also of one that no seed has")
  func grammar() throws {
    let source = """
      order =
        | {label=music} play [:artist Holst|Elgar|Parry] very [loudly|softly]
        | {label=taxi} call me a cab to [:city Delft|Ghent|Pisa] at once
      """
    let (grammar, _) = try GrammarLoader.parse(Array(source.utf8), path: "g.grammar")
    var trainer = try SeedModelTrainer()
    for document in Self.seeds { try trainer.add(document) }
    #expect(try trainer.add(grammar) == ["music", "taxi"])
    let model = try #require(try trainer.finish())
    #expect(model.labels == ["music", "food", "taxi"])
    var requests = LabelPlan.Requests()
    requests.counts = [("music", 20), ("taxi", 3)]
    let plan = try LabelPlan(model: model, total: nil, requests: requests, seed: 0)
    var bytes: [UInt8] = []
    _ = try Generator(model: model, plan: plan).run(
      write: { more, _, _ in bytes += more }, progress: { _, _ in })
    let documents = try Corpus.parse(String(decoding: bytes, as: UTF8.self))
    let written = documents.filter { Self.origin($0) == "\"grammar\"" }
    #expect(written.contains { $0.labels == ["taxi"] && $0.spans.first?.type == "city" })
    #expect(written.contains { $0.text.contains("very") && $0.labels == ["music"] })
    #expect(!documents.contains { $0.labels == ["food"] })
  }
}
