/// A deterministic automaton over words that follows how much of a constraint a sentence has met.
///
/// Its states are pairs: how far each phrase has been read (Aho and Corasick 1975, over all phrases together), and which of the
/// phrases that must occur have occurred. Words that no phrase names all do the same.
struct ConstraintAutomaton {
  /// Where a word leads that must not come.
  static let dead = -1

  /// The state behind the start words.
  private(set) var initial = 0
  private var transitions: [Int] = []
  /// By state: whether the sentence may end there.
  private(set) var accepts: [Bool] = []
  /// By word that a phrase names, from 1; other words are 0.
  private var classes: [UInt32: Int] = [:]

  var stateCount: Int { accepts.count }
  private var classCount: Int { classes.count + 1 }

  /// The state after a word; ``dead`` where it must not come.
  @inline(__always)
  func next(_ state: Int, _ wordClass: Int) -> Int { transitions[state &* classCount &+ wordClass] }

  /// Which words a word behaves like.
  func wordClass(_ word: UInt32) -> Int { classes[word] ?? 0 }

  /// By word number: the class.
  func classTable(wordCount: Int) -> [UInt16] {
    var table = [UInt16](repeating: 0, count: wordCount)
    for (word, number) in classes where Int(word) < wordCount { table[Int(word)] = UInt16(number) }
    return table
  }

  /// Builds the automaton; nil where it has more than 2¹⁶ states.
  init?(_ constraint: SentenceConstraint) {
    let phrases = PhraseTree(
      contained: constraint.contained, avoided: constraint.avoided, ending: constraint.ending)
    for word in phrases.words { classes[word] = classes.count + 1 }
    guard constraint.contained.count < 60, classes.count <= Int(UInt16.max) else { return nil }
    let full = (UInt64(1) << UInt64(constraint.contained.count)) - 1
    var numbers: [Key: Int] = [:]
    var keys: [Key] = []
    func number(_ key: Key) -> Int {
      if let number = numbers[key] { return number }
      numbers[key] = keys.count
      keys.append(key)
      return keys.count - 1
    }
    /// What a key becomes by a word; whether the word is forbidden.
    func move(_ key: Key, _ word: UInt32?) -> (Key, isAvoided: Bool) {
      let node = phrases.next(key.node, word)
      var met = key.met
      if constraint.isInOrder {
        let next = met.trailingOnes
        if phrases.contained(at: node) >> UInt64(next) & 1 == 1 { met |= 1 << UInt64(next) }
      } else {
        met |= phrases.contained(at: node)
      }
      return (Key(node: node, met: met), phrases.isAvoided(at: node))
    }
    var first = Key(node: 0, met: 0)
    for word in constraint.start { first = move(first, word).0 }
    initial = number(first)
    let words: [UInt32?] = [nil] + classes.sorted { $0.value < $1.value }.map(\.key)
    var state = 0
    while state < keys.count {
      if keys.count > 1 << 16 { return nil }
      let key = keys[state]
      accepts.append(
        key.met == full && (constraint.ending.isEmpty || phrases.isEnding(at: key.node)))
      for word in words {
        let (next, isAvoided) = move(key, word)
        transitions.append(isAvoided ? Self.dead : number(next))
      }
      state += 1
    }
  }

  private struct Key: Hashable {
    let node: Int
    let met: UInt64
  }
}

extension UInt64 {
  fileprivate var trailingOnes: Int { (~self).trailingZeroBitCount }
}

/// All phrases as one tree with failure links.
private struct PhraseTree {
  private var children: [[UInt32: Int]] = [[:]]
  private var failures: [Int] = [0]
  private var containedSets: [UInt64] = [0]
  private var avoided: [Bool] = [false]
  private var ending: [Bool] = [false]

  init(contained: [[UInt32]], avoided: [[UInt32]], ending: [UInt32]) {
    for (index, phrase) in contained.enumerated() {
      containedSets[insert(phrase)] |= 1 << UInt64(index)
    }
    for phrase in avoided where !phrase.isEmpty { self.avoided[insert(phrase)] = true }
    if !ending.isEmpty { self.ending[insert(ending)] = true }
    link()
  }

  var words: Set<UInt32> { Set(children.flatMap(\.keys)) }

  private mutating func insert(_ phrase: [UInt32]) -> Int {
    var node = 0
    for word in phrase {
      if let next = children[node][word] {
        node = next
      } else {
        children[node][word] = children.count
        node = children.count
        children.append([:])
        failures.append(0)
        containedSets.append(0)
        avoided.append(false)
        ending.append(false)
      }
    }
    return node
  }

  /// Sets the failure links, breadth first, and passes on what ends at them.
  private mutating func link() {
    var queue = Array(children[0].values)
    var place = 0
    while place < queue.count {
      let node = queue[place]
      place += 1
      let failure = failures[node]
      containedSets[node] |= containedSets[failure]
      avoided[node] = avoided[node] || avoided[failure]
      ending[node] = ending[node] || ending[failure]
      for (word, child) in children[node] {
        failures[child] = next(failure, word)
        queue.append(child)
      }
    }
  }

  func next(_ node: Int, _ word: UInt32?) -> Int {
    guard let word else { return 0 }
    var node = node
    while true {
      if let child = children[node][word] { return child }
      if node == 0 { return 0 }
      node = failures[node]
    }
  }

  func contained(at node: Int) -> UInt64 { containedSets[node] }
  func isAvoided(at node: Int) -> Bool { avoided[node] }
  func isEnding(at node: Int) -> Bool { ending[node] }
}
