#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How often words and pairs of words stand in texts, and how the vocabulary grows.
struct WordStatistics {
  private(set) var words: [UInt32: Int] = [:]
  private(set) var pairs: [UInt64: Int] = [:]
  private(set) var tokenCount = 0
  /// Tokens read and different words among them, at points that lie evenly on a logarithmic scale.
  private(set) var growth: [(tokens: Int, words: Int)] = []
  private var nextPoint = 10.0

  init(_ texts: some Sequence<AuditText>) {
    for text in texts {
      var before: UInt32 = 0
      for token in text.tokens {
        words[token, default: 0] += 1
        pairs[UInt64(before) << 32 | UInt64(token), default: 0] += 1
        before = token
        tokenCount += 1
        if Double(tokenCount) >= nextPoint {
          growth.append((tokenCount, words.count))
          nextPoint *= 1.25
        }
      }
    }
  }

  /// How often the words of each rank occur, the most frequent first.
  var frequencies: [Int] { words.values.sorted(by: >) }

  /// The exponent of Zipf's law: minus the slope of ln frequency over ln rank, of ranks 1 to 1000 that occur twice or more.
  var zipfExponent: Double {
    let points = frequencies.prefix(1_000).enumerated().filter { $0.element > 1 }.map {
      (log(Double($0.offset + 1)), log(Double($0.element)))
    }
    return -Self.slope(of: points)
  }

  /// The exponent of Heaps' law: the slope of ln vocabulary over ln tokens.
  var heapsExponent: Double {
    Self.slope(of: growth.map { (log(Double($0.tokens)), log(Double($0.words))) })
  }

  /// The share of different words and pairs among all.
  var distinct: (words: Double, pairs: Double) {
    let count = Double(max(1, tokenCount))
    return (Double(words.count) / count, Double(pairs.count) / count)
  }

  /// The slope of the line that least squares lay through points; 0 where there are no two.
  private static func slope(of points: [(Double, Double)]) -> Double {
    let count = Double(points.count)
    if points.count < 2 { return 0 }
    let (x, y) = (
      points.reduce(0) { $0 + $1.0 } / count, points.reduce(0) { $0 + $1.1 } / count
    )
    let spread = points.reduce(0) { $0 + ($1.0 - x) * ($1.0 - x) }
    return spread == 0 ? 0 : points.reduce(0) { $0 + ($1.0 - x) * ($1.1 - y) } / spread
  }
}
