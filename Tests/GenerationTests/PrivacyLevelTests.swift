import Corpora
import Generation
import Grammars
import Privacy
import TestSupport
import Testing
import Tokenization

@Suite("Levels of privacy")
struct PrivacyLevelTests {
  /// Words that are nobody's but one group's, in every way in which they may be hidden.
  private static let secrets = [
    "Zebulon", "Quackenbush", "7736190254", "xkqzrt", "Zеbulon", "QUACKENB", "vlprkt", "4408-7719",
  ]
  /// Common words in a row that one group alone says.
  private static let phrase =
    "the walrus hums cobalt lullabies under the viaduct every thursday night again"

  /// Documents of many groups, of which each word and pair of words has several.
  private static func base(_ count: Int) -> [Document] {
    let openings = ["My order", "The parcel", "Your delivery", "That invoice", "The red lamp"]
    let middles = ["has not come", "came late", "is not here", "was wrong", "is broken"]
    let endings = ["please help", "what can I do", "thank you", "again", "can you check"]
    return (0..<count).map { place in
      let (a, b, c) = (place % 5, place / 5 % 5, place / 25 % 5)
      let room = ["kitchen", "hall", "garden", "cellar"][place / 7 % 4]
      let text = "\(openings[a]) \(middles[b]) for the \(room), \(endings[c])."
      let start = text.unicodeScalars.count - endings[c].unicodeScalars.count - room.count - 3
      return Document(
        text: text, labels: [place % 2 == 0 ? "late" : "broken"],
        spans: [Span(start: start, end: start + room.count, type: "room")],
        group: "g\(place)")
    }
  }

  /// What one group adds: names, numbers, a phrase a hundred times, hidden spellings, slots, labels and other fields.
  private static func planted() -> [Document] {
    var documents: [Document] = []
    func add(
      _ text: String, label: String = "late", span: String? = nil, group: String = "attacker"
    ) {
      var document = Document(text: text, labels: [label], group: group)
      if let span, let range = text.firstRange(of: span) {
        let start = text.unicodeScalars.distance(
          from: text.startIndex, to: range.lowerBound)
        document.spans = [
          Span(start: start, end: start + span.unicodeScalars.count, type: "room")
        ]
      }
      document.meta = [JSONMember(key: "customer", value: "\"Zebulon Quackenbush\"")]
      documents.append(document)
    }
    for _ in 0..<100 {
      add("Please tell Zebulon Quackenbush that \(phrase).")
      add("My code xkqzrt is 7736190254, please help.", label: "broken")
    }
    add("My order came late, regards Z\u{435}bulon")  // a Cyrillic letter
    add("The parcel is broken, write to Quacken\u{200B}bush\u{200B}@exa\u{200B}mple.org")
    add("That invoice was wrong for QUACKENB\u{200D}USH again")
    add("My order has not come for the Quackenbush flat, please help.", span: "Quackenbush flat")
    add("The red lamp is broken for the vlprkt 4408-7719, again.", span: "vlprkt 4408-7719")
    add("Your delivery came late.", label: "complaint of Zebulon Quackenbush")
    add("Your delivery came late, thank you.", label: "ask z.quackenbush@shop.example")
    return documents
  }

  private static func model(_ level: PrivacyLevel) throws -> SeedModel {
    var settings = SeedModel.Settings()
    settings.privacy = PrivacyTerms(level)
    settings.privacy.epsilon = 8
    return try Corpus.model(base(800) + planted(), settings: settings)
  }

  @Test("Nothing that one group alone wrote comes out", arguments: PrivacyLevel.allCases)
  func keepsSecrets(level: PrivacyLevel) throws {
    let model = try Self.model(level)
    let (text, report) = try Corpus.generate(model, 600)
    #expect(report.made.reduce(0, +) > 10)
    let written = text.lowercased()
    for secret in Self.secrets {
      #expect(!written.contains(secret.lowercased()), "\(secret)")
    }
    let words = Self.phrase.split(separator: " ")
    for start in 0...(words.count - 8) {
      #expect(!written.contains(words[start..<(start + 8)].joined(separator: " ")))
    }
    if level != .standard { #expect(!written.contains("walrus")) }
  }

  @Test("Nothing of it is in the model's file either", arguments: PrivacyLevel.allCases)
  func keepsSecretsInTheFile(level: PrivacyLevel) throws {
    let folder = try TemporaryFolder()
    try Self.model(level).write(to: folder.file("m.pastiche"))
    let bytes = try folder.bytes(of: "m.pastiche")
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    for secret in Self.secrets {
      #expect(!text.contains(secret.lowercased()), "\(secret)")
    }
    #expect(!text.contains("quackenbush") && !text.contains("z.quack"))
    #expect(text.contains("\"level\": \"\(level.rawValue)\""))
  }

  @Test("Nothing of it is in an induced grammar either")
  func keepsSecretsInGrammars() throws {
    let reader = try InductionReader(locale: "en", normalizer: Normalizer())
    var seed = InductionSeed()
    for document in Self.base(300) + Self.planted() {
      seed.add(try reader.words(of: document), labels: ["x"], group: document.group)
    }
    var options = GrammarInducer.Options()
    options.isCopy = seed.copies(longerThan: 7)
    var inducer = GrammarInducer(options: options)
    for document in seed.admitted() {
      inducer.add(document.words, labels: document.labels, group: document.group)
    }
    let grammar = inducer.induce()
    let text = grammar.text.text.lowercased()
    #expect(text.contains("order") && text.contains("kitchen"))
    for secret in Self.secrets where secret != "4408-7719" {
      #expect(!text.contains(secret.lowercased()), "\(secret)")
    }
    #expect(!text.contains("walrus") && !text.contains("quackenbush") && !text.contains("4408"))
  }

  @Test(
    "A word of one group is learned where it is common, or said to be", arguments: [false, true])
  func commonWords(isTold: Bool) throws {
    let seed =
      Self.base(60)
      + [
        Document(
          text: "My zystolith is broken again, Rechnung vorhanden", labels: ["broken"], group: "z")
      ]
    var trainer = try SeedModelTrainer()
    if isTold { trainer.add(commonWords: ["Zystolith"]) }
    for document in seed { try trainer.add(document) }
    let finished = try trainer.finish()
    let model = try #require(finished)
    let folder = try TemporaryFolder()
    try model.write(to: folder.file("m.pastiche"))
    let words = String(decoding: try folder.bytes(of: "m.pastiche"), as: UTF8.self)
    #expect(words.contains("zystolith") == isTold)
    #expect(words.contains("Rechnung"))
  }

  @Test("A run that enough groups wrote may come out, one that fewer wrote may not")
  func gatesRuns() throws {
    let shared = "we would like to know when the new shop in the old town opens"
    func seed(_ groups: Int) -> [Document] {
      Self.base(100)
        + (0..<groups).map { place in
          Document(
            text: "\(shared) \(["please", "again", "thank you", "today", "now"][place % 5])",
            labels: ["late"], group: "w\(place)")
        }
    }
    for (groups, comes) in [(2, false), (40, true)] {
      let (text, _) = try Corpus.generate(try Corpus.model(seed(groups)), 1_500)
      #expect(text.contains("to know when the new shop in the old") == comes, "\(groups)")
    }
  }

  @Test("Strict: every word, value and n-gram has its groups behind it")
  func strictIsStrict() throws {
    var settings = SeedModel.Settings()
    settings.privacy = PrivacyTerms(.strict)
    // Four groups say “orchid”, five say “tulip”.
    let few = (0..<4).map {
      Document(text: "the orchid is broken again", labels: ["late"], group: "few\($0)")
    }
    let many = (0..<5).map {
      Document(text: "the tulip is broken again", labels: ["late"], group: "many\($0)")
    }
    let rareLabel = (0..<4).map {
      Document(text: "the red lamp is broken", labels: ["seldom"], group: "rare\($0)")
    }
    let model = try Corpus.model(Self.base(300) + few + many + rareLabel, settings: settings)
    #expect(!model.labels.contains("seldom"))
    let (text, _) = try Corpus.generate(model, 800)
    #expect(!text.contains("orchid") && !text.contains("seldom"))
    let folder = try TemporaryFolder()
    try model.write(to: folder.file("m.pastiche"))
    let bytes = try folder.bytes(of: "m.pastiche")
    let file = String(decoding: bytes, as: UTF8.self)
    #expect(!file.contains("orchid") && file.contains("tulip"))
  }

  @Test(
    "Strict tells how much of the seed it knows: more with more groups, none of it is told otherwise"
  )
  func strictCoverage() throws {
    func coverage(_ groups: Int, _ level: PrivacyLevel) throws -> Double? {
      var settings = SeedModel.Settings()
      settings.privacy = PrivacyTerms(level)
      return try Corpus.model(Self.base(groups), settings: settings).coverage
    }
    let (few, many) = (try coverage(20, .strict), try coverage(600, .strict))
    let (least, most) = (try #require(few), try #require(many))
    #expect(0 < least && least < most && most <= 1, "\(least), \(most)")
    #expect(try coverage(20, .standard) == nil)
  }

  @Test("Where documents say no group, equal texts are one")
  func equalTextsAreOneGroup() throws {
    var trainer = try SeedModelTrainer()
    for _ in 0..<50 {
      try trainer.add(Document(text: "the zyxomma hovers", labels: ["a"]))
    }
    try trainer.add(Document(text: "the bird hovers", labels: ["b"]))
    #expect(trainer.groupCount == 2)
    let finished = try trainer.finish()
    let model = try #require(finished)
    let folder = try TemporaryFolder()
    try model.write(to: folder.file("m.pastiche"))
    let bytes = try folder.bytes(of: "m.pastiche")
    #expect(!String(decoding: bytes, as: UTF8.self).contains("zyxomma"))
  }

  @Test(
    "Differential privacy draws new noise each time, keeps no copy index, and says when there is too little"
  )
  func differentialModels() throws {
    let folder = try TemporaryFolder()
    var sizes: Set<[UInt8]> = []
    for name in ["a", "b"] {
      try Self.model(.differential).write(to: folder.file(name))
      sizes.insert(try folder.bytes(of: name))
    }
    #expect(sizes.count == 2)
    let read = try SeedModel(path: folder.file("a"))
    #expect(read.settings.privacy.level == .differential && read.settings.privacy.epsilon == 8)
    // The same model and seed give the same documents.
    #expect(try Corpus.generate(read, 50).text == Corpus.generate(read, 50).text)
    var settings = SeedModel.Settings()
    settings.privacy = PrivacyTerms(.differential)
    #expect(throws: PrivacyFailure.self) {
      try Corpus.model(Self.base(20), settings: settings)
    }
  }

  @Test(
    "Under differential privacy grammars are taken as they are, also for labels that no seed has")
  func grammarsAreNoSecret() throws {
    let folder = try TemporaryFolder()
    let source = """
      document =
        | {label=late}my zeppelin is late
        | {label=lost}my submarine is lost

      """
    var settings = SeedModel.Settings()
    settings.privacy = PrivacyTerms(.differential)
    var trainer = try SeedModelTrainer(settings: settings)
    for document in Self.base(600) { try trainer.add(document) }
    let (grammar, _) = try GrammarLoader.parse(Array(source.utf8), path: "g.grammar")
    _ = try trainer.add(grammar)
    let finished = try trainer.finish()
    let model = try #require(finished)
    #expect(Set(model.labels).isSuperset(of: ["late", "broken", "lost"]))
    try model.write(to: folder.file("m.pastiche"))
    let read = try SeedModel(path: folder.file("m.pastiche"))
    let (text, _) = try Corpus.generate(read, 40, asked: [("lost", 1)])
    #expect(text.contains("my submarine is lost"))
  }

  @Test("Numbers of one group are drawn anew in their form, and none of the seed's comes out")
  func numbersBecomeForms() throws {
    let seed =
      Self.base(60)
      + (0..<6).map {
        Document(
          text: "My bill of 84\($0)7 euros from 201\($0) is wrong again", labels: ["late"],
          group: "n\($0)")
      }
    let (text, _) = try Corpus.generate(try Corpus.model(seed), 400)
    let numbers = text.matches(of: /bill of (\d+) euros/).map { String($0.output.1) }
    #expect(!numbers.isEmpty)
    #expect(numbers.allSatisfy { $0.count == 4 })
    #expect(Set(numbers).isDisjoint(with: (0..<6).map { "84\($0)7" }))
  }
}
