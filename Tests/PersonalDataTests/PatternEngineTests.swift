import Sampling
import Testing

@testable import PersonalData

@Suite("How patterns are matched")
struct PatternEngineTests {
  private func matches(_ pattern: String, _ text: [UInt8]) throws -> [Range<Int>] {
    var found: [Range<Int>] = []
    try Pattern(pattern).forEachMatch(in: text) { found.append($0) }
    return found
  }

  @Test("A match may be of any length", arguments: [500, 513, 5_000, 200_000])
  func longMatches(count: Int) throws {
    let value = [UInt8](repeating: UInt8(ascii: "x"), count: count)
    let text = Array("a <".utf8) + value + Array("> b <x>".utf8)
    #expect(try matches("<x+>", text) == [2..<(count + 4), (count + 7)..<(count + 10)])
  }

  /// What Pattern promises, tried at every place by going back: the longest match at the first place where one is not empty.
  private static func expected(_ tree: PatternTree, _ text: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index < text.count {
      let end = ends(tree, text, from: [index]).max() ?? index
      if end > index { found.append(index..<end) }
      index = max(end, index + 1)
    }
    return found
  }

  /// All places where a tree may end that begins at one of some places.
  private static func ends(_ tree: PatternTree, _ text: [UInt8], from starts: Set<Int>) -> Set<Int>
  {
    func isWord(_ place: Int) -> Bool {
      text.indices.contains(place) && ByteSet.word.contains(text[place])
    }
    switch tree {
    case .empty: return starts
    case .byte(let set):
      return Set(starts.filter { $0 < text.count && set.contains(text[$0]) }.map { $0 + 1 })
    case .boundary: return starts.filter { isWord($0 - 1) != isWord($0) }
    case .start: return starts.filter { $0 == 0 }
    case .end: return starts.filter { $0 == text.count }
    case .sequence(let parts): return parts.reduce(starts) { ends($1, text, from: $0) }
    case .either(let parts):
      return parts.reduce(into: []) { $0.formUnion(ends($1, text, from: starts)) }
    case .repeated(let part, let least, let most):
      var open = starts
      for _ in 0..<least { open = ends(part, text, from: open) }
      var all = open
      var rounds = least
      while !open.isEmpty, most.map({ rounds < $0 }) ?? true {
        open = ends(part, text, from: open).subtracting(all)
        all.formUnion(open)
        rounds += 1
      }
      return all
    }
  }

  private static func pattern(_ stream: inout RandomStream, depth: Int) -> String {
    let pieces = ["a", "b", "é", " ", "[ab]", "[^a]", ".", "\\w", "\\s", "\\b", "^", "$"]
    func next(_ count: Int) -> Int { Int(stream.next() % UInt64(count)) }
    if depth == 0 { return pieces[next(pieces.count)] }
    switch next(6) {
    case 0, 1:
      return (0...next(3)).map { _ in pattern(&stream, depth: depth - 1) }.joined()
    case 2:
      return "("
        + (0...next(3)).map { _ in pattern(&stream, depth: depth - 1) }.joined(separator: "|") + ")"
    case 3, 4:
      let signs = ["*", "+", "?", "{2}", "{1,3}", "{0,2}", "{2,}"]
      return "(" + pattern(&stream, depth: depth - 1) + ")" + signs[next(signs.count)]
    default: return pieces[next(pieces.count)]
    }
  }

  @Test("Random patterns find in random texts what trying every way finds")
  func agreesWithTrying() throws {
    var stream = RandomStream(seed: 26, index: 0)
    for round in 0..<1_500 {
      let text = Self.pattern(&stream, depth: 3)
      var parser = PatternParser(text)
      let tree = try parser.parse()
      let pattern = try Pattern(text)
      let matcher = PatternMatcher(pattern.program)
      for _ in 0..<3 {
        let letters = (0..<Int(stream.next() % 24)).map { _ in
          ["a", "b", "é", " ", "\n", "-"][Int(stream.next() % 6)]
        }
        let bytes = Array(letters.joined().utf8)
        var found: [Range<Int>] = []
        matcher.forEachMatch(in: bytes) { found.append($0) }
        #expect(
          found == Self.expected(tree, bytes), "round \(round): \(text) in \(letters.joined())")
        #expect(
          matcher.matches(bytes) == Self.ends(tree, bytes, from: [0]).contains(bytes.count),
          "round \(round): all of \(letters.joined()) by \(text)")
      }
    }
  }

  @Test("Where a match crosses the blocks that a long text is read in, nothing changes")
  func blocks() throws {
    var stream = RandomStream(seed: 27, index: 0)
    for text in ["a+b?", "(a|b)*c", "\\b[ab]{3,200}\\b", "a[^c]*c", "(?:ab|b)+$"] {
      var parser = PatternParser(text)
      let tree = try parser.parse()
      for length in [1_023, 1_024, 1_025, 2_048, 3_000] {
        let bytes = (0..<length).map { _ in Array("aaaaabbbbb c".utf8)[Int(stream.next() % 12)] }
        #expect(
          try matches(text, bytes) == Self.expected(tree, bytes), "\(text), \(length) bytes")
      }
    }
  }

  @Test(
    "Twice the text is at most 2.6 times the work, whatever the pattern and the text",
    arguments: [
      "(a*)*b", "(a|aa)+$", "(a*)*(a|aa)+b", "a{0,250}", "(a{0,100}b?){0,20}", "a.*b|a",
      "(.*)(.*)(.*)x",
      "[ab]*a[ab]{12}c", "a[ab]{40}a", "\\b(a|b)+\\b", "(?i)(aa|ab|ba|bb)*z",
    ])
  func linearWork(text: String) throws {
    let pattern = try Pattern(text)
    var stream = RandomStream(seed: 28, index: 0)
    let random = (0..<80_000).map { _ in
      stream.next() % 2 == 0 ? UInt8(ascii: "a") : UInt8(ascii: "b")
    }
    let uniform = [UInt8](repeating: UInt8(ascii: "a"), count: 80_000)
    for bytes in [random, uniform] {
      func work(_ count: Int) -> Int {
        let matcher = PatternMatcher(pattern.program)
        matcher.forEachMatch(in: Array(bytes[..<count])) { _ in }
        return matcher.work
      }
      let (once, twice) = (work(40_000), work(80_000))
      #expect(Double(twice) <= 2.6 * Double(once) + 1_000, "\(once), then \(twice)")
    }
  }

  @Test(
    "Patterns that would take too much room or depth are refused",
    arguments: [
      "((((){256}){256}){256}){256}", "a" + String(repeating: "?", count: 100_000),
      String(repeating: "(", count: 5_000) + "a", "(a{256}){256}", "a{0,1000}",
    ])
  func refuses(text: String) { #expect(throws: Pattern.Failure.self) { try Pattern(text) } }
}
