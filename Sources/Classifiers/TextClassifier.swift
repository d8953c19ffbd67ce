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
      let factor = max(row.reduce(0) { max($0, abs($1)) } / 127, .leastNormalMagnitude)
      factors.append(factor)
      for weight in row { stored.append(Int8((weight / factor).rounded())) }
    }
    self.init(table, classCount, stored, factors)
  }

  /// Reads what was stored; nil where the counts contradict each other.
  package init?(table: FeatureTable, classCount: Int, weights: [Int8], factors: [Float]) {
    guard factors.count == table.count, weights.count == table.count * classCount, classCount > 0
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

  /// Adds a feature's weights.
  private func add(_ feature: UInt32, to scores: inout [SIMD8<Float>]) {
    let start = Int(feature) * width
    let value = factors[Int(feature)] * table.weights[Int(feature)]
    for place in 0..<width { scores[place] += value * SIMD8<Float>(lanes[start + place]) }
  }

  /// What one token adds, before the text's length divides it.
  struct Part: Sendable {
    var wording: [SIMD8<Float>]
    var wordingLength: Float = 0
    var characters: [SIMD8<Float>]
    var charactersLength: Float = 0
  }

  fileprivate func part(ofWord word: ArraySlice<UInt8>, key: UInt64) -> Part {
    let token = table.token(ofWord: word, key: key)
    let none = [SIMD8<Float>](repeating: .zero, count: width)
    var part = Part(wording: none, characters: none)
    if let own = token.own {
      add(own, to: &part.wording)
      part.wordingLength = table.squaredLength([own])
    }
    for feature in token.characters { add(feature, to: &part.characters) }
    part.charactersLength = table.squaredLength(token.characters)
    return part
  }

  /// Works on texts one after another, with room of its own.
  package struct Reader {
    private let classifier: TextClassifier
    private var words = FoldedWords()
    private var parts: [UInt64: Part] = [:]
    /// The scores of the classes, and what the characters add to them.
    private var scores: [SIMD8<Float>]
    private var characters: [SIMD8<Float>]
    /// What a word of a class may take, in parts that are kept.
    private let mostParts: Int

    /// Makes room.
    package init(_ classifier: TextClassifier) {
      self.classifier = classifier
      scores = Array(repeating: .zero, count: classifier.width)
      characters = scores
      mostParts = (32 << 20) / (8 * classifier.classCount + 64)
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
      let width = classifier.width
      for place in 0..<width { (scores[place], characters[place]) = (.zero, .zero) }
      var (wordingLength, charactersLength): (Float, Float) = (0, 0)
      var before: UInt64?
      for range in words.ranges {
        let word = words.bytes[range]
        let key = FeatureKey.word(word)
        let part = part(ofWord: word, key: key)
        wordingLength += part.wordingLength
        for place in 0..<width { scores[place] += part.wording[place] }
        if part.charactersLength > 0 {
          charactersLength += part.charactersLength
          for place in 0..<width { characters[place] += part.characters[place] }
        }
        if let before, let pair = classifier.table.place(ofPair: before, key) {
          classifier.add(pair, to: &scores)
          wordingLength += classifier.table.squaredLength([pair])
        }
        before = key
      }
      let wordingFactor = wordingLength > 0 ? 1 / wordingLength.squareRoot() : 0
      let charactersFactor = charactersLength > 0 ? 1 / charactersLength.squareRoot() : 0
      for place in 0..<width {
        scores[place] = scores[place] * wordingFactor + characters[place] * charactersFactor
      }
    }

    private mutating func part(ofWord word: ArraySlice<UInt8>, key: UInt64) -> Part {
      if let part = parts[key] { return part }
      if parts.count >= mostParts { parts.removeAll(keepingCapacity: true) }
      let part = classifier.part(ofWord: word, key: key)
      parts[key] = part
      return part
    }

    /// The class that scores highest, the first of equals.
    package mutating func label(_ text: [UInt8]) -> Int {
      score(text)
      return best().label
    }

    /// How many classes come before one by their scores, equals in the order of their numbers.
    package mutating func rank(of label: Int, in text: [UInt8]) -> Int {
      score(text)
      let own = scores[label / 8][label % 8]
      return (0..<classifier.classCount).count { place in
        let score = scores[place / 8][place % 8]
        return score > own || score == own && place < label
      }
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
      let scores = scores(text)
      let (best, first, second) = best()
      if scores.count == 1 { return (0, 1) }
      let sum = scores.reduce(0) { $0 + exp($1 - first) }
      return (best, (1 - exp(second - first)) / sum)
    }
  }
}
