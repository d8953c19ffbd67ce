#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Language models mixed word by word: p(w|h) = Σ λᵢ pᵢ(w|h).
///
/// The words are those of all models. What a model leaves to words that it does not know is shared out evenly among the words that
/// only others know and `<unk>`, so that probabilities still add up to 1.
public final class LanguageMixture: Sendable {
  /// A model to be mixed: of words, or of the classes that words are in.
  public struct Component: Sendable {
    /// The model.
    public let language: LanguageModel
    /// Of what its words are the classes, as ``TextTokens/classed(by:)`` names them; nil for a model of words.
    public let classes: WordClasses?

    /// Names a model, with the classes that it is of.
    public init(_ language: LanguageModel, classes: WordClasses? = nil) {
      (self.language, self.classes) = (language, classes)
    }
  }

  /// A component and how its words are numbered in the mixture.
  struct Part: Sendable {
    let language: LanguageModel
    let weight: Double
    /// By the mixture's number: the model's, `<unk>` for words that it does not know.
    let own: [UInt32]
    /// By the mixture's number: p(w|c) of a word in its class; empty for a model of words.
    let shares: [Double]
    /// By the model's number: the mixture's words that it stands for, one for a model of words.
    let members: [[UInt32]]
    /// The words of the mixture that the model does not know.
    let missing: [UInt32]

    init(
      _ component: Component, weight: Double, _ vocabulary: Vocabulary
    ) {
      (language, self.weight) = (component.language, weight)
      let count = UInt32(vocabulary.count)
      var own = [UInt32](repeating: Vocabulary.unknown, count: Int(count))
      var members = [[UInt32]](repeating: [], count: component.language.vocabulary.count)
      members[Int(Vocabulary.end)] = [Vocabulary.end]
      own[Int(Vocabulary.start)] = Vocabulary.start
      own[Int(Vocabulary.end)] = Vocabulary.end
      var sizes = [Double](repeating: 0, count: members.count)
      var shares: [Double] = []
      if component.classes != nil { shares = [Double](repeating: 1, count: Int(count)) }
      for word in 3..<max(3, count) {
        guard
          let number = component.language.vocabulary.id(
            of: component.classes.map { $0.name(of: vocabulary[word]) } ?? vocabulary[word])
        else { continue }
        own[Int(word)] = number
        members[Int(number)].append(word)
        if let classes = component.classes {
          shares[Int(word)] = Double(classes.count(of: vocabulary[word]))
          sizes[Int(number)] += shares[Int(word)]
        }
      }
      if component.classes != nil {
        for word in 3..<max(3, Int(count)) where own[word] != Vocabulary.unknown {
          shares[word] /= sizes[Int(own[word])]
        }
      }
      (self.own, self.members, self.shares) = (own, members, shares)
      missing = (3..<max(3, count)).filter { own[Int($0)] == Vocabulary.unknown }
    }

    /// p(w|h) of a word by the mixture's number, and the state behind it.
    func step(from state: NGramModel.State, by word: UInt32) -> (Double, NGramModel.State) {
      let number = Int(word) < own.count ? own[Int(word)] : Vocabulary.unknown
      var (probability, next) = language.model.step(from: state, by: number)
      if number == Vocabulary.unknown {
        probability /= Double(missing.count + 1)
      } else if !shares.isEmpty {
        probability *= shares[Int(word)]
      }
      return (probability, next)
    }
  }

  /// All words.
  public let vocabulary: Vocabulary
  let parts: [Part]

  /// λ of each model.
  public var weights: [Double] { parts.map(\.weight) }

  /// Mixes models.
  ///
  /// - Parameter weights: λ of each; they are divided by their sum.
  /// - Precondition: There is a weight for each model, none is negative, and not all are 0.
  public init(_ models: [Component], weights: [Double]) {
    let total = weights.reduce(0, +)
    precondition(
      weights.count == models.count && total > 0 && weights.allSatisfy { $0 >= 0 },
      "a weight for each model, not all of them 0")
    var vocabulary = Vocabulary()
    for model in models {
      let words = model.classes?.vocabulary ?? model.language.vocabulary
      for word in 3..<max(3, UInt32(words.count)) { _ = vocabulary.intern(words[word]) }
    }
    let all = vocabulary
    parts = zip(models, weights).map { Part($0, weight: $1 / total, all) }
    self.vocabulary = vocabulary
  }

  /// Mixes models with the weights under which a text has the highest probability.
  ///
  /// By expectation maximisation: a model's weight is its expected share of the words (Jelinek and Mercer 1980).
  ///
  /// - Parameter sentences: The text's words by the numbers of a mixture of the same models.
  public convenience init(
    _ models: [Component], heldOut sentences: (LanguageMixture) throws -> [[UInt32]]
  ) rethrows {
    let even = LanguageMixture(models, weights: models.map { _ in 1 })
    var probabilities: [[Double]] = []
    for words in try sentences(even) {
      var states = even.parts.map { $0.language.model.start }
      for word in words + [Vocabulary.end] {
        probabilities.append(even.step(&states, by: word))
      }
    }
    var weights = even.weights
    for _ in 0..<100 where !probabilities.isEmpty {
      var expected = [Double](repeating: 0, count: weights.count)
      for word in probabilities {
        let total = zip(word, weights).reduce(0) { $0 + $1.0 * $1.1 }
        if total <= 0 { continue }
        for part in expected.indices { expected[part] += word[part] * weights[part] / total }
      }
      let sum = expected.reduce(0, +)
      if sum == 0 { break }
      let next = expected.map { $0 / sum }
      let change = zip(next, weights).reduce(0) { max($0, abs($1.0 - $1.1)) }
      weights = next
      if change < 1e-6 { break }
    }
    self.init(models, weights: weights)
  }

  /// Each model's p(w|h); moves the states past the word.
  private func step(_ states: inout [NGramModel.State], by word: UInt32) -> [Double] {
    parts.indices.map { part in
      let (probability, next) = parts[part].step(from: states[part], by: word)
      states[part] = next
      return probability
    }
  }

  /// Scores a sentence: the words between its start and its end, and the end.
  ///
  /// - Parameter words: The mixture's numbers; those of no model are `Vocabulary.unknown`.
  public func score(_ words: [UInt32]) -> SentenceScore {
    var score = RunningScore()
    var states = parts.map { $0.language.model.start }
    for word in words + [Vocabulary.end] {
      let probability = zip(step(&states, by: word), parts).reduce(0) { $0 + $1.0 * $1.1.weight }
      score.add(probability, isUnknown: word == Vocabulary.unknown)
    }
    return score.total
  }

  /// p(w|h) after some words of a sentence.
  public func probability(of word: UInt32, after words: [UInt32]) -> Double {
    var states = parts.map { $0.language.model.start }
    for word in words { _ = step(&states, by: word) }
    return zip(step(&states, by: word), parts).reduce(0) { $0 + $1.0 * $1.1.weight }
  }
}
