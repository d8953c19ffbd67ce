import Sampling

/// A model's distributions laid out for drawing: a context and what it has seen lie side by side.
///
/// Interpolated smoothing is itself a mixture: after a context *h* a word comes from what was seen with probability u(w|h), and
/// from the context one word shorter with probability b(h). A context is a block of 32-bit words: how many different words were
/// seen, the block of the shorter context, and then for each word the running sum of the masses (of 2³²), the word, and the
/// block of the context behind it. Where many words were seen, an alias table (Walker 1977, Vose 1991) follows instead, in
/// which backing off is the first outcome: for each the share of its slot, word and block, and those of whose the rest is.
///
/// `@unchecked Sendable`: the memory is written only in `init`.
@safe
final class SamplingTable: @unchecked Sendable {
  /// The outcome that is no word.
  private static var backoff: UInt32 { .max }
  /// A model of more n-grams is drawn from in place.
  private static var mostNGrams: Int { 1 << 22 }
  /// The most words that are looked through one after another.
  private static var mostInRow: Int { 6 }
  private static var pieceLength: Int { 1 << 12 }

  private let memory: UnsafeMutablePointer<UInt32>
  /// By context, the empty one first, then those of one word, of two, and so on: the block.
  private var blocks: [UInt32]
  /// Where the contexts of each length begin among them, by length, and their number.
  private let offsets: [Int]
  /// The first block of each length of context from 1.
  private let firstBlocks: SIMD8<UInt32>
  private let model: NGramModel

  /// Lays a model out.
  ///
  /// - Parameter backoffScale: As ``NGramModel/draw(after:backoffScale:from:)`` has it.
  /// - Returns: nil for a large model, and for one that is not interpolated.
  /// - Complexity: O(*n*).
  init?(_ model: NGramModel, backoffScale: Double) {
    guard model.ngramCounts.reduce(0, +) <= Self.mostNGrams else { return nil }
    var offsets = [0, 1]
    for length in 1..<model.order {
      offsets.append(offsets[length] + model.levels[length - 1].count)
    }
    var blocks = [UInt32]()
    blocks.reserveCapacity(offsets[model.order])
    var end = 0
    for length in 0..<model.order {
      for node in 0..<(offsets[length + 1] - offsets[length]) {
        blocks.append(UInt32(end))
        let children = model.children(of: NGramModel.State(length: length, node: node)).count
        end += children > Self.mostInRow ? 2 + 5 * (children + 1) : 2 + 3 * children
      }
      // Links that overlap, as only a damaged model has them, would need more.
      guard end < 1 << 27 else { return nil }
    }
    (self.model, self.offsets, self.blocks) = (model, offsets, blocks)
    var firstBlocks = SIMD8<UInt32>(repeating: .max)
    for length in 1..<model.order {
      firstBlocks[length - 1] = offsets[length] < blocks.count ? blocks[offsets[length]] : .max
    }
    self.firstBlocks = firstBlocks
    unsafe memory = LargeMemory.allocate(byteCount: 4 * end).assumingMemoryBound(to: UInt32.self)
    var fitness = Fitness.interpolated
    for length in 0..<model.order {
      let count = offsets[length + 1] - offsets[length]
      let pieces = (count + Self.pieceLength - 1) / Self.pieceLength
      var found = [Fitness](repeating: .interpolated, count: pieces)
      unsafe found.withUnsafeMutableBufferPointer { found in
        Parallel.forEach(pieces) { piece in
          let first = piece * Self.pieceLength
          unsafe found[piece] = fill(
            length, first..<min(count, first + Self.pieceLength), backoffScale)
        }
      }
      fitness = found.reduce(fitness, max)
    }
    // Scaling takes less than nothing for nothing; else only an interpolated model is a mixture.
    if fitness == .damaged || fitness == .backingOff && backoffScale == 1 { return nil }
  }

  deinit { unsafe LargeMemory.deallocate(memory) }

  // MARK: Drawing

  /// The block of a context.
  func block(of state: NGramModel.State) -> UInt32 {
    blocks[state.length == 0 ? 0 : offsets[state.length] + state.node]
  }

  /// How many words the context of a block has.
  @inline(__always)
  func contextLength(of block: UInt32) -> Int {
    var length = 0
    for index in 0..<8 where firstBlocks[index] <= block { length &+= 1 }
    return length
  }

  /// The context of a block.
  func state(_ block: UInt32) -> NGramModel.State {
    var (low, high) = (0, blocks.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if blocks[middle] <= block { low = middle } else { high = middle - 1 }
    }
    var length = 0
    while length + 1 < model.order, low >= offsets[length + 1] { length += 1 }
    return length == 0 ? .empty : NGramModel.State(length: length, node: low - offsets[length])
  }

  /// Draws the next word and moves to the block of the context behind it; `<unk>` may be drawn.
  @inline(__always)
  func draw(_ state: inout UInt32, from stream: inout RandomStream) -> UInt32 {
    var at = state
    while true {
      let block = unsafe memory + Int(at)
      let count = unsafe Int(block[0])
      let outcome: UnsafeMutablePointer<UInt32>
      if count <= Self.mostInRow {
        let point = stream.nextWord()
        var place = unsafe block + 2
        let end = unsafe place + 3 &* count
        while unsafe place != end, unsafe place[0] <= point { unsafe place += 3 }
        if unsafe place == end {
          unsafe at = block[1]
          continue
        }
        unsafe outcome = unsafe place + 1
      } else {
        let product = stream.next().multipliedFullWidth(by: UInt64(count &+ 1))
        let entry = unsafe block + (2 &+ 5 &* Int(product.high))
        let isOwn = unsafe UInt32(truncatingIfNeeded: product.low >> 32) < entry[0]
        unsafe outcome = unsafe entry + (isOwn ? 1 : 3)
        if unsafe outcome[0] == Self.backoff {
          unsafe at = block[1]
          continue
        }
      }
      let word = unsafe outcome[0]
      // A longer context may have seen the word too.
      while state != at {
        let longer = unsafe memory + Int(state)
        if let found = unsafe blockBehind(word, in: longer) {
          state = found
          return word
        }
        unsafe state = longer[1]
      }
      unsafe state = outcome[1]
      return word
    }
  }

  /// Moves past a word that was drawn elsewhere.
  @inline(__always)
  func advance(_ state: inout UInt32, by word: UInt32) {
    while true {
      let block = unsafe memory + Int(state)
      if let found = unsafe blockBehind(word, in: block) {
        state = found
        return
      }
      // The empty context comes first.
      if state == 0 { return }
      unsafe state = block[1]
    }
  }

  /// The block of the context behind a word that a context has seen; nil where it has not.
  @inline(__always)
  private func blockBehind(_ word: UInt32, in block: UnsafeMutablePointer<UInt32>) -> UInt32? {
    // The words stand in their order.
    var length = unsafe Int(block[0])
    let stride = length <= Self.mostInRow ? 3 : 5
    // In a long block the back-off comes first.
    var low = unsafe block + (length <= Self.mostInRow ? 3 : 8)
    while length > 1 {
      let half = length / 2
      if unsafe low[half &* stride] <= word { unsafe low += half &* stride }
      length &-= half
    }
    return unsafe length == 1 && low[0] == word ? low[1] : nil
  }

  // MARK: Making

  /// What a model can be drawn from.
  private enum Fitness: Int, Comparable {
    case interpolated
    /// Some words have less than what backing off gives them.
    case backingOff
    /// The links are none that an estimator writes.
    case damaged

    static func < (a: Fitness, b: Fitness) -> Bool { a.rawValue < b.rawValue }
  }

  /// Writes the blocks of some contexts of one length.
  private func fill(_ length: Int, _ range: Range<Int>, _ backoffScale: Double) -> Fitness {
    let level = model.levels[length]
    var fitness = Fitness.interpolated
    var weights: [Double] = []
    var builder = AliasBuilder()
    var expected =
      length == 0 || range.lowerBound == 0
      ? 0 : model.levels[length - 1].children(range.lowerBound - 1).upperBound
    for node in range {
      let state = NGramModel.State(length: length, node: node)
      let children = model.children(of: state)
      guard children.lowerBound == expected else { return .damaged }
      expected = children.upperBound
      let backoff = length == 0 ? 0 : Double(model.backoff(of: state))
      let left =
        length == 0 ? 0 : children.isEmpty || backoff >= 1 ? 1 : backoff * backoffScale
      weights.removeAll(keepingCapacity: true)
      weights.append(left)
      var sum = 0.0
      for place in children {
        let own = Double(level.probability(place))
        let rest =
          length == 0
          ? 0 : backoff * Double(model.levels[length - 1].probability(level.suffix(place)))
        if own < rest * 0.999_99 { fitness = .backingOff }
        weights.append(max(0, own - rest))
        sum += max(0, own - rest)
      }
      if sum > 0 { for index in 1..<weights.count { weights[index] *= (1 - left) / sum } }
      let block = unsafe memory + Int(self.block(of: state))
      unsafe block[0] = UInt32(children.count)
      unsafe block[1] = length == 0 ? 0 : self.block(of: model.shortened(state))
      /// Writes an outcome's word and the block behind it.
      func write(_ index: Int, to place: UnsafeMutablePointer<UInt32>) {
        if index == 0 {
          unsafe (place[0], place[1]) = (Self.backoff, 0)
          return
        }
        let child = children.lowerBound + index - 1
        unsafe (place[0], place[1]) = (
          level.word(child), self.block(of: model.entering(child, after: state))
        )
      }
      if children.count <= Self.mostInRow {
        var sum = 0.0
        for index in weights.indices.dropFirst() {
          sum += weights[index]
          let entry = unsafe block + (2 + 3 * (index - 1))
          // Where nothing is left to the shorter context, the last takes what rounding leaves.
          let isAll = left == 0 && index + 1 == weights.count
          unsafe entry[0] = isAll ? .max : UInt32(min(sum * 0x1p32, 0xFFFF_FFFF))
          unsafe write(index, to: entry + 1)
        }
      } else {
        builder.build(weights)
        for index in weights.indices {
          let entry = unsafe block + (2 + 5 * index)
          unsafe entry[0] = builder.thresholds[index]
          unsafe write(index, to: entry + 1)
          unsafe write(builder.others[index], to: entry + 3)
        }
      }
    }
    return fitness
  }
}

/// Makes alias tables by Vose's method.
private struct AliasBuilder {
  /// By slot: the share of its own outcome, of 2³².
  private(set) var thresholds: [UInt32] = []
  /// By slot: whose the rest is.
  private(set) var others: [Int] = []
  private var scaled: [Double] = []
  private var small: [Int] = []
  private var large: [Int] = []

  /// Makes the table of weights, which need not add up to 1.
  mutating func build(_ weights: [Double]) {
    let total = weights.reduce(0, +)
    let factor = total > 0 ? Double(weights.count) / total : 0
    thresholds.removeAll(keepingCapacity: true)
    others.removeAll(keepingCapacity: true)
    scaled.removeAll(keepingCapacity: true)
    for (index, weight) in weights.enumerated() {
      scaled.append(weight * factor)
      thresholds.append(.max)
      others.append(index)
      if weight * factor < 1 { small.append(index) } else { large.append(index) }
    }
    while let less = small.popLast(), let more = large.last {
      thresholds[less] = UInt32(min(scaled[less] * 0x1p32, 0xFFFF_FFFF))
      others[less] = more
      scaled[more] -= 1 - scaled[less]
      if scaled[more] < 1 { small.append(large.removeLast()) }
    }
    small.removeAll(keepingCapacity: true)
    large.removeAll(keepingCapacity: true)
  }
}
