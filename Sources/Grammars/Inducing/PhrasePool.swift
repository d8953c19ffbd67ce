#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Phrases that can stand in the same place, and who wrote each.
struct PhrasePool {
  private(set) var phrases: [Phrase] = []
  /// By phrase: the group behind each occurrence.
  private(set) var groups: [[Int32]] = []
  /// How many occurrences there are.
  private(set) var total = 0
  private var places: [Phrase: Int] = [:]

  mutating func add(_ phrase: Phrase, _ groups: [Int32]) {
    total += groups.count
    let next = phrases.count
    let place = places[phrase, default: next]
    if place == next {
      places[phrase] = next
      phrases.append(phrase)
      self.groups.append(groups)
    } else {
      self.groups[place] += groups
    }
  }

  mutating func add(_ other: PhrasePool) {
    for (phrase, groups) in zip(other.phrases, other.groups) { add(phrase, groups) }
  }
}

/// What words cost to write into a grammar, and choices to make, in bits.
///
/// The two parts of a description's length (Rissanen 1978): a grammar is a list of words, each written by its frequency, and a
/// text is a list of choices among alternatives, each made by theirs.
struct DescriptionLength {
  private let bits: [Float]
  /// The end of an alternative.
  static let end: Float = 2
  /// A rule's name and another reference to it.
  static let rule: Float = 5
  /// A reference to a rule.
  static let reference: Float = 6

  /// Counts the words of phrases.
  init(_ phrases: some Sequence<Phrase>, vocabularySize: Int) {
    var counts = [Float](repeating: 0, count: vocabularySize)
    var total: Float = 0
    for phrase in phrases {
      for word in phrase { counts[Int(word >> 1)] += 1 }
      total += Float(phrase.count)
    }
    bits = counts.map { $0 == 0 ? 14 : log2(total / $0) }
  }

  func callAsFunction(_ phrase: some Sequence<UInt32>) -> Float {
    phrase.reduce(0) { $0 + bits[Int($1 >> 1)] }
  }

  func callAsFunction(_ word: UInt32) -> Float { bits[Int(word >> 1)] }

  /// Phrases as alternatives, and the choices among them.
  func callAsFunction(_ pool: PhrasePool) -> Float {
    zip(pool.phrases, pool.groups).reduce(0) {
      $0 + self($1.0) + Self.end + Self.choices($1.1.count, of: pool.total)
    }
  }

  /// The bits of `count` choices of something that is chosen so often in `total`.
  static func choices(_ count: Int, of total: Int) -> Float {
    count == 0 ? 0 : Float(count) * log2(Float(total) / Float(count))
  }
}
