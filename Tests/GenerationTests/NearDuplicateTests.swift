import Corpora
import Sampling
import TestSupport
import Testing

@testable import Generation

@Suite("Near-duplicates")
struct NearDuplicateTests {
  /// Jaccard's likeness of two texts' stretches of four letters, counted out.
  private static func likeness(_ first: String, _ second: String) -> Double {
    func stretches(_ text: String) -> Set<String> {
      let folded = text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "?" }
        .joined(separator: " ")
      let letters = Array(folded)
      return Set(letters.indices.dropLast(3).map { String(letters[$0..<($0 + 4)]) })
    }
    let (first, second) = (stretches(first), stretches(second))
    return Double(first.intersection(second).count) / Double(first.union(second).count)
  }

  private static let words = """
    my card was charged twice yesterday please give the money back as soon as you can because rent is due on friday and the \
    bank says that nothing can be done until somebody from your side confirms what went wrong with this transfer of mine
    """.split(separator: " ").map(String.init)

  /// Two texts that share some of their words.
  private static func pair(_ number: Int) -> (String, String) {
    var stream = RandomStream(seed: 7, index: UInt64(number))
    let first = (0..<(5 + number % 30)).map { _ in stream.pick(words) }
    let kept = Double(number % 10) / 10
    let second = first.map { stream.chance(kept) ? $0 : stream.pick(words) }
    return (first.joined(separator: " "), second.joined(separator: " "))
  }

  @Test("Sketches tell Jaccard's likeness within their error, whatever the length of the texts")
  func estimates() {
    var maker = TextSketch.Maker()
    var sum = 0.0
    var squares = 0.0
    for number in 0..<2_000 {
      let (first, second) = Self.pair(number)
      let estimate = maker.sketch(Array(first.utf8)).likeness(maker.sketch(Array(second.utf8)))
      let error = estimate - Self.likeness(first, second)
      sum += error
      squares += error * error
    }
    // 128 bits have a standard error of √(1 − J²) / √128, at most 0.09.
    #expect(abs(sum / 2_000) < 0.03)
    #expect((squares / 2_000).squareRoot() < 0.11)
    #expect(maker.sketch(Array("Hello, THERE".utf8)) == maker.sketch(Array("hello there".utf8)))
    for text in ["", "a", "日本", "ab"] {
      let sketch = maker.sketch(Array(text.utf8))
      #expect(sketch.likeness(sketch) == 1 && TextSketch(words: sketch.words[...]) == sketch)
    }
  }

  @Test("The index finds near-duplicates and little else")
  func index() {
    var maker = TextSketch.Maker()
    var index = NearDuplicateIndex(likeness: 0.8)
    for number in 0..<2_000 { index.insert(maker.sketch(Array(Self.pair(number).0.utf8))) }
    #expect(index.count == 2_000)
    var (near, found, far, wrong) = (0, 0, 0, 0)
    for number in 0..<2_000 where number % 30 > 5 {
      let first = Self.pair(number).0
      let changed = first.dropLast(2) + "x"
      let isFound = index.contains(near: maker.sketch(Array(changed.utf8)))
      if Self.likeness(first, String(changed)) >= 0.85 {
        near += 1
        found += isFound ? 1 : 0
      }
      let other = first.split(separator: " ").map { "\($0.dropLast())" }.joined(separator: " ")
      if Self.likeness(first, other) < 0.5 {
        far += 1
        wrong += index.contains(near: maker.sketch(Array(other.utf8))) ? 1 : 0
      }
    }
    #expect(near > 500 && Double(found) > 0.95 * Double(near), "\(found) of \(near)")
    #expect(far > 500 && Double(wrong) < 0.01 * Double(far), "\(wrong) of \(far)")
  }

  @Test("A run keeps away from what it was given, from its seeds and from itself")
  func run() throws {
    // Sentences with one or two words of their own, of which draws are near-copies, and others.
    let seed = (0..<80).map { number in
      let (thing, place) = (Self.words[number % 12], Self.words[20 + number * 5 % 11])
      let alike = "please bring the \(thing) that was ordered last week to my \(place) before noon"
      return Document(text: number < 40 ? alike : Self.pair(number).0)
    }
    let model = try Corpus.model(seed)
    let plan = try LabelPlan(model: model, total: 60, seed: 0)
    func texts(avoiding avoided: [Document], _ likeness: Double?) throws -> [String] {
      var options = Generator.Options()
      options.likeness = likeness
      options.likenessIsStrict = true
      var generator = try Generator(model: model, plan: plan, options: options)
      for document in avoided { generator.keepAway(from: document) }
      var bytes: [UInt8] = []
      _ = try generator.run(write: { more, _, _ in bytes += more }, progress: { _, _ in })
      return try Corpus.parse(String(decoding: bytes, as: UTF8.self)).map(\.text)
    }
    func near(_ texts: [String], _ others: [String]) -> Int {
      texts.count { text in others.contains { Self.likeness(text, $0) >= 0.9 } }
    }
    let plain = try texts(avoiding: [], nil)
    #expect(near(plain, seed.map(\.text)) > 3, "else the next lines say nothing")
    let parted = try texts(avoiding: [], 0.8)
    #expect(!parted.isEmpty && parted.count <= plain.count && near(parted, seed.map(\.text)) == 0)
    for (place, text) in parted.enumerated() { #expect(near([text], Array(parted[..<place])) == 0) }
    let avoided = parted.dropLast(parted.count / 2).map { Document(text: $0 + " x") }
    #expect(near(try texts(avoiding: avoided, 0.8), avoided.map(\.text)) == 0)
  }
}
