import Sampling

/// What sentences have to be like.
public struct SentenceConstraint: Sendable {
  /// The words that every sentence begins with.
  public var start: [UInt32] = []
  /// Words that must occur, in any order and place.
  public var contained: [UInt32] = []
  /// Words that must not occur behind ``start``.
  public var avoided: Set<UInt32> = []
  /// The fewest words, those of ``start`` included.
  public var leastTokens = 0
  /// The most words.
  public var mostTokens = 40

  /// Asks for nothing but at most 40 words.
  public init() {}
}

/// Why no sentence can be drawn.
public struct ConstraintError: Error, Equatable, CustomStringConvertible {
  /// What is asked too much.
  public enum Reason: Equatable, Sendable {
    /// The model gives no such sentence any probability.
    case impossible
    /// Looking ahead would take more memory than is allowed: so many bytes.
    case tooLarge(bytes: Int)
  }

  /// What is asked too much.
  public let reason: Reason

  /// Says it in words.
  public var description: String {
    switch reason {
    case .impossible:
      "the model gives no sentence with these words and of that length any probability"
    case .tooLarge(let bytes):
      "looking ahead over so many words takes \(bytes >> 20) MiB; allow fewer, or ask for fewer contained words"
    }
  }
}

/// Draws sentences from a model's own distribution, conditioned on a constraint: exactly, and without drawing what is thrown away.
///
/// A word's probability after a history is multiplied by the probability β that the sentence can still come to satisfy the
/// constraint. β is computed backwards from the longest length, for every context that the model knows and every set of contained
/// words that is still missing:
///
/// β(h) = Σ u(w|h) β(hw) + b(h) (β(h′) + Σ p(w|h′) (β(hw) − β(h′w))), sums over what was seen after h.
///
/// Sentences with words outside the vocabulary are no sentences here.
public struct ConstrainedSampler: Sendable {
  private let model: NGramModel
  private let constraint: SentenceConstraint
  private let seed: UInt64
  private let backoffScale: Double
  /// By word: the bit of a contained word; words without one are not in it.
  private let bits: [UInt32: Int]
  /// Where the contexts of each length begin, by length; the empty context is the first.
  private let offsets: [Int]
  private let contextCount: Int
  /// By number of words after the start, by set of contained words, by context: β.
  private var lookahead: [[[Float]]] = []
  /// p(w|h) of every n-gram shorter than the longest, by order.
  private var probabilities: [[Float]] = []

  /// Looks ahead.
  ///
  /// - Parameters:
  ///   - backoffScale: As in ``SamplingOptions``; the distribution that is conditioned is the scaled one.
  ///   - memory: How many bytes may be taken.
  /// - Throws: `ConstraintError`.
  /// - Complexity: O(*n* · words · 2^contained) time, and 4 bytes for each context, length and set of contained words.
  public init(
    _ model: NGramModel, constraint: SentenceConstraint, seed: UInt64, backoffScale: Double = 1,
    memory: Int = 2 << 30
  ) throws(ConstraintError) {
    self.model = model
    self.constraint = constraint
    self.seed = seed
    self.backoffScale = backoffScale
    var bits: [UInt32: Int] = [:]
    for word in constraint.contained where bits[word] == nil { bits[word] = 1 << bits.count }
    self.bits = bits
    var offsets = [0]
    var next = 1
    for length in 1..<max(2, model.order) {
      offsets.append(next)
      if length < model.order { next += model.levels[length - 1].count }
    }
    self.offsets = offsets
    contextCount = next
    let steps = constraint.mostTokens - constraint.start.count
    guard steps >= 0, bits.count < 16 else { throw ConstraintError(reason: .impossible) }
    let bytes = (steps + 1) << bits.count * contextCount * 4
    guard bytes <= memory else { throw ConstraintError(reason: .tooLarge(bytes: bytes)) }
    for length in 1..<max(1, model.order) {
      probabilities.append(shorterProbabilities(ofOrder: length))
    }
    var layers: [[[Float]]] = []
    for step in (0...steps).reversed() {
      layers.append(
        (0..<(1 << bits.count)).map { layer($0, step: step, later: layers.last) })
    }
    lookahead = layers.reversed()
    let state = constraint.start.reduce(model.start) { model.advance($0, by: $1) }
    guard lookahead[0][startSet][index(of: state)] > 0 else {
      throw ConstraintError(reason: .impossible)
    }
  }

  /// Draws a sentence's words, without its start and end.
  ///
  /// - Parameter number: Which sentence of the run, from 0.
  public func sentence(_ number: UInt64) -> [UInt32] {
    var stream = RandomStream(seed: seed, index: number)
    var words = constraint.start
    var state = words.reduce(model.start) { model.advance($0, by: $1) }
    var set = startSet
    while true {
      let step = words.count - constraint.start.count
      let word = draw(after: state, set, step: step, from: &stream)
      if word == Vocabulary.end { return words }
      words.append(word)
      set |= bits[word] ?? 0
      state = model.advance(state, by: word)
    }
  }

  // MARK: The scaled model

  /// What a context leaves to the shorter one, and the factor on its own masses.
  private func weights(_ backoff: Float, hasChildren: Bool) -> (left: Double, kept: Double) {
    let backoff = Double(backoff)
    if !hasChildren || backoff >= 1 { return (1, 1) }
    let left = backoff * backoffScale
    return (left, (1 - left) / (1 - backoff))
  }

  private var rootWeights: (left: Double, kept: Double) {
    weights(model.rootBackoff, hasChildren: true)
  }

  private func shorterProbabilities(ofOrder length: Int) -> [Float] {
    let level = model.levels[length - 1]
    var result = [Float](repeating: 0, count: level.count)
    if length == 1 {
      let (left, kept) = rootWeights
      let uniform = left / Double(model.predictedCount)
      for place in result.indices {
        result[place] = Float(kept * Double(level.mass(place)) + uniform)
      }
      return result
    }
    let contexts = model.levels[length - 2]
    let shorter = probabilities[length - 2]
    for context in 0..<contexts.count {
      let children = contexts.children(context)
      let (left, kept) = weights(contexts.backoff(context), hasChildren: !children.isEmpty)
      for place in children {
        result[place] = Float(
          kept * Double(level.mass(place)) + left * Double(shorter[level.suffix(place)]))
      }
    }
    return result
  }

  // MARK: Looking ahead

  /// The contained words that stand in the start already.
  private var startSet: Int { constraint.start.reduce(0) { $0 | (bits[$1] ?? 0) } }

  private func index(of state: NGramModel.State) -> Int {
    state.length == 0 ? 0 : offsets[state.length] + state.node
  }

  /// How probable it is that a sentence satisfies the constraint after a word that leads to a context.
  ///
  /// - Parameters:
  ///   - set: The contained words so far, as a sum of bits.
  ///   - step: How many words stand behind the start before this one.
  ///   - later: β after this word; nil where no more words are allowed.
  private func value(
    _ word: UInt32, _ context: Int, _ set: Int, step: Int, later: [[Float]]?
  ) -> Double {
    switch word {
    case Vocabulary.end:
      let isLong = constraint.start.count + step >= constraint.leastTokens
      return isLong && set == (1 << bits.count) - 1 ? 1 : 0
    case Vocabulary.unknown, Vocabulary.start: return 0
    default:
      guard let later, !(constraint.avoided.contains(word)) else { return 0 }
      return Double(later[bits.isEmpty ? set : set | (bits[word] ?? 0)][context])
    }
  }

  /// β of every context.
  private func layer(_ set: Int, step: Int, later: [[Float]]?) -> [Float] {
    var result = [Float](repeating: 0, count: contextCount)
    let unigrams = model.levels[0]
    let (left, kept) = rootWeights
    let uniform = left / Double(model.predictedCount)
    // In a model of order 1 every word leads to the empty context.
    let isUnigram = model.order == 1
    var sum = 0.0
    for place in 0..<unigrams.count {
      let context = isUnigram ? 0 : offsets[1] + place
      sum +=
        (kept * Double(unigrams.mass(place)) + uniform)
        * value(unigrams.word(place), context, set, step: step, later: later)
    }
    result[0] = Float(sum)
    for length in 1..<max(1, model.order) {
      let (contexts, level) = (model.levels[length - 1], model.levels[length])
      let isLongest = length + 1 == model.order
      let shorter = probabilities[length - 1]
      let (own, longer) = (offsets[length], isLongest ? 0 : offsets[length + 1])
      let shorterContexts = length == 1 ? 0 : offsets[length - 1]
      unsafe result.withUnsafeMutableBufferPointer { result in
        Parallel.forEachRange(of: contexts.count) { range in
          for context in range {
            let children = contexts.children(context)
            let (left, kept) = weights(contexts.backoff(context), hasChildren: !children.isEmpty)
            let shortened = length == 1 ? 0 : shorterContexts + contexts.suffix(context)
            var sum = unsafe left * Double(result[shortened])
            for place in children {
              let word = level.word(place)
              let mass = kept * Double(level.mass(place))
              let suffix = level.suffix(place)
              let short = value(word, own + suffix, set, step: step, later: later)
              if isLongest {
                sum += mass * short
              } else {
                let rest = left * Double(shorter[suffix])
                sum +=
                  (mass + rest) * value(word, longer + place, set, step: step, later: later)
                  - rest * short
              }
            }
            unsafe result[own + context] = Float(max(0, sum))
          }
        }
      }
    }
    return result
  }

  // MARK: Drawing

  private func draw(
    after state: NGramModel.State, _ set: Int, step: Int, from stream: inout RandomStream
  ) -> UInt32 {
    let later = step + 1 < lookahead.count ? lookahead[step + 1] : nil
    var candidates: [(word: UInt32, weight: Double)] = []
    var seen: Set<UInt32> = []
    var left = 1.0
    var context = state
    while context.length > 0 {
      let level = model.levels[context.length]
      let children = model.children(of: context)
      let weights = weights(model.backoff(of: context), hasChildren: !children.isEmpty)
      for place in children where seen.insert(level.word(place)).inserted {
        // A word that no longer context has seen leads to the longest of these contexts that has.
        let next = model.entering(place, after: context)
        let weight = value(level.word(place), index(of: next), set, step: step, later: later)
        if weight > 0 {
          let shorter = Double(probabilities[context.length - 1][level.suffix(place)])
          let own = weights.kept * Double(level.mass(place)) + weights.left * shorter
          candidates.append((level.word(place), left * own * weight))
        }
      }
      left *= weights.left
      context = model.shortened(context)
    }
    let unigrams = model.levels[0]
    for place in 0..<unigrams.count {
      let word = unigrams.word(place)
      let next = model.order == 1 ? 0 : offsets[1] + place
      let weight = value(word, next, set, step: step, later: later)
      guard weight > 0, !seen.contains(word) else { continue }
      let (rootLeft, kept) = rootWeights
      let own = kept * Double(unigrams.mass(place)) + rootLeft / Double(model.predictedCount)
      candidates.append((word, left * own * weight))
    }
    var rest = stream.unit() * candidates.reduce(0) { $0 + $1.weight }
    for candidate in candidates {
      rest -= candidate.weight
      if rest < 0 { return candidate.word }
    }
    return candidates.last?.word ?? Vocabulary.end
  }
}
