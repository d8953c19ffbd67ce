import Corpora
import Sampling
import Testing

@testable import Generation
@testable import PersonalData

@Suite("What new values keep of the old ones")
struct ValueHintTests {
  @Test("Hints are read as they were stored")
  func stored() {
    let hints: [ValueHint] = [
      .none, .form(0), .form(70_000), .person(isFemale: true), .person(isFemale: false),
      .figure(Figure(of: "79.90", rank: 3)), .figure(Figure(of: "160", rank: 0)),
    ]
    for hint in hints { #expect(ValueHint(stored: hint.stored) == hint) }
    #expect(ValueHint(stored: 7) == nil)
  }

  @Test(
    "A number keeps about its size, and a round end",
    arguments: [
      ("160", "240", true), ("160", "247", false), ("160", "640", false), ("163", "247", true),
      ("79.90", "63.90", true), ("79.90", "63.41", false), ("79.13", "63.41", true),
    ])
  func ends(old: String, new: String, isAdmitted: Bool) {
    #expect((Figure(of: old, rank: 0).faults(of: new) == 0) == isAdmitted)
  }

  @Test(
    "Numbers near each other stay as far apart",
    arguments: [
      (["24", "28"], ["30", "35"], true), (["24", "28"], ["12", "39"], false),
      (["1.20", "1.40"], ["2.30", "2.60"], true), (["90", "200"], ["95", "100"], false),
      // Numbers far from each other are free.
      (["12.50", "125.00"], ["20.50", "100.00"], true),
    ])
  func ratios(old: [String], new: [String], isKept: Bool) {
    let figures = old.enumerated().map { Figure(of: $1, rank: $0) }
    #expect(figures[1].keepsRatio(new[1], to: figures[0], new[0]) == isKept)
  }

  @Test("Equal numbers stay equal, and larger ones larger")
  func ranks() {
    let form = CharacterForm(digits: 3)
    let (small, large) = (Figure(of: "160", rank: 0), Figure(of: "180", rank: 1))
    var drawn = DrawnFigures()
    drawn.append("240", as: small, form)
    #expect(drawn.equal(to: small, as: form) == "240" && drawn.equal(to: large, as: form) == nil)
    #expect(drawn.admits("270", as: large))
    #expect(!drawn.admits("230", as: large) && !drawn.admits("240", as: large))
  }

  @Test("Dates of a document follow soon on each other, those of another do not")
  func dates() throws {
    var set = SurrogateSet(ordersDates: true)
    var stream = RandomStream(seed: 3, index: 0)
    for _ in 0..<200 {
      set.restart()
      let dates = try (0..<2).map { _ -> Int in
        let text = try #require(set.fill(.dateTime, form: "%Y-%0N-%0D", from: &stream))
        let parts = text.split(separator: "-").compactMap { Int($0) }
        return GregorianCalendar.dayNumber(year: parts[0], month: parts[1], day: parts[2])
      }
      #expect(0...14 ~= dates[1] - dates[0])
    }
  }

  @Test("Tickets that are written anew keep the kinds of their codes, and women and men")
  func tickets() throws {
    var settings = SeedModel.Settings()
    settings.language = "en"
    let model = try Corpus.model(
      try Corpus.documents(Corpus.ticketsFile), settings: settings)
    let documents = try Corpus.parse(try Corpus.generate(model, 600, balanced: true).text)
    let codes = documents.flatMap {
      $0.text.matches(of: /\b([A-Z]{2,3})-[0-9]+/).map { String($0.1) }
    }
    // As in the seed, four of five are orders'.
    let others = codes.filter { $0 != "LH" }
    #expect(others.count * 20 > codes.count && others.count * 3 < codes.count)
    let invoices = documents.filter { $0.text.contains("INV-") }.map { $0.text.lowercased() }
    #expect(invoices.count > 3)
    #expect(invoices.allSatisfy { $0.contains("invoice") || $0.contains("bill") })
    let male = Set(LocaleNames.of("en").male)
    let fathers = documents.filter { $0.text.contains("His name") }
    #expect(!fathers.isEmpty)
    for document in fathers {
      let name = try #require(document.spans.first { $0.type == "PERSON" })
      let given = document.text.unicodeScalars.dropFirst(name.start).prefix { $0 != " " }
      #expect(male.contains(String(String.UnicodeScalarView(given))))
    }
  }
}
