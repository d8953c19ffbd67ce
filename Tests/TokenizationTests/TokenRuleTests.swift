import Sampling
import TestSupport
import Testing

@testable import Tokenization

@Suite("Rules over ICU's words")
struct TokenRuleTests {
  private func tokens(
    _ text: String, rules: TokenRules = .all, locale: String = "en"
  ) throws -> [String] {
    let bytes = Array(text.utf8)
    return try Tokenizer(locale: locale, rules: rules).tokenize(bytes).filter {
      !$0.kind.isWhiteSpace
    }
    .map { String(decoding: bytes[$0.range], as: UTF8.self) }
  }

  private func kinds(_ text: String) throws -> [String] {
    try Tokenizer().tokenize(Array(text.utf8)).map(\.kind.name)
  }

  @Test(
    "Each rule makes one token of what it names",
    arguments: [
      (
        TokenRule.url, ["https://example.org/a?b=1&c=(d)", "www.example.org", "ftp://x.example/y"],
        "url"
      ),
      (.email, ["jo.doe+shop@mail.example.org", "müller@bücher.example"], "email"),
      (.mention, ["@handle", "@my-team", "@user@social.example"], "mention"),
      (.hashtag, ["#release", "#bug_17", "#größe"], "hashtag"),
      (
        .identifier,
        [
          "INV-2024-00017", "F-16", "SKU-12A-9", "A1/B2", "v1.2.3",
          "550e8400-e29b-41d4-a716-446655440000",
        ],
        "identifier"
      ),
      (
        .measure,
        [
          "$20", "US$5", "5kg", "10.5mm", "€1,200.50", "7.5%", "21°C", "90°", "110km/h", "10m²",
          "1\u{A0}299",
          "5\u{A0}%",
          "1\u{202F}299,00\u{A0}€", "10\u{A0}kg",
        ], "number"
      ),
      (
        .emoticon,
        [":-)", ":)", ";-P", ":'(", "<3", "=D", ">:(", "(:", "8-)", "^_^", "¯\\_(ツ)_/¯"], "emoticon"
      ),
    ])
  func joins(rule: TokenRule, examples: [String], kind: String) throws {
    for example in examples {
      let text = "so \(example) end"
      #expect(try tokens(text) == ["so", example, "end"])
      #expect(try kinds(text)[1] == kind)
      let others = TokenRules(TokenRule.allCases.filter { $0 != rule })
      let isWordToICU = ["www.example.org", "v1.2.3", "5kg", "10.5mm"].contains(example)
      if !isWordToICU { #expect(try tokens(text, rules: others).count > 3, "\(example)") }
    }
  }

  @Test(
    "What only looks alike stays apart",
    arguments: [
      ("well-known", ["well", "-", "known"]), ("24-hour", ["24", "-", "hour"]),
      ("f(x)", ["f", "(", "x", ")"]),
      ("[:]", ["[", ":", "]"]), ("#17", ["#", "17"]), ("a & b", ["a", "&", "b"]),
      ("@ home", ["@", "home"]),
      ("10:30", ["10", ":", "30"]), ("see 8)", ["see", "8", ")"]),
      ("Vitamin D: good", ["Vitamin", "D", ":", "good"]),
      ("a@b", ["a", "@", "b"]), ("x=(y)", ["x", "=", "(", "y", ")"]), ("10.5kg", ["10.5kg"]),
      ("100%ig", ["100", "%", "ig"]), ("5 kg", ["5", "kg"]), ("and/or", ["and", "/", "or"]),
      ("www. is no address", ["www", ".", "is", "no", "address"]),
    ])
  func lookalikes(text: String, expected: [String]) throws {
    #expect(try tokens(text) == expected)
  }

  @Test("Kinds tell pictographs, signs and marks apart")
  func kindNames() throws {
    #expect(
      try kinds("Hi 5 , € 👍🏽 1️⃣ 🇩🇪 ❤️ ©\n\n x") == [
        "word", "number", "punctuation", "symbol", "emoji", "emoji", "emoji", "emoji", "symbol",
        "line_break", "word",
      ])
  }

  /// ICU's own word rules, as source, from the compiled form of the ICU that is linked.
  private func wordRuleSource() throws -> String {
    let compiled = try #require(try ICUBreaker(.word, locale: "root").compiledRules)
    func word(_ offset: Int) -> Int {
      (0..<4).reduce(0) { $0 | Int(compiled[offset + $1]) << (8 * $1) }
    }
    return String(
      decoding: compiled[word(40)..<(word(40) + word(44))].prefix { $0 != 0 }, as: UTF8.self)
  }

  /// A tokenizer over an ICU whose word rules are others.
  private func tokenizer(_ source: String, _ rules: TokenRules) throws -> Tokenizer {
    let breaker = try ICUBreaker(rules: Array(source.utf8))
    return Tokenizer(segmenter: Segmenter(breaker, pins: rules.pins(locale: "en")), rules: rules)
  }

  @Test("Tokens are the same whether ICU keeps @ and : within words or parts words there")
  func anyICU() throws {
    let source = try wordRuleSource()
    let plain = source.replacing("ALetter}@]", with: "ALetter}]")
    let letters = plain.replacing("ALetter}]", with: "ALetter}@]")
    let colons = letters.replacing("MidLetter}-[\\:\\uFE55\\uFF1A]]", with: "MidLetter}]")
    #expect(plain != letters && letters != colons)
    var stream = RandomStream(seed: 9, index: 0)
    let pieces = [
      "user", "a", "1", ".", "@", "@", "example", "org", ":", "-", " ", "_", "#", "é", "\u{301}",
      "'", "ไทย",
      "中", "http://", "x@y.zz", "@me",
    ]
    let one = try tokenizer(plain, .all)
    let two = try tokenizer(letters, .all)
    let three = try tokenizer(colons, .all)
    let bare = try tokenizer(plain, .none)
    let bareLetters = try tokenizer(letters, .none)
    var differing = 0
    for _ in 0..<20_000 {
      let text = Array((0..<(1 + stream.below(8))).map { _ in stream.pick(pieces) }.joined().utf8)
      let tokens = try one.tokenize(text)
      let same = try two.tokenize(text) == tokens && three.tokenize(text) == tokens
      #expect(same, "\(String(decoding: text, as: UTF8.self))")
      if try bare.tokenize(text) != bareLetters.tokenize(text) { differing += 1 }
    }
    // Without the rules the two do differ.
    #expect(differing > 0)
  }

  @Test("Finnish keeps its colons")
  func finnishColon() throws {
    #expect(try tokens("EU:n jäsen", locale: "fi_FI") == ["EU:n", "jäsen"])
    #expect(try tokens("EU:n jäsen") == ["EU", ":", "n", "jäsen"])
  }

  @Test("Rules are named, and unknown names are refused")
  func names() {
    #expect(TokenRules.all.names.count == TokenRule.allCases.count)
    #expect(TokenRules(names: ["url", "email"])?.contains(.email) == true)
    #expect(TokenRules(names: ["nonsense"]) == nil)
    #expect(TokenRules(names: TokenRules.all.names) == .all)
  }
}
