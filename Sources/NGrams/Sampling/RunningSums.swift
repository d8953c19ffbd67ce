extension [Double] {
  /// The first place of running sums that is above a point; the last where none is.
  ///
  /// - Complexity: O(log *n*).
  /// - Precondition: There is a sum.
  func firstPlace(above point: Double) -> Int {
    var (low, high) = (0, count - 1)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] > point { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
