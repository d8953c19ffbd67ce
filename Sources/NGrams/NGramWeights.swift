/// The probabilities of a model as its file form: computed from counts and discounts, laid out level by level.
///
/// Little-endian. A head of 32-bit words: magic, version, order, then how many n-grams each order has and, as a float, the
/// root's back-off weight. Then for each order its columns, each of 4-byte elements: words; masses; cumulative
/// masses; suffixes (from order 2); first children and back-off weights (below the highest order).
struct NGramWeights {
  static let magic: UInt32 = 0x4D_4C_47_4E  // "NGLM"
  static let version: UInt32 = 1

  private let levels: [NGramLevel]
  private let discounts: [Discount]

  init(levels: [NGramLevel], discounts: [Discount]) {
    self.levels = levels
    self.discounts = discounts
  }

  /// The file form.
  var stored: [UInt32] {
    let root = context(of: 0..<levels[0].words.count, in: 0)
    var output: [UInt32] = [Self.magic, Self.version, UInt32(levels.count)]
    output += levels.map { UInt32($0.words.count) }
    output.append(Float(root.backoff).bitPattern)
    for (index, level) in levels.enumerated() {
      output += level.words
      appendMasses(of: index, to: &output)
      output += level.suffix
      if index + 1 < levels.count {
        output += level.firstChild
        for node in level.words.indices {
          let children = Int(level.firstChild[node])..<Int(level.firstChild[node + 1])
          output.append(Float(context(of: children, in: index + 1).backoff).bitPattern)
        }
      }
    }
    return output
  }

  /// What a context's continuations add up to: the sum of their counts, and the share that the discounts free for the
  /// shorter context; all of it where the context was never continued.
  private func context(of children: Range<Int>, in level: Int) -> (total: Double, backoff: Double) {
    var total = 0.0
    var freed = 0.0
    for child in children {
      let count = levels[level].counts[child]
      total += Double(count)
      freed += discounts[level].amount(for: count)
    }
    return total == 0 ? (1, 1) : (total, freed / total)
  }

  /// Appends the discounted probabilities u(w|h) of a level, then their running sums within each context.
  private func appendMasses(of index: Int, to output: inout [UInt32]) {
    let level = levels[index]
    let contexts =
      index == 0
      ? [0, UInt32(level.words.count)]
      : levels[index - 1].firstChild
    var sums: [UInt32] = []
    sums.reserveCapacity(level.words.count)
    for parent in 0..<(contexts.count - 1) {
      let children = Int(contexts[parent])..<Int(contexts[parent + 1])
      let total = context(of: children, in: index).total
      var sum = 0.0
      for child in children {
        let count = level.counts[child]
        let mass = (Double(count) - discounts[index].amount(for: count)) / total
        sum += mass
        output.append(Float(mass).bitPattern)
        sums.append(Float(sum).bitPattern)
      }
    }
    output += sums
  }
}
