import Sampling
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Draws the next word from a distribution that temperature, top-k, top-p or min-p reshape.
///
/// All of them act on p(w|h) of the whole vocabulary. Only its most probable words are looked at where the bounds allow it; under
/// a temperature alone, what no context of the history has seen is drawn from the unigrams, whose powers are added up once. What
/// may come after a context is kept for the next time, within bounds.
final class ReshapedDraw: Sendable {
  /// What may come after a context.
  private struct Choice {
    var words: [UInt32] = []
    /// By word: the running sum of the weights.
    var sums: [Double] = []
    /// The weight of all words that are not among them.
    var rest = 0.0

    mutating func append(_ word: UInt32, _ weight: Double) {
      words.append(word)
      sums.append((sums.last ?? 0) + weight)
    }
  }

  private struct Key: Hashable {
    let length: Int
    let node: Int
    let mayEnd: Bool
  }

  private static let mostKept = 1 << 22

  private let model: NGramModel
  private let options: SamplingOptions
  /// Running sums of the unigrams' probabilities to the power 1/T; empty where no temperature stands alone.
  private let unigramSums: [Double]
  private let kept = Mutex<(choices: [Key: Choice], words: Int)>(([:], 0))

  init(_ model: NGramModel, _ options: SamplingOptions) {
    (self.model, self.options) = (model, options)
    var (sums, sum) = ([Double](), 0.0)
    if Self.hasTemperatureAlone(options) {
      let level = model.levels[0]
      for place in 0..<level.count {
        if level.word(place) > Vocabulary.end {
          sum += pow(Double(level.probability(place)), 1 / options.temperature)
        }
        sums.append(sum)
      }
    }
    unigramSums = sums
  }

  private static func hasTemperatureAlone(_ options: SamplingOptions) -> Bool {
    options.temperature != 1 && options.topK == nil && options.topP == 1 && options.minP == 0
      && options.backoffScale == 1
  }

  /// Draws the next word; nil where nothing that may be drawn has any probability.
  func draw(
    after context: NGramModel.State, mayEnd: Bool, from stream: inout RandomStream
  ) -> UInt32? {
    let choice = choice(after: context, mayEnd: mayEnd)
    let seen = choice.sums.last ?? 0
    let point = stream.unit() * (seen + choice.rest)
    if point < seen || choice.rest == 0 {
      return choice.sums.isEmpty ? nil : choice.words[choice.sums.firstPlace(above: point)]
    }
    return drawUnseen(after: context, from: &stream)
  }

  /// Draws one of the words that no context but the empty one has seen, by rejection.
  private func drawUnseen(
    after context: NGramModel.State, from stream: inout RandomStream
  ) -> UInt32? {
    let total = unigramSums.last ?? 0
    for _ in 0..<10_000 {
      let word = model.levels[0].word(unigramSums.firstPlace(above: stream.unit() * total))
      var longer = context
      while longer.length > 0, model.child(of: longer, word: word) == nil {
        longer = model.shortened(longer)
      }
      if longer.length == 0 { return word }
    }
    return nil
  }

  private func allows(_ word: UInt32, mayEnd: Bool) -> Bool {
    word > Vocabulary.end || word == Vocabulary.end && mayEnd
  }

  private func choice(after context: NGramModel.State, mayEnd: Bool) -> Choice {
    let key = Key(length: context.length, node: context.node, mayEnd: mayEnd)
    if let known = kept.withLock({ $0.choices[key] }) { return known }
    let choice =
      unigramSums.isEmpty
      ? bounded(after: context, mayEnd: mayEnd) : tempered(after: context, mayEnd: mayEnd)
    kept.withLock { kept in
      if kept.words + choice.words.count > Self.mostKept { kept = ([:], 0) }
      kept.words += choice.words.count
      kept.choices[key] = choice
    }
    return choice
  }

  /// The choice under a temperature and nothing else.
  private func tempered(after context: NGramModel.State, mayEnd: Bool) -> Choice {
    let power = 1 / options.temperature
    var choice = Choice()
    // What the words that are drawn above the unigrams would have among them.
    var taken = 0.0
    let left = model.visitSeen(after: context) { next in
      if allows(next.word, mayEnd: mayEnd) {
        choice.append(next.word, pow(next.probability, power))
      }
      if next.word > Vocabulary.end {
        taken += pow(model.probability(of: next.word, after: .empty), power)
      }
    }
    if mayEnd, !choice.words.contains(Vocabulary.end) {
      let end = left * model.probability(of: Vocabulary.end, after: .empty)
      choice.append(Vocabulary.end, pow(end, power))
    }
    choice.rest = max(0, pow(left, power) * ((unigramSums.last ?? 0) - taken))
    if (choice.sums.last ?? 0) + choice.rest > 0 { return choice }
    // So cold that every power is too small for a number: the most probable word is all that is left.
    var coldest = Choice()
    let best = model.nextWords(after: context, count: 3).first { allows($0.word, mayEnd: mayEnd) }
    if let best { coldest.append(best.word, 1) }
    return coldest
  }

  /// The choice under top-k, top-p or min-p, with a temperature perhaps.
  private func bounded(after context: NGramModel.State, mayEnd: Bool) -> Choice {
    var words =
      probableWords(after: context, mayEnd: mayEnd) ?? allWords(after: context, mayEnd: mayEnd)
    let all =
      options.backoffScale == 1
      ? 1 - model.probability(of: Vocabulary.unknown, after: context)
        - (mayEnd ? 0 : model.probability(of: Vocabulary.end, after: context))
      : words.reduce(0) { $0 + $1.probability }
    if let topK = options.topK { words.removeSubrange(min(topK, words.count)...) }
    if options.topP < 1 {
      var sum = 0.0
      let end = words.firstIndex {
        sum += $0.probability
        return sum >= options.topP * all
      }
      if let end { words.removeSubrange((end + 1)...) }
    }
    var choice = Choice()
    guard let most = words.first?.probability else { return choice }
    for word in words {
      let ratio = word.probability / most
      if ratio < options.minP { break }
      choice.append(
        word.word, options.temperature == 1 ? ratio : pow(ratio, 1 / options.temperature))
    }
    return choice
  }

  /// The words that may be drawn, the best first, and perhaps more; nil where that takes a look at all of them.
  private func probableWords(after context: NGramModel.State, mayEnd: Bool) -> [NextWord]? {
    if options.backoffScale != 1 { return nil }
    func best(_ count: Int) -> [NextWord] {
      // The end and <unk> may be among them and not be allowed.
      model.nextWords(after: context, count: count + 2).filter {
        allows($0.word, mayEnd: mayEnd)
      }
    }
    if let topK = options.topK { return topK <= 1 << 12 ? best(topK) : nil }
    if options.topP < 1 {
      var count = 64
      while count <= 1 << 12 {
        let words = best(count)
        if words.reduce(0, { $0 + $1.probability }) >= options.topP { return words }
        count *= 4
      }
      return nil
    }
    guard options.minP > 0, let most = best(1).first else { return nil }
    return model.nextWords(after: context, atLeast: options.minP * most.probability)
      .filter { allows($0.word, mayEnd: mayEnd) }
      .sorted { ($1.probability, $0.word) < ($0.probability, $1.word) }
  }

  /// Every word that may be drawn, the best first.
  private func allWords(after context: NGramModel.State, mayEnd: Bool) -> [NextWord] {
    let probabilities = model.distribution(after: context, backoffScale: options.backoffScale)
    var words: [NextWord] = []
    for place in probabilities.indices where probabilities[place] > 0 {
      let word = model.levels[0].word(place)
      if allows(word, mayEnd: mayEnd) {
        words.append(NextWord(word: word, probability: probabilities[place]))
      }
    }
    words.sort { ($1.probability, $0.word) < ($0.probability, $1.word) }
    return words
  }
}
