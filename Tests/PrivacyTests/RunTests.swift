import Sampling
import Testing

@testable import Privacy

@Suite("Runs of tokens")
struct RunTests {
  /// Texts of few different words, so that runs recur, and the group of each.
  private static func corpus(_ count: Int, seed: UInt64) -> [(words: [UInt32], group: UInt32)] {
    var stream = RandomStream(seed: seed, index: 0)
    let stock = (0..<6).map { _ in (0..<12).map { _ in UInt32(1 + stream.below(9)) } }
    return (0..<count).map { _ in
      var words: [UInt32] = []
      for _ in 0..<(1 + stream.below(3)) {
        let piece = stream.pick(stock)
        words += piece.dropFirst(stream.below(8)).prefix(2 + stream.below(9))
        if stream.chance(0.5) { words.append(UInt32(1 + stream.below(9))) }
      }
      return (words, UInt32(stream.below(12)))
    }
  }

  private static func text(_ words: [UInt32]) -> TokenRuns {
    var runs = TokenRuns()
    for word in words { runs.append(Array("w\(word)".utf8)[...]) }
    return runs
  }

  /// How many groups wrote a run, by looking everywhere.
  private static func groups(
    of run: ArraySlice<UInt32>, in corpus: [(words: [UInt32], group: UInt32)]
  ) -> Set<UInt32> {
    Set(
      corpus.filter { item in
        item.words.count >= run.count
          && (0...(item.words.count - run.count)).contains {
            item.words[$0..<($0 + run.count)] == run
          }
      }.map(\.group))
  }

  @Test(
    "A gate stops exactly the texts with a run that too few groups wrote", arguments: [1, 2, 3])
  func gateIsExact(leastGroups: Int) throws {
    let corpus = Self.corpus(60, seed: UInt64(leastGroups))
    let shortest = 4
    let gate = RunGate(
      count: 1_000, shortest: shortest, leastGroups: leastGroups, key: 99
    ) { body in
      for item in corpus { body(Self.text(item.words), item.group) }
    }
    let stored = try #require(RunGate(stored: gate.stored, key: 99))
    var stopped = 0
    for (words, _) in Self.corpus(150, seed: 50) + corpus {
      var hasRare = false
      for start in words.indices {
        for end in words.indices where end - start >= shortest - 1 {
          let count = Self.groups(of: words[start...end], in: corpus).count
          if (1..<leastGroups).contains(count) { hasRare = true }
        }
      }
      #expect(gate.stops(Self.text(words)) == hasRare)
      #expect(stored.stops(Self.text(words)) == hasRare)
      if hasRare { stopped += 1 }
    }
    #expect(leastGroups == 1 ? stopped == 0 : stopped > 10)
  }

  @Test("A trail stops where the whole text would be stopped, cut or not, and after going back")
  func trailIsExact() {
    let corpus = Self.corpus(60, seed: 2)
    let gate = RunGate(count: 1_000, shortest: 4, leastGroups: 2, key: 7) { body in
      for item in corpus { body(Self.text(item.words), item.group) }
    }
    var stream = RandomStream(seed: 11, index: 0)
    var trail = RunGate.Trail()
    /// The text that the trail is of: 0 is a cut.
    var text: [UInt32] = []
    var past: (trail: RunGate.Trail.Mark, length: Int)?
    var (stopped, returns) = (0, 0)
    func isStopped(_ text: [UInt32]) -> Bool {
      var runs = TokenRuns()
      for word in text {
        if word == 0 { runs.cut() } else { runs.append(Array("w\(word)".utf8)[...]) }
      }
      return gate.stops(runs)
    }
    for (words, _) in corpus + corpus.reversed() {
      for word in words {
        let token = TokenRuns.Token(Array("w\(word)".utf8)[...])
        let stops = gate.stops(
          token.hash, words: 0..<UInt32(token.words.count), of: token.words, after: &trail)
        #expect(stops == isStopped(text + [word]))
        if stops { stopped += 1 } else { text.append(word) }
        switch stream.below(12) {
        case 0:
          trail.cut()
          text.append(0)
        case 1: past = (trail.mark, text.count)
        case 2:
          guard let back = past else { continue }
          trail.goBack(to: back.trail)
          text.removeLast(text.count - back.length)
          returns += 1
        case 3 where text.count > 40:
          trail.restart()
          (text, past) = ([], nil)
        default: break
        }
      }
    }
    #expect(stopped > 20 && returns > 10)
  }

  @Test("The longest runs are those that looking everywhere finds")
  func finderIsExact() {
    let corpus = Self.corpus(80, seed: 4)
    var finder = RunFinder()
    for (words, group) in corpus { finder.append(words, group: group) }
    finder.finish()
    for (words, _) in Self.corpus(100, seed: 70) + corpus.prefix(20) {
      var (any, rare) = (0, 0)
      for start in words.indices {
        for end in start..<words.count {
          let groups = Self.groups(of: words[start...end], in: corpus).count
          if groups > 0 { any = max(any, end - start + 1) }
          if groups == 1 || groups == 2 { rare = max(rare, end - start + 1) }
        }
      }
      let longest = finder.longest(in: words, leastGroups: 3)
      #expect(longest.any == any)
      // A rare run inside of a longer one that more groups wrote cannot be.
      #expect(longest.rare == rare)
    }
  }

  @Test("Case, punctuation and apostrophes do not hide a copy")
  func readsTwoWays() {
    func runs(_ tokens: [String]) -> TokenRuns {
      var runs = TokenRuns()
      for token in tokens { runs.append(Array(token.utf8)[...]) }
      return runs
    }
    let seed = runs(["I", "didn't", "get", "my", "card", "and", "Ärger", "came"])
    let gate = RunGate(count: 20, shortest: 8, leastGroups: 2, key: 1) { $0(seed, 0) }
    #expect(gate.stops(seed))
    #expect(
      gate.stops(runs(["i", "DIDN'T", "get", ",", "my", "card", "-", "and", "ärger", "came"])))
    #expect(!gate.stops(runs(["i", "didn't", "get", "my", "card", "and", "coffee", "went"])))
  }

  @Test("Groups are counted once each, up to the limit")
  func countsGroups() {
    var support = GroupSupport(limit: 3)
    for group: UInt32 in [0, 0, 5, 0, 5] { support.add(2, group: group) }
    #expect(support.count(of: 2) == 2)
    for group: UInt32 in 0..<100 { support.add(2, group: group) }
    #expect(support.count(of: 2) == 3)
    #expect(support.count(of: 0) == 0 && support.count(of: 1_000) == 0)
    #expect(support.itemCount == 3)
  }

  @Test("Canaries are different sentences of words that stand once in their list")
  func canariesDiffer() {
    #expect(Set(Canary.words).count == 256)
    var stream = RandomStream(seed: 1, index: 0)
    let canaries = Canary.draw(100, from: &stream)
    #expect(Set(canaries.map(\.text)).count == 100)
    #expect(canaries.map(\.groups).prefix(4) == [1, 2, 5, 10])
  }
}
