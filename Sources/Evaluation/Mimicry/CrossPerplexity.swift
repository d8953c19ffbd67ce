import NGrams

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A trigram model of texts, and how well it predicts others.
struct CrossPerplexity {
  private let model: NGramModel
  private let numbers: [UInt32: UInt32]

  /// Estimates a model: modified Kneser and Ney's.
  init(_ texts: some Sequence<AuditText>) { self.init(tokens: texts.lazy.map(\.tokens)) }

  /// Estimates a model of texts that are given as hashes of their tokens.
  init(tokens texts: some Sequence<[UInt32]>) {
    var numbers: [UInt32: UInt32] = [:]
    var tokens: [UInt32] = []
    for text in texts {
      tokens.append(Vocabulary.start)
      for token in text {
        let number = numbers[token] ?? UInt32(numbers.count + 3)
        numbers[token] = number
        tokens.append(number)
      }
      tokens.append(Vocabulary.end)
    }
    self.numbers = numbers
    model = NGramEstimator(order: 3).estimate(tokens)
  }

  /// A text's log probability, natural, without the words that the model does not know, and how many words that is of.
  func score(_ tokens: [UInt32]) -> (logProbability: Double, words: Int, unknown: Int) {
    var (sum, words, unknown, state) = (0.0, 0, 0, model.start)
    for token in tokens.map({ numbers[$0] }) + [Vocabulary.end] {
      guard let token else {
        unknown += 1
        state = model.advance(state, by: Vocabulary.unknown)
        continue
      }
      sum += log(max(model.probability(of: token, after: state), .leastNormalMagnitude))
      words += 1
      state = model.advance(state, by: token)
    }
    return (sum, words, unknown)
  }

  /// A text's mean log probability a word, natural; a word that the model does not know counts as one of a hundred thousand.
  func meanLogProbability(of tokens: [UInt32]) -> Double {
    let score = score(tokens)
    return (score.logProbability - 11.5 * Double(score.unknown))
      / Double(max(1, score.words + score.unknown))
  }

  /// By how much the words that it knows are more likely where they stand than anywhere: the mean difference of natural log probabilities.
  ///
  /// Unlike the probability itself it does not tell of how rare the words are.
  func orderGain(of tokens: [UInt32]) -> Double {
    var (sum, words, state) = (0.0, 0, model.start)
    let anywhere = model.advance(model.start, by: Vocabulary.unknown)
    for token in tokens.map({ numbers[$0] }) + [Vocabulary.end] {
      guard let token else {
        state = anywhere
        continue
      }
      sum += log(
        max(model.probability(of: token, after: state), .leastNormalMagnitude)
          / max(model.probability(of: token, after: anywhere), .leastNormalMagnitude))
      words += 1
      state = model.advance(state, by: token)
    }
    return sum / Double(max(1, words))
  }

  /// The perplexity of texts, of the words that the model knows, and the share of those that it does not.
  func perplexity(of texts: some Sequence<AuditText>) -> (perplexity: Double, unknownShare: Double)
  {
    var (sum, words, unknown) = (0.0, 0, 0)
    for text in texts {
      let score = score(text.tokens)
      sum += score.logProbability
      words += score.words
      unknown += score.unknown
    }
    return (
      exp(-sum / Double(max(1, words))), Double(unknown) / Double(max(1, words + unknown))
    )
  }
}
