/// An interpolated n-gram model: a forward trie with suffix links, read in place.
///
/// Each n-gram *hw* holds its discounted probability u(w|h); each context its back-off weight b(h), so that
/// p(w|h) = u(w|h) + b(h) p(w|h′), where h′ is h without its first word. The trie's levels are sorted, a context's
/// continuations lie side by side, and a suffix link leads from h to h′.
public final class NGramModel: Sendable {
  /// Where a history ends in the trie: the longest context that the model knows.
  public struct State: Equatable, Sendable {
    /// How many words the context has.
    public internal(set) var length: Int
    /// The context's place among those of its length.
    var node: Int
    /// No context at all.
    public static let empty = State(length: 0, node: 0)
  }

  /// The length of the longest n-gram.
  public let order: Int
  /// How many n-grams each order has, the special words among the unigrams.
  public var ngramCounts: [Int] { levels.map(\.words.count) }
  /// The discounts of each order; empty in a model that was read from a file.
  public let discounts: [Discount]
  let levels: [Level]
  let rootBackoff: Float
  /// The storage; keeps every column's memory alive.
  private let storage: NGramStorage

  /// One order's columns.
  struct Level: Sendable {
    let words: Column<UInt32>
    let masses: Column<Float>
    let sums: Column<Float>
    let suffixes: Column<UInt32>
    let firstChildren: Column<UInt32>
    let backoffs: Column<Float>
  }

  /// Makes a model of the file form that the estimator computed.
  init(_ words: [UInt32], discounts: [Discount]) {
    let storage = NGramStorage(copying: words)
    guard let parsed = Parsed(storage) else {
      preconditionFailure("what NGramWeights lays out is a model")
    }
    (self.storage, order, levels, rootBackoff) = (
      storage, parsed.order, parsed.levels, parsed.rootBackoff
    )
    self.discounts = discounts
  }

  /// Reads a model in place.
  ///
  /// - Parameters:
  ///   - storage: The model's bytes.
  ///   - vocabularySize: One more than the highest word number that may occur.
  /// - Returns: nil where the bytes are not a whole and consistent model.
  /// - Complexity: O(*n*): every link is checked, so that later walks need not be.
  package init?(_ storage: NGramStorage, vocabularySize: Int) {
    guard let parsed = Parsed(storage), parsed.isConsistent(vocabularySize: vocabularySize) else {
      return nil
    }
    (self.storage, order, levels, rootBackoff) = (
      storage, parsed.order, parsed.levels, parsed.rootBackoff
    )
    discounts = []
  }

  /// The file form.
  package var stored: [UInt32] { storage.column.map(\.self) }

  /// How many words the model predicts: those it has seen, `<unk>` and `</s>`, not the start.
  var predictedCount: Int { levels[0].words.count - 1 }

  /// The state at the start of a document.
  public var start: State { advance(.empty, by: Vocabulary.start) }

  // MARK: Walking

  /// The continuations of a context, as a range of the level above it.
  func children(of state: State) -> Range<Int> {
    if state.length == 0 { return 0..<levels[0].words.count }
    let first = levels[state.length - 1].firstChildren
    return Int(first[state.node])..<Int(first[state.node + 1])
  }

  /// The back-off weight of a context.
  func backoff(of state: State) -> Float {
    state.length == 0 ? rootBackoff : levels[state.length - 1].backoffs[state.node]
  }

  /// The context without its first word.
  ///
  /// - Precondition: The context is not empty.
  func shortened(_ state: State) -> State {
    state.length == 1
      ? .empty
      : State(length: state.length - 1, node: Int(levels[state.length - 1].suffixes[state.node]))
  }

  /// The n-gram of a context and a word, as a place in the level above the context; nil if it was never seen.
  func child(of state: State, word: UInt32) -> Int? {
    let children = children(of: state)
    let words = levels[state.length].words
    var low = children.lowerBound
    var high = children.upperBound
    while low < high {
      let middle = (low + high) / 2
      if words[middle] < word { low = middle + 1 } else { high = middle }
    }
    return low < children.upperBound && words[low] == word ? low : nil
  }

  /// The state after one more word: the longest known context that ends with it.
  ///
  /// - Complexity: O(order · log *n*).
  public func advance(_ state: State, by word: UInt32) -> State {
    var context = state
    while true {
      if let node = child(of: context, word: word) { return entering(node, after: context) }
      if context.length == 0 { return .empty }
      context = shortened(context)
    }
  }

  /// The state whose context is the n-gram `node` above `context`, cut to what the order allows.
  func entering(_ node: Int, after context: State) -> State {
    let full = State(length: context.length + 1, node: node)
    return full.length < order ? full : shortened(full)
  }

  // MARK: Scoring

  /// The probability p(w|h) of a word after a context; that of `<unk>` for a word the model never saw.
  ///
  /// - Complexity: O(order · log *n*).
  public func probability(of word: UInt32, after state: State) -> Double {
    var sum = 0.0
    var weight = 1.0
    var context = state
    while true {
      if let node = child(of: context, word: word) {
        sum += weight * Double(levels[context.length].masses[node])
      }
      weight *= Double(backoff(of: context))
      if context.length == 0 { break }
      context = shortened(context)
    }
    return word == Vocabulary.start ? 0 : sum + weight / Double(predictedCount)
  }
}

extension NGramModel {
  /// The head and columns of a file form, found but for ``isConsistent(vocabularySize:)`` not looked into.
  private struct Parsed {
    let order: Int
    let rootBackoff: Float
    let levels: [Level]

    init?(_ storage: NGramStorage) {
      let words = storage.column
      guard words.count > 3, words[0] == NGramWeights.magic, words[1] == NGramWeights.version,
        (1...7).contains(words[2]), words.count > 4 + Int(words[2])
      else { return nil }
      let order = Int(words[2])
      let counts = (0..<order).map { Int(words[3 + $0]) }
      var offset = 4 + order
      var isComplete = true
      func take(_ count: Int) -> Column<UInt32> {
        guard let column = words.slice(offset, count: count) else {
          isComplete = false
          return words
        }
        offset += count
        return column
      }
      self.order = order
      rootBackoff = Float(bitPattern: words[3 + order])
      levels = (0..<order).map { level in
        let count = counts[level]
        let isHighest = level + 1 == order
        return Level(
          words: take(count), masses: take(count).asFloats, sums: take(count).asFloats,
          suffixes: take(level == 0 ? 0 : count), firstChildren: take(isHighest ? 0 : count + 1),
          backoffs: take(isHighest ? 0 : count).asFloats)
      }
      guard isComplete, offset == words.count else { return nil }
    }

    func isConsistent(vocabularySize: Int) -> Bool {
      guard levels[0].words.count >= 3 else { return false }
      guard (0..<3).allSatisfy({ levels[0].words[$0] == UInt32($0) }) else { return false }
      for (index, level) in levels.enumerated() {
        guard level.words.allSatisfy({ $0 < vocabularySize }) else { return false }
        guard level.sums.allSatisfy({ $0 >= 0 && $0 <= 1.001 }) else { return false }
        if index > 0 {
          let below = levels[index - 1].words.count
          guard level.suffixes.allSatisfy({ $0 < below }) else { return false }
        }
        if index + 1 < levels.count {
          guard level.backoffs.allSatisfy({ $0 >= 0 && $0 <= 1.001 }) else { return false }
          var previous: UInt32 = 0
          for first in level.firstChildren {
            guard first >= previous else { return false }
            previous = first
          }
          guard Int(previous) == levels[index + 1].words.count else { return false }
        }
      }
      return true
    }
  }
}
