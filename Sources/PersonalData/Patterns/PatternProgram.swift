/// A pattern as a graph of states (Thompson 1968, *Regular expression search algorithm*).
final class PatternProgram: Sendable {
  enum State: Sendable {
    case byte(ByteSet, next: Int)
    case split(Int, Int)
    case boundary(next: Int)
    case start(next: Int)
    case end(next: Int)
    case match
  }

  /// The most states that a pattern may have.
  private static let mostStates = 10_000

  let states: [State]
  let first: Int
  /// By state, those that lead to it at once.
  let sources: [[Int]]
  /// By byte, its class: the pattern treats the bytes of a class alike.
  let classes: [UInt8]
  /// By class, one of its bytes.
  let representatives: [UInt8]
  /// Bytes that a match can begin with.
  private let firstBytes: ByteSet
  /// Bytes that every match has, one behind another; empty where none are known.
  private let literal: [UInt8]

  /// Compiles the tree of a pattern.
  init(_ tree: PatternTree) throws(Pattern.Failure) {
    var compiler = Compiler()
    first = try compiler.compile(tree, to: 0)
    states = compiler.states
    var sources = [[Int]](repeating: [], count: states.count)
    for (place, state) in states.enumerated() {
      switch state {
      case .byte(_, let next), .boundary(let next), .start(let next), .end(let next):
        sources[next].append(place)
      case .split(let one, let other):
        sources[one].append(place)
        if other != one { sources[other].append(place) }
      case .match: break
      }
    }
    self.sources = sources
    (classes, representatives) = Self.classes(of: states)
    firstBytes = Self.firstBytes(from: first, states)
    literal = Self.literal(in: tree)
  }

  /// Whether there may be a match: a look at the bytes that one must have.
  func mayMatch(_ text: [UInt8]) -> Bool {
    if let first = literal.first {
      var place = 0
      while let found = text[place...].firstIndex(of: first) {
        if text[found...].starts(with: literal) { return true }
        place = found + 1
      }
      return false
    }
    return text.contains { firstBytes.contains($0) }
  }

  // MARK: Compiling

  private struct Compiler {
    var states: [State] = [.match]
    private var steps = 0

    /// Appends the states of a tree that goes on at a state; returns the one that it begins with.
    mutating func compile(_ tree: PatternTree, to next: Int) throws(Pattern.Failure) -> Int {
      // What adds no state is counted, too: empty groups may be repeated as often as others.
      steps += 1
      if max(states.count, steps / 4) > PatternProgram.mostStates {
        throw Pattern.Failure(problem: "the pattern's repetitions make it too large", offset: 0)
      }
      switch tree {
      case .empty: return next
      case .byte(let set): return append(.byte(set, next: next))
      case .boundary: return append(.boundary(next: next))
      case .start: return append(.start(next: next))
      case .end: return append(.end(next: next))
      case .sequence(let parts):
        var place = next
        for part in parts.reversed() { place = try compile(part, to: place) }
        return place
      case .either(let parts):
        var place = try compile(parts[parts.count - 1], to: next)
        for part in parts.dropLast().reversed() {
          let own = try compile(part, to: next)
          place = append(.split(own, place))
        }
        return place
      case .repeated(let part, let least, let most):
        return try repeated(part, least, most, to: next)
      }
    }

    private mutating func repeated(
      _ part: PatternTree, _ least: Int, _ most: Int?, to next: Int
    ) throws(Pattern.Failure) -> Int {
      var place = next
      if let most {
        for _ in least..<max(least, most) {
          let own = try compile(part, to: place)
          place = append(.split(own, next))
        }
      } else {
        let loop = append(.split(0, next))
        states[loop] = .split(try compile(part, to: loop), next)
        place = loop
      }
      for _ in 0..<least { place = try compile(part, to: place) }
      return place
    }

    private mutating func append(_ state: State) -> Int {
      states.append(state)
      return states.count - 1
    }
  }

  /// Parts the bytes into classes that no state tells apart.
  private static func classes(of states: [State]) -> (of: [UInt8], representatives: [UInt8]) {
    var classes = [UInt8](repeating: 0, count: 256)
    var count = 1
    func part(by set: ByteSet) {
      var renamed = [Int?](repeating: nil, count: 512)
      var next = 0
      for byte in 0..<256 {
        let old = Int(classes[byte]) * 2 + (set.contains(UInt8(byte)) ? 1 : 0)
        if renamed[old] == nil {
          renamed[old] = next
          next += 1
        }
        classes[byte] = UInt8(renamed[old] ?? 0)
      }
      count = next
    }
    part(by: .word)
    var last: ByteSet?
    for case .byte(let set, _) in states where set != last {
      if count < 256 { part(by: set) }
      last = set
    }
    var representatives = [UInt8](repeating: 0, count: count)
    for byte in 0..<256 { representatives[Int(classes[byte])] = UInt8(byte) }
    return (classes, representatives)
  }

  private static func firstBytes(from place: Int, _ states: [State]) -> ByteSet {
    var bytes = ByteSet()
    var seen: Set<Int> = []
    var open = [place]
    while let place = open.popLast() {
      if !seen.insert(place).inserted { continue }
      switch states[place] {
      case .byte(let set, _): bytes.formUnion(set)
      case .split(let one, let other): open += [one, other]
      case .boundary(let next), .start(let next), .end(let next): open.append(next)
      // An empty match is none, and what follows it is found at its own place.
      case .match: break
      }
    }
    return bytes
  }

  /// The longest run of bytes that every match of a tree has.
  private static func literal(in tree: PatternTree) -> [UInt8] {
    var (longest, run): ([UInt8], [UInt8]) = ([], [])
    func end() {
      if run.count > longest.count { longest = run }
      run = []
    }
    func visit(_ tree: PatternTree) {
      switch tree {
      case .empty, .boundary, .start, .end: break
      case .byte(let set): if let byte = set.single { run.append(byte) } else { end() }
      case .sequence(let parts): for part in parts { visit(part) }
      case .either: end()
      case .repeated(let part, let least, _):
        end()
        if least > 0 { visit(part) }
        end()
      }
    }
    visit(tree)
    end()
    return longest
  }
}
