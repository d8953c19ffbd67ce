import Sampling

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Multinomial logistic regression with an L2 penalty, by stochastic dual coordinate ascent.
///
/// Minimises ½‖W‖² + Σᵢ κᵢ ℓ(W xᵢ, yᵢ) for the log loss ℓ. In the dual each example has a distribution qᵢ over the classes, and
/// W = Σᵢ κᵢ (y̅ᵢ − qᵢ) xᵢᵀ; at the optimum qᵢ is what W predicts for xᵢ. Each step moves qᵢ towards that prediction by
/// 2 / (2 + κᵢ‖xᵢ‖²), as far as the loss's smoothness (its Hessian is at most ½) allows: Shalev-Shwartz and Zhang 2013,
/// *Accelerated proximal stochastic dual coordinate ascent for regularized loss minimization*. No rate has to be tuned, and
/// the order of the examples is fixed, so the same examples give the same weights.
struct SoftmaxRegression {
  /// An example: a row of the vectors, its class, and κ, what its loss counts.
  struct Example {
    let row: Int
    let label: Int
    let weight: Float
  }

  /// How many classes there are, rounded up to a multiple of 8; a feature's weights take as many places.
  let width: Int
  /// The weights, feature after feature.
  private(set) var weights: [Float]
  private let classCount: Int

  init(features: Int, classes: Int) {
    classCount = classes
    width = (classes + 7) & ~7
    weights = Array(repeating: 0, count: features * width)
  }

  /// The loss's weight beside the penalty's, as C in LIBLINEAR.
  static let cost: Float = 10
  private static let mostEpochs = 60
  /// The mean distance of a prediction from its dual at which it is near enough.
  private static let tolerance: Float = 0.003

  /// Fits the weights anew.
  mutating func fit(_ examples: [Example], _ vectors: TextVectors) {
    for index in weights.indices { weights[index] = 0 }
    var duals = [Float](repeating: 0, count: examples.count * width)
    for (index, example) in examples.enumerated() { duals[index * width + example.label] = 1 }
    var order = Array(examples.indices)
    var stream = RandomStream(seed: 0x50F7, index: UInt64(examples.count))
    let (width, classCount) = (width, classCount)
    var scores = [Float](repeating: 0, count: width)
    for _ in 0..<Self.mostEpochs {
      for index in order.indices.dropFirst().reversed() {
        order.swapAt(index, stream.below(index + 1))
      }
      var distance: Float = 0
      unsafe weights.withUnsafeMutableBufferPointer { weights in
        unsafe duals.withUnsafeMutableBufferPointer { duals in
          unsafe scores.withUnsafeMutableBufferPointer { scores in
            for index in order {
              let example = examples[index]
              let range = vectors.range(of: example.row)
              unsafe Self.score(range, vectors, weights, into: scores)
              unsafe Self.normalize(scores, classCount)
              let step = 2 / (2 + example.weight * vectors.squaredLengths[example.row])
              for item in 0..<classCount {
                let change = unsafe scores[item] - duals[index * width + item]
                distance += abs(change)
                unsafe duals[index * width + item] += step * change
                unsafe scores[item] = -example.weight * step * change
              }
              for place in range {
                let start = Int(vectors.features[place]) * width
                let value = vectors.values[place]
                for item in 0..<width { unsafe weights[start + item] += value * scores[item] }
              }
            }
          }
        }
      }
      if distance < Self.tolerance * 2 * Float(max(1, examples.count)) { break }
    }
  }

  /// The probability of each class for each row, row after row, `width` places each.
  func probabilities(_ vectors: TextVectors) -> [Float] {
    var result = [Float](repeating: 0, count: vectors.count * width)
    unsafe result.withUnsafeMutableBufferPointer { result in
      unsafe weights.withUnsafeBufferPointer { weights in
        for row in 0..<vectors.count {
          let scores = unsafe UnsafeMutableBufferPointer(
            rebasing: result[(row * width)..<((row + 1) * width)])
          unsafe Self.score(
            vectors.range(of: row), vectors, UnsafeMutableBufferPointer(mutating: weights),
            into: scores)
          unsafe Self.normalize(scores, classCount)
        }
      }
    }
    return result
  }

  private static func score(
    _ range: Range<Int>, _ vectors: TextVectors, _ weights: UnsafeMutableBufferPointer<Float>,
    into scores: UnsafeMutableBufferPointer<Float>
  ) {
    let width = scores.count
    for item in 0..<width { unsafe scores[item] = 0 }
    for place in range {
      let start = Int(vectors.features[place]) * width
      let value = vectors.values[place]
      for item in 0..<width { unsafe scores[item] += value * weights[start + item] }
    }
  }

  /// Softmax over the classes; the places past them become 0.
  private static func normalize(_ scores: UnsafeMutableBufferPointer<Float>, _ classCount: Int) {
    var most = -Float.infinity
    for item in 0..<classCount { unsafe most = max(most, scores[item]) }
    var sum: Float = 0
    for item in 0..<classCount {
      let value = unsafe exp(scores[item] - most)
      unsafe scores[item] = value
      sum += value
    }
    for item in 0..<classCount { unsafe scores[item] /= sum }
    for item in classCount..<scores.count { unsafe scores[item] = 0 }
  }
}
