package import Languages
package import Tokenization
import Sampling

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Trains an ``OrderJudge``: logistic regression by AdaGrad (Duchi, Hazan and Singer 2011).
package struct OrderTrainer {
  private let bits: Int
  private let keptWords: [UInt64]
  private var features: [UInt32] = []
  private var ends = [0]
  private var isReal: [Bool] = []

  /// Sentences of a text that stand for themselves are these; numbers of features have so many bits.
  ///
  /// - Precondition: `bits` is 8 to 22.
  package init(keptWords words: [String], bits: Int) {
    precondition(OrderJudge.bitRange.contains(bits), "a table of weights fits into memory")
    self.bits = bits
    keptWords = Set(words.map { SentenceForm.number(of: $0.utf8) }).sorted()
  }

  /// A reader that sees sentences as the judge will; nil where the pack has no tagger.
  package func reader(_ pack: LanguagePack) throws(ICUError) -> SentenceReader? {
    try SentenceReader(pack: pack, keptWords: Set(keptWords))
  }

  /// How many sentences it has.
  package var count: Int { isReal.count }

  /// Takes a sentence; one that is too short to have an order is left out.
  package mutating func add(_ form: SentenceForm, isReal: Bool) {
    if form.count < OrderFeatures.shortest { return }
    var found: [UInt32] = []
    OrderFeatures.find(in: form, bits: bits, into: &found)
    features += found
    ends.append(features.count)
    self.isReal.append(isReal)
  }

  /// Fits the weights and writes them down: the bytes of a pack's section `order`.
  ///
  /// - Parameters:
  ///   - epochs: How often each sentence is looked at.
  ///   - rate: The first step.
  ///   - penalty: By how much a step shortens a weight.
  package func train(epochs: Int, rate: Float, penalty: Float) -> [UInt8] {
    var weights = [Float](repeating: 0, count: 1 << bits)
    var squares = [Float](repeating: 1e-6, count: 1 << bits)
    var bias: Float = 0
    var order = Array(isReal.indices)
    var stream = RandomStream(seed: 0x4F72, index: 0)
    for _ in 0..<epochs {
      order.shuffle(using: &stream)
      for index in order {
        let range = ends[index]..<ends[index + 1]
        let value = 1 / Float(range.count).squareRoot()
        var sum = bias
        for place in range { sum += weights[Int(features[place])] * value }
        let error = (isReal[index] ? 1 : 0) - 1 / (1 + exp(-sum))
        bias += 0.01 * error
        for place in range {
          let feature = Int(features[place])
          let gradient = error * value - penalty * weights[feature]
          squares[feature] += gradient * gradient
          weights[feature] += rate * gradient / squares[feature].squareRoot()
        }
      }
    }
    return section(weights, bias)
  }

  private func section(_ weights: [Float], _ bias: Float) -> [UInt8] {
    let largest = weights.reduce(0) { max($0, abs($1)) }
    let scale = max(largest / 127, .leastNormalMagnitude)
    var bytes: [UInt8] = []
    func append(_ value: some FixedWidthInteger) {
      unsafe withUnsafeBytes(of: value.littleEndian) { unsafe bytes.append(contentsOf: $0) }
    }
    append(OrderJudge.magic)
    append(UInt32(bits))
    append(UInt32(keptWords.count))
    append(scale.bitPattern)
    append(bias.bitPattern)
    bytes += Array(repeating: 0, count: OrderJudge.headLength - bytes.count)
    for word in keptWords { append(word) }
    for weight in weights { append(Int8((weight / scale).rounded())) }
    return bytes
  }
}
