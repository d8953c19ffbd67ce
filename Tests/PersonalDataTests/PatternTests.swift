import Testing

@testable import PersonalData

@Suite("Patterns")
struct PatternTests {
  private func matches(_ pattern: String, _ text: String) throws -> [String] {
    var found: [String] = []
    let bytes = Array(text.utf8)
    try Pattern(pattern).forEachMatch(in: bytes) {
      found.append(String(decoding: bytes[$0], as: UTF8.self))
    }
    return found
  }

  @Test(
    "What a pattern finds",
    arguments: [
      ("a+b?", "xaab ab b aa", ["aab", "ab", "aa"]),
      (#"E-\d{5}"#, "E-12345 E-123 E-123456", ["E-12345", "E-12345"]),
      (#"\bE-\d{5}\b"#, "E-12345 E-123456 XE-12345", ["E-12345"]),
      ("(cat|category|dog)s?", "categorys dogs cat", ["categorys", "dogs", "cat"]),
      ("[A-C]{2,3}", "ABCA A CB", ["ABC", "CB"]), ("[^ ]+", "é ü", ["é", "ü"]),
      ("(?i)straße [0-9]+", "STRAße 12, straße 3", ["STRAße 12", "straße 3"]),
      ("^ab", "abab", ["ab"]), ("ab$", "abab", ["ab"]), ("a.c", "abc a\nc", ["abc"]),
      (#"[\w.]+@\w+\.\w{2,}"#, "x a.b@c.org, y", ["a.b@c.org"]),
      ("(a|b)*c", "abac c d", ["abac", "c"]),
      ("a{0}b", "ab", ["b"]), ("(ab){2,}", "ababab ab", ["ababab"]),
      (#"\(\d+\)"#, "(12) (x)", ["(12)"]),
      ("x*", "axxa", ["xx"]), ("[]a-]+", "a-]b", ["a-]"]),
    ])
  func finds(pattern: String, text: String, expected: [String]) throws {
    #expect(try matches(pattern, text) == expected)
  }

  @Test(
    "What is no pattern is refused",
    arguments: [
      "(a", "a)", "[a", "*a", "a{2", "a{3,2}", "a{999}", #"\q"#, #"a\"#, "[z-a]", "(?=a)", "[é]",
      "((((a{99}){99}){99}){99})",
    ])
  func refuses(pattern: String) {
    #expect(throws: Pattern.Failure.self) { try Pattern(pattern) }
  }

  @Test("Time is linear where backtracking takes all of it")
  func linear() throws {
    let clock = ContinuousClock()
    let pattern = try Pattern("(a*)*(a|aa)+b")
    func time(_ count: Int) -> Duration {
      let text = [UInt8](repeating: UInt8(ascii: "a"), count: count)
      return clock.measure { pattern.forEachMatch(in: text) { _ in } }
    }
    _ = time(250)
    #expect(time(4_000) < time(500) * 40)
  }
}
