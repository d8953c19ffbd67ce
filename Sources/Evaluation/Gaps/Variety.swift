#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How much texts repeat each other.
enum Variety {
  private static let mostTexts = 300

  /// The mean BLEU of texts against all others: 1 where all are alike.
  ///
  /// Self-BLEU (Zhu et al. 2018, *Texygen*); BLEU is Papineni et al.'s (2002) to 4 tokens, smoothed by 1 in the orders above 1.
  ///
  /// - Complexity: O(*n*) of the sample's tokens for each text.
  static func selfBLEU(_ texts: [AuditText]) -> Double {
    let sample = texts.prefix(mostTexts).map(\.tokens).filter { !$0.isEmpty }
    if sample.count < 2 { return 0 }
    let counts = sample.map { text in (1...4).map { ngrams(of: text, length: $0) } }
    // Of each n-gram the largest counts among the texts, with the text that has the largest.
    var largest = [[[UInt32]: (text: Int, count: Int, next: Int)]](repeating: [:], count: 4)
    for (place, orders) in counts.enumerated() {
      for (order, grams) in orders.enumerated() {
        for (gram, count) in grams {
          var known = largest[order][gram] ?? (-1, 0, 0)
          if count > known.count {
            known = (place, count, known.count)
          } else if count > known.next {
            known.next = count
          }
          largest[order][gram] = known
        }
      }
    }
    let lengths = sample.map(\.count).sorted()
    var sum = 0.0
    for (place, orders) in counts.enumerated() {
      var logarithm = 0.0
      for (order, grams) in orders.enumerated() {
        var (matched, all) = (0, 0)
        for (gram, count) in grams {
          let known = largest[order][gram] ?? (-1, 0, 0)
          matched += min(count, known.text == place ? known.next : known.count)
          all += count
        }
        let smoothing = order == 0 ? 0.0 : 1.0
        logarithm +=
          log(max((Double(matched) + smoothing) / max(1, Double(all) + smoothing), 1e-9)) / 4
      }
      let length = sample[place].count
      let nearest = lengths.min { abs($0 - length) < abs($1 - length) } ?? length
      let brevity = length >= nearest ? 1 : exp(1 - Double(nearest) / Double(max(1, length)))
      sum += brevity * exp(logarithm)
    }
    return sum / Double(sample.count)
  }

  private static func ngrams(of text: [UInt32], length: Int) -> [[UInt32]: Int] {
    var counts: [[UInt32]: Int] = [:]
    if text.count < length { return counts }
    for start in 0...(text.count - length) {
      counts[Array(text[start..<(start + length)]), default: 0] += 1
    }
    return counts
  }
}
