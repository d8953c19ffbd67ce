#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Which features count, and how much: words, pairs of words, and stretches of 2 to 4 characters within words, by their
/// inverse document frequency.
///
/// A text is two vectors side by side, words with pairs and characters, each the sum of its tokens' vectors over the root of
/// the sum of their squared lengths. So a token adds the same to any text but for one factor, and a classifier's answer is a
/// sum over tokens.
package struct FeatureTable: Sendable {
  /// Where a feature stands, by its key.
  private let places: KeyPlaces
  /// The features' keys, ascending.
  package let keys: [UInt64]
  /// ln((1 + documents) / (1 + documents with it)) + 1 of each.
  package let weights: [Float]

  /// The features of one word or pair.
  struct Token: Sendable {
    /// The word or the pair itself and its weight; nil where it does not count.
    var own: UInt32?
    /// A word's stretches of characters that count.
    var characters: [UInt32] = []
  }

  /// Reads what was stored.
  ///
  /// - Precondition: As many weights as keys, which are ascending.
  package init(keys: [UInt64], weights: [Float]) {
    self.keys = keys
    self.weights = weights
    var places = KeyPlaces(capacity: keys.count)
    for key in keys { places.append(key) }
    self.places = places
  }

  /// How many features there are.
  package var count: Int { keys.count }

  /// What counts of a word.
  func token(ofWord word: ArraySlice<UInt8>, key: UInt64) -> Token {
    var characters: [UInt64] = []
    characters.reserveCapacity(4 * word.count)
    FeatureKey.appendCharacters(of: word, to: &characters)
    return Token(own: places[key], characters: characters.compactMap { places[$0] })
  }

  /// The place of a pair of words, where it counts.
  func place(ofPair first: UInt64, _ second: UInt64) -> UInt32? {
    places[FeatureKey.pair(first, second)]
  }

  /// The squared length that a feature adds.
  @inline(__always)
  func squaredLength(_ feature: UInt32) -> Float {
    weights[Int(feature)] * weights[Int(feature)]
  }

  /// The squared length that features add.
  func squaredLength(_ features: some Sequence<UInt32>) -> Float {
    features.reduce(0) { $0 + squaredLength($1) }
  }
}

/// Counts in how many documents features stand.
struct FeatureCounter {
  private var counts: [UInt64: UInt32] = [:]
  private var charactersOfWord: [UInt64: [UInt64]] = [:]
  private var isCharacters: Set<UInt64> = []
  private var documents = 0
  private var words = FoldedWords()
  private let leastGroups: Int
  /// By feature, how many groups have it and which was the last.
  private var groups: [UInt64: (count: Int, last: UInt32)] = [:]

  /// Counts nothing yet.
  ///
  /// - Parameter leastGroups: How many groups must have a feature.
  init(leastGroups: Int = 1) { self.leastGroups = leastGroups }

  /// Counts a document in.
  ///
  /// - Parameter group: Whose it is; those of a group come one after another. What nobody's text has counts at once.
  mutating func add(_ text: [UInt8], group: UInt32? = nil) {
    documents += 1
    words.read(text)
    var seen: Set<UInt64> = []
    var before: UInt64?
    for range in words.ranges {
      let word = words.bytes[range]
      let key = FeatureKey.word(word)
      seen.insert(key)
      if let before { seen.insert(FeatureKey.pair(before, key)) }
      before = key
      if charactersOfWord[key] == nil {
        var keys: [UInt64] = []
        FeatureKey.appendCharacters(of: word, to: &keys)
        charactersOfWord[key] = keys
        isCharacters.formUnion(keys)
      }
      seen.formUnion(charactersOfWord[key, default: []])
    }
    for key in seen { counts[key, default: 0] += 1 }
    if leastGroups == 1 { return }
    for key in seen {
      var known = groups[key] ?? (0, .max)
      if group == nil { known.count = leastGroups }
      if known.last != group ?? .max { known.count += 1 }
      known.last = group ?? .max
      groups[key] = known
    }
  }

  /// The features that enough documents have.
  ///
  /// In a large collection a feature of one document says nothing of another; among a few seeds it may be all there is.
  func table() -> FeatureTable {
    let isLarge = documents >= 1_000
    let kept = counts.filter { key, count in
      (!isLarge || count >= (isCharacters.contains(key) ? 3 : 2))
        && (leastGroups == 1 || groups[key]?.count ?? 0 >= leastGroups)
    }
    let keys = kept.keys.sorted()
    let weights = keys.map { key in
      Float(1 + log(Double(1 + documents) / Double(1 + Int(kept[key] ?? 0))))
    }
    return FeatureTable(keys: keys, weights: weights)
  }
}
