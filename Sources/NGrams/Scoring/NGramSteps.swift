import CMemory

/// What words cost in a model, step by step.
///
/// Text repeats itself, so the step from a context by a word is looked up in a direct-mapped table before the model is.
@safe
final class NGramSteps {
  /// A step that was made: from a context, by a word.
  private struct Step {
    /// The context's place above the word; no step where `lengths` is 0.
    var key: UInt64
    var probability: Double
    var node: UInt32
    /// One more than the context's length, and that of the next one above.
    var lengths: UInt32
  }

  private let model: NGramModel
  /// The state behind the start of a sentence.
  let start: NGramModel.State
  private let table: UnsafeMutablePointer<Step>
  private let shift: UInt64

  /// Starts with no steps known.
  ///
  /// - Parameter tableBits: The table has 2^`tableBits` steps of 24 bytes.
  init(of model: NGramModel, tableBits: Int = 16) {
    self.model = model
    start = model.start
    shift = UInt64(64 - tableBits)
    unsafe table = .allocate(capacity: 1 << tableBits)
    unsafe table.initialize(
      repeating: Step(key: 0, probability: 0, node: 0, lengths: 0), count: 1 << tableBits)
  }

  deinit { unsafe table.deallocate() }

  @inline(__always)
  private func slot(_ state: NGramModel.State, _ word: UInt32) -> Int {
    let key = UInt64(truncatingIfNeeded: state.node) << 32 | UInt64(word)
    let mixed =
      (key ^ UInt64(truncatingIfNeeded: state.length &+ 1) << 61)
      &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> shift)
  }

  /// Returns p(w|h) and moves past the word.
  @inline(__always)
  func probability(of word: UInt32, _ state: inout NGramModel.State) -> Double {
    let key = UInt64(truncatingIfNeeded: state.node) << 32 | UInt64(word)
    let length = UInt32(truncatingIfNeeded: state.length &+ 1)
    let slot = slot(state, word)
    let step = unsafe table[slot]
    if step.key == key, step.lengths & 0xFF == length {
      state = NGramModel.State(
        length: Int(truncatingIfNeeded: step.lengths >> 8), node: Int(step.node))
      return step.probability
    }
    let (probability, next) = model.step(from: state, by: word)
    state = next
    unsafe table[slot] = Step(
      key: key, probability: probability, node: UInt32(truncatingIfNeeded: next.node),
      lengths: length | UInt32(truncatingIfNeeded: next.length) << 8)
    return probability
  }

  /// Asks for the memory that a step will need, so that the memory of several steps is on its way at once.
  @inline(__always)
  func fetch(_ word: UInt32, _ state: NGramModel.State) {
    unsafe pastiche_prefetch(table + slot(state, word))
    if state.length > 0 { model.levels[state.length &- 1].fetch(state.node) }
  }

  /// The same for where the search for the word begins, once what ``fetch(_:_:)`` asked for is there.
  @inline(__always)
  func fetchContinuations(_ word: UInt32, _ state: NGramModel.State) {
    if state.length == 0 { return }
    let range = model.children(of: state)
    let level = model.levels[state.length]
    level.fetch(range.lowerBound)
    level.fetch(range.lowerBound &+ min(16, range.count))
    level.fetch(range.lowerBound &+ min(80, range.count))
  }
}

extension NGramModel {
  /// Returns p(w|h) and the state after the word.
  ///
  /// - Complexity: O(order · log *n*).
  func step(from state: State, by word: UInt32) -> (probability: Double, next: State) {
    var context = state
    var weight = 1.0
    while true {
      if let place = child(of: context, word: word) {
        return (
          weight * Double(levels[context.length].probability(place)),
          entering(place, after: context)
        )
      }
      if context.length == 0 {
        return (weight * Double(levels[0].probability(Int(Vocabulary.unknown))), .empty)
      }
      weight *= Double(backoff(of: context))
      context = shortened(context)
    }
  }
}
