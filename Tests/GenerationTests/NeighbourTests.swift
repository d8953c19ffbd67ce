import NGrams
import Sampling
import Testing
import Tokenization

@testable import Generation

@Suite("Words that are used alike")
struct NeighbourTests {
  private var vocabulary = Vocabulary()

  private mutating func number(_ word: Substring) -> UInt32 {
    vocabulary.intern(Symbol(.text(Array(word.utf8)), spacing: .expected).stored)
  }

  /// Sentences of two classes: seasons in both, dishes in one, weather in the other.
  private mutating func texts() -> [GroupedTokens] {
    var stream = RandomStream(seed: 7, index: 0)
    var classes = [GroupedTokens(), GroupedTokens()]
    for sentence in 0..<4_000 {
      let season = stream.pick(["autumn", "winter", "spring"])
      let text =
        sentence % 2 == 0
        ? "they eat \(stream.pick(["soup", "stew", "broth"])) when \(season) comes to town"
        : "we see \(stream.pick(["rain", "hail", "snow"])) when \(season) comes over here"
      let words = text.split(separator: " ").map { number($0) }
      classes[sentence % 2].append(
        TokenizedDocument(
          tokens: [Vocabulary.start] + words + [Vocabulary.end], length: text.count,
          group: UInt32(sentence)))
    }
    return classes
  }

  @Test("Stand for each other where no class has them for itself; what carries a label stays")
  mutating func neighbours() throws {
    let classes = texts()
    var all = classes[0]
    all += classes[1]
    let found = Neighbours(all, classes: classes, vocabulary)
    let neighbours = try #require(found)
    let seasons = Set(["autumn", "winter", "spring"].map { number($0) })
    var stream = RandomStream(seed: 1, index: 1)
    for season in seasons {
      let drawn = (0..<400).map { _ in neighbours.word(for: season, from: &stream) }
      #expect(Set(drawn) == seasons)
      // A quarter of the words is replaced.
      #expect((60..<140).contains(drawn.count { $0 != season }))
    }
    for word in ["soup", "rain", "eat", "comes", "when"] {
      let number = number(Substring(word))
      #expect((0..<100).allSatisfy { _ in neighbours.word(for: number, from: &stream) == number })
    }
    let again = Neighbours(stored: neighbours.stored, vocabularySize: vocabulary.count)
    #expect(again?.stored == neighbours.stored)
    #expect(Neighbours(stored: neighbours.stored, vocabularySize: 5) == nil)
    #expect(Neighbours(stored: [7, 9, 8], vocabularySize: 10) == nil)
  }

  @Test("A short text does not tell which words are used alike")
  mutating func shortText() {
    let classes = texts().map { text in
      var short = GroupedTokens()
      for (tokens, group) in text.documents.prefix(100) {
        short.append(
          TokenizedDocument(tokens: [Vocabulary.start] + tokens, length: 1, group: group))
      }
      return short
    }
    #expect(Neighbours(classes[0], classes: classes, vocabulary) == nil)
  }
}
