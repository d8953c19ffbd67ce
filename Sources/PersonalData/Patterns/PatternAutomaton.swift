/// A deterministic automaton over sets of a pattern's states, of which only what texts ask for is worked out.
///
/// A state is a set of the pattern's states before conditions are looked at, and what stands on the side that it came from. A symbol is a
/// class of bytes, or the text's edge.
struct PatternAutomaton {
  /// Which way a text is read.
  enum Direction { case forwards, backwards }

  /// A set of states as bits; in automata's states a last word says what stands beside it.
  typealias Key = [UInt64]

  /// What stands beside a place of a text.
  private enum Side {
    static let edge: UInt64 = 0
    static let word: UInt64 = 1
    static let other: UInt64 = 2
  }

  private let program: PatternProgram
  private let direction: Direction
  private let symbols: Int
  private let words: Int
  private var ids: [Key: Int] = [:]
  private(set) var keys: [Key] = []
  /// By state and symbol, the state that follows; -1 where it is not known yet.
  private var following: [Int32] = []
  /// Backwards, by state and symbol, the set of all states from which a match goes on at the place between the two.
  private var goingOn: [Int32] = []
  private var setIDs: [Key: Int] = [:]
  private(set) var sets: [Key] = []
  /// By set, whether a match may begin there.
  private(set) var canStart: [Bool] = []
  /// How many states were looked at: what was worked out has cost that much.
  private(set) var work = 0

  init(_ program: PatternProgram, _ direction: Direction) {
    (self.program, self.direction) = (program, direction)
    symbols = program.representatives.count + 1
    words = (program.states.count + 63) / 64
  }

  /// The symbol of the text's edge.
  var edge: Int { symbols - 1 }

  /// How much room is taken, in words.
  var room: Int { keys.count * (words + symbols) + sets.count * words }

  /// Forgets what was worked out.
  mutating func flush() {
    ids.removeAll()
    keys.removeAll()
    following.removeAll()
    goingOn.removeAll()
    setIDs.removeAll()
    sets.removeAll()
    canStart.removeAll()
  }

  /// The number of a state.
  mutating func id(of key: Key) -> Int {
    if let id = ids[key] { return id }
    let id = keys.count
    ids[key] = id
    keys.append(key)
    following.append(contentsOf: repeatElement(-1, count: symbols))
    if direction == .backwards { goingOn.append(contentsOf: repeatElement(-1, count: symbols)) }
    return id
  }

  /// The state in which a text is read from a place: forwards behind a symbol, backwards from the end.
  mutating func beginning(behind symbol: Int) -> Int {
    var key = Key(repeating: 0, count: words + 1)
    Self.insert(direction == .forwards ? program.first : 0, &key)
    key[words] = side(symbol)
    return id(of: key)
  }

  /// The state that follows, and backwards the set at the place between them.
  @inline(__always)
  mutating func step(_ state: Int, _ symbol: Int) -> (state: Int, set: Int) {
    let place = state &* symbols &+ symbol
    if following[place] < 0 { workOut(state, symbol) }
    return (Int(following[place]), direction == .backwards ? Int(goingOn[place]) : 0)
  }

  private mutating func workOut(_ state: Int, _ symbol: Int) {
    let place = state * symbols + symbol
    let key = keys[state]
    switch direction {
    case .forwards:
      let target = advanced(key, symbol)
      following[place] = Int32(id(of: target))
    case .backwards:
      let (closed, target) = retreated(key, symbol)
      following[place] = Int32(id(of: target))
      goingOn[place] = Int32(setID(of: closed))
    }
  }

  private mutating func setID(of set: Key) -> Int {
    if let id = setIDs[set] { return id }
    let id = sets.count
    setIDs[set] = id
    sets.append(set)
    canStart.append(set[program.first / 64] >> UInt64(program.first % 64) & 1 == 1)
    return id
  }

  // MARK: Sets

  private func side(_ symbol: Int) -> UInt64 {
    if symbol == edge { return Side.edge }
    return ByteSet.word.contains(program.representatives[symbol]) ? Side.word : Side.other
  }

  private static func insert(_ state: Int, _ key: inout Key) {
    key[state / 64] |= 1 << UInt64(state % 64)
  }

  private static func inserted(_ state: Int, _ key: inout Key) -> Bool {
    let (place, bit) = (state / 64, UInt64(1) << UInt64(state % 64))
    if key[place] & bit != 0 { return false }
    key[place] |= bit
    return true
  }

  private func forEachState(of key: Key, _ visit: (Int) -> Void) {
    for place in 0..<words {
      var bits = key[place]
      while bits != 0 {
        visit(place * 64 + bits.trailingZeroBitCount)
        bits &= bits - 1
      }
    }
  }

  /// What follows a set when a symbol is read.
  private mutating func advanced(_ key: Key, _ symbol: Int) -> Key {
    let before = key[words]
    let behind = side(symbol)
    let byte = symbol == edge ? nil : program.representatives[symbol]
    var open: [Int] = []
    forEachState(of: key) { open.append($0) }
    var seen = Key(repeating: 0, count: words)
    var target = Key(repeating: 0, count: words + 1)
    while let state = open.popLast() {
      if !Self.inserted(state, &seen) { continue }
      work += 1
      switch program.states[state] {
      case .byte(let set, let next):
        if let byte, set.contains(byte) { Self.insert(next, &target) }
      case .split(let one, let other): open += [one, other]
      case .boundary(let next):
        if (before == Side.word) != (behind == Side.word) { open.append(next) }
      case .start(let next): if before == Side.edge { open.append(next) }
      case .end(let next): if behind == Side.edge { open.append(next) }
      case .match: break
      }
    }
    target[words] = behind
    return target
  }

  /// All states from which a match goes on at a place, and those that read the symbol before it to get there.
  ///
  /// - Parameters:
  ///   - key: Those that read the symbol behind the place.
  ///   - symbol: What stands before the place.
  private mutating func retreated(_ key: Key, _ symbol: Int) -> (closed: Key, target: Key) {
    let behind = key[words]
    let before = side(symbol)
    let byte = symbol == edge ? nil : program.representatives[symbol]
    var open: [Int] = []
    forEachState(of: key) { open.append($0) }
    var closed = Key(repeating: 0, count: words)
    var target = Key(repeating: 0, count: words + 1)
    // A match may end anywhere.
    Self.insert(0, &target)
    while let state = open.popLast() {
      if !Self.inserted(state, &closed) { continue }
      work += 1
      for source in program.sources[state] {
        switch program.states[source] {
        case .byte(let set, _): if let byte, set.contains(byte) { Self.insert(source, &target) }
        case .split: open.append(source)
        case .boundary:
          if (before == Side.word) != (behind == Side.word) { open.append(source) }
        case .start: if before == Side.edge { open.append(source) }
        case .end: if behind == Side.edge { open.append(source) }
        case .match: break
        }
      }
    }
    target[words] = before
    return (closed, target)
  }
}
