/// An interpolated n-gram model: a forward trie with suffix links, read in place.
///
/// Each n-gram *hw* holds its probability p(w|h), each context its back-off weight b(h): what was not seen after h has the
/// probability b(h) p(w|h′), where h′ is h without its first word. In an interpolated model what was seen has p(w|h) =
/// u(w|h) + b(h) p(w|h′). The trie's levels are sorted, a context's continuations lie side by side, and a suffix link leads
/// from h to h′.
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
  public var ngramCounts: [Int] { levels.map(\.count) }
  /// The discounts of each order; empty in a model that was read from a file.
  public let discounts: [Discount]
  /// The orders from 1.
  let levels: [NGramRecords]
  /// The storage; keeps every order's memory alive.
  private let storage: NGramStorage

  /// Makes a model of the file form that was packed.
  init(_ storage: NGramStorage, discounts: [Discount]) {
    guard let parsed = Parsed(storage) else {
      preconditionFailure("what NGramPacking packs is a model")
    }
    (self.storage, order, levels) = (storage, parsed.order, parsed.levels)
    self.discounts = discounts
  }

  /// Reads a model in place.
  ///
  /// A damaged model that has the right length is read too: it may say anything, but does no harm. Whoever cannot rely on
  /// a checksum asks ``isConsistent(vocabularySize:)``.
  ///
  /// - Parameter storage: The model's bytes.
  /// - Returns: nil where the bytes are not a whole model.
  /// - Complexity: O(1).
  package init?(_ storage: NGramStorage) {
    guard let parsed = Parsed(storage) else { return nil }
    (self.storage, order, levels) = (storage, parsed.order, parsed.levels)
    discounts = []
  }

  /// Calls `body` with the file form.
  package func withStored<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows
    -> Result
  {
    try unsafe body(storage.bytes)
  }

  /// Calls `body` with the file form a piece at a time, for a model that may be larger than memory.
  func forEachPiece<Failure>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    let length = 8 << 20
    for start in unsafe stride(from: 0, to: storage.bytes.count, by: length) {
      unsafe try body(
        UnsafeRawBufferPointer(
          rebasing: storage.bytes[start..<min(storage.bytes.count, start + length)]))
      storage.releasePages()
    }
  }

  /// Lets the system take back the memory of a mapped model.
  func releasePages() { storage.releasePages() }

  /// The state at the start of a document.
  public var start: State { advance(.empty, by: Vocabulary.start) }

  // MARK: Walking

  /// The continuations of a context, as a range of the level above it.
  @inline(__always)
  func children(of state: State) -> Range<Int> {
    state.length == 0 ? 0..<levels[0].count : levels[state.length - 1].children(state.node)
  }

  /// The back-off weight of a context.
  ///
  /// - Precondition: The context is not empty.
  @inline(__always)
  func backoff(of state: State) -> Float { levels[state.length - 1].backoff(state.node) }

  /// The context without its first word.
  ///
  /// - Precondition: The context is not empty.
  @inline(__always)
  func shortened(_ state: State) -> State {
    state.length == 1
      ? .empty
      : State(length: state.length - 1, node: levels[state.length - 1].suffix(state.node))
  }

  /// The n-gram of a context and a word, as a place in the level above the context; nil if it was never seen.
  @inline(__always)
  func child(of state: State, word: UInt32) -> Int? {
    levels[state.length].find(word, in: children(of: state))
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
  @inline(__always)
  func entering(_ node: Int, after context: State) -> State {
    let full = State(length: context.length + 1, node: node)
    return full.length < order ? full : shortened(full)
  }

  // MARK: Scoring

  /// The probability p(w|h) of a word after a context; that of `<unk>` for a word the model never saw.
  ///
  /// - Complexity: O(order · log *n*).
  public func probability(of word: UInt32, after state: State) -> Double {
    step(from: state, by: word).probability
  }
}

extension NGramModel {
  /// The head and the orders of a file form.
  private struct Parsed {
    let order: Int
    let levels: [NGramRecords]

    init?(_ storage: NGramStorage) {
      let bytes = unsafe storage.bytes
      func word(_ index: Int) -> UInt32 {
        unsafe bytes.load(fromByteOffset: 4 * index, as: UInt32.self)
      }
      guard bytes.count >= 16, word(0) == NGramPacking.magic, word(1) == NGramPacking.version,
        (1...7).contains(word(2))
      else { return nil }
      order = Int(word(2))
      let headLength = NGramPacking.headLength(order: order)
      guard bytes.count >= 4 * headLength else { return nil }
      var layouts: [NGramRecordLayout] = []
      for index in 0..<order {
        let first = 4 + NGramRecordLayout.headLength * index
        guard
          let layout = NGramRecordLayout(
            head: (first..<(first + NGramRecordLayout.headLength)).map(word)),
          layout.hasLonger == (index + 1 < order)
        else { return nil }
        layouts.append(layout)
      }
      guard layouts[0].count >= 3,
        bytes.count == 4 * headLength + layouts.reduce(0, { $0 + $1.byteCount }),
        var start = unsafe bytes.baseAddress.map({ unsafe $0 + 4 * headLength })
      else { return nil }
      var levels: [NGramRecords] = []
      for (index, layout) in layouts.enumerated() {
        let shorterCount = index > 0 ? layouts[index - 1].count : 0
        let longerCount = index + 1 < order ? layouts[index + 1].count : 0
        // Where there is nothing shorter, suffixes would lead outside.
        if index > 0, layout.count > 0, shorterCount == 0 { return nil }
        levels.append(
          unsafe NGramRecords(
            layout, at: start, shorterCount: shorterCount, longerCount: longerCount))
        unsafe start += layout.byteCount
      }
      self.levels = levels
    }
  }

  /// Whether every link, word and weight is one that an estimator could have written.
  ///
  /// - Parameter vocabularySize: One more than the highest word number that may occur.
  /// - Complexity: O(*n*).
  package func isConsistent(vocabularySize: Int) -> Bool {
    guard (0..<3).allSatisfy({ levels[0].word($0) == UInt32($0) }) else { return false }
    for (index, level) in levels.enumerated() {
      var previous = 0
      for place in 0..<level.count {
        guard level.word(place) < vocabularySize, level.probability(place) >= 0,
          level.probability(place) <= 1.001
        else { return false }
        if index > 0, level.suffix(place) >= levels[index - 1].count { return false }
        if index + 1 < order {
          let children = level.children(place)
          guard level.backoff(place) >= 0, level.backoff(place) <= 1.001,
            children.lowerBound == previous
          else { return false }
          previous = children.upperBound
        }
      }
      if index + 1 < order, previous != levels[index + 1].count { return false }
    }
    return true
  }
}
