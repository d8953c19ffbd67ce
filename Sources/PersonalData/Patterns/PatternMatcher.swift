/// Finds the matches of a pattern in texts, one after another; for one thread.
///
/// A text is read twice. From its end to its beginning, it is noted for each place which states of the pattern a match goes on from: that
/// tells where matches begin. From a beginning, a match is then as long as one of its states is among those, so that no byte is read
/// beyond a match's end. Notes are kept for one block of the text, and worked out anew for the others from what stands at their ends.
final class PatternMatcher {
  private static let blockLength = 1024
  /// How much room the automata may take before they begin anew, in words.
  private static let mostRoom = 1 << 17

  private let program: PatternProgram
  private var forwards: PatternAutomaton
  private var backwards: PatternAutomaton
  /// Whether a state and a set have states in common, by a hash of both.
  private var common = [(state: Int32, set: Int32, isSo: Bool)](
    repeating: (-1, -1, false), count: 1024)
  /// The block whose sets are at hand.
  private var block = -1
  /// By place of the block, the last of which is the next block's first, the set of states from which a match goes on.
  private var sets = [Int32](repeating: 0, count: blockLength + 1)
  private var bytesRead = 0

  init(_ program: PatternProgram) {
    self.program = program
    forwards = PatternAutomaton(program, .forwards)
    backwards = PatternAutomaton(program, .backwards)
  }

  /// What the matcher did so far: bytes that were read, and states that were looked at.
  var work: Int { bytesRead + forwards.work + backwards.work }

  /// Calls `take` with each match from left to right that no other overlaps; empty ones are passed over.
  ///
  /// - Complexity: O(*n*) in bytes, times at most the pattern's states.
  func forEachMatch(in text: [UInt8], _ take: (Range<Int>) -> Void) {
    if text.isEmpty || !program.mayMatch(text) { return }
    let ends = readBackwards(text)
    var index = 0
    while index < text.count {
      let own = index / Self.blockLength
      if own != block {
        guard ends[own].hasStart else {
          index = (own + 1) * Self.blockLength
          continue
        }
        _ = load(own, text, ends[own].key, keeping: nil)
      }
      let set = Int(sets[index - own * Self.blockLength])
      guard backwards.canStart[set] else {
        index += 1
        continue
      }
      let end = end(of: text, from: index, ends)
      if end > index { take(index..<end) }
      index = max(end, index + 1)
    }
  }

  /// Whether the whole of a text matches.
  func matches(_ text: [UInt8]) -> Bool {
    if text.isEmpty {
      let end = backwards.beginning(behind: backwards.edge)
      let set = backwards.step(end, backwards.edge).set
      return backwards.canStart[set]
    }
    var isWhole = false
    forEachMatch(in: text) { isWhole = isWhole || $0 == 0..<text.count }
    return isWhole
  }

  /// By block, the state at its end, and whether a match may begin in it; the first block's sets are at hand then.
  private func readBackwards(_ text: [UInt8]) -> [(key: PatternAutomaton.Key, hasStart: Bool)] {
    let count = (text.count + Self.blockLength - 1) / Self.blockLength
    var ends = [(key: PatternAutomaton.Key, hasStart: Bool)](repeating: ([], false), count: count)
    flushIfFull(keeping: nil)
    let end = backwards.beginning(behind: backwards.edge)
    var key = backwards.keys[end]
    for own in (0..<count).reversed() {
      ends[own].key = key
      let first: Int
      (first, ends[own].hasStart, _) = load(own, text, key, keeping: nil)
      key = backwards.keys[first]
    }
    return ends
  }

  /// Works out the sets of a block.
  ///
  /// - Parameters:
  ///   - end: The state at the block's end.
  ///   - state: The state of the match at hand.
  /// - Returns: The state at the block's first place, whether a match may begin in the block, and the number of the match's state now.
  private func load(
    _ own: Int, _ text: [UInt8], _ end: PatternAutomaton.Key, keeping state: Int?
  ) -> (first: Int, hasStart: Bool, state: Int) {
    let kept = flushIfFull(keeping: state)
    block = own
    let low = own * Self.blockLength
    let high = min(low + Self.blockLength, text.count)
    bytesRead += high - low
    var first = backwards.id(of: end)
    var hasStart = false
    for place in stride(from: high, through: low, by: -1) {
      let symbol = place > 0 ? Int(program.classes[Int(text[place - 1])]) : backwards.edge
      let step = backwards.step(first, symbol)
      sets[place - low] = Int32(step.set)
      if backwards.canStart[step.set] { hasStart = true }
      // What is before the block's first place belongs to the block before.
      if place > low { first = step.state }
    }
    return (first, hasStart, kept)
  }

  /// The end of the longest match that begins at a place of the block at hand; the place itself where only the empty one does.
  private func end(
    of text: [UInt8], from start: Int, _ ends: [(key: PatternAutomaton.Key, hasStart: Bool)]
  ) -> Int {
    var state = forwards.beginning(
      behind: start > 0 ? Int(program.classes[Int(text[start - 1])]) : forwards.edge)
    var index = start
    while index < text.count {
      let own = index / Self.blockLength
      if own != block { state = load(own, text, ends[own].key, keeping: state).state }
      let next = forwards.step(state, Int(program.classes[Int(text[index])])).state
      let set = Int(sets[index + 1 - own * Self.blockLength])
      if !goesOn(next, set) { break }
      state = next
      index += 1
    }
    bytesRead += index - start + 1
    return index
  }

  /// Whether one of a state's states is in a set.
  private func goesOn(_ state: Int, _ set: Int) -> Bool {
    let place = (state &* 31 &+ set) & 1023
    if common[place].state == Int32(state), common[place].set == Int32(set) {
      return common[place].isSo
    }
    let (own, other) = (forwards.keys[state], backwards.sets[set])
    let isSo = other.indices.contains { own[$0] & other[$0] != 0 }
    common[place] = (Int32(state), Int32(set), isSo)
    return isSo
  }

  /// Lets the automata begin anew where they have become too large; returns the number of the state that is kept.
  @discardableResult
  private func flushIfFull(keeping state: Int?) -> Int {
    guard forwards.room + backwards.room > Self.mostRoom else { return state ?? 0 }
    let key = state.map { forwards.keys[$0] }
    forwards.flush()
    backwards.flush()
    block = -1
    for place in common.indices { common[place] = (-1, -1, false) }
    return key.map { forwards.id(of: $0) } ?? 0
  }
}
