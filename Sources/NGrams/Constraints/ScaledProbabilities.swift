/// The probabilities of a model whose back-off weights are multiplied by a factor, as ``NGramModel/draw(after:backoffScale:from:)``
/// draws from them.
///
/// p(w|h) of a word that was seen after h, and what h leaves to the shorter context for each word that was not.
struct ScaledProbabilities {
  private let model: NGramModel
  private let scale: Double
  /// By order: p(w|h); empty where the model's own are taken.
  private var scaled: [[Float]] = []

  init(_ model: NGramModel, backoffScale: Double) {
    self.model = model
    scale = backoffScale
    if backoffScale == 1 { return }
    scaled.append((0..<model.levels[0].count).map { model.levels[0].probability($0) })
    for length in 1..<max(1, model.order) { scaled.append(probabilities(after: length)) }
  }

  /// p(w|h) of an n-gram after a context of `length` words.
  @inline(__always)
  func probability(_ length: Int, _ place: Int) -> Double {
    Double(scaled.isEmpty ? model.levels[length].probability(place) : scaled[length][place])
  }

  /// What a context of `length` words leaves; 1 where nothing was seen after it.
  @inline(__always)
  func left(_ length: Int, _ context: Int) -> Double {
    let backoff = Double(model.levels[length - 1].backoff(context))
    if scale == 1 { return backoff }
    return backoff >= 1 || model.levels[length - 1].children(context).isEmpty
      ? 1 : backoff * scale
  }

  /// p(w|h) of any word; 0 of one that the model does not know.
  func probability(of word: UInt32, after state: NGramModel.State) -> Double {
    var (context, weight) = (state, 1.0)
    while true {
      if let place = model.child(of: context, word: word) {
        return weight * probability(context.length, place)
      }
      if context.length == 0 { return 0 }
      weight *= left(context.length, context.node)
      context = model.shortened(context)
    }
  }

  private func probabilities(after length: Int) -> [Float] {
    let (contexts, level) = (model.levels[length - 1], model.levels[length])
    var result = [Float](repeating: 0, count: level.count)
    let (shorter, own) = (scaled[length - 1], model.levels[length - 1])
    unsafe result.withUnsafeMutableBufferPointer { result in
      Parallel.forEachRange(of: contexts.count) { range in
        for context in range {
          let (backoff, left) = (Double(contexts.backoff(context)), left(length, context))
          let kept = backoff < 1 ? (1 - left) / (1 - backoff) : 1
          for place in contexts.children(context) {
            let suffix = level.suffix(place)
            let rest = backoff * Double(own.probability(suffix))
            unsafe result[place] = Float(
              kept * max(0, Double(level.probability(place)) - rest)
                + left * Double(shorter[suffix]))
          }
        }
      }
    }
    return result
  }
}
