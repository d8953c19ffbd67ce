import Corpora
import Sampling

/// How a run is parted into training, development and test sets.
///
/// Each document's split is fixed by its number, so shares are exact. A wording belongs to one split by its own hash, and so
/// does a value where a type has many: a document whose wording is of another split is drawn again, so nothing that differs in
/// its values alone stands in two splits.
public struct SplitPlan: Sendable, CustomStringConvertible {
  /// The splits' names, such as `train`.
  public let names: [String]
  private let weights: [Int]
  private let scale: Int

  /// One split that has everything.
  public static let whole = SplitPlan(named: "train")

  private init(named name: String) { (names, weights, scale) = ([name], [1], 1) }

  /// Parts a run.
  ///
  /// - Parameter shares: Names and shares, which may add up to anything.
  /// - Returns: nil for no splits, one name twice, or a share that is not positive.
  public init?(_ shares: [(name: String, share: Double)]) {
    names = shares.map(\.name)
    weights = shares.map { Int(($0.share * 1e6).rounded()) }
    scale = weights.reduce(0, +)
    if names.isEmpty || Set(names).count < names.count || weights.contains(where: { $0 <= 0 }) {
      return nil
    }
  }

  /// The names and shares as they are given.
  public var description: String {
    zip(names, weights).map { "\($0)=\(Double($1) / 1e6)" }.joined(separator: ",")
  }

  /// How many documents each split gets of so many.
  public func counts(of total: Int) -> [Int] { LabelPlan.apportion(total, by: weights) }

  /// A table of which document is in which split.
  func table(total: Int, seed: UInt64) -> Table {
    Table(
      ends: CumulativeTable(weights: counts(of: total).map(UInt64.init)),
      permutation: IndexPermutation(count: UInt64(total), seed: ~seed))
  }

  /// Which document is in which split.
  struct Table {
    let ends: CumulativeTable
    let permutation: IndexPermutation

    func split(of index: Int) -> Int { ends.index(at: permutation[UInt64(index)]) }
  }

  /// The split that a wording or a value belongs to.
  func split(ofHash hash: UInt64) -> Int {
    if names.count == 1 { return 0 }
    var place = Int((hash >> 1) % UInt64(scale))
    for (index, weight) in weights.enumerated() {
      if place < weight { return index }
      place -= weight
    }
    return 0
  }

  /// The split of a wording: its tokens, slots unfilled.
  func split(ofWording tokens: [UInt32]) -> Int {
    if names.count == 1 { return 0 }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for token in tokens { hash = (hash ^ UInt64(token)) &* 0x100_0000_01B3 }
    return split(ofHash: Fingerprint(of: Array("w\(hash)".utf8)).value)
  }

  /// The split of a value.
  func split(ofValue value: String) -> Int {
    names.count == 1 ? 0 : split(ofHash: Fingerprint(of: Array(value.utf8)).value)
  }

  /// The split of a document that is not drawn by tokens: what it says beside its spans and numbers.
  func split(ofDocument document: Document) -> Int {
    if names.count == 1 { return 0 }
    var wording = String.UnicodeScalarView()
    var spans = document.spans.sorted { $0.start < $1.start }[...]
    for (place, scalar) in document.text.unicodeScalars.enumerated() {
      while let span = spans.first, span.end <= place { spans.removeFirst() }
      if let span = spans.first, span.start <= place { continue }
      if scalar.properties.numericType == nil { wording.append(scalar) }
    }
    return split(ofHash: Fingerprint(of: Array(String(wording).utf8)).value)
  }
}
