import Morphology

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How a corpus writes: in which variety of its language, and which of two wordings it has more often.
package struct CorpusUsage: Sendable {
  private var words: [UInt32: Int] = [:]
  private var pairs: [UInt64: Int] = [:]
  private var tally = VarietyTally()

  /// The variety that it is written in; nil where nothing tells.
  var variety: EnglishVariety? { tally.variety }

  /// Counts the words of a text and their pairs.
  ///
  /// - Parameters:
  ///   - numbers: Their numbers in the background model; 0 of what it does not know.
  ///   - varieties: Those of its words that one variety has alone.
  mutating func count(_ numbers: [UInt32], _ varieties: some Sequence<EnglishVariety>) {
    var last: UInt32 = 0
    for word in numbers {
      words[word, default: 0] += 1
      if last != 0, word != 0 { pairs[Self.pair(last, word), default: 0] += 1 }
      last = word
    }
    for variety in varieties { tally.count(variety) }
  }

  private static func pair(_ first: UInt32, _ second: UInt32) -> UInt64 {
    UInt64(first) << 32 | UInt64(second)
  }

  /// How often the corpus has some words in a row, at most: as often as the rarest of their pairs; nil of no words.
  private func support(of wording: some Collection<UInt32>) -> Int? {
    guard let first = wording.first else { return nil }
    if wording.count == 1 { return words[first] ?? 0 }
    return zip(wording, wording.dropFirst()).lazy
      .filter { $0.0 != 0 && $0.1 != 0 }
      .map { pairs[Self.pair($0.0, $0.1)] ?? 0 }.min()
  }

  /// How much rarer than a wording another is, log10; 0 where it is as frequent, or where one of them is nothing.
  func taste(of wording: some Collection<UInt32>, for old: some Collection<UInt32>) -> Double {
    guard let new = support(of: wording), let old = support(of: old) else { return 0 }
    let doubt = RewriteTuning.doubt
    return max(
      RewriteTuning.worstTaste, min(0, log10((Double(new) + doubt) / (Double(old) + doubt))))
  }
}

extension Rewriter {
  /// Learns how a corpus writes.
  ///
  /// - Complexity: O(*n*) in its words.
  package func usage(of texts: some Sequence<[RewriteWord]>) -> CorpusUsage {
    var usage = CorpusUsage()
    for text in texts {
      usage.count(
        text.map { background.number(of: $0.folded) }, text.lazy.compactMap { varieties[$0.folded] }
      )
    }
    return usage
  }
}
