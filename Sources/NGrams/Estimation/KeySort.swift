/// Sorts the next words of one n-gram's occurrences: keys with the word in the high half and the place in the low one, where
/// the places already rise.
@unsafe
struct KeySort {
  private var scratch: [UInt64] = []
  private var starts = [UInt32](repeating: 0, count: 1 << 11)
  /// How many bits the words take.
  private let wordBits: Int

  init(wordBits: Int) { unsafe self.wordBits = wordBits }

  /// Sorts by word, then by place.
  mutating func sort(_ keys: UnsafeMutableBufferPointer<UInt64>) {
    if keys.count < 3_000 {
      unsafe Self.quicksort(keys, 0, keys.count - 1)
    } else {
      unsafe radixSort(keys)
    }
  }

  private static func quicksort(
    _ keys: UnsafeMutableBufferPointer<UInt64>, _ first: Int, _ last: Int
  ) {
    var (first, last) = (first, last)
    while last - first > 16 {
      let middle = (first + last) / 2
      // The median of three as pivot; keys differ by their places, so no run of equals can hurt.
      let (a, b, c) = unsafe (keys[first], keys[middle], keys[last])
      let pivot = max(min(a, b), min(max(a, b), c))
      var (low, high) = (first, last)
      while low <= high {
        while unsafe keys[low] < pivot { low &+= 1 }
        while unsafe keys[high] > pivot { high &-= 1 }
        if low <= high {
          unsafe keys.swapAt(low, high)
          low &+= 1
          high &-= 1
        }
      }
      if high - first < last - low {
        unsafe quicksort(keys, first, high)
        first = low
      } else {
        unsafe quicksort(keys, low, last)
        last = high
      }
    }
    var index = first + 1
    while index <= last {
      let key = unsafe keys[index]
      var place = index
      while place > first, unsafe keys[place - 1] > key {
        unsafe keys[place] = keys[place - 1]
        place &-= 1
      }
      unsafe keys[place] = key
      index &+= 1
    }
  }

  /// Least significant digit first, by 11-bit digits of the word.
  private mutating func radixSort(_ keys: UnsafeMutableBufferPointer<UInt64>) {
    if unsafe scratch.count < keys.count {
      unsafe scratch = [UInt64](repeating: 0, count: keys.count)
    }
    unsafe scratch.withUnsafeMutableBufferPointer { whole in
      unsafe starts.withUnsafeMutableBufferPointer { starts in
        var from = unsafe keys
        var to = unsafe UnsafeMutableBufferPointer(rebasing: whole[..<keys.count])
        for shift in unsafe stride(from: 32, to: 32 + wordBits, by: 11) {
          unsafe starts.update(repeating: 0)
          for index in 0..<from.count {
            unsafe starts[Int(from[index] >> UInt64(shift) & 0x7FF)] &+= 1
          }
          var sum: UInt32 = 0
          for digit in starts.indices {
            let size = unsafe starts[digit]
            unsafe starts[digit] = sum
            sum &+= size
          }
          for index in 0..<from.count {
            let digit = unsafe Int(from[index] >> UInt64(shift) & 0x7FF)
            unsafe to[Int(starts[digit])] = from[index]
            unsafe starts[digit] &+= 1
          }
          unsafe swap(&from, &to)
        }
        if unsafe from.baseAddress != keys.baseAddress {
          _ = unsafe keys.update(fromContentsOf: from)
        }
      }
    }
  }
}
