/// What a corpus gives away under differential privacy: its labels, its n-grams order by order, which words go with which
/// labels, and the values of slots.
///
/// One release after another, each with its fixed share of the loss; an n-gram is a candidate only where both of its shorter
/// n-grams were released (Kim et al. 2021, *Differentially private n-gram extraction*), so what a group counts for is spent on
/// what has a chance. Everything that is made of the tables afterwards is free.
package struct PrivateTables: Sendable {
  /// A group's documents as the tables count them.
  package struct Group: Sendable {
    /// Each document's words, with the mark of its start and that of its end.
    package var documents: [[UInt32]] = []
    /// Each document's label; nil where it has none.
    package var labels: [UInt32?] = []
    /// The values of slots, as numbers.
    package var values: Set<UInt32> = []

    /// No documents.
    package init() {}
  }

  /// A word with a label.
  package struct LabelledWord: Hashable, Sendable {
    package let label: UInt32
    package let word: UInt32

    package init(label: UInt32, word: UInt32) { (self.label, self.word) = (label, word) }
  }

  /// How ε, δ and the order become releases.
  package struct Plan: Sendable {
    package let labels: ThresholdedRelease
    /// By order, from 1.
    package let ngrams: [ThresholdedRelease]
    package let labelledWords: ThresholdedRelease
    package let values: ThresholdedRelease
    /// What all releases cost together, but for δ.
    package let rho: Double

    /// All releases with their names.
    package var releases: [(name: String, release: ThresholdedRelease)] {
      [("labels", labels)] + ngrams.enumerated().map { ("\($0.offset + 1)-grams", $0.element) }
        + [("words with labels", labelledWords), ("values", values)]
    }

    /// For how many labels, n-grams of each order, words with a label, and values a group counts.
    package static let most = (labels: 2, ngrams: 16, labelledWords: 16, values: 4)
    /// The shares of ρ; that of n-grams is all orders' together.
    package static let shares = (labels: 0.05, ngrams: 0.7, labelledWords: 0.2, values: 0.05)

    /// Shares out ε and δ: half of δ goes to the noise, half to the thresholds, evenly.
    ///
    /// Returns nil where ε is so small that the noise would be larger than can be drawn.
    package init?(epsilon: Double, delta: Double, order: Int) {
      let rho = ConcentratedLoss.rho(epsilon: epsilon, delta: delta / 2)
      self.rho = rho
      let thresholds = delta / 2 / Double(order + 2)
      func release(_ most: Int, _ share: Double) -> ThresholdedRelease? {
        ThresholdedRelease(mostItems: most, rho: share * rho, delta: thresholds)
      }
      let ngrams = (0..<order).compactMap { _ in
        release(Self.most.ngrams, Self.shares.ngrams / Double(order))
      }
      guard ngrams.count == order, let labels = release(Self.most.labels, Self.shares.labels),
        let labelledWords = release(Self.most.labelledWords, Self.shares.labelledWords),
        let values = release(Self.most.values, Self.shares.values)
      else { return nil }
      (self.labels, self.ngrams, self.labelledWords) = (labels, ngrams, labelledWords)
      self.values = values
    }
  }

  /// The released labels, with how many groups have each.
  package private(set) var labels: [UInt32: Int] = [:]
  /// By order, from 1, the released n-grams with how many groups have each.
  package private(set) var ngrams: [[[UInt32]: Int]] = []
  /// Of every released label with every released word, about how many groups have it; may be below 0.
  package private(set) var labelledWords: [LabelledWord: Int] = [:]
  /// The released values.
  package private(set) var values: [UInt32: Int] = [:]

  /// Releases the tables.
  ///
  /// - Parameters:
  ///   - marks: The words that every document has: its start and its end. They are no secret.
  ///   - generator: A cryptographic one.
  package init(
    _ groups: [Group], plan: Plan, marks: Set<UInt32>,
    using generator: inout some RandomNumberGenerator
  ) {
    let labels = plan.labels.release(
      groups.lazy.map { Array(Set($0.labels.compactMap(\.self))) }, using: &generator)
    self.labels = labels
    for (place, release) in plan.ngrams.enumerated() {
      let length = place + 1
      let shorter = ngrams.last ?? [:]
      let isShort: ([UInt32]) -> Bool = { gram in
        length == 2
          ? gram.allSatisfy { marks.contains($0) || shorter[[$0]] != nil }
          : shorter[Array(gram.dropLast())] != nil && shorter[Array(gram.dropFirst())] != nil
      }
      let released = release.release(
        groups.lazy.map { group in
          Self.ngrams(of: group, length: length) {
            length == 1 ? !marks.contains($0[0]) : isShort($0)
          }
        }, using: &generator)
      ngrams.append(released)
    }
    let words = ngrams.first.map { $0.keys.map { $0[0] } } ?? []
    let isWord = Set(words)
    labelledWords = plan.labelledWords.counts(
      of: labels.keys.lazy.flatMap { label in
        words.map { LabelledWord(label: label, word: $0) }
      },
      groups.lazy.map { group in
        var items: Set<LabelledWord> = []
        for (document, label) in zip(group.documents, group.labels) {
          guard let label, labels[label] != nil else { continue }
          for word in document where isWord.contains(word) {
            items.insert(LabelledWord(label: label, word: word))
          }
        }
        return Array(items)
      }, using: &generator)
    values = plan.values.release(groups.lazy.map { Array($0.values) }, using: &generator)
  }

  private static func ngrams(
    of group: Group, length: Int, where isCandidate: ([UInt32]) -> Bool
  ) -> [[UInt32]] {
    var found: Set<[UInt32]> = []
    for document in group.documents where document.count >= length {
      for start in 0...(document.count - length) {
        let gram = Array(document[start..<(start + length)])
        if isCandidate(gram) { found.insert(gram) }
      }
    }
    return Array(found)
  }
}
