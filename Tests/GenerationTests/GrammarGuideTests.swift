import Corpora
import Foundation
import Generation
import Grammars
import PersonalData
import TestSupport
import Testing

@Suite("Grammars that ship")
struct GrammarGuideTests {
  static let names = [
    "bank-transfers", "clinical-visits", "facturas-pedidos", "hr-anfragen", "incident-reports",
    "order-records", "product-reviews", "support-tickets", "voice-assistant", "voice-intents",
  ]

  private func load(_ path: String) throws -> Grammar {
    let (grammar, warnings) = try GrammarLoader.load(path) { SurrogateProvider(locale: $0) }
    #expect(warnings.isEmpty)
    return grammar
  }

  @Test("Each passes the check, and its documents have sound spans", arguments: names)
  func shipped(name: String) throws {
    let grammar = try load("\(PackageRoot.path)/Grammars/\(name).grammar")
    #expect(GrammarCheck(grammar, GrammarAnalysis(grammar)).messages.isEmpty)
    let sampler = GrammarSampler(grammar)
    var texts: Set<String> = []
    for index in 0..<UInt64(500) {
      try sampler.draw(index)
      let document = sampler.document
      #expect(!document.text.isEmpty && document.labels.count == 1)
      texts.insert(document.text)
      let scalars = Array(document.text.unicodeScalars)
      for span in document.spans {
        #expect(span.start >= 0 && span.start < span.end && span.end <= scalars.count)
        let edges = [scalars[span.start], scalars[span.end - 1]]
        #expect(edges.allSatisfy { !$0.properties.isWhitespace })
      }
    }
    #expect(texts.count > 400)
  }

  @Test("Each label can be asked for", arguments: names)
  func labels(name: String) throws {
    let grammar = try load("\(PackageRoot.path)/Grammars/\(name).grammar")
    for label in grammar.values(of: "label") {
      let (conditioned, probability) = try grammar.conditioned(on: [("label", label)])
      #expect(probability > 0 && probability < 1)
      let sampler = GrammarSampler(conditioned)
      for index in 0..<UInt64(20) {
        try sampler.draw(index)
        #expect(sampler.document.labels == [label])
      }
    }
  }

  @Test("The guide's examples make what it says")
  func guide() throws {
    let guide = try String(
      contentsOfFile: "\(PackageRoot.path)/Grammars/README.md", encoding: .utf8)
    let blocks = guide.components(separatedBy: "```").enumerated().filter { $0.offset % 2 == 1 }
      .map(\.element)
    var count = 0
    var texts: Set<String> = []
    for block in blocks {
      if block.hasPrefix("grammar\n") {
        count += 1
        let (grammar, _) = try GrammarLoader.parse(
          Array(block.dropFirst("grammar\n".count).utf8), path: "example\(count).grammar"
        ) { SurrogateProvider(locale: $0) }
        #expect(!GrammarCheck(grammar, GrammarAnalysis(grammar)).hasErrors, "example \(count)")
        texts = []
        let process = ProcessSampler(grammar)
        let sampler = GrammarSampler(grammar)
        for index in 0..<UInt64(1_000) {
          if let process {
            texts.formUnion(try process.draw(index).map(\.document.text))
          } else {
            try sampler.draw(index)
            texts.insert(sampler.document.text)
          }
        }
        #expect(!texts.isEmpty)
        // Locales part numbers and their units by blanks that do not break.
        texts = Set(texts.map { $0.replacingOccurrences(of: "\u{A0}", with: " ") })
      } else if block.hasPrefix("text\n") {
        let text = block.dropFirst("text\n".count).dropLast().replacingOccurrences(
          of: "⏎", with: "\n")
        #expect(texts.contains(text), "example \(count): \(text)")
      }
    }
    #expect(count == 22)
  }

  @Test("All that is said of one person agrees, and shards are the run")
  func generating() throws {
    let source = """
      note =
        let who = @person
        | {who.first_name} {who.last_name}, {who}, {who.email}, {who.first_name}
      """
    let (grammar, _) = try GrammarLoader.parse(Array(source.utf8), path: "note.grammar") {
      SurrogateProvider(locale: $0)
    }
    let sampler = GrammarSampler(grammar)
    for index in 0..<UInt64(200) {
      try sampler.draw(index)
      let parts = sampler.document.text.components(separatedBy: ", ")
      #expect(parts[0] == parts[1] && parts[0].hasPrefix(parts[3]))
      #expect(parts[2].contains("@"))
    }
    func run(_ shard: (Int, Int), threads: Int) throws -> [UInt8] {
      var options = Generator.Options()
      (options.shard, options.threads, options.seed) = (shard, threads, 3)
      var bytes: [UInt8] = []
      let labelled = try LabelledGrammar(grammar, isByLabel: false)
      let plan = try LabelPlan(
        grammar: labelled, total: 3_000, requests: LabelPlan.Requests(), seed: 3)
      let generator = GrammarGenerator(labelled, plan: plan, options: options)
      let report = try generator.run(write: { bytes += $0 }, progress: { _, _ in })
      #expect(report.isComplete)
      return bytes
    }
    let whole = try run((1, 1), threads: 1)
    #expect(try run((1, 1), threads: 3) == whole)
    #expect(try run((1, 2), threads: 2) + run((2, 2), threads: 1) == whole)
  }

  @Test("A record's fields agree with its text, and customers come back as themselves")
  func records() throws {
    let grammar = try load("\(PackageRoot.path)/Grammars/order-records.grammar")
    let sampler = GrammarSampler(grammar)
    var people: [String: Set<String>] = [:]
    var counts: [String: Int] = [:]
    for index in 0..<UInt64(4_000) {
      try sampler.draw(index)
      let document = sampler.document
      func field(_ key: String) throws -> String {
        let value = try #require(document.meta.first { $0.key == key }?.value)
        return value.hasPrefix("\"") ? String(value.dropFirst().dropLast()) : value
      }
      let (price, total) = (try field("price"), try field("total"))
      let quantity = try field("quantity")
      let product = (Double(quantity) ?? 0) * (Double(price) ?? 0)
      #expect(abs(product - (Double(total) ?? -1)) < 0.005)
      #expect(document.text.contains(try field("order")))
      for span in document.spans where span.type == "PERSON" {
        let scalars = Array(document.text.unicodeScalars)[span.start..<span.end]
        #expect(try field("name").contains(String(String.UnicodeScalarView(scalars))))
      }
      let customer = try field("customer")
      counts[customer, default: 0] += 1
      let person = try field("name") + field("city")
      people[customer, default: []].insert(person)
    }
    #expect(people.values.allSatisfy { $0.count == 1 } && people.count > 300)
    // With an exponent of 0.9 the first of 400 has 0.115 of all.
    #expect((360...560).contains(counts.values.max() ?? 0))
    var other = GrammarSampler.Options()
    other.seed = 1
    let elsewhere = GrammarSampler(grammar, options: other)
    try elsewhere.draw(0)
    try sampler.draw(0)
    #expect(elsewhere.document.meta != sampler.document.meta)
  }
}
