import Corpora
import Foundation
import Generation
import Grammars
import TestSupport
import Testing
import Tokenization

@Suite("Inducing grammars")
struct InductionTests {
  private func inducer(
    _ documents: [Document], support: Int = 1, locale: String = "en"
  ) throws -> GrammarInducer {
    var options = GrammarInducer.Options()
    (options.support, options.locale) = (support, locale)
    var inducer = GrammarInducer(options: options)
    let reader = try InductionReader(locale: locale, normalizer: Normalizer())
    for document in documents {
      inducer.add(
        try reader.words(of: document), labels: document.labels, group: document.group)
    }
    return inducer
  }

  private func grammar(_ text: String) throws -> Grammar {
    try GrammarLoader.parse(Array(text.utf8), path: "induced.grammar") {
      SurrogateProvider(locale: $0)
    }.0
  }

  private func documents(_ path: String) throws -> [Document] {
    let reader = try openDocuments(path: path)
    var documents: [Document] = []
    while let document = try reader.next() { documents.append(document) }
    return documents
  }

  private func drawn(from name: String, _ count: Int) throws -> [Document] {
    let (grammar, _) = try GrammarLoader.load("\(PackageRoot.path)/Grammars/\(name).grammar") {
      SurrogateProvider(locale: $0)
    }
    let sampler = GrammarSampler(grammar)
    return try (0..<UInt64(count)).map { index in
      try sampler.draw(index)
      let drawn = sampler.document
      return Document(text: drawn.text, labels: drawn.labels, spans: drawn.spans)
    }
  }

  @Test("Every document that a grammar was induced from parses by it, under its label")
  func roundTrip() throws {
    let documents = try self.documents("\(PackageRoot.path)/Corpora/support-tickets.jsonl")
    let text = try inducer(documents).induce().text.text
    let grammar = try grammar(text)
    let parser = GrammarParser(grammar)
    for document in documents {
      guard case .success(let parse) = parser.parse(Array(document.text.utf8)) else {
        Issue.record("“\(document.text)” does not parse")
        continue
      }
      #expect(parse.logProbability < 0)
    }
    #expect(Set(grammar.values(of: "label")) == Set(documents.flatMap(\.labels)))
    #expect(GrammarCheck(grammar, GrammarAnalysis(grammar)).messages.isEmpty)
    // The order in which dictionaries have their keys changes from one to the next.
    #expect(try inducer(documents).induce().text.text == text)
  }

  @Test("Nothing personal of the documents is in the grammar")
  func personal() throws {
    let documents = try self.documents("\(PackageRoot.path)/Corpora/support-tickets.jsonl")
    let text = try inducer(documents).induce().text.text
    for document in documents {
      let scalars = Array(document.text.unicodeScalars)
      for span in document.spans where ["PERSON", "EMAIL_ADDRESS", "ID_NUMBER"].contains(span.type)
      {
        let value = scalars[span.start..<span.end].map(String.init).joined()
        #expect(!text.contains(value), "\(value)")
      }
    }
  }

  @Test(
    "Of texts that a grammar made, it knows more than trigrams do",
    arguments: ["incident-reports", "support-tickets", "voice-assistant", "hr-anfragen"])
  func known(name: String) throws {
    let report = try #require(
      try inducer(try drawn(from: name, 300), locale: name == "hr-anfragen" ? "de" : "en")
        .validate())
    #expect(report.perplexity < 0.9 * report.ngramPerplexity)
    #expect(2 * report.phrases.parsed > report.phrases.count)
    #expect(report.newPhrases.parsed > 0)
    #expect(report.draws.distinct > 200)
  }

  @Test("Lists of fillers that overlap are one, and so make sentences that nobody wrote")
  func merging() throws {
    let things = ["kettle", "toaster", "heater", "mixer", "grill", "juicer", "fan", "scale"]
    var texts: [String] = []
    for thing in things { texts.append("My new \(thing) makes a terrible noise at night.") }
    for thing in things.dropFirst(2) {
      texts.append("Please collect the \(thing) from my office soon.")
    }
    let text = try inducer(texts.map { Document(text: $0) }).induce().text.text
    let parser = GrammarParser(try grammar(text))
    let unseen = "Please collect the kettle from my office soon."
    guard case .success = parser.parse(Array(unseen.utf8)) else {
      Issue.record("“\(unseen)” does not parse by\n\(text)")
      return
    }
    guard case .failure = parser.parse(Array("Please collect the noise from my office soon.".utf8))
    else {
      Issue.record("anything is a thing in\n\(text)")
      return
    }
  }

  @Test("What one group alone wrote is not in a grammar that asks for two")
  func support() throws {
    var documents: [Document] = []
    for place in 0..<6 {
      documents.append(
        Document(text: "Dear team,\nthe parcel has not come yet.\nThanks", group: "a\(place)"))
    }
    // One group may repeat itself as often as it likes.
    for _ in 0..<6 {
      documents.append(Document(text: "Dear team,\nthe zebra has escaped.\nThanks", group: "b"))
    }
    let text = try inducer(documents, support: 2).induce().text.text
    #expect(text.contains("the parcel has not come yet."))
    #expect(!text.contains("zebra"))
    #expect(try inducer(documents, support: 1).induce().text.text.contains("zebra"))
    #expect(try inducer(documents, support: 20).induce().isEmpty)
  }

  @Test("What means something in a grammar file is text again")
  func escapes() throws {
    let texts = [
      "# {so} [to] | and \\ on", "let x = 3", "from \"here\" to there", "[?] no", "{}{} {",
      "=", "- item: 50 % *",
    ]
    let text = try inducer(texts.map { Document(text: $0) }).induce().text.text
    let sampler = GrammarSampler(try grammar(text))
    var drawn = Set<String>()
    for index in 0..<UInt64(400) {
      try sampler.draw(index)
      drawn.insert(sampler.document.text)
    }
    for expected in ["# {so} [to] | and \\ on", "let x = 3", "from \"here\" to there", "{}{} {"] {
      #expect(drawn.contains(expected), "\(drawn.sorted())")
    }
  }

  @Test("Orders keep the form of their numbers, dates theirs")
  func forms() throws {
    let texts = (0..<9).map { "Order LH-47\($0)193 of \($0 + 1) May 2025, 10:3\($0) AM" }
    let text = try inducer(texts.map { Document(text: $0) }).induce().text.text
    #expect(text.contains("{\"LH-%#####\":ID_NUMBER}"))
    let sampler = GrammarSampler(try grammar(text))
    try sampler.draw(0)
    #expect(sampler.document.text.hasPrefix("Order LH-"))
  }
}
