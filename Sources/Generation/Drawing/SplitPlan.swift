import Corpora
import Sampling

/// How a run is parted into training, development and test sets.
///
/// Each document's split is fixed by its number, so that the shares of the run and of each class are exact up to rounding. A wording belongs to one split by its own hash, and so
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

  /// How many documents of each class each split gets: of classes and of splits the sums are kept, and each number is one of the
  /// two whole ones beside the exact share.
  func counts(of classes: [Int]) -> [[Int]] {
    var left = counts(of: classes.reduce(0, +))
    var rows: [[Int]] = []
    var canTakeMore: [[Bool]] = []
    for count in classes {
      let exact = weights.map { scale.dividingFullWidth(count.multipliedFullWidth(by: $0)) }
      rows.append(exact.map(\.quotient))
      canTakeMore.append(exact.map { $0.remainder > 0 })
      for split in left.indices { left[split] -= exact[split].quotient }
    }
    var rounding = Rounding(canTakeMore: canTakeMore, left: left)
    for (item, count) in classes.enumerated() {
      for _ in 0..<(count - rows[item].reduce(0, +)) { rounding.raise(item) }
    }
    for item in rows.indices {
      for split in rows[item].indices where rounding.isRaised[item][split] {
        rows[item][split] += 1
      }
    }
    return rows
  }

  /// Chooses which numbers of a table are rounded up, at most once each, so that columns come to their sums.
  ///
  /// A way always exists, since a table of the exact shares has the same sums (Cox 1987, *A constructive procedure for unbiased
  /// controlled rounding*); it is found by augmenting paths, of which nearly all have one step.
  private struct Rounding {
    let canTakeMore: [[Bool]]
    /// How many more documents each column needs.
    var left: [Int]
    private(set) var isRaised: [[Bool]]

    init(canTakeMore: [[Bool]], left: [Int]) {
      (self.canTakeMore, self.left) = (canTakeMore, left)
      isRaised = canTakeMore.map { $0.map { _ in false } }
    }

    /// Rounds one more number of a row up.
    mutating func raise(_ row: Int) {
      var seen = left.map { _ in false }
      if !raise(row, &seen), let column = left.indices.max(by: { left[$0] < left[$1] }) {
        // Not reached while the sums agree; a row's sum would go before a column's.
        left[column] -= 1
        isRaised[row][column] = true
      }
    }

    private mutating func raise(_ row: Int, _ seen: inout [Bool]) -> Bool {
      let free = left.indices.filter { canTakeMore[row][$0] && !isRaised[row][$0] && !seen[$0] }
      for column in free.sorted(by: { (-left[$0], $0) < (-left[$1], $1) }) where !seen[column] {
        seen[column] = true
        if left[column] > 0 {
          left[column] -= 1
          isRaised[row][column] = true
          return true
        }
        for other in isRaised.indices where other != row && isRaised[other][column] {
          // The other row gives this column up for another.
          if raise(other, &seen) {
            isRaised[other][column] = false
            isRaised[row][column] = true
            return true
          }
        }
      }
      return false
    }
  }

  /// Which document is in which split.
  struct Table {
    /// By class.
    private let ends: [CumulativeTable]

    /// A table of the documents of a plan.
    init(_ splits: SplitPlan, of plan: LabelPlan) {
      ends =
        splits.names.count == 1
        ? [] : splits.counts(of: plan.counts).map { CumulativeTable(weights: $0.map(UInt64.init)) }
    }

    /// The split of a class's document by its number among the class's.
    func split(of rank: Int, in item: Int) -> Int {
      ends.isEmpty ? 0 : ends[item].index(at: UInt64(rank))
    }
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
