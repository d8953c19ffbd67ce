import Sampling
import Synchronization

/// Draws sentences from a model's own distribution, conditioned on a constraint: exactly, and without drawing what is thrown away.
///
/// A word's probability after a history is multiplied by the probability that the sentence can still come to satisfy the
/// constraint (``ConstraintLookahead``). Sentences with words outside the vocabulary are no sentences here.
public final class ConstrainedSampler: Sendable {
  private let lookahead: ConstraintLookahead
  private let seed: UInt64
  private let unigrams = Mutex<[UnigramKey: [Double]]>([:])

  private struct UnigramKey: Hashable {
    let state: Int
    let taken: Int
  }

  /// How many unigrams are added up at a time.
  private static let blockLength = 64

  /// Looks ahead.
  ///
  /// - Parameters:
  ///   - backoffScale: As in ``SamplingOptions``; the distribution that is conditioned is the scaled one.
  ///   - memory: How many bytes may be taken.
  /// - Throws: `ConstraintError`.
  /// - Complexity: O(*n* · lengths · states) time for *n* n-grams and as many states as the constraint's automaton has.
  public init(
    _ language: LanguageModel, constraint: SentenceConstraint, seed: UInt64,
    backoffScale: Double = 1, memory: Int = 2 << 30
  ) throws(ConstraintError) {
    self.seed = seed
    let wordCount = max(language.vocabulary.count, language.model.levels[0].count)
    let costs: [UInt16] =
      switch constraint.measure {
      case .tokens: [UInt16](repeating: 1, count: wordCount)
      case .characters:
        // Every byte that does not continue a code point begins one; one more for the space.
        (0..<UInt32(wordCount)).map { word in
          UInt16(clamping: 1 + language.vocabulary[word].count { $0 & 0xC0 != 0x80 })
        }
      }
    lookahead = try ConstraintLookahead(
      language.model, constraint, backoffScale: backoffScale, costs: costs, memory: memory)
    let start = startState
    guard lookahead.value(lookahead.index(of: start), lookahead.automaton.initial, taken: 0) > 0
    else { throw ConstraintError(reason: .impossible) }
  }

  private var startState: NGramModel.State {
    lookahead.constraint.start.reduce(lookahead.model.start) {
      lookahead.model.advance($0, by: $1)
    }
  }

  /// Draws a sentence's words, without its start and end; up to the words behind the gap where one is filled.
  ///
  /// - Parameter number: Which sentence of the run, from 0.
  public func sentence(_ number: UInt64) -> [UInt32] {
    var stream = RandomStream(seed: seed, index: number)
    var words = lookahead.constraint.start
    var context = startState
    var (state, taken) = (lookahead.automaton.initial, 0)
    while true {
      let index = lookahead.index(of: context)
      let stop = lookahead.stop(index, state, taken: taken)
      let total = lookahead.value(index, state, taken: taken)
      if stop > 0, stream.unit() * total < stop { return words + lookahead.constraint.following }
      guard let word = draw(after: context, state, taken, from: &stream),
        word != Vocabulary.end
      else { return words + lookahead.constraint.following }
      words.append(word)
      (state, taken) = lookahead.move(state, taken, by: word)
      context = lookahead.model.advance(context, by: word)
    }
  }

  /// Draws the next word; nil where rounding has left none.
  private func draw(
    after start: NGramModel.State, _ state: Int, _ taken: Int, from stream: inout RandomStream
  ) -> UInt32? {
    let model = lookahead.model
    var contexts = [start]
    while let last = contexts.last, last.length > 0 { contexts.append(model.shortened(last)) }
    var first = 0
    // As in NGramModel.draw: what a longer context has seen is drawn there.
    for tries in 1...4_000 {
      var index = first
      var drawn: UInt32?
      while index < contexts.count - 1 {
        drawn = drawSeen(after: contexts[index], state, taken, from: &stream)
        if drawn != nil { break }
        index += 1
      }
      guard let word = drawn ?? drawUnigram(state, taken, from: &stream) else { return nil }
      var longer = index - 1
      while longer >= 0, model.child(of: contexts[longer], word: word) == nil { longer -= 1 }
      if longer < 0 { return word }
      // Rounding may have left a share for what no shorter context can fill.
      first = tries % 1_000 == 0 ? 0 : longer + 1
    }
    return nil
  }

  /// Draws one of the words seen after a context; nil where the draw falls on the others.
  private func drawSeen(
    after context: NGramModel.State, _ state: Int, _ taken: Int, from stream: inout RandomStream
  ) -> UInt32? {
    let (model, length) = (lookahead.model, context.length)
    let level = model.levels[length]
    let index = lookahead.index(of: context)
    var rest =
      stream.unit()
      * (lookahead.value(index, state, taken: taken)
        - lookahead.stop(index, state, taken: taken))
    for place in model.children(of: context) {
      let word = level.word(place)
      let next = lookahead.index(of: model.entering(place, after: context))
      let value = lookahead.value(word, to: next, state, taken: taken)
      if value == 0 { continue }
      rest -= lookahead.probabilities.probability(length, place) * value
      if rest < 0 { return word }
    }
    return nil
  }

  private func drawUnigram(
    _ state: Int, _ taken: Int, from stream: inout RandomStream
  ) -> UInt32? {
    let level = lookahead.model.levels[0]
    let sums = unigramSums(state, taken)
    let point = stream.unit() * (sums.last ?? 0)
    let block = sums.firstPlace(above: point)
    var rest = point - (block > 0 ? sums[block - 1] : 0)
    var last: UInt32?
    for place in (block * Self.blockLength)..<min(level.count, (block + 1) * Self.blockLength) {
      let weight = unigramWeight(place, state, taken)
      if weight == 0 { continue }
      last = level.word(place)
      rest -= weight
      if rest < 0 { break }
    }
    return last
  }

  private func unigramWeight(_ place: Int, _ state: Int, _ taken: Int) -> Double {
    let model = lookahead.model
    let next = lookahead.index(of: model.entering(place, after: .empty))
    return lookahead.probabilities.probability(0, place)
      * lookahead.value(model.levels[0].word(place), to: next, state, taken: taken)
  }

  /// Running sums of the unigrams' weights, a block at a time; kept, as many draws need them.
  private func unigramSums(_ state: Int, _ taken: Int) -> [Double] {
    let key = UnigramKey(state: state, taken: taken)
    if let known = unigrams.withLock({ $0[key] }) { return known }
    let count = lookahead.model.levels[0].count
    var (sums, sum) = ([Double](), 0.0)
    for start in stride(from: 0, to: count, by: Self.blockLength) {
      for place in start..<min(count, start + Self.blockLength) {
        sum += unigramWeight(place, state, taken)
      }
      sums.append(sum)
    }
    unigrams.withLock { $0[key] = sums }
    return sums
  }
}
