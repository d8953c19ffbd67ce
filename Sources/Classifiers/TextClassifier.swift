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
  /// The weights, feature after feature, `classCount` each.
  package let weights: [Int8]
  /// What a feature's weights are multiplied by.
  package let factors: [Float]

  /// Keeps trained weights, `classCount` rounded up to a multiple of 8 for each feature.
  init(table: FeatureTable, classCount: Int, weights: [Float]) {
    self.table = table
    self.classCount = classCount
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
    (self.factors, self.weights) = (factors, stored)
  }

  /// Reads what was stored; nil where the counts contradict each other.
  package init?(table: FeatureTable, classCount: Int, weights: [Int8], factors: [Float]) {
    guard factors.count == table.count, weights.count == table.count * classCount, classCount > 0
    else { return nil }
    (self.table, self.classCount) = (table, classCount)
    (self.weights, self.factors) = (weights, factors)
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

  /// Adds a feature's weights times a value.
  private func add(_ feature: UInt32, times value: Float, to scores: inout [Float]) {
    let start = Int(feature) * classCount
    let value = value * factors[Int(feature)] * table.weights[Int(feature)]
    for item in 0..<classCount { scores[item] += value * Float(weights[start + item]) }
  }

  /// What one token adds, before the text's length divides it.
  struct Part: Sendable {
    var wording: [Float]
    var wordingLength: Float = 0
    var characters: [Float]
    var charactersLength: Float = 0
  }

  fileprivate func part(ofWord word: ArraySlice<UInt8>, key: UInt64) -> Part {
    let token = table.token(ofWord: word, key: key)
    let none = [Float](repeating: 0, count: classCount)
    var part = Part(wording: none, characters: none)
    if let own = token.own {
      add(own, times: 1, to: &part.wording)
      part.wordingLength = table.squaredLength([own])
    }
    for feature in token.characters { add(feature, times: 1, to: &part.characters) }
    part.charactersLength = table.squaredLength(token.characters)
    return part
  }

  /// Works on texts one after another, with room of its own.
  package struct Reader {
    private let classifier: TextClassifier
    private var words = FoldedWords()
    private var parts: [UInt64: Part] = [:]
    private var wording: [Float]
    private var characters: [Float]
    /// What a word of a class may take, in parts that are kept.
    private let mostParts: Int

    /// Makes room.
    package init(_ classifier: TextClassifier) {
      self.classifier = classifier
      wording = Array(repeating: 0, count: classifier.classCount)
      characters = wording
      mostParts = (32 << 20) / (8 * classifier.classCount + 64)
    }

    /// The scores of the classes.
    ///
    /// - Complexity: O(*w* *k*) in the words and the classes.
    package mutating func scores(_ text: [UInt8]) -> [Float] {
      words.read(text)
      let count = classifier.classCount
      for item in 0..<count { (wording[item], characters[item]) = (0, 0) }
      var (wordingLength, charactersLength): (Float, Float) = (0, 0)
      var before: UInt64?
      for range in words.ranges {
        let word = words.bytes[range]
        let key = FeatureKey.word(word)
        let part = part(ofWord: word, key: key)
        wordingLength += part.wordingLength
        charactersLength += part.charactersLength
        for item in 0..<count {
          wording[item] += part.wording[item]
          characters[item] += part.characters[item]
        }
        if let before, let pair = classifier.table.place(ofPair: before, key) {
          classifier.add(pair, times: 1, to: &wording)
          wordingLength += classifier.table.squaredLength([pair])
        }
        before = key
      }
      let wordingFactor = wordingLength > 0 ? 1 / wordingLength.squareRoot() : 0
      let charactersFactor = charactersLength > 0 ? 1 / charactersLength.squareRoot() : 0
      return (0..<count).map {
        wording[$0] * wordingFactor + characters[$0] * charactersFactor
      }
    }

    private mutating func part(ofWord word: ArraySlice<UInt8>, key: UInt64) -> Part {
      if let part = parts[key] { return part }
      if parts.count >= mostParts { parts.removeAll(keepingCapacity: true) }
      let part = classifier.part(ofWord: word, key: key)
      parts[key] = part
      return part
    }

    /// The class that scores highest, and the probability by which it leads: p of it less p of the next.
    package mutating func best(_ text: [UInt8]) -> (label: Int, margin: Float) {
      let scores = scores(text)
      var (best, first, second) = (0, -Float.infinity, -Float.infinity)
      for (item, score) in scores.enumerated() {
        if score > first {
          (best, first, second) = (item, score, first)
        } else if score > second {
          second = score
        }
      }
      if scores.count == 1 { return (0, 1) }
      let sum = scores.reduce(0) { $0 + exp($1 - first) }
      return (best, (1 - exp(second - first)) / sum)
    }
  }
}
