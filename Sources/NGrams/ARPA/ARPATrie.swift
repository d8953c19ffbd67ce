import Corpora

/// The n-grams of one order as they are read.
struct ARPAEntries {
  /// The words of all n-grams, one after another.
  var words: [UInt32] = []
  var probabilities: [Double] = []
  var backoffs: [Float] = []
}

/// Makes a model of n-grams in any order: sorts each order below the one before, and fills in what is missing.
struct ARPATrie {
  /// For messages: the file that the n-grams are from.
  let path: String
  let vocabulary: Vocabulary

  /// One order, sorted, as the trie grows.
  private struct Level {
    var words: [UInt32] = []
    var probabilities: [Double] = []
    var backoffs: [Float] = []
    var suffixes: [UInt32] = []
    var firstChildren: [UInt32] = []

    /// The n-gram of a word in a range; nil where there is none.
    func find(_ word: UInt32, in range: Range<Int>) -> Int? {
      var (low, high) = (range.lowerBound, range.upperBound)
      while low < high {
        let middle = (low + high) / 2
        if words[middle] < word { low = middle + 1 } else { high = middle }
      }
      return low < range.upperBound && words[low] == word ? low : nil
    }

    func children(_ place: Int) -> Range<Int> {
      Int(firstChildren[place])..<Int(firstChildren[place + 1])
    }
  }

  func model(of orders: [ARPAEntries]) throws(CorpusError) -> NGramModel {
    var orders = orders
    addMarks(to: &orders[0])
    var levels: [Level] = []
    while levels.count < orders.count {
      let index = levels.count
      let (level, missing) = try level(orders[index], index, &levels)
      if missing.isEmpty {
        levels.append(level)
      } else {
        add(missing, to: &orders[index - 1], length: index)
        levels = []
      }
    }
    for index in levels.indices.dropFirst() { fillIn(&levels, index) }
    return pack(levels)
  }

  /// The three special words have unigrams in every model of ours.
  private func addMarks(to unigrams: inout ARPAEntries) {
    for mark in [Vocabulary.unknown, Vocabulary.start, Vocabulary.end]
    where !unigrams.words.contains(mark) {
      unigrams.words.append(mark)
      unigrams.probabilities.append(0)
      unigrams.backoffs.append(1)
    }
  }

  /// Adds n-grams that longer ones begin or end with and the model does not list.
  private func add(_ rows: [UInt32], to entries: inout ARPAEntries, length: Int) {
    var known = WordRows(length: length)
    for start in stride(from: 0, to: rows.count, by: length) {
      let row = rows[start..<(start + length)]
      guard known.insert(row) else { continue }
      entries.words += row
      // Not a number: to be filled in.
      entries.probabilities.append(.nan)
      entries.backoffs.append(1)
    }
  }

  /// Sorts the n-grams of one order below those of the order before.
  ///
  /// - Returns: The order, and the rows of words that the order before lacks; the order is of no use where there are any.
  private func level(
    _ entries: ARPAEntries, _ index: Int, _ levels: inout [Level]
  ) throws(CorpusError) -> (level: Level, missing: [UInt32]) {
    let length = index + 1
    let count = entries.probabilities.count
    var keys = [(key: UInt64, row: UInt32)](repeating: (0, 0), count: count)
    let shorter = levels
    unsafe keys.withUnsafeMutableBufferPointer { keys in
      Parallel.forEachRange(of: count) { rows in
        for row in rows {
          let words = entries.words[(row * length)..<((row + 1) * length)]
          let parent = Self.place(of: words.dropLast(), in: shorter)
          unsafe keys[row] = (
            UInt64(parent ?? Self.nowhere) << 32 | UInt64(words[words.endIndex - 1]), UInt32(row)
          )
        }
      }
    }
    keys.sort { $0.key < $1.key }
    var missing: [UInt32] = []
    for key in keys.reversed() {
      guard Int(key.key >> 32) == Self.nowhere else { break }
      missing += entries.words[(Int(key.row) * length)..<((Int(key.row) + 1) * length - 1)]
    }
    var level = Level()
    if !missing.isEmpty { return (level, missing) }
    level.words = keys.map { UInt32(truncatingIfNeeded: $0.key) }
    level.probabilities = keys.map { entries.probabilities[Int($0.row)] }
    level.backoffs = keys.map { entries.backoffs[Int($0.row)] }
    for (first, second) in zip(keys, keys.dropFirst()) where first.key == second.key {
      throw CorpusError(
        .badData, file: path,
        problem: "an n-gram of \(length) word\(length == 1 ? "" : "s") stands there twice",
        remedy: "Every n-gram may stand there once.")
    }
    if index == 0 { return (level, []) }
    var children = [UInt32](repeating: 0, count: levels[index - 1].words.count + 1)
    for key in keys { children[Int(key.key >> 32) + 1] += 1 }
    for place in children.indices.dropFirst() { children[place] += children[place - 1] }
    levels[index - 1].firstChildren = children
    if index > 1 {
      level.suffixes = [UInt32](repeating: 0, count: count)
      let shorter = levels
      unsafe level.suffixes.withUnsafeMutableBufferPointer { suffixes in
        Parallel.forEachRange(of: count) { places in
          for place in places {
            let row = Int(keys[place].row)
            let words = entries.words[(row * length + 1)..<((row + 1) * length)]
            unsafe suffixes[place] = UInt32(Self.place(of: words, in: shorter) ?? Self.nowhere)
          }
        }
      }
      for place in level.suffixes.indices where Int(level.suffixes[place]) == Self.nowhere {
        let row = Int(keys[place].row)
        missing += entries.words[(row * length + 1)..<((row + 1) * length)]
      }
    } else {
      level.suffixes = level.words.map { word in
        UInt32(levels[0].find(word, in: levels[0].words.indices) ?? 0)
      }
    }
    return (level, missing)
  }

  /// The place of an n-gram that is not there.
  private static var nowhere: Int { Int(UInt32.max) }

  /// Where an n-gram is among those of its length; nil where it is not.
  private static func place(of words: ArraySlice<UInt32>, in levels: [Level]) -> Int? {
    var range = 0..<(levels.first?.words.count ?? 0)
    var place = 0
    for (index, word) in words.enumerated() {
      guard let found = levels[index].find(word, in: range) else { return nil }
      place = found
      if index + 1 < words.count { range = levels[index].children(place) }
    }
    return place
  }

  private func fillIn(_ levels: inout [Level], _ index: Int) {
    guard levels[index].probabilities.contains(where: \.isNaN) else { return }
    for context in levels[index - 1].words.indices {
      for place in levels[index - 1].children(context)
      where levels[index].probabilities[place].isNaN {
        levels[index].probabilities[place] =
          Double(levels[index - 1].backoffs[context])
          * levels[index - 1].probabilities[Int(levels[index].suffixes[place])]
      }
    }
  }

  private func pack(_ levels: [Level]) -> NGramModel {
    let columns = levels.map { level in
      NGramColumns(
        words: level.words, probabilities: level.probabilities.map(Float.init),
        suffixes: level.suffixes, firstChildren: level.firstChildren,
        backoffs: level.firstChildren.isEmpty ? [] : level.backoffs)
    }
    return NGramModel(NGramPacking(columns).stored, discounts: [])
  }
}

/// A set of rows of words, all of one length.
private struct WordRows {
  private let length: Int
  private var rows: [UInt32] = []
  private var slots = [UInt32](repeating: 0, count: 1 << 10)

  init(length: Int) { self.length = length }

  private var count: Int { rows.count / length }

  /// Adds a row; returns whether it is new.
  mutating func insert(_ row: ArraySlice<UInt32>) -> Bool {
    if 2 * count >= slots.count { grow() }
    let slot = slot(of: row)
    if slots[slot] != 0 { return false }
    rows += row
    slots[slot] = UInt32(count)
    return true
  }

  private func slot(of row: ArraySlice<UInt32>) -> Int {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for word in row {
      let product = (hash ^ UInt64(word)).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
      hash = product.high ^ product.low
    }
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let start = (Int(slots[slot]) - 1) * length
      if rows[start..<(start + length)].elementsEqual(row) { break }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: 4 * slots.count)
    for number in 0..<count {
      let slot = slot(of: rows[(number * length)..<((number + 1) * length)])
      slots[slot] = UInt32(number + 1)
    }
  }
}
