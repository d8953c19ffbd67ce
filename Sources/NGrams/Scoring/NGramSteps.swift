#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A walk through a model, word by word, that tells what each word costs.
///
/// The step from a context by a word is looked up in a direct-mapped table before the model is.
@safe
final class NGramSteps {
  /// A step that was made: from a context, of `lengths` & 7 words, by a word.
  private struct Step {
    /// The context's place above the word; no step where `lengths` is 0.
    var key: UInt64
    var logarithm: Double
    var node: UInt32
    /// One more than the context's length, and that of the next one above.
    var lengths: UInt32
  }

  private let model: NGramModel
  private(set) var state: NGramModel.State
  private let table: UnsafeMutablePointer<Step>
  private let shift: UInt64

  /// Starts behind the start of a sentence.
  ///
  /// - Parameter tableBits: The table has 2^`tableBits` steps of 24 bytes.
  init(of model: NGramModel, tableBits: Int = 17) {
    self.model = model
    state = model.start
    shift = UInt64(64 - tableBits)
    unsafe table = .allocate(capacity: 1 << tableBits)
    unsafe table.initialize(
      repeating: Step(key: 0, logarithm: 0, node: 0, lengths: 0), count: 1 << tableBits)
  }

  deinit { unsafe table.deallocate() }

  /// Forgets all words but the start.
  func restart() { state = model.start }

  /// Returns log10 p(w|h) and moves past the word; -100 where the model gives it nothing, as KenLM has it.
  @inline(__always)
  func logProbability(of word: UInt32) -> Double {
    let key = UInt64(truncatingIfNeeded: state.node) << 32 | UInt64(word)
    let length = UInt32(truncatingIfNeeded: state.length &+ 1)
    let slot = Int(
      truncatingIfNeeded: ((key ^ UInt64(length) << 61) &* 0x9E37_79B9_7F4A_7C15) >> shift)
    let step = unsafe table[slot]
    if step.key == key, step.lengths & 0xFF == length {
      state = NGramModel.State(
        length: Int(truncatingIfNeeded: step.lengths >> 8), node: Int(step.node))
      return step.logarithm
    }
    let (probability, next) = model.step(from: state, by: word)
    let logarithm = probability > 0 ? log10(probability) : -100
    state = next
    unsafe table[slot] = Step(
      key: key, logarithm: logarithm, node: UInt32(truncatingIfNeeded: next.node),
      lengths: length | UInt32(truncatingIfNeeded: next.length) << 8)
    return logarithm
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
