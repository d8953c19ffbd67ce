/// A reproducible stream of random numbers named by (seed, index, attempt).
///
/// Two streams with different names are independent, and a stream does not depend on which thread reads it or on
/// which streams were read before: that is what makes a run the same for any number of threads and shards.
public struct RandomStream: RandomNumberGenerator, Sendable {
  private let philox: Philox4x32
  private var counter: SIMD4<UInt32>
  /// The block's words that are left, the next one in the lowest bits.
  @usableFromInline var words: (low: UInt64, high: UInt64) = (0, 0)
  @usableFromInline var wordsLeft = 0

  /// Opens the stream of one attempt at one document.
  ///
  /// - Parameters:
  ///   - seed: What the user gave as `--seed`.
  ///   - index: Which document of the run, from 0.
  ///   - attempt: Which draw of that document, from 0.
  public init(seed: UInt64, index: UInt64, attempt: UInt32 = 0) {
    philox = Philox4x32(key: seed)
    counter = SIMD4(
      0, attempt, UInt32(truncatingIfNeeded: index), UInt32(truncatingIfNeeded: index >> 32))
  }

  /// Returns the next 32 random bits.
  @inlinable
  public mutating func nextWord() -> UInt32 {
    if wordsLeft == 0 { fill() }
    let word = UInt32(truncatingIfNeeded: words.low)
    words = (words.low >> 32 | words.high << 32, words.high >> 32)
    wordsLeft &-= 1
    return word
  }

  @usableFromInline mutating func fill() {
    let block = philox.block(at: counter)
    counter[0] &+= 1
    words = (
      UInt64(block[0]) | UInt64(block[1]) << 32, UInt64(block[2]) | UInt64(block[3]) << 32
    )
    wordsLeft = 4
  }

  /// Returns the next 64 random bits.
  @inlinable
  public mutating func next() -> UInt64 {
    let low = UInt64(nextWord())
    return low | UInt64(nextWord()) << 32
  }

  /// Returns a number uniform over the multiples of 2⁻³² in [0, 1).
  @inlinable
  public mutating func unit() -> Double {
    Double(nextWord()) * 0x1p-32
  }

  /// Returns an integer uniform in 0 ..< `bound`.
  ///
  /// Unbiased, by rejection: Lemire 2019, *Fast random integer generation in an interval*.
  ///
  /// - Precondition: `bound` is at least 1.
  public mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "an empty range has no draw")
    let size = UInt64(bound)
    var product = next().multipliedFullWidth(by: size)
    if product.low < size {
      let threshold = (0 &- size) % size
      while product.low < threshold { product = next().multipliedFullWidth(by: size) }
    }
    return Int(product.high)
  }

  /// Returns a uniformly drawn element.
  ///
  /// - Precondition: `choices` is not empty.
  @inlinable
  public mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[below(choices.count)]
  }

  /// Returns true with the given probability.
  @inlinable
  public mutating func chance(_ probability: Double) -> Bool { unit() < probability }
}
