#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How often words stand near each other, as a symmetric sparse matrix of positive pointwise mutual information.
///
/// PPMI(v, w) = max(0, ln (#(v, w) · Σ# / (#v · #w))), where #(v, w) counts how often both stand within a window of one line
/// (Church and Hanks 1990; Levy, Goldberg and Dagan 2015).
struct Cooccurrence {
  /// The words' numbers in the text, the most frequent first.
  let words: [UInt32]
  /// Where each word's row begins, and one more.
  let rows: [Int]
  let columns: [UInt32]
  let values: [Float]

  /// Counts.
  ///
  /// - Parameters:
  ///   - window: How many words to each side count as near.
  ///   - most: At most so many words, the most frequent ones.
  ///   - least: Words that occur less often are left out.
  init(_ text: TextTokens, window: Int, most: Int, least: Int) {
    let words = FrequentWords(text, most: most, least: least)
    self.words = words.words
    let places = text.tokens.map { $0 <= Vocabulary.end ? -2 : words.rank[Int($0)] }
    var sizes = [Int](repeating: 0, count: words.words.count + 1)
    /// Calls `body` with both words of each pair.
    func forEachPair(_ body: (Int, Int) -> Void) {
      for (place, first) in places.enumerated() where first >= 0 {
        var next = place + 1
        while next <= place + window, next < places.count, places[next] != -2 {
          if places[next] >= 0 { body(first, places[next]) }
          next += 1
        }
      }
    }
    forEachPair { first, second in
      sizes[first] += 1
      sizes[second] += 1
    }
    var sum = 0
    for row in sizes.indices { (sizes[row], sum) = (sum, sum + sizes[row]) }
    let starts = sizes
    var pairs = [UInt32](repeating: 0, count: sum)
    unsafe pairs.withUnsafeMutableBufferPointer { pairs in
      forEachPair { first, second in
        unsafe pairs[sizes[first]] = UInt32(second)
        sizes[first] += 1
        unsafe pairs[sizes[second]] = UInt32(first)
        sizes[second] += 1
      }
    }
    // Each row sorted, equals counted, in the row's own place.
    var kept = [Int](repeating: 0, count: words.words.count)
    var counts = [Float](repeating: 0, count: sum)
    let totals = (0..<words.words.count).map { Double(starts[$0 + 1] - starts[$0]) }
    let all = Double(sum)
    unsafe pairs.withUnsafeMutableBufferPointer { pairs in
      unsafe counts.withUnsafeMutableBufferPointer { counts in
        unsafe kept.withUnsafeMutableBufferPointer { kept in
          Parallel.forEachRange(of: totals.count, length: 64) { rows in
            for row in rows {
              let range = starts[row]..<starts[row + 1]
              var own = unsafe UnsafeMutableBufferPointer(rebasing: pairs[range])
              unsafe own.sort()
              var (write, read) = (range.lowerBound, range.lowerBound)
              while read < range.upperBound {
                let column = unsafe pairs[read]
                let first = read
                while read < range.upperBound, unsafe pairs[read] == column { read += 1 }
                let expected = totals[row] * totals[Int(column)] / all
                let information = log(Double(read - first) / expected)
                if information > 0 {
                  unsafe pairs[write] = column
                  unsafe counts[write] = Float(information)
                  write += 1
                }
              }
              unsafe kept[row] = write - range.lowerBound
            }
          }
        }
      }
    }
    var (rows, columns, values) = ([0], [UInt32](), [Float]())
    let size = kept.reduce(0, +)
    columns.reserveCapacity(size)
    values.reserveCapacity(size)
    for row in kept.indices {
      columns += pairs[starts[row]..<(starts[row] + kept[row])]
      values += counts[starts[row]..<(starts[row] + kept[row])]
      rows.append(columns.count)
    }
    (self.rows, self.columns, self.values) = (rows, columns, values)
  }
}

/// A text's most frequent words.
struct FrequentWords {
  /// Their numbers in the text, the most frequent first; equals in the order of first sight.
  let words: [UInt32]
  /// How often each occurs.
  let counts: [Int]
  /// By number in the text: the place among them, -1 for other words.
  let rank: [Int]

  init(_ text: TextTokens, most: Int, least: Int) {
    var occurrences = [Int](repeating: 0, count: text.vocabulary.count)
    for token in text.tokens { occurrences[Int(token)] += 1 }
    words = Array(
      (3..<UInt32(max(3, occurrences.count))).filter { occurrences[Int($0)] >= least }
        .sorted { (occurrences[Int($1)], $0) < (occurrences[Int($0)], $1) }.prefix(most))
    counts = words.map { occurrences[Int($0)] }
    var rank = [Int](repeating: -1, count: occurrences.count)
    for (place, word) in words.enumerated() { rank[Int(word)] = place }
    self.rank = rank
  }
}
