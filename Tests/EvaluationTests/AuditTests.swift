import Corpora
import Generation
import Grammars
import Privacy
import Sampling
import TestSupport
import Testing

@testable import Evaluation

/// Every measure is shown to fire where there is something to find, and to be quiet where there is nothing.
@Suite("Auditing")
struct AuditTests {
  private static let seedAndTest: (seed: [Document], test: [Document]) = {
    var (seed, test): ([Document], [Document]) = ([], [])
    var stream = RandomStream(seed: 11, index: 0)
    let things = ["order", "parcel", "invoice", "lamp", "refund", "account", "card", "voucher"]
    let ways = ["late", "early", "broken", "wrong", "missing", "open", "closed", "double"]
    let wishes = ["please help", "what can I do", "can you check", "thanks", "send a new one"]
    let places = ["shop", "office", "house", "garden", "kitchen", "station", "school", "hotel"]
    for place in 0..<480 {
      let isBill = place % 3 == 0
      let text = [
        isBill ? "There is a charge on" : "I am writing about", "my", stream.pick(things), "at the",
        stream.pick(places), isBill ? "that I do not know, it was" : "which is", stream.pick(ways),
        "and", stream.pick(ways), "-", stream.pick(wishes),
        stream.pick(["", "now", "today", "soon"]),
      ].joined(separator: " ")
      let document = Document(
        text: text, labels: [isBill ? "bill" : "delivery"], group: "g\(place / 2)")
      if place < 320 { seed.append(document) } else { test.append(document) }
    }
    return (seed, test)
  }()

  /// The same of sentences that share next to nothing.
  private static let varied: (seed: [Document], test: [Document]) = {
    var (seed, test): ([Document], [Document]) = ([], [])
    var stream = RandomStream(seed: 12, index: 0)
    for place in 0..<450 {
      let isBill = place % 3 == 0
      let own = isBill ? Canary.words.prefix(140) : Canary.words.suffix(140)
      let words = (0..<(9 + stream.below(6))).map { _ in stream.pick(Array(own)) }
      let document = Document(
        text: words.joined(separator: " "), labels: [isBill ? "bill" : "delivery"],
        group: "g\(place / 2)")
      if place < 310 { seed.append(document) } else { test.append(document) }
    }
    return (seed, test)
  }()

  private static func audit(
    _ synthetic: [Document], seed: [Document] = seedAndTest.seed,
    test: [Document] = seedAndTest.test,
    model: SeedModel? = nil, canaries: [Canary] = [], showsSeed: Bool = false, threads: Int = 1
  ) throws -> AuditResult {
    var options = Audit.Options()
    options.showsSeed = showsSeed
    var audit = try Audit(options: options, model: model, canaries: canaries, threads: threads)
    for document in seed { try audit.add(seed: document) }
    for document in test { try audit.add(test: document) }
    for start in stride(from: 0, to: synthetic.count, by: 100) {
      try audit.add(synthetic: Array(synthetic[start..<min(synthetic.count, start + 100)]))
    }
    let result = try audit.finish()
    return try #require(result)
  }

  private static func generated(_ count: Int) throws -> (SeedModel, [Document]) {
    var trainer = try SeedModelTrainer()
    for document in seedAndTest.seed { try trainer.add(document) }
    let finished = try trainer.finish()
    let model = try #require(finished)
    let plan = try LabelPlan(model: model, total: count, requests: LabelPlan.Requests(), seed: 1)
    var bytes: [UInt8] = []
    _ = try Generator(model: model, plan: plan).run(
      write: { more, _, _ in bytes += more }, progress: { _, _ in })
    let folder = try TemporaryFolder()
    let reader = try openDocuments(path: try folder.write(bytes, to: "out.jsonl"))
    var documents: [Document] = []
    while let document = try reader.next() { documents.append(document) }
    return (model, documents)
  }

  @Test("What was generated from the seed leads back to nobody, mimics it and shows its labels")
  func generatedDocumentsPass() throws {
    let (model, documents) = try Self.generated(200)
    let result = try Self.audit(documents, model: model)
    #expect(result.traces.traced == 0 && result.wholeCopies == 0)
    #expect(result.residual.textsWithSome == 0)
    #expect(result.value(of: .longestRareRun) ?? 99 <= 7)
    #expect(result.mimicry.indistinguishability.value > 0.3)
    #expect(result.mimicry.indistinguishabilityOfReal.value > 0.8)
    #expect(result.recovery?.value ?? 0 > 0.95)
    #expect(result.terms?.level == .standard)
    // Trigrams of three hundred documents tell their members; the other limits are kept to.
    #expect(
      AuditGate.usual.filter { $0.measure != .membershipByOutput }.allSatisfy { gate in
        result.value(of: gate.measure).map(gate.allows) ?? true
      })
  }

  @Test("The seed itself, let out, is told by every measure of privacy")
  func leaksFire() throws {
    let (seed, test) = Self.varied
    let result = try Self.audit(Array(seed.prefix(300)), seed: seed, test: test)
    #expect(result.wholeCopies == 300)
    #expect(result.traces.runs == 300 && result.traces.rate.value == 1)
    #expect(result.value(of: .longestRareRun) ?? 0 == 14)
    #expect(result.value(of: .runsOverLimit) == 1)
    #expect(result.neighbours.distance(at: 0.5) == 0)
    #expect(result.nearerToSeed?.value ?? 0 > 0.65)
    #expect(result.membershipByOutput?.area.value ?? 0 > 0.8)
    #expect(result.membershipByOutput?.calibratedArea?.value ?? 0 > 0.8)
    #expect(
      !AuditGate.usual.allSatisfy { gate in
        result.value(of: gate.measure).map(gate.allows) ?? true
      })
    // Real documents that are not in the seed are traced by chance, and less.
    #expect(result.control.rate.value < 0.05)
  }

  @Test("Personal data, numbers and names of the seed are told, invented ones in spans are not")
  func personalDataFire() throws {
    let secret = Document(
      text: "Ask Marianne Thistlewood about case 48120377, mail marianne@thistlewood.example",
      labels: ["bill"], group: "m")
    let seed = Self.seedAndTest.seed + [secret]
    let clean = (0..<50).map {
      Document(text: "my voucher number \($0 % 7) is open at the shop", labels: ["bill"])
    }
    let leaking =
      clean + [
        Document(text: "please ask Marianne Thistlewood for the parcel", labels: ["bill"]),
        Document(text: "the case 48120377 is open", labels: ["bill"]),
      ]
    let quiet = try Self.audit(clean, seed: seed)
    #expect(quiet.traces.personalValues == 0 && quiet.traces.digits == 0)
    let loud = try Self.audit(leaking, seed: seed)
    #expect(loud.traces.personalValues >= 1 && loud.traces.digits >= 1)
    #expect(loud.residual.findings["PERSON"] ?? 0 >= 1)
    let text = "please ask Peter Calloway for the parcel"
    let marked = Document(
      text: text, labels: ["bill"], spans: [Span(start: 11, end: 25, type: "PERSON")])
    let surrogate = try Self.audit(clean + [marked], seed: seed)
    #expect(surrogate.residual.textsWithSome == 0 && surrogate.traces.personalValues == 0)
  }

  @Test("A telephone number counts as a whole, a name without its title")
  func wholeValuesCount() throws {
    let seed =
      Self.seedAndTest.seed + [
        Document(
          text: "please call Mr Calloway on 0117 496 0391 today", labels: ["bill"], group: "m")
      ]
    func traced(_ text: String) throws -> TraceCounts {
      try Self.audit([Document(text: text, labels: ["bill"])], seed: seed).traces
    }
    #expect(try traced("ask Mr Calloway, then ring me on 0117 496 0578").traced == 0)
    #expect(try traced("somebody rang me, please ring 0117 496 0391").personalValues == 1)
  }

  @Test("Another language, other labels and one sentence over and over are told")
  func differencesFire() throws {
    let other = (0..<150).map {
      Document(text: "zug abfahrt gleis \($0 % 20) bahnhof kommt", labels: ["bill"])
    }
    let far = try Self.audit(other)
    #expect(far.mimicry.words.value > 0.9 && far.mimicry.words.baseline < 0.2)
    #expect(far.mimicry.indistinguishability.value < 0.1)
    #expect(far.mimicry.labels.value > 0.2 && far.mimicry.labels.baseline < 0.05)
    #expect(far.mimicry.lengths.value > 0.3)
    #expect(far.variety.wordsNew > 0.9)
    let same = (0..<150).map { _ in
      Document(text: "I am writing about my parcel which is late", labels: ["delivery"])
    }
    let dull = try Self.audit(same)
    #expect(dull.variety.nearDuplicates.value > 0.99)
    #expect(dull.variety.selfBLEU > 0.99)
    #expect(try Self.audit(same, seed: Self.varied.seed).variety.selfBLEUOfSeed < 0.4)
    #expect(dull.variety.distinct.pairs < dull.variety.distinctOfSeed.pairs / 2)
    // Labels the wrong way round.
    let swapped = Self.seedAndTest.test.map { document in
      var document = document
      document.labels = [document.labels == ["bill"] ? "delivery" : "bill"]
      return document
    }
    let wrong = try Self.audit(swapped)
    #expect(wrong.recovery?.value ?? 1 < 0.1)
    #expect(wrong.gain?.synthetic.value ?? 1 < 0.1)
    #expect(wrong.gain?.lift.value ?? 1 < -0.02)
  }

  @Test("New real documents are as useful as real ones, and as hard to tell")
  func realDocumentsPass() throws {
    let (seed, test) = Self.seedAndTest
    let result = try Self.audit(Array(test.prefix(80)), seed: seed, test: Array(test.suffix(80)))
    #expect(result.mimicry.indistinguishability.value > 0.7)
    #expect(result.gain?.synthetic.value ?? 0 > 0.95)
    #expect(abs(result.traces.rate.value - result.control.rate.value) < 0.15)
    let area = result.membershipByOutput?.area
    #expect((area?.low ?? 1) < 0.5 && 0.5 < (area?.high ?? 0))
  }

  @Test("Canaries that were written out are counted, and a model that remembers them is told")
  func canariesFire() throws {
    var stream = RandomStream(seed: 2, index: 0)
    let canaries = Canary.draw(8, from: &stream)
    var settings = SeedModel.Settings()
    func model(_ level: PrivacyLevel, planted: Bool) throws -> SeedModel {
      settings.privacy = PrivacyTerms(level)
      var trainer = try SeedModelTrainer(settings: settings)
      for document in Self.seedAndTest.seed { try trainer.add(document) }
      if planted { try trainer.plant(canaries) }
      let model = try trainer.finish()
      return try #require(model)
    }
    let synthetic = Self.seedAndTest.test + [Document(text: canaries[3].text, labels: ["bill"])]
    func rows(_ model: SeedModel) throws -> [CanaryExposure.Row] {
      try Self.audit(synthetic, model: model, canaries: canaries).canaries?.rows ?? []
    }
    let remembering = try rows(model(.standard, planted: true))
    #expect(remembering.map(\.groups) == [1, 2, 5, 10])
    #expect(remembering.map(\.emitted) == [0, 0, 0, 1])
    #expect(remembering.allSatisfy { $0.exposure?.mean ?? 0 > 8 })
    let strict = try rows(model(.strict, planted: true))
    #expect((strict.first?.exposure?.mean ?? 99) < 6)
    let clean = try rows(model(.standard, planted: false))
    #expect(clean.allSatisfy { $0.exposure?.mean ?? 99 < 7 })
  }

  @Test("The seed's texts are masked in examples unless asked for")
  func masksSeed() throws {
    let seed =
      Self.seedAndTest.seed + [
        Document(text: "the heliotrope zeppelin is late at the station", labels: ["bill"])
      ]
    let near = [
      Document(text: "the zeppelin is late at the station", labels: ["bill"]),
      Document(text: "what a day", labels: ["delivery"]),
    ]
    for showsSeed in [false, true] {
      let result = try Self.audit(near, seed: seed, showsSeed: showsSeed)
      let page = String(decoding: result.html, as: UTF8.self)
      let json = String(decoding: result.json, as: UTF8.self)
      #expect(page.contains("heliotrope") == showsSeed)
      #expect(json.contains("heliotrope") == showsSeed)
    }
  }

  @Test("The report is whole, needs no network, and shows no text as HTML")
  func reportIsSafe() throws {
    let nasty =
      Self.seedAndTest.test + [
        Document(text: "<script>alert(1)</script> & \u{0} late", labels: ["<b>bill</b>"])
      ]
    let page = String(decoding: try Self.audit(nasty).html, as: UTF8.self)
    #expect(page.hasPrefix("<!doctype html>") && page.hasSuffix("</html>\n"))
    for piece in ["<script", "<b>bill", "http:", "https:", "src=", "url(", "@import"] {
      #expect(!page.contains(piece), "\(piece)")
    }
    #expect(page.contains("prefers-color-scheme:dark") && page.contains("@media print"))
    #expect(page.contains("<svg") && !page.contains("NaN") && !page.contains("inf\""))
  }

  @Test("Threads and batches do not change a figure; the JSON is JSON")
  func isReproducible() throws {
    let synthetic = Self.seedAndTest.test
    let one = try Self.audit(synthetic).json
    #expect(try Self.audit(synthetic, threads: 3).json == one)
    let value = try JSONValue.parse(one)
    for key in [
      "verdict", "fluency", "documents", "mimics", "useful", "private", "fills_gaps", "examples",
    ] {
      #expect(value[key] != nil, "\(key)")
    }
  }

  @Test("A grammar's alternatives are counted where documents use them")
  func coversRules() throws {
    let source = """
      document =
        | my order is {state}
        | the lamp is {state}
      state =
        | late
        | lost
        | open
      unused =
        | never

      """
    let (grammar, _) = try GrammarLoader.parse(Array(source.utf8), path: "g.grammar")
    var audit = try Audit(options: Audit.Options(), grammar: grammar)
    for document in Self.seedAndTest.seed.prefix(20) { try audit.add(seed: document) }
    try audit.add(
      synthetic: ["my order is late", "my order is open", "something else"].map {
        Document(text: $0)
      })
    let result = try audit.finish()
    let coverage = try #require(result?.coverage)
    #expect(coverage.texts == 3 && coverage.made == 2)
    #expect(coverage.used == 3 && coverage.all == 5)
  }

  @Test("Without labels or a test set, what can be measured is")
  func measuresLess() throws {
    let seed = Self.seedAndTest.seed.map { Document(text: $0.text) }
    let result = try Self.audit(
      Self.seedAndTest.test.map { Document(text: $0.text) }, seed: seed, test: [])
    #expect(result.gain == nil && result.recovery == nil && result.membershipByOutput == nil)
    #expect(result.control.texts > 100)
    #expect(result.value(of: .lift) == nil)
    #expect(!result.html.isEmpty && !result.summary.isEmpty)
  }
}

@Suite("What an audit says of a run as a whole")
struct VerdictTests {
  private static func audit(_ synthetic: [Document]) throws -> AuditResult {
    var audit = try Audit(options: Audit.Options())
    for document in seed { try audit.add(seed: document) }
    try audit.add(synthetic: synthetic)
    let result = try audit.finish()
    return try #require(result)
  }

  /// A hundred events, each with a thing and a place that no other has.
  private static let seed: [Document] = (0..<100).map { number in
    Document(
      text: sentence(number, number, opening: number % 2 == 0 ? "Yesterday" : "Last night"),
      group: "g\(number)")
  }

  private static func sentence(_ thing: Int, _ place: Int, opening: String) -> String {
    func word(_ number: Int, _ beginnings: [String]) -> String {
      let ends = ["top", "pan", "bell", "rack", "hook", "tray", "lid", "fan", "mat", "jar"]
      return beginnings[number / 10 % 10] + ends[number % 10]
    }
    let materials = [
      "iron", "glass", "paper", "wood", "stone", "silk", "steel", "brass", "clay", "wool",
    ]
    let places = [
      "hill", "lake", "farm", "port", "moor", "dale", "ford", "wick", "hurst", "combe",
    ]
    return "\(opening) the \(word(thing, materials)) near \(word(place, places)) broke "
      + "with a \(word(thing + 50, places)) noise."
  }

  @Test(
    "Documents that retell a seed document in other words are counted, those about something else are not"
  )
  func retold() throws {
    let same = try Self.audit(
      (0..<40).map { number in
        Document(
          text: Self.sentence(number, number, opening: number % 2 == 0 ? "Last night" : "Yesterday")
        )
      })
    #expect(same.overlap.retold.value == 1, "\(same.overlap)")
    let other = try Self.audit(
      (0..<40).map { number in
        Document(
          text: Self.sentence(number, number + 7, opening: "Last night"))
      })
    #expect(other.overlap.retold.value < same.overlap.retold.value)
    #expect(other.overlap.meanShare < same.overlap.meanShare)
  }

  @Test("A seed document that was let out makes the verdict a bad one, with what to do")
  func verdict() throws {
    let result = try Self.audit(Array(Self.seed.prefix(40)))
    #expect(result.overall.mark == .bad)
    #expect(result.overall.words.contains("whole seed documents"))
    #expect(result.advice.contains { $0.contains("never writes a seed document") })
    #expect(result.summary.contains("Verdict: not fit"))
  }
}
