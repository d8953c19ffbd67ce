import Foundation
import Sampling
import Testing

@testable import Rewriting

@Suite("Ways to write a text anew")
struct RewriteLatticeTests {
  /// A text of letters with edits that may be applied.
  private func base(_ text: String, _ edits: [(Range<Int>, String)]) -> RewriteBase {
    let words = text.split(separator: " ").map { RewriteWord(.text(Array($0.utf8))) }
    let text = RewriteText(words)
    var all = edits.map { range, replacement in
      var edit = RewriteEdit(
        range: range,
        pieces: replacement.split(separator: " ").map { .text(String($0)) }, kind: .phrase)
      _ = edit.keepEnds(in: text)
      edit.numbers = edit.pieces.map { _ in 0 }
      return edit
    }
    all.sort {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    return RewriteBase(text: text, edits: all, numbers: words.map { _ in 0 })
  }

  /// What a text becomes.
  private func write(_ base: RewriteBase, _ drawn: [Int]) -> String {
    base.pieces(with: drawn).map { piece in
      switch piece {
      case .base(let token): base.text.words[token].folded
      case .text(let word): word
      }
    }.joined(separator: " ")
  }

  /// Limits that no four tokens of the base may stand in a row.
  private func limits(_ base: RewriteBase, cuts: Set<Int> = []) -> RewriteLattice.Limits {
    let stops = (0..<base.count).map { start in
      let end = (start..<base.count).first { cuts.contains($0) } ?? base.count
      return start + 3 < end ? start + 3 : Int.max
    }
    return RewriteLattice.Limits(
      stops: stops, cuts: (0..<base.count).map { cuts.contains($0) })
  }

  @Test("No draw has a run that must not be copied, and every way without one is drawn")
  func drawsAreThoseWithoutRuns() throws {
    let base = base(
      "a b c d e f g h i",
      [(1..<3, "x"), (2..<4, "c y"), (3..<4, "z z"), (5..<6, "w"), (7..<9, "h v"), (4..<5, "e q")])
    let lattice = RewriteLattice(base, limits: limits(base))
    var allowed: Set<String> = []
    func enumerate(_ drawn: [Int], _ place: Int) {
      guard place < base.count else {
        let text = write(base, drawn)
        let copies = ["a b c d", "b c d e", "c d e f", "d e f g", "e f g h", "f g h i"]
        if !copies.contains(where: text.contains) { allowed.insert(text) }
        return
      }
      enumerate(drawn, place + 1)
      for (number, edit) in base.edits.enumerated() where edit.range.lowerBound == place {
        enumerate(drawn + [number], edit.range.upperBound)
      }
    }
    enumerate([], 0)
    #expect(allowed.count > 5)
    var stream = RandomStream(seed: 1, index: 0)
    var seen: Set<String> = []
    for _ in 0..<5_000 {
      let drawn = try #require(lattice.draw(from: &stream))
      seen.insert(write(base, drawn))
    }
    #expect(seen == allowed)
  }

  @Test("A base with a run that nothing breaks has no way through")
  func impassable() {
    let base = base("a b c d e f", [(5..<6, "x")])
    #expect(!RewriteLattice(base, limits: limits(base)).isPassable)
    var stream = RandomStream(seed: 1, index: 0)
    #expect(RewriteLattice(base, limits: limits(base)).draw(from: &stream) == nil)
    #expect(RewriteLattice(base, limits: limits(base, cuts: [2])).isPassable)
  }

  @Test("Alternatives of one stretch are drawn as their gains say")
  func weights() throws {
    var base = base("a b", [(0..<1, "x"), (0..<1, "y")])
    #expect(base.edits.count == 2)
    var edits = base.edits
    edits[0].gain = 0
    edits[1].gain = -1
    base = RewriteBase(text: base.text, edits: edits, numbers: base.numbers)
    let lattice = RewriteLattice(base, limits: limits(base))
    var stream = RandomStream(seed: 7, index: 0)
    var counts: [String: Double] = [:]
    for _ in 0..<20_000 {
      counts[write(base, try #require(lattice.draw(from: &stream))), default: 0] += 1
    }
    // Keeping weighs 1, and the two alternatives together what the constant says, by 10 to the power of their gains.
    let together = RewriteTuning.editWeight
    let second = pow(10, -RewriteTuning.preference)
    let expected = [
      "a b": 1 / (1 + together), "x b": together / (1 + together) / (1 + second),
      "y b": together / (1 + together) * second / (1 + second),
    ]
    for (text, share) in expected {
      #expect(abs((counts[text] ?? 0) / 20_000 - share) < 0.02, "\(text)")
    }
  }

  @Test("The share of copied runs counts what stands side by side in both texts")
  func copied() {
    let base = base("a b c d e f g h", [(3..<5, "d x")])
    #expect(base.copied(with: [], runs: 4).shareOfRuns == 1)
    // a b c d x f g h: one of five runs of four tokens is the base's.
    #expect(base.copied(with: [0], runs: 4).shareOfRuns == 1.0 / 5)
  }
}
