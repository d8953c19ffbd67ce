#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What sentences of real texts begin, go on, and end with: naive Bayes over their words.
///
/// A text whose sentences were put in another order, or that stops before its end, has sentences in places that are not theirs.
struct SentenceRoles {
  /// The place of a sentence in its text.
  private enum Role: Int, CaseIterable {
    case only, first, inner, last

    init(_ place: Int, of count: Int) {
      self =
        count == 1 ? .only : place == 0 ? .first : place == count - 1 ? .last : .inner
    }
  }

  /// By word, how many sentences of each role have it.
  private var words: [UInt64: SIMD4<Float>] = [:]
  private var sentences = SIMD4<Float>.zero
  /// By how much a word that was seen less counts less.
  private static let smoothing: Float = 2

  init(_ texts: some Sequence<FluencyText>) {
    for text in texts {
      for (place, sentence) in text.sentences.enumerated() {
        let role = Role(place, of: text.sentences.count).rawValue
        sentences[role] += 1
        for word in Self.features(of: sentence) { words[word, default: .zero][role] += 1 }
      }
    }
  }

  /// Words that a sentence has, the one that it begins with, and what it ends with.
  private static func features(of sentence: FluencyText.Sentence) -> Set<UInt64> {
    var features = Set(sentence.words.map { UInt64($0) })
    if let first = sentence.words.first { features.insert(1 << 32 | UInt64(first)) }
    if let last = sentence.words.last { features.insert(2 << 32 | UInt64(last)) }
    return features
  }

  /// The mean log odds, natural, of a text's sentences to stand where they do rather than anywhere.
  func score(_ text: FluencyText) -> Double {
    let total = sentences.sum()
    if total == 0 || text.sentences.isEmpty { return 0 }
    var sum: Float = 0
    for (place, sentence) in text.sentences.enumerated() {
      let role = Role(place, of: text.sentences.count).rawValue
      for word in Self.features(of: sentence) {
        guard let counts = words[word] else { continue }
        let usual = (counts.sum() + 0.5) / (total + 1)
        let here =
          (counts[role] + Self.smoothing * usual) / (sentences[role] + Self.smoothing)
        sum += log(here / usual)
      }
    }
    return Double(sum) / Double(text.sentences.count)
  }
}
