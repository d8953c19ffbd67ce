#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How far apart two distributions are: Jensen and Shannon's divergence in bits, 0 for equal ones and 1 for disjoint ones.
enum Divergence {
  /// Of two tables of counts (Lin 1991).
  ///
  /// - Complexity: O(*n*) in their entries.
  static func jensenShannon<Key: Hashable>(_ first: [Key: Int], _ second: [Key: Int]) -> Double {
    let sums = (Double(first.values.reduce(0, +)), Double(second.values.reduce(0, +)))
    if sums.0 == 0 || sums.1 == 0 { return sums.0 == sums.1 ? 0 : 1 }
    // Sorted, so that sums do not depend on the order of a table.
    var terms: [Double] = []
    func add(_ one: Int, _ other: Int) {
      let (p, q) = (Double(one) / sums.0, Double(other) / sums.1)
      let middle = (p + q) / 2
      var term = 0.0
      if p > 0 { term += p / 2 * log2(p / middle) }
      if q > 0 { term += q / 2 * log2(q / middle) }
      terms.append(term)
    }
    for (key, count) in first { add(count, second[key] ?? 0) }
    for (key, count) in second where first[key] == nil { add(0, count) }
    return min(1, max(0, terms.sorted().reduce(0, +)))
  }
}
