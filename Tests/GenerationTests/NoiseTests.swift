import Classifiers
import Corpora
import Grammars
import PersonalData
import Sampling
import TestSupport
import Testing

@testable import Generation

@Suite("Noise and difficulty")
struct NoiseTests {
  private static let text =
    "Hello Zoë, I don't know where my card 4000 1234 is; please ask Ann at ann@example.com!"

  private static var document: Document {
    let scalars = Array(text.unicodeScalars)
    func span(_ part: String, _ type: String) -> Span {
      let part = Array(part.unicodeScalars)
      let start = scalars.indices.first { Array(scalars[$0...].prefix(part.count)) == part } ?? 0
      return Span(start: start, end: start + part.count, type: type)
    }
    return Document(
      text: text, labels: ["card"],
      spans: [
        span("Zoë", "PERSON"), span("card", "thing"), span("4000 1234", "CREDIT_CARD"),
        span("Ann", "PERSON"), span("ann@example.com", "EMAIL_ADDRESS"),
      ])
  }

  private static func noisy(
    _ kind: NoiseKind, _ count: Int, language: String = "en"
  ) -> [Document] {
    let plan = NoisePlan(shares: [kind: 1], language: language)
    return (0..<count).map { number in
      var document = document
      var stream = RandomStream(seed: 3, index: UInt64(number))
      plan.apply(to: &document, from: &stream)
      return document
    }
  }

  private static func value(_ span: Span, _ document: Document) -> String {
    String(String.UnicodeScalarView(Array(document.text.unicodeScalars)[span.start..<span.end]))
  }

  @Test(
    "Spans follow every edit; personal values keep their letters", arguments: NoiseKind.allCases)
  func spans(kind: NoiseKind) {
    let plain = Self.document
    for document in Self.noisy(kind, 300) {
      #expect(document.spans.map(\.type) == plain.spans.map(\.type))
      for (span, old) in zip(document.spans, plain.spans) {
        let (value, before) = (Self.value(span, document), Self.value(old, plain))
        switch span.type {
        case "PERSON": #expect(value.lowercased() == before.lowercased())
        case "thing": #expect(kind == .typos || value.lowercased() == before)
        default: #expect(value == before)
        }
      }
      #expect(document.meta.last == JSONMember(key: "noise", value: "[\"\(kind.rawValue)\"]"))
      #expect(document.text != plain.text)
    }
  }

  @Test("A text without anything to change stays as it is and says so")
  func nothingToDo() {
    for kind in [NoiseKind.typos, .punctuation, .homophones] {
      var document = Document(text: "ok 12")
      var stream = RandomStream(seed: 0, index: 0)
      NoisePlan(shares: [kind: 1], language: "en").apply(to: &document, from: &stream)
      #expect(document.text == "ok 12" && document.meta.last?.value == "[]")
    }
  }

  @Test("A slip is one edit, and most wrong keys lie beside the right one")
  func typos() {
    var substitutions = 0
    for number in 0..<1_000 {
      var document = Document(text: "transfer")
      var stream = RandomStream(seed: 1, index: UInt64(number))
      NoisePlan(shares: [.typos: 1], language: "en").apply(to: &document, from: &stream)
      let (old, new) = (Array("transfer"), Array(document.text))
      #expect(abs(old.count - new.count) <= 1 && old != new && new[0] == "t")
      if old.count == new.count, zip(old, new).count(where: { $0 != $1 }) == 1 {
        substitutions += 1
      }
    }
    #expect((330...470).contains(substitutions))
  }

  @Test("Keys have the neighbours that a keyboard shows")
  func keyboards() {
    #expect(Set(KeyboardLayout.qwerty.neighbours["g"] ?? []) == ["f", "h", "t", "y", "v", "b"])
    #expect(Set(KeyboardLayout.qwertz.neighbours["g"] ?? []) == ["f", "h", "t", "z", "v", "b"])
    #expect(Set(KeyboardLayout.azerty.neighbours["q"] ?? []) == ["a", "z", "s", "w"])
    #expect(Set(KeyboardLayout.jcuken.neighbours["п"] ?? []) == ["а", "р", "е", "н", "м", "и"])
    for layout in KeyboardLayout.allCases {
      for (key, others) in layout.neighbours {
        for other in others { #expect(layout.neighbours[other]?.contains(key) == true) }
      }
    }
  }

  @Test("Every language's words are mistaken and abbreviated", arguments: ["en", "de", "fr", "es"])
  func languages(language: String) {
    let texts = [
      "en": "They know their weather", "de": "Ich weiß, dass das Wetter vielleicht gut ist",
      "fr": "Où est la voie s'il vous plaît", "es": "Por favor, dime si hay algo más",
    ]
    for kind in [NoiseKind.homophones, .chat, .email] {
      var document = Document(text: texts[language] ?? "")
      var stream = RandomStream(seed: 5, index: 1)
      NoisePlan(shares: [kind: 1], language: language).apply(to: &document, from: &stream)
      #expect(document.text != texts[language], "\(kind)")
    }
  }

  @Test("A run's noise has the shares that were asked for, and does not depend on threads")
  func run() throws {
    let model = try Corpus.model(try Corpus.documents(Corpus.ticketsFile))
    var options = Generator.Options()
    options.noise = NoisePlan(shares: [.typos: 0.5, .email: 0.1], language: "en")
    let one = try Corpus.generate(model, 600, options: options)
    options.threads = 3
    #expect(try Corpus.generate(model, 600, options: options).text == one.text)
    let documents = try Corpus.parse(one.text)
    func count(_ name: String) -> Int {
      documents.count { document in
        document.meta.contains { $0.key == "noise" && $0.value.contains(name) }
      }
    }
    #expect(documents.count == 600 && (240...360).contains(count("typos")))
    #expect((30...95).contains(count("email")))
  }

  @Test(
    "Where labels are hard to tell, what is most like another label's is left out, and all that was asked is made"
  )
  func ambiguousDocuments() throws {
    var documents = try Corpus.documents(Corpus.ticketsFile)
    let two = Set(Set(documents.map { $0.labels[0] }).sorted().prefix(2))
    let clear = try Corpus.model(documents.filter { two.contains($0.labels[0]) })
    #expect(clear.settings.ambiguousShare == 0)
    for place in documents.indices { documents[place].labels = ["label \(place % 4)"] }
    let model = try Corpus.model(documents)
    #expect(model.settings.ambiguousShare > 0)
    var options = Generator.Options()
    let one = try Corpus.generate(model, 120, balanced: true, options: options)
    #expect(one.report.isComplete)
    var reader = TextClassifier.Reader(try #require(model.classifier))
    func meanMargin(_ text: String) throws -> Float {
      try Corpus.parse(text).reduce(0) { $0 + reader.best(Array($1.text.utf8)).margin } / 120
    }
    var settings = model.settings
    settings.ambiguousShare = 0
    let all = SeedModel(
      settings: settings, classes: model.classes, background: model.background,
      vocabulary: model.vocabulary, slots: model.slots, copies: model.copies,
      takenValues: model.takenValues, classifier: model.classifier, neighbours: model.neighbours)
    let other = try Corpus.generate(all, 120, balanced: true, options: options)
    #expect(try meanMargin(one.text) > meanMargin(other.text))
    options.threads = 3
    #expect(try Corpus.generate(model, 120, balanced: true, options: options).text == one.text)
  }

  @Test("Hard documents are nearer to other labels than easy ones, of every label as many as asked")
  func difficulty() throws {
    let model = try Corpus.model(try Corpus.documents(Corpus.ticketsFile))
    func margins(_ difficulty: Difficulty) throws -> [String: Double] {
      var options = Generator.Options()
      options.difficulty = difficulty
      let (text, report) = try Corpus.generate(model, 200, balanced: true, options: options)
      #expect(report.isComplete && report.made.allSatisfy { $0 == 20 })
      var sums: [String: Double] = [:]
      for document in try Corpus.parse(text) {
        let margin = document.meta.first { $0.key == "margin" }.flatMap { Double($0.value) }
        sums[document.labels[0], default: 0] += (margin ?? -1) / 20
      }
      return sums
    }
    let (easy, medium, hard) = (try margins(.easy), try margins(.medium), try margins(.hard))
    for (label, margin) in medium {
      #expect(hard[label] ?? 1 < margin && margin < easy[label] ?? 0, "\(label)")
    }
  }
}
