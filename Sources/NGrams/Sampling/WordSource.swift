import Sampling

/// What next words are drawn from: a model in place, or its tables.
protocol WordSource {
  /// A context.
  associatedtype State

  /// Draws the next word and moves past it; `<unk>` and the end may be drawn.
  func draw(_ state: inout State, from stream: inout RandomStream) -> UInt32
  func state(of context: NGramModel.State) -> State
  func context(of state: State) -> NGramModel.State
}

extension SamplingTable: WordSource {
  @inline(__always)
  func state(of context: NGramModel.State) -> UInt32 { block(of: context) }
  func context(of state: UInt32) -> NGramModel.State { self.state(state) }
}

/// A model that is drawn from in place.
struct ModelSource: WordSource {
  let model: NGramModel
  let backoffScale: Double

  func draw(_ state: inout NGramModel.State, from stream: inout RandomStream) -> UInt32 {
    guard let drawn = model.draw(after: state, backoffScale: backoffScale, from: &stream) else {
      return Vocabulary.unknown
    }
    state = drawn.state
    return drawn.word
  }

  func state(of context: NGramModel.State) -> NGramModel.State { context }
  func context(of state: NGramModel.State) -> NGramModel.State { state }
}
