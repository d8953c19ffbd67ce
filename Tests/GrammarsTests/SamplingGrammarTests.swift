import Corpora
import Testing

@testable import Grammars

@Suite("Drawing from grammars")
struct SamplingGrammarTests {
  static func grammar(_ text: String) throws -> Grammar {
    try GrammarLoader.parse(Array(text.utf8), path: "test.grammar").0
  }

  /// How often each text is drawn.
  static func counts(_ grammar: Grammar, _ draws: Int) throws -> [String: Int] {
    let sampler = GrammarSampler(grammar)
    var counts: [String: Int] = [:]
    for index in 0..<UInt64(draws) {
      try sampler.draw(index)
      counts[sampler.document.text, default: 0] += 1
    }
    return counts
  }

  /// Pearson's statistic over texts with their probabilities; it has one degree of freedom less than there are texts.
  static func chiSquared(_ counts: [String: Int], _ probabilities: [String: Double], _ draws: Int)
    -> Double
  {
    probabilities.reduce(0) { sum, expected in
      let mean = expected.value * Double(draws)
      let difference = Double(counts[expected.key] ?? 0) - mean
      return sum + difference * difference / mean
    }
  }

  @Test("Texts come as often as the parser says")
  func frequencies() throws {
    let grammar = try Self.grammar(
      """
      s = {3} {a}{b} | {b}[?0.2 {a}] | {0.5} [*1..3 {b}]
      a = {0.2} x | y | {2} x
      b = z | {3} [*2..2 by "-" z]
      """)
    let draws = 200_000
    let counts = try Self.counts(grammar, draws)
    let parser = GrammarParser(grammar)
    var probabilities: [String: Double] = [:]
    for text in counts.keys {
      guard case .success(let parse) = parser.parse(Array(text.utf8)) else {
        Issue.record("“\(text)” does not parse")
        continue
      }
      probabilities[text] = exponential(parse.logProbability)
    }
    #expect(abs(probabilities.values.reduce(0, +) - 1) < 1e-3)
    // 99.99 % of the distribution with so many degrees of freedom is below this.
    let freedom = Double(probabilities.count - 1)
    #expect(
      Self.chiSquared(counts, probabilities, draws) < freedom + 4 * (2 * freedom).squareRoot() + 10)
  }

  @Test("A condition gives the distribution of what is left, however rare")
  func conditions() throws {
    let grammar = try Self.grammar(
      """
      s = {a}{a}{c} | {9} {a}
      a = {5} x | {k=1} y | {2, k=2} z[?0.5 {c}]
      c = {4} - | {k=1} + | {0.001, k=rare} !
      """)
    let wanted = ["1", "2"].map { (key: "k", value: $0) }
    let (conditioned, probability) = try grammar.conditioned(on: wanted)
    let sampler = GrammarSampler(grammar)
    var filtered: [String: Int] = [:]
    let draws = 400_000
    for index in 0..<UInt64(draws) {
      try sampler.draw(index)
      let document = sampler.document
      let values = document.meta.first { $0.key == "k" }?.value ?? ""
      if values.contains("1"), values.contains("2") { filtered[document.text, default: 0] += 1 }
    }
    let kept = filtered.values.reduce(0, +)
    #expect(abs(Double(kept) / Double(draws) - probability) < 0.003)
    let counts = try Self.counts(conditioned, kept)
    for (text, count) in filtered where count > 50 {
      let other = Double(counts[text] ?? 0)
      // Two counts of the same mean.
      #expect(abs(other - Double(count)) < 5 * (other + Double(count)).squareRoot())
    }
    let (rare, _) = try grammar.conditioned(on: [("k", "rare"), ("k", "1")])
    for (text, _) in try Self.counts(rare, 200) { #expect(text.contains("!")) }
    #expect(throws: ImpossibleCondition.self) { try grammar.conditioned(on: [("k", "3")]) }
  }

  @Test("Few documents cover every alternative, and every one at every place")
  func coverage() throws {
    let grammar = try Self.grammar(
      """
      s = {a} and {b} | {b}, {b} | {deep}
      a = 1 | 2 | 3 | 4
      b = x | y | [p|q|r]
      deep = {0.01} ({deep}) | {a}
      """)
    for (aim, most) in [(GrammarCoverage.Aim.rules, 8), (.pairs, 14)] {
      let coverage = GrammarCoverage(GrammarSampler(grammar), aim)
      var count: UInt64 = 0
      while try coverage.draw(count) { count += 1 }
      #expect(coverage.openCount == 0 && count <= most, "\(aim): \(count)")
    }
  }

  @Test("A finite language is drawn without replacement, its probable texts first")
  func finite() throws {
    let grammar = try Self.grammar(
      "s = {9} {a} | {0.001} rare\na = {3} x{b} | y{b}\nb = 1 | 2 | {5} 3")
    var firsts: [String: Int] = [:]
    for seed in 0..<UInt64(2_000) {
      var options = GrammarSampler.Options()
      options.seed = seed
      let language = try #require(try FiniteLanguage(grammar, options: options))
      var texts: [String] = []
      for place in 0..<language.count {
        try language.draw(place)
        texts.append(language.sampler.document.text)
      }
      #expect(texts.count == 7 && Set(texts).count == 7)
      firsts[texts[0], default: 0] += 1
    }
    // p = 9 / 9.001 · 3/4 · 5/7.
    #expect(abs(Double(firsts["x3"] ?? 0) / 2_000 - 0.5357) < 0.06)
    #expect(try FiniteLanguage(Self.grammar("s = a{s} | b")) == nil)
  }

  @Test("Runaway recursion ends on the shortest way, and no text is cut")
  func bounds() throws {
    let grammar = try Self.grammar("s = {99} ({s}{s}) | x")
    var options = GrammarSampler.Options()
    options.mostExpansions = 1_000
    let sampler = GrammarSampler(grammar, options: options)
    try sampler.draw(1)
    let text = sampler.document.text
    #expect(text.count { $0 == "(" } == text.count { $0 == ")" } && text.count > 500)
    #expect(GrammarAnalysis(grammar).spectralRadius > 1)
    #expect(GrammarCheck(grammar, GrammarAnalysis(grammar)).hasErrors)
  }

  @Test("Expected length and entropy are those worked out by hand")
  func analysis() throws {
    let grammar = try Self.grammar("s = {1} ab | {1} [*geometric(0.5) x]")
    let analysis = GrammarAnalysis(grammar)
    // Half of the documents have 2 characters, half 1 / (1 - 0.5) = 2 on average.
    #expect(abs(analysis.expectedLiteralLength - 2) < 1e-9)
    // One bit, and for half of the documents two bits of a geometric distribution.
    #expect(abs(analysis.entropy - 2) < 1e-9)
    #expect(abs(analysis.spectralRadius - 0.5) < 1e-9)
  }

  @Test("Limits, conditions and joining words")
  func guards() throws {
    let unique = try Self.grammar("s = [*3 {c}]\nc unique = a | b | c")
    #expect(Set(try Self.counts(unique, 300).keys) == ["abc", "acb", "bac", "bca", "cab", "cba"])
    let tooMany = try Self.grammar("s = [*4 {c}]\nc unique = a | b | c")
    #expect(throws: SamplingError.self) { try Self.counts(tooMany, 1) }
    let words = try Self.grammar("words\ns = {a} [:T {b}]  {a} end\na = x | {}\nb = y  z")
    #expect(
      Set(try Self.counts(words, 200).keys) == ["x y z x end", "x y z end", "y z x end", "y z end"])
  }

  @Test("A draw that failed leaves no variable bound")
  func failedDraws() throws {
    let grammar = try Self.grammar(
      """
      s = {c}{c}{r}
      r = {x} | v{v}
      x =
        let v = @number(1..9)
        | {c}{c}
      c unique = 1 | 2 | 3
      """)
    for (text, _) in try Self.counts(grammar, 200) { #expect(text.hasSuffix("v")) }
  }

  @Test("Spans move with the text that modifiers change")
  func spans() throws {
    let grammar = try Self.grammar(
      "s = See [:X {t | a}], {t:Y | upper}, {u | capitalize}\nt = old straße\nu = {t:Z} x")
    let sampler = GrammarSampler(grammar)
    try sampler.draw(0)
    let document = sampler.document
    #expect(document.text == "See an old straße, OLD STRASSE, Old straße x")
    let texts = document.spans.map { span in
      String(
        String.UnicodeScalarView(
          document.text.unicodeScalars.dropFirst(span.start).prefix(span.end - span.start)))
    }
    #expect(texts == ["an old straße", "OLD STRASSE", "Old straße"])
  }

  @Test("A condition on a long alternative takes no longer than the alternative")
  func longConditions() throws {
    let grammar = try Self.grammar(
      "s = \(String(repeating: "{a}", count: 3_000))\na = {label=x} x | {label=y} y | z")
    let (conditioned, probability) = try grammar.conditioned(on: [("label", "x"), ("label", "y")])
    #expect(probability > 0.999)
    try GrammarSampler(conditioned).draw(0)
    let small = try Self.grammar("s = {a}{a}{a}\na = {0.1, label=x} x | y")
    let (rare, share) = try small.conditioned(on: [("label", "x")])
    let one = 0.1 / 1.1
    #expect(abs(share - (1 - (1 - one) * (1 - one) * (1 - one))) < 1e-12)
    let counts = try Self.counts(rare, 4_000)
    #expect(counts["yyy"] == nil && counts.count == 7)
    let expected = (1 - one) * (1 - one) * one / share * 4_000
    for text in ["xyy", "yxy", "yyx"] { #expect(abs(Double(counts[text] ?? 0) - expected) < 160) }
  }
}
