extension [UInt8] {
  /// The text with each range replaced by its name.
  ///
  /// - Parameter ranges: Byte ranges, sorted and disjoint, and the names to put there.
  func masking(_ ranges: [(range: Range<Int>, name: String)]) -> [UInt8] {
    var result: [UInt8] = []
    var start = 0
    for (range, name) in ranges {
      result += self[start..<range.lowerBound]
      result += name.utf8
      start = range.upperBound
    }
    return result + self[start...]
  }
}
