import Sampling

/// A model that words are drawn from one by one: by its tables, or in place where it is too large for them.
package final class DrawableModel: Sendable {
  /// How much of the back-off weights is used.
  package enum Backoff: Sendable {
    /// The part that the model was prepared for.
    case scaled
    /// All of it: for a draw now and then, as it is made in place.
    case full
  }

  /// Where a text has come to.
  package struct State: Sendable {
    /// By the table the block of the context; in place the context's node.
    fileprivate var place: UInt32
    /// In place the words of the context.
    fileprivate var length: UInt32
  }

  private let model: NGramModel
  private let table: SamplingTable?
  /// What the back-off weights are multiplied by where they are scaled.
  let backoffScale: Double

  /// Prepares a model.
  ///
  /// - Parameter backoffScale: As ``NGramModel/draw(after:backoffScale:from:)`` has it, 0 to 1.
  /// - Complexity: O(*n*) for up to a million n-grams, O(1) for more.
  package init(_ model: NGramModel, backoffScale: Double) {
    (self.model, self.backoffScale) = (model, backoffScale)
    let isSmall = model.ngramCounts.reduce(0, +) <= Self.mostNGrams
    table = isSmall ? SamplingTable(model, backoffScale: backoffScale) : nil
  }

  /// A model of more n-grams is drawn from in place: its table would take longer than most runs.
  private static var mostNGrams: Int { 1 << 20 }

  /// The length of the longest n-gram.
  var order: Int { model.order }

  /// The state at the start of a document.
  var start: State { state(of: model.start) }

  /// How many words of context the model knows.
  @inline(__always)
  func contextLength(of state: State) -> Int {
    table?.contextLength(of: state.place) ?? Int(state.length)
  }

  /// Draws the next word and moves past it; `<unk>`, which moves nowhere of use, and the end may be drawn.
  @inline(__always)
  func draw(_ state: inout State, _ backoff: Backoff, from stream: inout RandomStream) -> UInt32 {
    if backoff == .scaled, let table { return table.draw(&state.place, from: &stream) }
    return drawInPlace(&state, backoff, from: &stream)
  }

  private func drawInPlace(
    _ state: inout State, _ backoff: Backoff, from stream: inout RandomStream
  ) -> UInt32 {
    let scale = backoff == .full ? 1 : backoffScale
    guard let drawn = model.draw(after: context(of: state), backoffScale: scale, from: &stream)
    else { return Vocabulary.unknown }
    state = self.state(of: drawn.state)
    return drawn.word
  }

  /// Moves past a word that was drawn elsewhere.
  @inline(__always)
  func advance(_ state: inout State, by word: UInt32) {
    if let table {
      table.advance(&state.place, by: word)
    } else {
      state = self.state(of: model.advance(context(of: state), by: word))
    }
  }

  private func state(of context: NGramModel.State) -> State {
    if let table { return State(place: table.block(of: context), length: 0) }
    return State(
      place: UInt32(truncatingIfNeeded: context.node),
      length: UInt32(truncatingIfNeeded: context.length))
  }

  private func context(of state: State) -> NGramModel.State {
    if let table { return table.state(state.place) }
    return NGramModel.State(length: Int(state.length), node: Int(state.place))
  }
}
