public import Corpora

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A partition of words into classes of words that follow the same words.
///
/// The exchange algorithm (Kneser and Ney 1993; Martin, Liermann and Ney 1998) for the predictive class bigram model
/// p(w|v) = p(w|c(w)) p(c(w)|v) of Uszkoreit and Brants 2008: each word in turn goes to the class in which
/// Σ N(v, c) ln N(v, c) − Σ N(c) ln N(c) is greatest, until few words move.
public struct WordClasses: Sendable {
  /// The words.
  public let vocabulary: Vocabulary
  /// By word from number 3 on: the class, from 0.
  public let classes: [Int]
  /// By word from number 3 on: how often it occurs.
  public let counts: [Int]
  /// How many classes there are.
  public let classCount: Int

  /// Partitions a text's words.
  ///
  /// - Parameters:
  ///   - classCount: How many classes.
  ///   - most: At most so many words, the most frequent ones.
  ///   - rounds: How often each word may move.
  /// - Complexity: O(rounds · different pairs of words · classes) time, 4 bytes for each word and class.
  public init(of text: TextTokens, classCount: Int, most: Int = 50_000, rounds: Int = 10) {
    let words = FrequentWords(text, most: most, least: 1)
    let pairs = PrecedingWords(text, words)
    var exchange = ClassExchange(words.counts, pairs, classCount: classCount)
    for _ in 0..<rounds {
      if exchange.round() * 1_000 <= words.words.count { break }
    }
    var vocabulary = Vocabulary()
    for word in words.words { _ = vocabulary.intern(text.vocabulary[word]) }
    self.vocabulary = vocabulary
    (classes, counts, self.classCount) = (exchange.classes, words.counts, classCount)
  }

  /// The average log2 probability of a word of the text after the word before it, under the class model.
  static func averageLog2(
    _ text: TextTokens, _ words: FrequentWords, _ classes: [Int], classCount: Int
  ) -> Double {
    let exchange = ClassExchange(
      words.counts, PrecedingWords(text, words), classCount: classCount, classes: classes)
    return exchange.averageLog2
  }

  /// How a model of classes names the class of a word; empty for a word that has none.
  func name(of word: some Collection<UInt8>) -> ArraySlice<UInt8> {
    guard let number = vocabulary.id(of: word) else { return [] }
    return Self.name(of: classes[Int(number - 3)])
  }

  static func name(of group: Int) -> ArraySlice<UInt8> { Array("#\(group)".utf8)[...] }

  /// How often a word occurs; 0 for one that has no class.
  func count(of word: some Collection<UInt8>) -> Int {
    vocabulary.id(of: word).map { counts[Int($0 - 3)] } ?? 0
  }

  /// Writes a word, its class and its count a line, parted by tabs.
  ///
  /// - Throws: `CorpusError` where it cannot be written.
  public func write(to path: String) throws(CorpusError) {
    let output = try OutputFile(path: path)
    for (index, number) in classes.enumerated() {
      try output.write(
        Array(vocabulary[UInt32(index) + 3]) + Array("\t\(number)\t\(counts[index])\n".utf8))
    }
    try output.commit()
  }

  /// Reads what ``write(to:)`` writes.
  ///
  /// - Throws: `CorpusError` with the line that is none.
  public init(contentsOf path: String) throws(CorpusError) {
    let lines = try LineReader(path: path)
    var (vocabulary, classes, counts) = (Vocabulary(), [Int](), [Int]())
    var number = 0
    while let line = try lines.next() {
      number += 1
      let parts = line.split(separator: UInt8(ascii: "\t"))
      guard parts.count == 3, let group = Int(String(decoding: parts[1], as: UTF8.self)),
        (0..<1 << 24).contains(group), let count = Int(String(decoding: parts[2], as: UTF8.self)),
        count > 0, vocabulary.intern(parts[0]) == UInt32(classes.count + 3)
      else {
        throw CorpusError(
          .badData, file: path, line: number,
          problem: "a new word, its class and its count are expected",
          remedy: "Give a file that “pastiche lm classes” wrote.")
      }
      classes.append(group)
      counts.append(count)
    }
    self.vocabulary = vocabulary
    (self.classes, self.counts) = (classes, counts)
    classCount = (classes.max() ?? -1) + 1
  }
}

extension TextTokens {
  /// The text with the name of its class in place of each word, `#-` in place of words that have none.
  public func classed(by classes: WordClasses) -> TextTokens {
    var vocabulary = Vocabulary()
    let numbers = (0..<UInt32(self.vocabulary.count)).map { word -> UInt32 in
      if word <= Vocabulary.end { return word }
      let name = classes.name(of: self.vocabulary[word])
      return vocabulary.intern(name.isEmpty ? Array("#-".utf8)[...] : name)
    }
    return TextTokens(
      tokens: tokens.map { numbers[Int($0)] }, vocabulary: vocabulary, lineCount: lineCount)
  }
}

/// By word: the words before it, and how often.
private struct PrecedingWords {
  /// Where each word's begin, and one more.
  let starts: [Int]
  /// The place of the word before among the frequent words, their number for the start and all others.
  let words: [UInt32]
  let counts: [UInt32]

  init(_ text: TextTokens, _ frequent: FrequentWords) {
    let count = frequent.words.count
    var keys: [UInt64] = []
    keys.reserveCapacity(text.tokens.count)
    var before = count
    for token in text.tokens {
      let rank = token <= Vocabulary.end ? -1 : frequent.rank[Int(token)]
      if rank >= 0 { keys.append(UInt64(rank) << 32 | UInt64(before)) }
      before = rank >= 0 ? rank : count
    }
    keys.sort()
    var (starts, words, counts) = ([Int](), [UInt32](), [UInt32]())
    var place = 0
    while place < keys.count {
      let key = keys[place]
      let first = place
      while place < keys.count, keys[place] == key { place += 1 }
      while starts.count <= Int(key >> 32) { starts.append(words.count) }
      words.append(UInt32(truncatingIfNeeded: key))
      counts.append(UInt32(place - first))
    }
    while starts.count <= count { starts.append(words.count) }
    (self.starts, self.words, self.counts) = (starts, words, counts)
  }
}

/// The counts of the class model while words move.
private struct ClassExchange {
  private(set) var classes: [Int]
  private let classCount: Int
  private let wordCounts: [Int]
  private let pairs: PrecedingWords
  /// N(v, c), word by word.
  private var table: [Int32]
  /// N(c).
  private var totals: [Int]
  /// n ln n of small numbers.
  private let products: [Float]

  init(
    _ wordCounts: [Int], _ pairs: PrecedingWords, classCount: Int, classes: [Int]? = nil
  ) {
    (self.wordCounts, self.pairs, self.classCount) = (wordCounts, pairs, classCount)
    // The most frequent words begin in classes of their own, the others deal themselves out.
    self.classes = classes ?? wordCounts.indices.map { $0 % classCount }
    products = (0..<(1 << 16)).map { $0 == 0 ? 0 : Float(Double($0) * log(Double($0))) }
    table = [Int32](repeating: 0, count: (wordCounts.count + 1) * classCount)
    totals = [Int](repeating: 0, count: classCount)
    for word in wordCounts.indices { add(word, to: self.classes[word], 1) }
  }

  private mutating func add(_ word: Int, to group: Int, _ sign: Int) {
    totals[group] += sign * wordCounts[word]
    for place in pairs.starts[word]..<pairs.starts[word + 1] {
      table[Int(pairs.words[place]) * classCount + group] +=
        Int32(sign) * Int32(pairs.counts[place])
    }
  }

  /// Lets each word move once; returns how many did.
  mutating func round() -> Int {
    var moved = 0
    var gains = [Float](repeating: 0, count: classCount)
    for word in wordCounts.indices {
      let old = classes[word]
      add(word, to: old, -1)
      for group in gains.indices { gains[group] = 0 }
      unsafe gains.withUnsafeMutableBufferPointer { gains in
        unsafe table.withUnsafeBufferPointer { table in
          unsafe products.withUnsafeBufferPointer { products in
            for place in pairs.starts[word]..<pairs.starts[word + 1] {
              let row = Int(pairs.words[place]) &* classCount
              let count = Int32(bitPattern: pairs.counts[place])
              // Beside a class that the word before never precedes, only this much changes.
              let alone = unsafe Self.product(count, products)
              for group in 0..<classCount {
                let n = unsafe table[row &+ group]
                unsafe gains[group] +=
                  n == 0
                  ? alone : unsafe Self.product(n &+ count, products) - Self.product(n, products)
              }
            }
          }
        }
      }
      // Sums of floats may not tell equals apart; the old class is kept then.
      var (new, most) = (old, gain(of: old, gains, word) + 1e-3)
      for group in 0..<classCount where group != old {
        let gain = gain(of: group, gains, word)
        if gain > most { (new, most) = (group, gain) }
      }
      add(word, to: new, 1)
      if new != old {
        classes[word] = new
        moved += 1
      }
    }
    return moved
  }

  private func gain(of group: Int, _ gains: [Float], _ word: Int) -> Double {
    Double(gains[group])
      - (Self.exact(totals[group] + wordCounts[word]) - Self.exact(totals[group]))
  }

  @inline(__always)
  private static func product(_ n: Int32, _ products: UnsafeBufferPointer<Float>) -> Float {
    if n < 1 << 16 { return unsafe products[Int(n)] }
    return Float(Double(n) * log(Double(n)))
  }

  private static func exact(_ n: Int) -> Double { n == 0 ? 0 : Double(n) * log(Double(n)) }

  /// The average log2 probability of a word after the word before it.
  var averageLog2: Double {
    var sum = 0.0
    for n in table { sum += Self.exact(Int(n)) }
    for n in totals { sum -= Self.exact(n) }
    for n in wordCounts { sum += Self.exact(n) }
    var before = [Int](repeating: 0, count: wordCounts.count + 1)
    for (place, word) in pairs.words.enumerated() { before[Int(word)] += Int(pairs.counts[place]) }
    for n in before { sum -= Self.exact(n) }
    return sum / log(2) / Double(max(1, before.reduce(0, +)))
  }
}
