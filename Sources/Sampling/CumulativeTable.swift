/// Draws an index with probability proportional to a whole-number weight.
public struct CumulativeTable: Sendable {
  private let ends: [UInt64]

  /// Makes the table; an index of weight 0 is never drawn.
  public init(weights: some Sequence<UInt64>) {
    var sum: UInt64 = 0
    ends = weights.map {
      sum += $0
      return sum
    }
  }

  /// The sum of the weights.
  public var total: UInt64 { ends.last ?? 0 }

  /// Returns the index whose share of 0 ..< `total` holds `point`.
  ///
  /// - Complexity: O(log *n*).
  /// - Precondition: `point` is below `total`.
  public func index(at point: UInt64) -> Int {
    var low = 0
    var high = ends.count - 1
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] > point { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Returns the first point of an index's share.
  public func start(of index: Int) -> UInt64 { index == 0 ? 0 : ends[index - 1] }

  /// Draws an index.
  ///
  /// - Precondition: The weights do not sum to 0.
  public func draw(from stream: inout RandomStream) -> Int {
    index(at: UInt64(stream.below(Int(total))))
  }
}
