#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A linear classifier of texts.
///
/// Weights are kept as 8-bit numbers with one factor a feature: what decides is which class's score is highest.
package struct TextClassifier: Sendable {
  package let table: FeatureTable
  package let classCount: Int
  /// What a feature's weights are multiplied by.
  package let factors: [Float]
  /// The weights, feature after feature, in lanes of which the last may be of no class.
  private let lanes: [SIMD8<Int8>]
  /// How many lanes a feature has.
  private let width: Int

  /// Keeps trained weights, `classCount` rounded up to a multiple of 8 for each feature.
  init(table: FeatureTable, classCount: Int, weights: [Float]) {
    let width = (classCount + 7) & ~7
    var factors: [Float] = []
    var stored: [Int8] = []
    stored.reserveCapacity(table.count * classCount)
    for feature in 0..<table.count {
      let row = weights[(feature * width)..<(feature * width + classCount)]
      let largest = row.reduce(0) { max($0, abs($1)) }
      let factor = max(min(largest / 127, Self.largestFactor), .leastNormalMagnitude)
      factors.append(factor)
      for weight in row {
        let steps = (weight / factor).rounded()
        stored.append(abs(steps) <= 127 ? Int8(steps) : steps > 0 ? 127 : steps < 0 ? -127 : 0)
      }
    }
    self.init(table, classCount, stored, factors)
  }

  /// No feature of a trained classifier counts as much; sums of that stay finite for any text.
  private static let largestFactor: Float = 1e9

  /// Reads what was stored; nil where the counts contradict each other or a weight is none that training gives.
  package init?(table: FeatureTable, classCount: Int, weights: [Int8], factors: [Float]) {
    guard factors.count == table.count, classCount > 0, table.count < Int.max / classCount,
      weights.count == table.count * classCount,
      factors.allSatisfy({ abs($0) <= Self.largestFactor }),
      table.weights.allSatisfy({ abs($0) <= Self.largestFactor })
    else { return nil }
    self.init(table, classCount, weights, factors)
  }

  private init(_ table: FeatureTable, _ classCount: Int, _ weights: [Int8], _ factors: [Float]) {
    (self.table, self.classCount, self.factors) = (table, classCount, factors)
    let width = (classCount + 7) / 8
    self.width = width
    var lanes = [SIMD8<Int8>](repeating: .zero, count: table.count * width)
    for feature in 0..<table.count {
      for item in 0..<classCount {
        lanes[feature * width + item / 8][item % 8] = weights[feature * classCount + item]
      }
    }
    self.lanes = lanes
  }

  /// The weights, feature after feature, `classCount` each.
  package var weights: [Int8] {
    (0..<table.count).flatMap { feature in
      (0..<classCount).map { lanes[feature * width + $0 / 8][$0 % 8] }
    }
  }

  /// Makes a classifier of words' weights, `classCount` each, that counts every occurrence alike.
  ///
  /// - Parameter words: Folded words, as ``FoldedWords`` has them.
  package init(words: [[UInt8]: [Float]], classCount: Int) {
    let width = (classCount + 7) & ~7
    var rows: [UInt64: [Float]] = [:]
    for (word, weights) in words { rows[FeatureKey.word(word[...])] = weights }
    let keys = rows.keys.sorted()
    let table = FeatureTable(keys: keys, weights: keys.map { _ in 1 })
    let weights = keys.flatMap { key in
      (rows[key] ?? []) + Array(repeating: 0, count: width - classCount)
    }
    self.init(table: table, classCount: classCount, weights: weights)
  }

  /// What a feature's weights are multiplied by.
  @inline(__always)
  private func value(of feature: UInt32) -> Float {
    factors[Int(feature)] * table.weights[Int(feature)]
  }

  /// Adds a feature's weights to scores, a lane of eight classes after the other.
  @inline(__always)
  private func add(_ feature: UInt32, to scores: inout MutableSpan<SIMD8<Float>>) {
    let start = Int(feature) * width
    let value = value(of: feature)
    let lanes = lanes.span
    for place in 0..<width { scores[place] += value * SIMD8<Float>(lanes[start + place]) }
  }

  /// Works on texts one after another, with room of its own.
  package struct Reader {
    private let classifier: TextClassifier
    private var words = FoldedWords()
    private var parts: WordParts
    /// By word of the text.
    private var tokens: [Token] = []
    /// The scores of the classes, and what the characters add to them.
    private var scores: [SIMD8<Float>]
    private var characters: [SIMD8<Float>]

    /// A word of the text.
    private struct Token {
      /// Its place among the parts.
      let part: Int
      /// The pair that it ends, where that counts, and what its weights are multiplied by.
      var pair: UInt32?
      var value: Float = 0
    }

    /// Makes room.
    package init(_ classifier: TextClassifier) {
      self.classifier = classifier
      scores = Array(repeating: .zero, count: classifier.width)
      characters = scores
      parts = WordParts(width: classifier.width)
    }

    /// The scores of the classes.
    ///
    /// - Complexity: O(*w* *k*) in the words and the classes.
    package mutating func scores(_ text: [UInt8]) -> [Float] {
      score(text)
      return (0..<classifier.classCount).map { scores[$0 / 8][$0 % 8] }
    }

    private mutating func score(_ text: [UInt8]) {
      words.read(text)
      score(words)
    }

    private mutating func score(_ words: FoldedWords) {
      for place in scores.indices { (scores[place], characters[place]) = (.zero, .zero) }
      var lengths = WordParts.Lengths()
      var before: UInt64?
      // A long text is taken in pieces, so that no text's words take more memory than may be kept.
      for start in stride(from: 0, to: words.ranges.count, by: Self.pieceLength) {
        let end = min(start + Self.pieceLength, words.ranges.count)
        find(words.ranges[start..<end], in: words.bytes, after: &before)
        Self.add(tokens, parts, classifier, to: &scores, &characters, &lengths)
      }
      let wordingFactor = lengths.wording > 0 ? 1 / lengths.wording.squareRoot() : 0
      let charactersFactor = lengths.characters > 0 ? 1 / lengths.characters.squareRoot() : 0
      for place in scores.indices {
        scores[place] = scores[place] * wordingFactor + characters[place] * charactersFactor
      }
    }

    /// So many words are looked up before what they say is added.
    private static let pieceLength = 1_024

    /// Adds what words say.
    private static func add(
      _ tokens: [Token], _ parts: WordParts, _ classifier: TextClassifier,
      to scores: inout [SIMD8<Float>], _ characters: inout [SIMD8<Float>],
      _ sum: inout WordParts.Lengths
    ) {
      let width = classifier.width
      for token in tokens {
        let lengths = parts.lengths[token.part]
        sum.wording += lengths.wording
        sum.characters += lengths.characters
        if let pair = token.pair { sum.wording += classifier.table.squaredLength(pair) }
      }
      let (wordings, stretches) = (parts.wordings.span, parts.characters.span)
      let (lanes, tokens) = (classifier.lanes.span, tokens.span)
      for place in 0..<width {
        var (score, character) = (scores[place], characters[place])
        for number in tokens.indices {
          let token = tokens[number]
          score += wordings[token.part * width + place]
          character += stretches[token.part * width + place]
          if let pair = token.pair {
            score += token.value * SIMD8<Float>(lanes[Int(pair) * width + place])
          }
        }
        (scores[place], characters[place]) = (score, character)
      }
    }

    /// Looks words up.
    ///
    /// - Parameter before: The key of the word before them; moved to the last.
    private mutating func find(
      _ ranges: ArraySlice<Range<Int>>, in bytes: [UInt8], after before: inout UInt64?
    ) {
      if parts.isFull { parts.removeAll() }
      tokens.removeAll(keepingCapacity: true)
      for range in ranges {
        let word = bytes[range]
        let key = FeatureKey.word(word)
        var token = Token(part: parts.place(of: word, key: key, in: classifier))
        if let first = before, let pair = classifier.table.place(ofPair: first, key) {
          (token.pair, token.value) = (pair, classifier.value(of: pair))
        }
        tokens.append(token)
        before = key
      }
    }

    /// The class that scores highest, the first of equals.
    package mutating func label(_ text: [UInt8]) -> Int {
      score(text)
      return best().label
    }

    /// How many classes come before one by their scores, equals in the order of their numbers.
    package mutating func rank(of label: Int, in text: FoldedWords) -> Int {
      score(text)
      let own = scores[label / 8][label % 8]
      return (0..<classifier.classCount).count { place in
        let score = scores[place / 8][place % 8]
        return score > own || score == own && place < label
      }
    }

    /// The probability by which the first class leads over the second in the text that was looked at last.
    package var margin: Float {
      if classifier.classCount == 1 { return 1 }
      let (_, first, second) = best()
      var sum: Float = 0
      // What is far less likely than the first is lost in its rounding.
      for place in 0..<classifier.classCount where scores[place / 8][place % 8] > first - 18 {
        sum += exp(scores[place / 8][place % 8] - first)
      }
      return (1 - exp(second - first)) / sum
    }

    private func best() -> (label: Int, first: Float, second: Float) {
      var (best, first, second) = (0, -Float.infinity, -Float.infinity)
      for place in scores.indices {
        let lanes = scores[place]
        for lane in 0..<min(8, classifier.classCount - 8 * place) where lanes[lane] > second {
          if lanes[lane] > first {
            (best, first, second) = (8 * place + lane, lanes[lane], first)
          } else {
            second = lanes[lane]
          }
        }
      }
      return (best, first, second)
    }

    /// The class that scores highest, and the probability by which it leads: p of it less p of the next.
    package mutating func best(_ text: [UInt8]) -> (label: Int, margin: Float) {
      score(text)
      return (best().label, margin)
    }
  }

  /// What words add to scores, before a text's length divides it.
  private struct WordParts {
    /// A lane of eight classes after the other, word after word: of the word itself, and of its stretches of characters.
    private(set) var wordings: [SIMD8<Float>] = []
    private(set) var characters: [SIMD8<Float>] = []
    /// By word.
    private(set) var lengths: [Lengths] = []
    private var places = KeyPlaces()
    /// How many lanes a word has.
    private let width: Int
    private let mostWords: Int

    init(width: Int) {
      self.width = width
      mostWords = (32 << 20) / (64 * width + 32)
    }

    /// The squared lengths of what a word is and of its stretches of characters.
    struct Lengths {
      var wording: Float = 0
      var characters: Float = 0
    }

    /// Whether there are so many that no others should be added.
    var isFull: Bool { places.count >= mostWords }

    mutating func removeAll() {
      wordings.removeAll(keepingCapacity: true)
      characters.removeAll(keepingCapacity: true)
      lengths.removeAll(keepingCapacity: true)
      places.removeAll()
    }

    /// A word's place; it is added where it has none.
    mutating func place(
      of word: ArraySlice<UInt8>, key: UInt64, in classifier: borrowing TextClassifier
    ) -> Int {
      if let place = places[key] { return Int(place) }
      places.append(key)
      let token = classifier.table.token(ofWord: word, key: key)
      let none = [SIMD8<Float>](repeating: .zero, count: width)
      var (wording, characters) = (none, none)
      var lengths = Lengths()
      if let own = token.own {
        var span = wording.mutableSpan
        classifier.add(own, to: &span)
        lengths.wording = classifier.table.squaredLength(own)
      }
      var span = characters.mutableSpan
      for feature in token.characters { classifier.add(feature, to: &span) }
      wordings += wording
      self.characters += characters
      lengths.characters = classifier.table.squaredLength(token.characters)
      self.lengths.append(lengths)
      return self.lengths.count - 1
    }
  }
}
