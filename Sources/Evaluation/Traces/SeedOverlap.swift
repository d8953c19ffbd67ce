import Sampling

/// How much of a synthetic document is from one document of the seed: its runs of four tokens, and what it is about.
///
/// No run need be rare for a document to tell one seed document's story in other words, which trace rates do not see.
public struct SeedOverlap: Sendable {
  /// The mean share of a text's runs of four tokens that one seed document has; of the document that has most.
  public let meanShare: Double
  /// The share of texts of which one seed document has more than half.
  public let overHalf: Estimate
  /// The share of texts all of whose content words one seed document has.
  ///
  /// Content words are those that fewer than one in twenty seed documents have, outside of spans; a text with fewer than three is
  /// not counted.
  public let retold: Estimate

  private static let runLength = 4
  private static let fewestContentWords = 3
  private static let usualShare = 0.05

  /// Measures texts beside seed documents.
  ///
  /// - Complexity: O(*n* log *n*) in tokens of the seed documents, and of the texts times the documents that share a run.
  init(_ texts: some Sequence<AuditText>, beside seeds: [AuditText]) {
    let runs = Postings(seeds.map { Self.runs(of: $0) })
    let words = Postings(seeds.map { Set($0.plainTokens.map { UInt64($0) }) })
    let mostDocuments = Int(Self.usualShare * Double(seeds.count))
    var (shares, told, retold) = ([Double](), 0, 0)
    for text in texts.prefix(Neighbours.mostTexts) {
      let own = Self.runs(of: text)
      shares.append(
        own.isEmpty ? 0 : Double(runs.mostShared(with: own)) / Double(own.count))
      let content = Set(text.plainTokens.map { UInt64($0) }).filter {
        words.documents(of: $0).count <= mostDocuments
      }
      if content.count < Self.fewestContentWords { continue }
      told += 1
      if words.mostShared(with: content) == content.count { retold += 1 }
    }
    meanShare = shares.reduce(0, +) / Double(max(1, shares.count))
    overHalf = Estimate(share: shares.count { $0 > 0.5 }, of: shares.count)
    self.retold = Estimate(share: retold, of: told)
  }

  private static func runs(of text: AuditText) -> Set<UInt64> {
    let tokens = text.tokens
    if tokens.count < runLength { return [] }
    return Set(
      (0...(tokens.count - runLength)).map { start in
        tokens[start..<(start + runLength)].reduce(0) {
          StableHash.mixed($0 &* 0x9E37_79B9_7F4A_7C15 &+ UInt64($1))
        }
      })
  }
}

/// Which documents have each of many items.
private struct Postings {
  private let items: [UInt64]
  private let numbers: [Int32]

  init(_ documents: [Set<UInt64>]) {
    var pairs: [(item: UInt64, document: Int32)] = []
    for (number, items) in documents.enumerated() {
      pairs += items.map { ($0, Int32(number)) }
    }
    pairs.sort { ($0.item, $0.document) < ($1.item, $1.document) }
    (items, numbers) = (pairs.map(\.item), pairs.map(\.document))
  }

  func documents(of item: UInt64) -> ArraySlice<Int32> {
    func first(where isBehind: (UInt64) -> Bool) -> Int {
      var (low, high) = (0, items.count)
      while low < high {
        let middle = (low + high) / 2
        if isBehind(items[middle]) { high = middle } else { low = middle + 1 }
      }
      return low
    }
    return numbers[first { $0 >= item }..<first { $0 > item }]
  }

  /// How many of some items the document has that has most of them.
  func mostShared(with items: Set<UInt64>) -> Int {
    var counts: [Int32: Int] = [:]
    for item in items {
      for document in documents(of: item) { counts[document, default: 0] += 1 }
    }
    return counts.values.max() ?? 0
  }
}
