import Corpora
import Fluency
import Languages
import Sampling
import TestSupport
import Testing

@testable import Evaluation

/// Fluency of the shipped tickets: one half of them beside the other, and broken ones beside whole ones.
@Suite("Fluency")
struct FluencyTests {
  private static let tickets: (seed: [AuditText], others: [AuditText]) = {
    var (seed, others): ([AuditText], [AuditText]) = ([], [])
    do {
      let reader = try openDocuments(path: "\(PackageRoot.path)/Corpora/support-tickets.jsonl")
      let texts = try AuditReader(locale: "en")
      var place = 0
      while let document = try reader.next() {
        let text = try texts.read(document)
        if place.isMultiple(of: 2) { seed.append(text) } else { others.append(text) }
        place += 1
      }
    } catch {
      Issue.record("the shipped tickets can't be read: \(error)")
    }
    var stream = RandomStream(seed: 5, index: 0)
    return (seed.shuffled(using: &stream), others.shuffled(using: &stream))
  }()

  private static func fluency(
    of texts: [AuditText], judge: OrderJudge? = OrderJudge(.english)
  ) throws -> FluencyMeasure {
    let measure = try FluencyMeasure(
      of: texts, beside: tickets.seed, locale: "en", judge: judge)
    return try #require(measure)
  }

  /// The other half, each text changed.
  private static func changed(_ change: (String) -> String?) throws -> [AuditText] {
    let reader = try AuditReader(locale: "en")
    return try tickets.others.compactMap { text in
      try change(text.document.text).map { try reader.read(Document(text: $0)) }
    }
  }

  @Test("Real documents that were held out read as real ones")
  func real() throws {
    let fluency = try Self.fluency(of: Self.tickets.others)
    #expect(fluency.worse.value < 0.17, "\(fluency)")
    #expect(fluency.judge == .language)
  }

  @Test("Words in a random order are told, with a judge of the language and without")
  func words() throws {
    var stream = RandomStream(seed: 6, index: 0)
    let shuffled = try Self.changed {
      $0.split(separator: " ").shuffled(using: &stream).joined(separator: " ")
    }
    #expect(try Self.fluency(of: shuffled).worse.value > 0.9)
    let bySeed = try Self.fluency(of: shuffled, judge: nil)
    #expect(bySeed.judge == .seed)
    #expect(bySeed.worse.value > 0.5, "\(bySeed)")
  }

  @Test("Documents that are cut off within a sentence are told")
  func cutOff() throws {
    let cut = try Self.changed { text in
      let words = text.split(separator: " ")
      return words.count < 6 ? nil : words.prefix(words.count * 2 / 3).joined(separator: " ")
    }
    #expect(try Self.fluency(of: cut).worse.value > 0.3)
  }

  @Test("Sentences that were shuffled among the documents are told")
  func sentences() throws {
    var stream = RandomStream(seed: 7, index: 0)
    let all = Self.tickets.others.flatMap {
      $0.document.text.split(separator: ". ").map(String.init)
    }
    let mixed = try Self.changed { text in
      let count = text.split(separator: ". ").count
      return count < 2
        ? nil : (0..<count).map { _ in stream.pick(all) }.joined(separator: ". ")
    }
    let fluency = try Self.fluency(of: mixed)
    #expect(fluency.worse.low > 0.2, "\(fluency)")
  }

  @Test("It shows what it catches: the same real documents, broken")
  func calibration() throws {
    let fluency = try Self.fluency(of: Self.tickets.others)
    #expect(try #require(fluency.worseOfShuffledWords) > 0.9)
    #expect(try #require(fluency.worseOfShuffledSentences) > 0.3)
    #expect(try #require(fluency.worseOfCutOff) > 0.3)
  }

  @Test("Of a few real documents no worst tenth is told")
  func few() throws {
    let few = Array(Self.tickets.seed.prefix(19))
    let measure = try FluencyMeasure(
      of: Self.tickets.others, beside: few, locale: "en", judge: nil)
    #expect(measure == nil)
  }
}
