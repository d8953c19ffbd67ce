/// What sentences have to be like.
public struct SentenceConstraint: Sendable {
  /// How a sentence's length is measured.
  public enum Measure: Sendable {
    /// By words.
    case tokens
    /// By Unicode code points, the words parted by one space.
    case characters
  }

  /// The words that every sentence begins with.
  public var start: [UInt32] = []
  /// The words that every sentence ends with.
  public var ending: [UInt32] = []
  /// The words behind the gap to be filled; where there are any, what is drawn stands between ``start`` and these, however the
  /// sentence goes on behind them.
  public var following: [UInt32] = []
  /// Phrases of at least one word that must occur.
  public var contained: [[UInt32]] = []
  /// Whether each of them must end behind the one before.
  public var isInOrder = false
  /// Phrases that must not occur behind ``start``.
  public var avoided: [[UInt32]] = []
  /// What the two lengths count.
  public var measure = Measure.tokens
  /// The least length, with ``start`` and ``following``.
  public var least = 0
  /// The greatest length; nil for any.
  public var most: Int?

  /// Asks for nothing.
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
      "looking ahead so far takes \(bytes >> 20) MiB; bound the length lower or not at all, or ask for fewer words"
    }
  }
}
