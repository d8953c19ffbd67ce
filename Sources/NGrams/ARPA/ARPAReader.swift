import Corpora

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Reads a model from ARPA's text format.
///
/// The n-grams may come in any order. What KenLM, SRILM and others leave to the reader is filled in: a shorter n-gram that a longer
/// one begins or ends with, with the probability that backing off gives it; an `<unk>` that is not there never occurs.
struct ARPAReader {
  private let path: String
  private let lines: LineReader
  private var lineNumber = 0
  private var vocabulary = Vocabulary()

  /// The n-grams of one order as they are read.
  private struct Entries {
    /// The words of all n-grams, one after another.
    var words: [UInt32] = []
    var probabilities: [Double] = []
    var backoffs: [Float] = []
  }

  static func read(path: String, options: ReadingOptions) throws(CorpusError) -> LanguageModel {
    var reader = ARPAReader(
      path: path, lines: try LineReader(path: path, options: options))
    let orders = try reader.readOrders()
    return LanguageModel(vocabulary: reader.vocabulary, model: try reader.model(of: orders))
  }

  private init(path: String, lines: LineReader) {
    self.path = path
    self.lines = lines
  }

  private func failure(_ problem: String, _ remedy: String) -> CorpusError {
    CorpusError(.badData, file: path, line: max(1, lineNumber), problem: problem, remedy: remedy)
  }

  private mutating func nextLine() throws(CorpusError) -> [UInt8]? {
    guard let line = try lines.next() else { return nil }
    lineNumber += 1
    return line
  }

  /// The next line that is not blank.
  private mutating func nextFilledLine() throws(CorpusError) -> [UInt8] {
    while let line = try nextLine() { if line.contains(where: { $0 > 0x20 }) { return line } }
    throw failure("the file ends before “\\end\\”", "The file is cut short; get it again.")
  }

  private mutating func readOrders() throws(CorpusError) -> [Entries] {
    var line = try nextFilledLine()
    while !line.elementsEqual("\\data\\".utf8) {
      // Comments may stand before the head.
      if line.first == UInt8(ascii: "\\") || lineNumber > 10_000 {
        throw failure("“\\data\\” is expected", "Check that this is a model in ARPA format.")
      }
      line = try nextFilledLine()
    }
    var counts: [Int] = []
    line = try nextFilledLine()
    while line.starts(with: "ngram ".utf8) {
      let parts = String(decoding: line.dropFirst(6), as: UTF8.self).split(separator: "=")
      guard parts.count == 2, Int(parts[0].filter { $0 != " " }) == counts.count + 1,
        let count = Int(parts[1].filter { $0 != " " }), count >= 0
      else {
        throw failure(
          "a line such as “ngram \(counts.count + 1)=1000” is expected", "Orders count from 1.")
      }
      counts.append(count)
      line = try nextFilledLine()
    }
    guard (1...7).contains(counts.count) else {
      throw failure("the model has \(counts.count) orders", "Models of order 1 to 7 are read.")
    }
    var orders: [Entries] = []
    for (index, count) in counts.enumerated() {
      guard line.elementsEqual("\\\(index + 1)-grams:".utf8) else {
        throw failure("“\\\(index + 1)-grams:” is expected", "Check the counts in the head.")
      }
      orders.append(try readOrder(index + 1, count: count))
      line = try nextFilledLine()
    }
    guard line.elementsEqual("\\end\\".utf8) else {
      throw failure("“\\end\\” is expected", "Check the counts in the head.")
    }
    return orders
  }

  private mutating func readOrder(_ length: Int, count: Int) throws(CorpusError) -> Entries {
    var entries = Entries()
    entries.words.reserveCapacity(min(count, 1 << 24) * length)
    for _ in 0..<count {
      let line = try nextFilledLine()
      if line.first == UInt8(ascii: "\\") {
        throw failure(
          "fewer \(length)-grams than the head says", "The file is cut, or its head is wrong.")
      }
      let fields = line.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 })
      guard fields.count == length + 1 || fields.count == length + 2,
        let probability = Self.number(fields[0]), probability <= 0,
        let backoff = fields.count == length + 1 ? 0 : Self.number(fields[length + 1]),
        backoff < 38
      else {
        throw failure(
          "a log10 probability, \(length) word\(length == 1 ? "" : "s") and perhaps a back-off weight are expected",
          "Check the line; fields are parted by tabs or spaces.")
      }
      for word in fields[1...length] {
        if length == 1 {
          entries.words.append(Self.mark(word) ?? vocabulary.intern(word))
        } else if let id = Self.mark(word) ?? vocabulary.id(of: word) {
          entries.words.append(id)
        } else {
          throw failure(
            "“\(String(decoding: word, as: UTF8.self))” is not among the unigrams",
            "Every word must have a unigram.")
        }
      }
      // The start is never predicted, whatever stands there.
      let isStart = length == 1 && entries.words.last == Vocabulary.start
      entries.probabilities.append(isStart ? 0 : pow(10, probability))
      entries.backoffs.append(Float(pow(10, backoff)))
    }
    return entries
  }

  private static func mark(_ word: ArraySlice<UInt8>) -> UInt32? {
    guard word.first == UInt8(ascii: "<") else { return nil }
    return switch String(decoding: word, as: UTF8.self) {
    case "<unk>", "<UNK>": Vocabulary.unknown
    case "<s>": Vocabulary.start
    case "</s>": Vocabulary.end
    default: nil
    }
  }

  /// A number in decimals, with an exponent perhaps; nil where it is none.
  private static func number(_ field: ArraySlice<UInt8>) -> Double? {
    // Most are like -4.6271744: whole numbers of that size are exact, and so is one division.
    var place = field.startIndex
    let isNegative = field.first == UInt8(ascii: "-")
    if isNegative { place += 1 }
    var (digits, decimals, isPlain): (UInt64, Int, Bool) = (0, 0, place < field.endIndex)
    var hasPoint = false
    while place < field.endIndex {
      let byte = field[place]
      if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else if 0x30...0x39 ~= byte, digits < 1 << 49 {
        digits = digits * 10 + UInt64(byte - 0x30)
        if hasPoint { decimals += 1 }
      } else {
        isPlain = false
        break
      }
      place += 1
    }
    if isPlain, decimals <= 22, field.count > (isNegative ? 1 : 0) + (hasPoint ? 1 : 0) {
      let value = Double(digits) / powersOfTen[decimals]
      return isNegative ? -value : value
    }
    let text = String(decoding: field, as: UTF8.self)
    if text == "-inf" || text == "-infinity" { return -99 }
    return Double(text).flatMap { $0.isFinite ? $0 : nil }
  }

  private static let powersOfTen: [Double] = (0...22).map { exponent in
    (0..<exponent).reduce(1.0) { power, _ in power * 10 }
  }
}

extension ARPAReader {
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

  private func model(of orders: [Entries]) throws(CorpusError) -> NGramModel {
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
  private func addMarks(to unigrams: inout Entries) {
    for mark in [Vocabulary.unknown, Vocabulary.start, Vocabulary.end]
    where !unigrams.words.contains(mark) {
      unigrams.words.append(mark)
      unigrams.probabilities.append(0)
      unigrams.backoffs.append(1)
    }
  }

  /// Adds n-grams that longer ones begin or end with and the model does not list.
  private func add(_ rows: [UInt32], to entries: inout Entries, length: Int) {
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
    _ entries: Entries, _ index: Int, _ levels: inout [Level]
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
      let words = entries.words[(Int(first.row) * length)..<((Int(first.row) + 1) * length)]
      let text = words.map { String(decoding: vocabulary[$0], as: UTF8.self) }
      throw CorpusError(
        .badData, file: path, problem: "“\(text.joined(separator: " "))” stands there twice",
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
    var columns: [NGramColumns] = []
    for (index, level) in levels.enumerated() {
      var masses = level.probabilities.map(Float.init)
      if index > 0 {
        let shorter = levels[index - 1]
        unsafe masses.withUnsafeMutableBufferPointer { masses in
          Parallel.forEachRange(of: shorter.words.count) { contexts in
            for context in contexts {
              for place in shorter.children(context) {
                let rest =
                  Double(shorter.backoffs[context])
                  * shorter.probabilities[Int(level.suffixes[place])]
                unsafe masses[place] = Float(level.probabilities[place] - rest)
              }
            }
          }
        }
      }
      columns.append(
        NGramColumns(
          words: level.words, masses: masses, suffixes: level.suffixes,
          firstChildren: level.firstChildren,
          backoffs: level.firstChildren.isEmpty ? [] : level.backoffs))
    }
    return NGramModel(NGramPacking(columns, rootBackoff: 0).stored, discounts: [])
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
