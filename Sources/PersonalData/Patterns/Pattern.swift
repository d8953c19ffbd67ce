import Tokenization

/// A regular expression over the bytes of UTF-8, in time linear in the text (Thompson 1968, *Regular expression search algorithm*).
///
/// It has literals, `.`, classes such as `[A-Z0-9_]` and `[^-]`, `\d`, `\w`, `\s` and their capitals, groups, `|`, `?`, `*`, `+`,
/// `{2}`, `{2,}`, `{2,5}`, `\b`, `^` and `$` of the text, and `(?i)` at its beginning for letters of either case. There are no
/// captures, no look-around and no back-references. A match is the longest at its place, of at most ``mostBytes``.
public struct Pattern: Sendable {
  /// Why a pattern cannot be read.
  public struct Failure: Error {
    /// What is wrong.
    public let problem: String
    /// Where, in characters from the pattern's beginning.
    public let offset: Int
  }

  /// The longest match, in bytes.
  public static let mostBytes = 512
  /// The most states that a pattern may have.
  private static let mostStates = 20_000

  private enum State: Sendable {
    case byte(ByteSet, next: Int)
    case split(Int, Int)
    case boundary(next: Int)
    case start(next: Int)
    case end(next: Int)
    case match
  }

  private var states: [State] = []
  private let first: Int
  /// Bytes that a match can begin with; nil where it may be empty or begin with a condition.
  private let firstBytes: ByteSet?

  /// Reads a pattern.
  public init(_ text: String) throws(Failure) {
    var parser = PatternParser(text)
    let tree = try parser.parse()
    var states: [State] = [.match]
    first = try Self.compile(tree, to: 0, &states)
    self.states = states
    var bytes = ByteSet()
    firstBytes = Self.collectFirst(first, states, into: &bytes) ? bytes : nil
  }

  // MARK: Compiling

  /// Appends the states of a tree that goes on at a state; returns the one that it begins with.
  private static func compile(
    _ tree: PatternTree, to next: Int, _ states: inout [State]
  ) throws(Failure) -> Int {
    if states.count > mostStates {
      throw Failure(problem: "the pattern's repetitions make it too large", offset: 0)
    }
    switch tree {
    case .empty: return next
    case .byte(let set): return append(.byte(set, next: next), &states)
    case .boundary: return append(.boundary(next: next), &states)
    case .start: return append(.start(next: next), &states)
    case .end: return append(.end(next: next), &states)
    case .sequence(let parts):
      var place = next
      for part in parts.reversed() { place = try compile(part, to: place, &states) }
      return place
    case .either(let parts):
      var place = try compile(parts[parts.count - 1], to: next, &states)
      for part in parts.dropLast().reversed() {
        let own = try compile(part, to: next, &states)
        place = append(.split(own, place), &states)
      }
      return place
    case .repeated(let part, let least, let most):
      var place = next
      if let most {
        for _ in least..<max(least, most) {
          let own = try compile(part, to: place, &states)
          place = append(.split(own, next), &states)
        }
      } else {
        let loop = append(.split(0, next), &states)
        states[loop] = .split(try compile(part, to: loop, &states), next)
        place = loop
      }
      for _ in 0..<least { place = try compile(part, to: place, &states) }
      return place
    }
  }

  private static func append(_ state: State, _ states: inout [State]) -> Int {
    states.append(state)
    return states.count - 1
  }

  /// Gathers the bytes that may come first; returns false where that cannot be told.
  private static func collectFirst(
    _ place: Int, _ states: [State], into bytes: inout ByteSet
  ) -> Bool {
    var seen: Set<Int> = []
    var open = [place]
    while let place = open.popLast() {
      if !seen.insert(place).inserted { continue }
      switch states[place] {
      case .byte(let set, _): bytes.formUnion(set)
      case .split(let one, let other): open += [one, other]
      case .boundary(let next): open.append(next)
      case .start, .end, .match: return false
      }
    }
    return true
  }

  // MARK: Matching

  /// Calls `take` with each match from left to right that no other overlaps; empty ones are passed over.
  ///
  /// - Complexity: O(*n*) in bytes, times at most ``mostBytes`` and the pattern's states.
  func forEachMatch(in text: [UInt8], _ take: (Range<Int>) -> Void) {
    var index = 0
    var threads = Threads(states.count)
    while index < text.count {
      if let firstBytes, !firstBytes.contains(text[index]) {
        index += 1
        continue
      }
      if let end = end(in: text, from: index, &threads), end > index {
        take(index..<end)
        index = end
      } else {
        index += 1
      }
    }
  }

  /// Whether the whole of a text matches.
  func matches(_ text: [UInt8]) -> Bool {
    var threads = Threads(states.count)
    return end(in: text, from: 0, &threads) == text.count
  }

  /// States that are alive at once, each one time.
  private struct Threads {
    var now: [Int] = []
    var next: [Int] = []
    var marks: [Int]
    var mark = 0

    init(_ count: Int) { marks = Array(repeating: -1, count: count) }
  }

  private func end(in text: [UInt8], from start: Int, _ threads: inout Threads) -> Int? {
    var last: Int?
    threads.now.removeAll(keepingCapacity: true)
    threads.mark += 1
    add(first, start, text, &threads, isNext: false, &last)
    var index = start
    while index < min(text.count, start + Self.mostBytes), !threads.now.isEmpty {
      threads.next.removeAll(keepingCapacity: true)
      threads.mark += 1
      for place in threads.now {
        if case .byte(let set, let next) = states[place], set.contains(text[index]) {
          add(next, index + 1, text, &threads, isNext: true, &last)
        }
      }
      swap(&threads.now, &threads.next)
      index += 1
    }
    return last
  }

  private func add(
    _ place: Int, _ index: Int, _ text: [UInt8], _ threads: inout Threads, isNext: Bool,
    _ last: inout Int?
  ) {
    var open = [place]
    while let place = open.popLast() {
      if threads.marks[place] == threads.mark { continue }
      threads.marks[place] = threads.mark
      switch states[place] {
      case .byte: if isNext { threads.next.append(place) } else { threads.now.append(place) }
      case .split(let one, let other): open += [other, one]
      case .boundary(let next):
        let isBoundary =
          (index > 0 && ByteSet.word.contains(text[index - 1]))
          != (index < text.count && ByteSet.word.contains(text[index]))
        if isBoundary { open.append(next) }
      case .start(let next): if index == 0 { open.append(next) }
      case .end(let next): if index == text.count { open.append(next) }
      case .match: last = index
      }
    }
  }
}

/// A set of bytes.
struct ByteSet: Sendable {
  private var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  init() {}

  init(_ ranges: ClosedRange<UInt8>...) {
    for range in ranges { for byte in range { insert(byte) } }
  }

  init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { insert(byte) }
  }

  static let digits = ByteSet(48...57)
  /// ASCII letters, digits, `_`, and all of what other scripts are written with.
  static let word = ByteSet(48...57, 65...90, 95...95, 97...122, 128...255)
  static let spaces = ByteSet(9...13, 32...32)

  mutating func insert(_ byte: UInt8) {
    let bit = UInt64(1) << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: bits.0 |= bit
    case 1: bits.1 |= bit
    case 2: bits.2 |= bit
    default: bits.3 |= bit
    }
  }

  func contains(_ byte: UInt8) -> Bool {
    let word =
      switch byte >> 6 {
      case 0: bits.0
      case 1: bits.1
      case 2: bits.2
      default: bits.3
      }
    return word >> UInt64(byte & 63) & 1 == 1
  }

  mutating func formUnion(_ other: ByteSet) {
    bits.0 |= other.bits.0
    bits.1 |= other.bits.1
    bits.2 |= other.bits.2
    bits.3 |= other.bits.3
  }

  var inverted: ByteSet {
    var result = ByteSet()
    result.bits = (~bits.0, ~bits.1, ~bits.2, ~bits.3)
    return result
  }

  /// With each ASCII letter also in the other case.
  var caseless: ByteSet {
    var result = self
    for byte in UInt8(ascii: "a")...UInt8(ascii: "z") {
      if contains(byte) { result.insert(byte & ~0x20) }
      if contains(byte & ~0x20) { result.insert(byte) }
    }
    return result
  }
}
