import NGrams
import Sampling

/// For words that do not carry a label, words that are used alike and do not carry one either.
struct Neighbours: Sendable {
  /// What may stand in a word's place, word after word.
  private let near: [UInt32]
  /// By word, where its neighbours begin, and at last their end.
  private let starts: [UInt32]

  /// A text of fewer tokens says too little of how words are used.
  private static let fewestTokens = 20_000
  /// What lies beyond says no more of frequent words.
  private static let mostTokens = 2_000_000
  private static let mostWords = 3_000
  private static let leastCount = 10
  private static let dimensions = 50
  private static let leastCosine: Float = 0.5
  private static let most = 8
  /// How much of two words' distributions over the classes must be the same.
  private static let leastOverlap = 0.6
  /// The share of words that are replaced, of those that have neighbours.
  private static let share = 0.25

  /// Finds the neighbours of the words of a text; nil where there are none, or it is too short to tell.
  ///
  /// - Parameter classes: What of it is known to be of each class.
  init?(_ text: GroupedTokens, classes: [GroupedTokens], _ vocabulary: Vocabulary) {
    guard text.tokens.count >= Self.fewestTokens else { return nil }
    let tokens = TextTokens(
      tokens: Array(text.tokens.prefix(Self.mostTokens)), vocabulary: vocabulary, lineCount: 0)
    let vectors = WordVectors(
      of: tokens, dimensions: Self.dimensions, window: 1, most: Self.mostWords,
      least: Self.leastCount)
    let numbers = UInt32(3)..<UInt32(max(3, vectors.vocabulary.count))
    let shares = ClassShares(
      classes, of: numbers.compactMap { vocabulary.id(of: vectors.vocabulary[$0]) },
      wordCount: vocabulary.count)
    var near: [UInt32: [UInt32]] = [:]
    for number in numbers {
      let stored = vectors.vocabulary[number]
      guard let word = vocabulary.id(of: stored), let isUpper = Self.isUpper(stored),
        shares.isSpared(word) == false
      else { continue }
      near[word] = (vectors.neighbours(of: stored, count: Self.most) ?? [])
        .filter { $0.cosine >= Self.leastCosine && Self.isUpper($0.word) == isUpper }
        .compactMap { vocabulary.id(of: $0.word) }
    }
    // Words that stand side by side, as “exchange” and “rate”, have their surroundings in common but not their use.
    var sideBySide: [[UInt32]: Int] = [:]
    for (first, second) in zip(tokens.tokens, tokens.tokens.dropFirst())
    where near[first]?.contains(second) ?? false || near[second]?.contains(first) ?? false {
      sideBySide[[min(first, second), max(first, second)], default: 0] += 1
    }
    var words: [UInt32: [UInt32]] = [:]
    for (word, all) in near {
      let fit = all.filter { other in
        near[other]?.contains(word) ?? false
          && sideBySide[[min(word, other), max(word, other)], default: 0] < Self.leastCount / 2
          && shares.overlap(word, other) >= Self.leastOverlap
      }
      if !fit.isEmpty { words[word] = fit }
    }
    if words.isEmpty { return nil }
    self.init(words, wordCount: vocabulary.count)
  }

  /// Takes what may stand in words' places.
  private init(_ words: [UInt32: [UInt32]], wordCount: Int) {
    var (near, starts): ([UInt32], [UInt32]) = ([], [0])
    for word in 0..<UInt32(wordCount) {
      near += words[word] ?? []
      starts.append(UInt32(near.count))
    }
    (self.near, self.starts) = (near, starts)
  }

  /// Where the neighbours of a word stand.
  private func range(of word: UInt32) -> Range<Int> {
    Int(starts[Int(word)])..<Int(starts[Int(word) + 1])
  }

  /// Whether a word of letters begins with a capital; nil where a stored word is none.
  private static func isUpper(_ stored: ArraySlice<UInt8>) -> Bool? {
    Symbol(stored: stored)?.letters.map {
      String(decoding: $0, as: UTF8.self).first?.isUppercase ?? false
    }
  }

  /// A word or one that is used alike.
  func word(for word: UInt32, from stream: inout RandomStream) -> UInt32 {
    let range = range(of: word)
    if range.isEmpty || !stream.chance(Self.share) { return word }
    return near[range.lowerBound + stream.below(range.count)]
  }

  // MARK: Storing

  /// 32-bit words: each word, how many neighbours it has, and these.
  var stored: [UInt32] {
    (0..<UInt32(starts.count - 1)).flatMap { word in
      let range = range(of: word)
      return range.isEmpty ? [] : [word, UInt32(range.count)] + near[range]
    }
  }

  /// Reads ``stored``; nil where it is not one.
  init?(stored: [UInt32], vocabularySize: Int) {
    var words: [UInt32: [UInt32]] = [:]
    var rest = stored[...]
    while let word = rest.popFirst() {
      guard let count = rest.popFirst(), 1...Self.most ~= Int(count), count <= rest.count else {
        return nil
      }
      words[word] = Array(rest.prefix(Int(count)))
      rest = rest.dropFirst(Int(count))
    }
    guard words.allSatisfy({ ([$0] + $1).allSatisfy { 3 <= $0 && $0 < vocabularySize } }) else {
      return nil
    }
    self.init(words, wordCount: vocabularySize)
  }
}

/// How often each class uses a word, as a share of the class's text.
private struct ClassShares {
  private let count: Int
  /// By word, its place among those that are asked of.
  private var places: [Int32]
  /// By place, and then class; those of a word sum to one.
  private var shares: [Double]
  /// From this share on, a class's word carries its label.
  private static let carrying = 0.6

  init(_ classes: [GroupedTokens], of words: [UInt32], wordCount: Int) {
    count = classes.count
    shares = Array(repeating: 0, count: count * words.count)
    places = Array(repeating: -1, count: wordCount)
    for (place, word) in words.enumerated() { places[Int(word)] = Int32(place) }
    for (number, text) in classes.enumerated() {
      let share = 1 / Double(max(1, text.tokens.count))
      for word in text.tokens where places[Int(word)] >= 0 {
        shares[Int(places[Int(word)]) * count + number] += share
      }
    }
    for place in words.indices {
      let range = (place * count)..<((place + 1) * count)
      let sum = shares[range].reduce(0, +)
      if sum > 0 { for item in range { shares[item] /= sum } }
    }
  }

  private func ofClasses(_ word: UInt32) -> ArraySlice<Double> {
    let place = Int(places[Int(word)])
    return place < 0 ? [] : shares[(place * count)..<((place + 1) * count)]
  }

  /// Whether a word carries a label and so is spared; nil where no class has it.
  func isSpared(_ word: UInt32) -> Bool? {
    ofClasses(word).max().flatMap { $0 > 0 ? $0 > Self.carrying : nil }
  }

  /// How much of two words' distributions is the same, from 0 to 1.
  func overlap(_ first: UInt32, _ second: UInt32) -> Double {
    zip(ofClasses(first), ofClasses(second)).reduce(0) { $0 + min($1.0, $1.1) }
  }
}
