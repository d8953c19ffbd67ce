/// The probabilities of a model, computed from counts and discounts, order by order.
///
/// With c the (adjusted) count of *hw* and D its discount, u(w|h) = (c − D) / Σ c, and b(h) = Σ D / Σ c is what the discounts
/// free for the shorter context. A pruned n-gram counts in both sums with D = c, as in KenLM's `lmplz`.
struct NGramWeights {
  private let levels: [NGramLevel]
  private let discounts: [Discount]
  private let isWittenBell: Bool
  private let interpolatesUnigrams: Bool

  /// Prepares to weigh.
  ///
  /// - Parameter interpolatesUnigrams: Whether what unigrams leave goes to all words alike; else all of it goes to `<unk>`.
  init(
    levels: [NGramLevel], discounts: [Discount], isWittenBell: Bool, interpolatesUnigrams: Bool
  ) {
    self.isWittenBell = isWittenBell
    self.interpolatesUnigrams = interpolatesUnigrams
    self.levels = levels
    self.discounts = discounts
  }

  /// Computes the columns of every order.
  func columns() -> [NGramColumns] {
    var columns = levels.map {
      NGramColumns(
        words: $0.words, probabilities: [], suffixes: $0.suffixes, firstChildren: $0.firstChildren,
        backoffs: [])
    }
    for index in levels.indices {
      let contexts =
        index == 0 ? [0, UInt32(levels[0].words.count)] : levels[index - 1].firstChildren
      var masses = [Float](repeating: 0, count: levels[index].words.count)
      var backoffs = [Float](repeating: 0, count: contexts.count - 1)
      unsafe masses.withUnsafeMutableBufferPointer { masses in
        unsafe backoffs.withUnsafeMutableBufferPointer { backoffs in
          Parallel.forEachRange(of: contexts.count - 1) { range in
            unsafe weigh(range, contexts, index, masses, backoffs)
          }
        }
      }
      if index == 0 {
        let pruned = levels[0].pruned.count { $0 }
        Self.addUniform(
          &masses, backoffs[0], among: masses.count - pruned, interpolates: interpolatesUnigrams)
      } else {
        addShorter(&masses, contexts, levels[index].suffixes, backoffs, columns[index - 1])
        columns[index - 1].backoffs = backoffs
      }
      columns[index].probabilities = masses
    }
    prune(&columns)
    return columns
  }

  /// Gives what unigrams leave to all words that can be predicted, or to `<unk>`.
  ///
  /// - Parameter kept: How many words are not pruned, `<unk>` and the marks among them.
  static func addUniform(
    _ masses: inout [Float], _ left: Float, among kept: Int, interpolates: Bool
  ) {
    if !interpolates {
      masses[Int(Vocabulary.unknown)] += left
      return
    }
    // All but the start, which is never predicted.
    let share = left / Float(kept - 1)
    for word in masses.indices where word != Int(Vocabulary.start) { masses[word] += share }
  }

  /// Makes u(w|h) p(w|h): adds b(h) p(w|h′).
  private func addShorter(
    _ masses: inout [Float], _ contexts: [UInt32], _ suffixes: [UInt32], _ backoffs: [Float],
    _ shorter: NGramColumns
  ) {
    unsafe masses.withUnsafeMutableBufferPointer { masses in
      unsafe shorter.probabilities.withUnsafeBufferPointer { shorter in
        Parallel.forEachRange(of: backoffs.count) { parents in
          for parent in parents {
            let backoff = backoffs[parent]
            for child in Int(contexts[parent])..<Int(contexts[parent + 1]) {
              unsafe masses[child] += backoff * shorter[Int(suffixes[child])]
            }
          }
        }
      }
    }
  }

  private func weigh(
    _ parents: Range<Int>, _ contexts: [UInt32], _ index: Int,
    _ masses: UnsafeMutableBufferPointer<Float>, _ backoffs: UnsafeMutableBufferPointer<Float>
  ) {
    let level = levels[index]
    let weights = ContextWeights(discount: discounts[index], isWittenBell: isWittenBell)
    unsafe level.counts.withUnsafeBufferPointer { counts in
      unsafe level.pruned.withUnsafeBufferPointer { pruned in
        for parent in parents {
          let children = Int(contexts[parent])..<Int(contexts[parent + 1])
          unsafe backoffs[parent] = weights.weigh(
            UnsafeBufferPointer(rebasing: counts[children]),
            pruned.isEmpty ? pruned : UnsafeBufferPointer(rebasing: pruned[children]),
            UnsafeMutableBufferPointer(rebasing: masses[children]))
        }
      }
    }
  }

  /// Drops what is pruned; the first children of the order before are renumbered too.
  private func prune(_ columns: inout [NGramColumns]) {
    var renumbered: [UInt32]?
    for index in columns.indices {
      let isDropped =
        levels[index].pruned.isEmpty
        ? [Bool](repeating: false, count: renumbered == nil ? 0 : levels[index].words.count)
        : levels[index].pruned
      renumbered = columns[index].drop(isDropped, shorter: renumbered)
      if let renumbered, index > 0 {
        columns[index - 1].firstChildren = columns[index - 1].firstChildren.map {
          renumbered[Int($0)]
        }
      }
    }
  }
}

/// The weights of one context: how its counts are shared out.
struct ContextWeights {
  let discount: Discount
  let isWittenBell: Bool

  /// Writes u(w|h) of what was seen after a context, 0 where it is pruned, and returns b(h).
  ///
  /// - Parameters:
  ///   - counts: The (adjusted) count of each word that was seen.
  ///   - pruned: Which of them are pruned; empty where none is.
  @inline(__always)
  @unsafe func weigh(
    _ counts: UnsafeBufferPointer<UInt32>, _ pruned: UnsafeBufferPointer<Bool>,
    _ masses: UnsafeMutableBufferPointer<Float>
  ) -> Float {
    let prunes = !pruned.isEmpty
    var (total, freed) = (0.0, 0.0)
    for child in 0..<counts.count {
      let count = unsafe counts[child]
      total += Double(count)
      if isWittenBell, count > 0, unsafe !(prunes && pruned[child]) {
        // As if every different word had come once more, and that time from the shorter context.
        total += 1
        freed += 1
        continue
      }
      freed += unsafe prunes && pruned[child] ? Double(count) : discount.amount(for: count)
    }
    for child in 0..<counts.count {
      let count = unsafe counts[child]
      let isNothing = unsafe total == 0 || prunes && pruned[child]
      unsafe masses[child] =
        isNothing
        ? 0 : Float((Double(count) - (isWittenBell ? 0 : discount.amount(for: count))) / total)
    }
    return total == 0 ? 1 : Float(freed / total)
  }
}
