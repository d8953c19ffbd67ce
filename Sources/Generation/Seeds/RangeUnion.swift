/// What a number of ranges cover together.
struct RangeUnion {
  /// Sorted and disjoint.
  private var ranges: [Range<Int>] = []

  /// - Complexity: O(*n* log *n*).
  init(_ ranges: some Sequence<Range<Int>>) {
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      guard let last = self.ranges.last, range.lowerBound < last.upperBound else {
        self.ranges.append(range)
        continue
      }
      let end = max(last.upperBound, range.upperBound)
      self.ranges[self.ranges.count - 1] = last.lowerBound..<end
    }
  }

  /// Whether a range has something in common with them.
  ///
  /// - Complexity: O(log *n*).
  func overlaps(_ range: Range<Int>) -> Bool {
    // The first range that ends behind the range's start.
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound > range.lowerBound { high = middle } else { low = middle + 1 }
    }
    return low < ranges.count && ranges[low].overlaps(range)
  }
}
