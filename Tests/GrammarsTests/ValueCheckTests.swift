import Testing

@testable import Grammars

@Suite("What values can be")
struct ValueCheckTests {
  /// Draws a person with a name, and a city.
  private struct People: ValueProvider {
    var names: [String] { ["person", "city"] }
    func fields(of name: String) -> [String]? { name == "person" ? ["name"] : nil }
    func append(_ field: Int?, of value: Int, key: UInt64, to text: inout [UInt8]) {
      text += "Ada".utf8
    }
  }

  private func check(_ text: String) throws -> [GrammarMessage] {
    let (grammar, warnings) = try GrammarLoader.parse(Array(text.utf8), path: "t.grammar") { _ in
      People()
    }
    return warnings + GrammarCheck(grammar, GrammarAnalysis(grammar)).messages
  }

  /// A rule whose variables hold one of each.
  private func rule(_ text: String, _ bindings: String = "") -> String {
    """
    s =
      let n = @number(1..9)
      let day = @date(2025-01-01..2025-12-31)
      let who = @person
      let pet = animal
    \(bindings.isEmpty ? "" : "  let more = \(bindings)\n")  | \(text) {n}{day}{who}{pet}\(bindings.isEmpty ? "" : "{more}")
    animal = cat | dog
    """
  }

  @Test(
    "Ranges that hold nothing, or too much, are found",
    arguments: [
      "{@number(9..1)}", "{@number(9, 1)}", "{@money(20..10)}", "{@number(n + 10..5)}",
      "{@number(1..99999999999999999999)}", "{@number(1..2e15)}", "{@money(0..99999999999999)}",
      "{@number(0.2..0.8)}", "{@date(2026-01-01..2025-01-01)}", "{@time(2026-01-01..2025-01-01)}",
      "{@zipf(1..0)}", "{@zipf(1..1e16)}", "{@days(2026-02-01, 2026-01-01)}",
      "{@date(day..2024-01-01)}", "{99999999999999999999 | number}", "{day + 99999999999 years}",
      "{@city(of: 99999999999999999999)}", "{n / 0}",
    ])
  func ranges(_ text: String) throws {
    let found = try check(rule(text)).filter { $0.severity == .error }
    #expect(found.count == 1 && found.first?.line == 6, "\(found)")
  }

  @Test(
    "Values of the wrong type are found",
    arguments: [
      "{@days(0, 21)}", "{n + @days(0, 21)}", "{n + 21 days}", "{day + 5}", "{day * 2}",
      "{day + day}", "{who + 1}", "{n | date(iso)}", "{n + 1 | date(long)}", "{day | words}",
      "{day | currency(\"EUR\")}", "{who | ordinal}", "{who.name | words}", "{pet | percent}",
      "{@date(1..9)}", "{@number(day..9)}", "{@hours(n, day)}", "{@city(of: day)}",
      "{2025-01-01 | plural(one: \"# day\", other: \"# days\")}", "{n + \"x\"}", "{\"5x\" * 2}",
      "[{if day > 5} x|y]", "[{if who == n} x|y]", "[{if n == many} x|y]",
      "{n | datetime(\"HH:mm\")}", "{day + who days}",
    ])
  func types(_ text: String) throws {
    let found = try check(rule(text)).filter { $0.severity == .error }
    #expect(!found.isEmpty && found.allSatisfy { $0.line == 6 }, "\(found)")
  }

  @Test(
    "What may be right is left alone",
    arguments: [
      "{n + 1}", "{n * 2 - 1 | number(2)}", "{day + 1 month | date(long)}", "{day - day}",
      "{day - 2025-01-01 | words}", "{@days(day, day + 3 weeks)}", "{pet + \" food\"}",
      "{@number(1..n)}", "{@number(n..3)}", "{@money(0.5..99)}", "{@number(0.2..0.8, decimals: 1)}",
      "{@date(2025-01-01..day)}", "{@date(2025-01-01..2025-01-01)}", "{who.name | upper}",
      "{pet | plural}", "{n | upper}", "[{if n > 3 and day < 2025-06-01} x|y]",
      "[{if pet == cat} x|y]", "[{if who == who} x|y]", "{@city(of: n)}", "{@zipf(1..500)}",
      "{pet * 2}", "{n / n}", "{-n}", "{9007199254740992 | number}", "{day + n workdays}",
    ])
  func rightOnes(_ text: String) throws {
    #expect(try check(rule(text)).filter { $0.severity == .error } == [])
  }

  @Test("The type of a variable is that of whatever may be bound to it")
  func variables() throws {
    let found = try check(
      """
      s = {a} | {b}
      a =
        let x = @number(1..2)
        | {c}
      b =
        let x = @date(2025-01-01..2025-02-01)
        | {c}
      c = {x | date(iso)} {x | words}
      """)
    #expect(found.isEmpty)
    let chained = try check(
      "s =\n  let a = @number(1..2)\n  let b = a * 2\n  let c = b + 1\n  | {c | date(iso)} {@number(c..2)}"
    )
    #expect(chained.map(\.line) == [5, 5] && chained.map(\.column) == [10, 22], "\(chained)")
  }

  @Test("A process begins at a time")
  func process() throws {
    let text =
      "process p\n  begin @number(1..2)\n  state a = {time | date(iso)}\n    -> end"
    let found = try check(text)
    #expect(found.count == 1 && found.first?.problem.contains("begins at a time") == true)
  }

  @Test("Seventy rules that double: documents end, but are too long to draw")
  func doubling() throws {
    var text = "start r70\nr0 = x"
    for level in 1...70 { text += "\nr\(level) = {r\(level - 1)}{r\(level - 1)}" }
    let grammar = try GrammarLoader.parse(Array(text.utf8), path: "t.grammar").0
    let analysis = GrammarAnalysis(grammar)
    #expect(analysis.spectralRadius == 0 && analysis.expectedLiteralLength == 1.1805916207174113e21)
    let check = GrammarCheck(grammar, analysis)
    #expect(check.hasErrors && check.messages.map(\.problem).contains { $0.contains("huge") })
    let error = #expect(throws: SamplingError.self) { try GrammarSampler(grammar).draw(0) }
    #expect(error?.isTooLong == true)
    let wide = text.replacing("r0 = x", with: "r0 = {0.01} {r0}{r0} | x | y")
    let many = try GrammarLoader.parse(Array(wide.utf8), path: "t.grammar").0
    #expect(GrammarAnalysis(many).derivationCount(depth: 100).isInfinite)
    #expect(try FiniteLanguage(many) == nil)
  }

  @Test("Values far out of the calendar are drawn without harm")
  func farAway() throws {
    let (grammar, _) = try GrammarLoader.parse(
      Array(
        "s = {2025-01-01 + 99999999999999 years} {2025-01-01 - 1e300 months} {@person(of: 1e300)} {2025-01-01 + 1e18 days}"
          .utf8), path: "t.grammar"
    ) { _ in People() }
    #expect(throws: Never.self) { try GrammarSampler(grammar).draw(0) }
  }

  @Test(
    "A condition within a text is told where it belongs",
    arguments: [
      ("s =\n  let n = @number(1..9)\n  | total {n} {if n > 5} a large order", 3, 16),
      ("s = x {if 1 > 2} y", 1, 8), ("s = x [ {if 1 > 2} y|z]", 1, 10),
      ("s = a {at most 2} b", 1, 8),
      ("s = a {once, label=x} b", 1, 8), ("s = a {else x} b", 1, 8),
    ])
  func misplacedConditions(_ text: String, _ line: Int, _ column: Int) throws {
    let error = #expect(throws: GrammarErrors.self) {
      try GrammarLoader.parse(Array(text.utf8), path: "t.grammar")
    }
    let message = try #require(error?.messages.first)
    #expect(message.line == line && message.column == column, "\(message)")
    #expect(message.problem.contains("stands before the text of its alternative"))
    #expect(message.remedy.contains("[{if n > 1} parcels|"))
  }

  @Test("Attributes, weights and conditions may each have braces before a text")
  func heads() throws {
    let (grammar, _) = try GrammarLoader.parse(
      Array("s = {label=a} {3} x | {label=b} {if 1 > 2} y | {1} {label=c} z".utf8),
      path: "t.grammar")
    let counts = try SamplingGrammarTests.counts(grammar, 4_000)
    #expect(counts["y"] == nil && abs((counts["x"] ?? 0) - 3_000) < 150, "\(counts)")
    // A rule may be named like a condition.
    let named = try GrammarLoader.parse(
      Array("s = a {if} {else | upper} {at}\nif = 1\nelse = b\nat = 3".utf8), path: "t.grammar"
    ).0
    #expect(try SamplingGrammarTests.counts(named, 3) == ["a 1 B 3": 3])
  }
}
