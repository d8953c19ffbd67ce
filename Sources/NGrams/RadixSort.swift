/// A 64-bit key with the position that it came from.
struct KeyedPosition {
  var key: UInt64
  var position: UInt32
}

extension [KeyedPosition] {
  /// Sorts by key, stably.
  ///
  /// - Parameter keyBits: How many low bits of the keys are in use.
  /// - Complexity: O(*n* · `keyBits` / 11): least significant digit first, by 11-bit digits. Short arrays are sorted by
  ///   comparison, where clearing the digit counts would cost more.
  mutating func sortByKey(keyBits: Int) {
    if count < 2048 {
      sort { ($0.key, $0.position) < ($1.key, $1.position) }
      return
    }
    let digitBits = 11
    var scratch = self
    var starts = [Int](repeating: 0, count: 1 << digitBits)
    let mask = UInt64(starts.count - 1)
    for shift in stride(from: 0, to: keyBits, by: digitBits) {
      for index in starts.indices { starts[index] = 0 }
      for element in self { starts[Int(element.key >> UInt64(shift) & mask)] += 1 }
      var sum = 0
      for index in starts.indices {
        let size = starts[index]
        starts[index] = sum
        sum += size
      }
      for element in self {
        let digit = Int(element.key >> UInt64(shift) & mask)
        scratch[starts[digit]] = element
        starts[digit] += 1
      }
      swap(&self, &scratch)
    }
  }
}
