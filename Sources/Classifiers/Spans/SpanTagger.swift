import Sampling

/// Finds spans of types in texts: an averaged structured perceptron (Collins 2002) over tags that begin and continue spans.
///
/// Its features are words, their neighbours, beginnings, endings and shapes; nothing but the examples tells it what names are.
package struct SpanTagger: Sendable {
  /// A part of a text that has a type.
  package struct Span: Hashable, Sendable {
    /// Where it stands, in bytes.
    package let range: Range<Int>
    /// The number of its type.
    package let type: Int

    package init(_ range: Range<Int>, type: Int) { (self.range, self.type) = (range, type) }
  }

  /// A text to learn from.
  package struct Example: Sendable {
    let text: [UInt8]
    let spans: [Span]

    /// - Parameters:
    ///   - text: UTF-8.
    ///   - spans: What it marks.
    package init(text: [UInt8], spans: [Span]) { (self.text, self.spans) = (text, spans) }
  }

  private static let rows = 1 << 16
  /// What stands for no span; a type's first word has 1 + 2 *t*, its others 2 + 2 *t*.
  private static let none = 0

  private let tagCount: Int
  private var weights: [Float]
  private var transitions: [Float]

  /// Learns from examples.
  ///
  /// - Parameters:
  ///   - typeCount: How many types there are.
  ///   - rounds: How often the examples are gone over.
  ///   - seed: What the order of the examples comes from.
  /// - Complexity: O(*r* *w* *t*²) in rounds, words and types; half a megabyte for each type and as much again while it learns.
  package init(_ examples: [Example], typeCount: Int, rounds: Int = 5, seed: UInt64 = 0) {
    tagCount = 1 + 2 * typeCount
    weights = Array(repeating: 0, count: Self.rows * tagCount)
    transitions = Array(repeating: 0, count: (tagCount + 1) * tagCount)
    var totals = weights
    var transitionTotals = transitions
    var step: Float = 1
    let texts = examples.map { example in
      var features: [UInt32] = []
      let words = SpanWords(example.text)
      words.appendFeatures(to: &features, rows: Self.rows)
      return (features, tags: Self.tags(words.ranges, example.spans))
    }
    var order = Array(texts.indices)
    for round in 0..<rounds {
      var stream = RandomStream(seed: seed, index: UInt64(round))
      order.shuffle(using: &stream)
      for text in order {
        let (features, gold) = texts[text]
        let found = bestTags(features, count: gold.count)
        step += 1
        if found == gold { continue }
        func move(_ place: Int, _ change: Float) {
          weights[place] += change
          totals[place] += change * step
        }
        func moveTransition(_ place: Int, _ change: Float) {
          transitions[place] += change
          transitionTotals[place] += change * step
        }
        var (before, foundBefore) = (tagCount, tagCount)
        for word in gold.indices {
          if gold[word] != found[word] {
            for place in 0..<SpanWords.featuresPerWord {
              let row = Int(features[word * SpanWords.featuresPerWord + place]) * tagCount
              move(row + gold[word], 1)
              move(row + found[word], -1)
            }
          }
          if gold[word] != found[word] || before != foundBefore {
            moveTransition(before * tagCount + gold[word], 1)
            moveTransition(foundBefore * tagCount + found[word], -1)
          }
          (before, foundBefore) = (gold[word], found[word])
        }
      }
    }
    for place in weights.indices { weights[place] -= totals[place] / step }
    for place in transitions.indices { transitions[place] -= transitionTotals[place] / step }
  }

  /// The spans that it finds in a text, UTF-8.
  package func spans(in text: [UInt8]) -> [Span] {
    let words = SpanWords(text)
    var features: [UInt32] = []
    words.appendFeatures(to: &features, rows: Self.rows)
    return Self.spans(words.ranges, bestTags(features, count: words.ranges.count))
  }

  /// Spans as the tagger sees them: from the first word that they touch to the last.
  package static func wholeWords(_ spans: [Span], in text: [UInt8]) -> [Span] {
    let ranges = SpanWords(text).ranges
    return self.spans(ranges, tags(ranges, spans))
  }

  private static func tags(_ words: [Range<Int>], _ spans: [Span]) -> [Int] {
    var tags = [Int](repeating: none, count: words.count)
    for span in spans {
      var tag = 1 + 2 * span.type
      for (word, range) in words.enumerated() where range.overlaps(span.range) {
        tags[word] = tag
        tag = 2 + 2 * span.type
      }
    }
    return tags
  }

  private static func spans(_ words: [Range<Int>], _ tags: [Int]) -> [Span] {
    var spans: [Span] = []
    for (word, tag) in tags.enumerated() where tag != none {
      if tag % 2 == 0, let last = spans.last, word > 0,
        tags[word - 1] == tag || tags[word - 1] == tag - 1
      {
        spans[spans.count - 1] = Span(
          last.range.lowerBound..<words[word].upperBound, type: last.type)
      } else {
        spans.append(Span(words[word], type: (tag - 1) / 2))
      }
    }
    return spans
  }

  /// The tags of the best chain (Viterbi 1967), in which a span goes on only behind its beginning.
  private func bestTags(_ features: [UInt32], count: Int) -> [Int] {
    if count == 0 { return [] }
    var scores = [Float](repeating: 0, count: tagCount)
    var next = scores
    var origins = [UInt16](repeating: 0, count: count * tagCount)
    for word in 0..<count {
      for tag in 0..<tagCount { next[tag] = 0 }
      for place in 0..<SpanWords.featuresPerWord {
        let row = Int(features[word * SpanWords.featuresPerWord + place]) * tagCount
        for tag in 0..<tagCount { next[tag] += weights[row + tag] }
      }
      if word == 0 {
        for tag in 0..<tagCount {
          let isInside = tag != Self.none && tag % 2 == 0
          next[tag] += isInside ? -Float.infinity : transitions[tagCount * tagCount + tag]
        }
      } else {
        for tag in 0..<tagCount {
          var (best, origin) = (-Float.infinity, 0)
          func consider(_ before: Int) {
            let score = scores[before] + transitions[before * tagCount + tag]
            if score > best { (best, origin) = (score, before) }
          }
          if tag != Self.none && tag % 2 == 0 {
            consider(tag - 1)
            consider(tag)
          } else {
            for before in 0..<tagCount { consider(before) }
          }
          next[tag] += best
          origins[word * tagCount + tag] = UInt16(origin)
        }
      }
      swap(&scores, &next)
    }
    var tag = scores.indices.max { scores[$0] < scores[$1] } ?? 0
    var tags = [Int](repeating: 0, count: count)
    for word in stride(from: count - 1, through: 0, by: -1) {
      tags[word] = tag
      tag = Int(origins[word * tagCount + tag])
    }
    return tags
  }
}
