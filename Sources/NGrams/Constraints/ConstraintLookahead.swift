/// How probable it is, from any place in a sentence, that the rest of it meets a constraint.
///
/// β is computed backwards from the greatest length, for every context that the model knows and every state of the constraint's
/// automaton:
///
/// β(h) = s(h) + Σ p(w|h) β(hw) + b(h) (β(h′) − s(h′) − Σ p(w|h′) β(h′w)), sums over what was seen after h,
///
/// where s is the probability of the words behind a gap, if one is to be filled. Without a greatest length β is the fixed point of
/// the same recursion.
final class ConstraintLookahead: Sendable {
  let model: NGramModel
  let constraint: SentenceConstraint
  let automaton: ConstraintAutomaton
  let probabilities: ScaledProbabilities
  private let classes: [UInt16]
  /// By word: how much of the length it takes.
  private let costs: [UInt16]
  /// Where the contexts of each length begin, by length; the empty context is the first.
  let offsets: [Int]
  private let contextCount: Int
  /// β by how much of the length behind the start is taken, by state, by context.
  private let values: LookaheadValues
  private let layerCount: Int
  /// By context: the probability of the words behind the gap; empty where there is none.
  private let stops: [Float]
  /// The length of the start and the words behind the gap.
  let startLength: Int
  private let isBounded: Bool

  /// No length beyond is looked at; the memory for it would be far more than there is.
  private static let longest = 1 << 40

  /// Looks ahead.
  ///
  /// - Parameters:
  ///   - costs: By word number: how much of the length a word takes.
  ///   - memory: How many bytes may be taken.
  /// - Throws: `ConstraintError`.
  /// - Complexity: O(*n* · lengths · states) time, and 4 bytes for each context, length and state.
  init(
    _ model: NGramModel, _ constraint: SentenceConstraint, backoffScale: Double, costs: [UInt16],
    memory: Int
  ) throws(ConstraintError) {
    guard let automaton = ConstraintAutomaton(constraint) else {
      throw ConstraintError(reason: .impossible)
    }
    (self.model, self.constraint, self.automaton) = (model, constraint, automaton)
    probabilities = ScaledProbabilities(model, backoffScale: backoffScale)
    classes = automaton.classTable(wordCount: costs.count)
    self.costs = costs
    let startLength = (constraint.start + constraint.following).reduce(0) { sum, word in
      sum + (Int(word) < costs.count ? Int(costs[Int(word)]) : 1)
    }
    self.startLength = startLength
    var offsets = [0]
    var next = 1
    for length in 1..<max(2, model.order) {
      offsets.append(next)
      if length < model.order { next += model.levels[length - 1].count }
    }
    self.offsets = offsets
    contextCount = next
    isBounded = constraint.most != nil
    // A length in characters has one space less than words.
    let spare = constraint.measure == .characters ? 1 : 0
    let least = min(constraint.least, Self.longest) + spare - startLength
    let most = constraint.most.map { min($0, Self.longest) + spare - startLength }
    let layerCount = (most ?? max(0, least)) + 1
    guard layerCount > 0 else { throw ConstraintError(reason: .impossible) }
    let layerBytes = 4 * automaton.stateCount * contextCount
    let (bytes, isOver) = (layerCount + 1).multipliedReportingOverflow(by: layerBytes)
    guard !isOver, bytes <= memory else {
      throw ConstraintError(reason: .tooLarge(bytes: isOver ? .max : bytes))
    }
    self.layerCount = layerCount
    values = LookaheadValues(
      count: (layerCount + (isBounded ? 0 : 1)) * automaton.stateCount * contextCount)
    stops =
      constraint.following.isEmpty
      ? []
      : Self.followingProbabilities(
        model, constraint.following, probabilities, offsets, contextCount)
    if !isBounded { findFixedPoint() }
    for taken in (0..<(isBounded ? layerCount : layerCount - 1)).reversed() {
      for state in 0..<automaton.stateCount { fill(taken, state, taken: taken) }
    }
  }

  // MARK: Asking

  func index(of state: NGramModel.State) -> Int {
    state.length == 0 ? 0 : offsets[state.length] + state.node
  }

  /// β of a context.
  func value(_ context: Int, _ state: Int, taken: Int) -> Double {
    values[row(min(taken, layerCount - 1), state) + context]
  }

  /// s of a context: how probable it is that the gap ends there.
  func stop(_ context: Int, _ state: Int, taken: Int) -> Double {
    stops.isEmpty || !automaton.accepts[state] || !isLongEnough(taken)
      ? 0 : Double(stops[context])
  }

  /// Whether a sentence with so much of the length taken may end.
  private func isLongEnough(_ taken: Int) -> Bool {
    taken + startLength - (constraint.measure == .characters ? 1 : 0) >= constraint.least
  }

  /// The value of going on with a word that leads to a context.
  @inline(__always)
  func value(_ word: UInt32, to context: Int, _ state: Int, taken: Int) -> Double {
    if word <= Vocabulary.end {
      return word == Vocabulary.end && stops.isEmpty && automaton.accepts[state]
        && isLongEnough(taken) ? 1 : 0
    }
    // Only a damaged model has other words.
    if Int(word) >= classes.count { return 0 }
    let next = automaton.next(state, Int(classes[Int(word)]))
    if next == ConstraintAutomaton.dead { return 0 }
    var then = taken &+ Int(costs[Int(word)])
    if then >= layerCount {
      if isBounded { return 0 }
      then = layerCount &- 1
    }
    return values[row(then, next) &+ context]
  }

  /// The automaton's state and the length taken after a word.
  func move(_ state: Int, _ taken: Int, by word: UInt32) -> (state: Int, taken: Int) {
    (automaton.next(state, Int(classes[Int(word)])), taken + Int(costs[Int(word)]))
  }

  // MARK: Looking ahead

  /// Where the values of a layer and a state begin.
  @inline(__always)
  private func row(_ layer: Int, _ state: Int) -> Int {
    (layer &* automaton.stateCount &+ state) &* contextCount
  }

  /// Finds the layer of any greater length: begins with no more words and allows one more at a time, until what longer
  /// sentences add is nothing beside what there is.
  private func findFixedPoint() {
    let last = layerCount - 1
    let start = index(of: constraint.start.reduce(model.start) { model.advance($0, by: $1) })
    var before = 0.0
    for step in 0..<2_000 {
      for state in 0..<automaton.stateCount { fill(layerCount, state, taken: last) }
      values.copy(
        from: row(layerCount, 0), to: row(last, 0), count: automaton.stateCount * contextCount)
      let now = values[row(last, automaton.initial) + start]
      if step > 20, now > 0, now - before <= 1e-5 * now { return }
      // What so many words cannot meet, more of them cannot either.
      if step > 500, now == 0 { return }
      before = now
    }
  }

  /// Writes β of every context in one state to a layer.
  private func fill(_ layer: Int, _ state: Int, taken: Int) {
    let target = row(layer, state)
    let unigrams = model.levels[0]
    // In a model of order 1 every word leads to the empty context.
    let isUnigram = model.order == 1
    var sum = 0.0
    for place in 0..<unigrams.count {
      sum +=
        probabilities.probability(0, place)
        * value(
          unigrams.word(place), to: isUnigram ? 0 : offsets[1] + place, state, taken: taken)
    }
    values[target] = sum
    for length in 1..<max(1, model.order) {
      let (contexts, level) = (model.levels[length - 1], model.levels[length])
      let isLongest = length + 1 == model.order
      let (own, longer) = (offsets[length], isLongest ? 0 : offsets[length + 1])
      let shorterContexts = length == 1 ? 0 : offsets[length - 1]
      Parallel.forEachRange(of: contexts.count, length: 1 << 13) { range in
        for context in range {
          let left = probabilities.left(length, context)
          let shortened = length == 1 ? 0 : shorterContexts + contexts.suffix(context)
          var sum = left * values[target + shortened]
          for place in contexts.children(context) {
            let (word, suffix) = (level.word(place), level.suffix(place))
            let short = value(word, to: own + suffix, state, taken: taken)
            let long = isLongest ? short : value(word, to: longer + place, state, taken: taken)
            sum +=
              probabilities.probability(length, place) * long
              - left * probabilities.probability(length - 1, suffix) * short
          }
          values[target + own + context] = max(0, sum)
        }
      }
    }
    if !stops.isEmpty, automaton.accepts[state], isLongEnough(taken) {
      for context in 0..<contextCount {
        values[target + context] += Double(stops[context])
      }
    }
  }

  private static func followingProbabilities(
    _ model: NGramModel, _ words: [UInt32], _ probabilities: ScaledProbabilities,
    _ offsets: [Int], _ contextCount: Int
  ) -> [Float] {
    var result = [Float](repeating: 0, count: contextCount)
    unsafe result.withUnsafeMutableBufferPointer { result in
      for length in 0..<offsets.count where length < max(1, model.order) {
        let count = length == 0 ? 1 : model.levels[length - 1].count
        Parallel.forEachRange(of: count) { range in
          for node in range {
            var state = NGramModel.State(length: length, node: node)
            var probability = 1.0
            for word in words {
              probability *= probabilities.probability(of: word, after: state)
              state = model.advance(state, by: word)
            }
            unsafe result[offsets[length] + node] = Float(probability)
          }
        }
      }
    }
    return result
  }
}

/// Many values, in memory that is not counted or checked for each of them.
///
/// `@unchecked Sendable`: they are written while the lookahead is made, each by one core, and only read after.
@safe
private final class LookaheadValues: @unchecked Sendable {
  private let values: UnsafeMutablePointer<Float>
  private let count: Int

  init(count: Int) {
    self.count = count
    unsafe values = LargeMemory.allocate(byteCount: 4 * count).assumingMemoryBound(to: Float.self)
    unsafe values.initialize(repeating: 0, count: count)
  }

  deinit { unsafe LargeMemory.deallocate(values) }

  /// A value; the first where a damaged model asks for none that is there.
  subscript(index: Int) -> Double {
    @inline(__always) get {
      Double(unsafe values[UInt(bitPattern: index) < UInt(bitPattern: count) ? index : 0])
    }
    @inline(__always) set {
      if UInt(bitPattern: index) < UInt(bitPattern: count) {
        unsafe values[index] = Float(newValue)
      }
    }
  }

  func copy(from start: Int, to end: Int, count: Int) {
    unsafe (values + end).update(from: values + start, count: count)
  }
}
