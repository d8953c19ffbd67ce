import Corpora
import Privacy
import Synchronization
import TestSupport
import Testing

@testable import Generation

@Suite("Published models")
struct PublishingTests {
  /// Common words in a row that one group alone says: 35 of them.
  private static let planted = """
    because the quiet window above our narrow bridge never opened during that long summer my sister walked back toward the \
    market every single evening with bread paper flowers and one small brown suitcase full of old letters
    """
  private static let words = planted.split(separator: " ").map(String.init)
  private static let known = 7

  private static func seed() -> [Document] {
    let openings = ["My order", "The parcel", "Your delivery", "That letter", "The brown lamp"]
    let middles = ["has not come", "came back late", "is not here", "was never opened", "is old"]
    let endings = ["please help", "what can I do", "thank you", "every evening", "with the paper"]
    let base = (0..<400).map { place in
      let (a, b, c) = (place % 5, place / 5 % 5, place / 25 % 5)
      return Document(
        text: "\(openings[a]) \(middles[b]) during the summer, \(endings[c]).",
        labels: [place % 2 == 0 ? "late" : "broken"], group: "g\(place)")
    }
    // Each word of the sentence is used by many, in another order.
    let shuffled = (0..<6).map { place in
      var stream = RandomWords(state: UInt64(place + 1))
      return Document(
        text: words.sorted().map { ($0, stream.next()) }.sorted { $0.1 < $1.1 }.map(\.0)
          .joined(separator: " "), labels: ["late"], group: "s\(place)")
    }
    return base + shuffled
      + [Document(text: planted, labels: ["broken"], group: "the author")]
  }

  /// A generator of its own, so that the seed never changes.
  private struct RandomWords {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
  }

  /// What the attacker tries at each place: the sentence's words among others.
  private static let wordList = Set(words).union([
    "order", "parcel", "delivery", "lamp", "late", "help", "thank", "you", "please", "garden",
    "winter", "house", "river", "morning", "brother", "street", "never", "always", "green", "blue",
    "table", "chair", "music", "silver", "before", "after", "under", "behind", "between", "about",
  ]).sorted()

  private static let folder = try? TemporaryFolder()
  private static let models = Mutex<[PrivacyLevel: String]>([:])

  /// The path of the seed's model, which the tests share.
  private static func model(_ level: PrivacyLevel) throws -> String {
    try models.withLock { models in
      if let path = models[level] { return path }
      var settings = SeedModel.Settings()
      settings.privacy = PrivacyTerms(level)
      settings.privacy.epsilon = 8
      let path = try #require(folder).file("\(level.rawValue).pastiche")
      try Corpus.model(seed(), settings: settings).write(to: path)
      models[level] = path
      return path
    }
  }

  /// How many words behind the known ones an attacker spells out by asking the model file's index of runs for each next word.
  private static func spelledByIndex(_ model: SeedModel) -> Int {
    guard let gate = model.copies?.gate else { return 0 }
    var text = Array(words[..<known])
    while text.count < words.count {
      let next = wordList.first { word in
        var runs = TokenRuns()
        for word in text.suffix(known) + [word] { runs.append(Array(word.utf8)[...]) }
        return gate.stops(runs)
      }
      guard let next, next == words[text.count] else { break }
      text.append(next)
    }
    return text.count - known
  }

  /// The same by the probabilities of its n-grams: the likeliest next word each time.
  private static func spelledByProbability(_ model: SeedModel) throws -> Int {
    let scorer = try SeedModelScorer(model)
    var text = Array(words[..<known])
    while text.count < words.count {
      let scores = try wordList.map { word in
        // The mean is over as many words each time.
        (try scorer.score(Document(text: (text + [word]).joined(separator: " "))), word)
      }
      guard let best = scores.max(by: { $0.0 < $1.0 }), best.1 == words[text.count] else { break }
      text.append(best.1)
    }
    return text.count - known
  }

  @Test(
    "An attacker who knows seven words spells out the sentence from a private file, and nothing from a published one",
    arguments: [PrivacyLevel.standard, .strict])
  func spelling(level: PrivacyLevel) throws {
    let folder = try TemporaryFolder()
    let path = try Self.model(level)
    // The attack works where the index is.
    #expect(Self.spelledByIndex(try SeedModel(path: path)) == Self.words.count - Self.known)
    let published = try #require(try SeedModel.published(of: path))
    let file = folder.file("published.pastiche")
    try published.write(to: file)
    let reread = try SeedModel(path: file)
    #expect(Self.spelledByIndex(reread) == 0)
    #expect(try Self.spelledByProbability(reread) <= 1)
    #expect(reread.takenValues == nil)
    let sections = try MappedModelFile(path: file)
    for kind in [
      ModelFile.Kind.runs, .sketches, .fingerprints, .takenValues, .neighbours, .published,
    ] {
      #expect(!sections.has(kind), "\(kind)")
    }
    let manifest = String(decoding: try sections.section(.manifest), as: UTF8.self)
    #expect(!manifest.contains("copy_key"))
    #expect(manifest.contains("\"published\": true") && manifest.contains("may be given away"))
  }

  @Test("Without thresholds the n-grams alone spell a sentence, so the second attack can succeed")
  func spellingByNGramsWorks() throws {
    let model = try SeedModel(path: try Self.model(.standard))
    #expect(try Self.spelledByProbability(model) >= 2)
  }

  @Test("A published model writes documents of the labels", arguments: PrivacyLevel.allCases)
  func generates(level: PrivacyLevel) throws {
    let folder = try TemporaryFolder()
    let path = try Self.model(level)
    let published = try #require(try SeedModel.published(of: path))
    try published.write(to: folder.file("p.pastiche"))
    let model = try SeedModel(path: folder.file("p.pastiche"))
    let (text, report) = try Corpus.generate(model, 40, balanced: true)
    #expect(report.made == [20, 20])
    #expect(text.contains("summer"))
    // What is published is published as it is.
    let again = try #require(try SeedModel.published(of: folder.file("p.pastiche")))
    try again.write(to: folder.file("q.pastiche"))
    #expect(try folder.bytes(of: "p.pastiche") == folder.bytes(of: "q.pastiche"))
  }

  @Test("Where too few groups wrote anything, nothing is published")
  func tooFewGroups() throws {
    let folder = try TemporaryFolder()
    let documents = (0..<60).map {
      Document(
        text: "the same customer writes about order number \($0) again", labels: ["a"], group: "one"
      )
    }
    try Corpus.model(documents).write(to: folder.file("m.pastiche"))
    #expect(try SeedModel.published(of: folder.file("m.pastiche")) == nil)
  }
}
