import NGrams
import Sampling

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What a grammar of four fifths of the documents makes of the others.
public struct InductionReport: Sendable {
  /// Documents that were kept aside, and how many of them the grammar makes.
  public private(set) var documents = (count: 0, parsed: 0)
  /// Their sentences and lines, and how many of them the grammar makes.
  public private(set) var phrases = (count: 0, parsed: 0)
  /// Those of them that the grammar never saw, and how many of them it makes.
  public private(set) var newPhrases = (count: 0, parsed: 0)
  /// The perplexity, a word, of a trigram model of the same text.
  public private(set) var ngramPerplexity = 0.0
  /// The perplexity of the grammar together with that model, which writes what the grammar does not make.
  public private(set) var perplexity = 0.0
  /// How often the grammar was drawn from, how many documents differ, and how many of these are none that it saw.
  public private(set) var draws = (count: 1_000, distinct: 0, new: 0)

  /// The probability of a phrase by the grammar, and its bits by trigrams: texts may be too long for that probability.
  private typealias Scored = (grammar: Double, ngramBits: Double)

  init(
    _ grammar: InducedGrammar, training: [GrammarInducer.Document],
    heldOut: [GrammarInducer.Document]
  ) {
    let training = training.map { $0.with(grammar.families) }
    let heldOut = heldOut.map { $0.with(grammar.families) }
    let seen = Set(training.flatMap(\.outline.parts).map(\.phrase))
    let ngrams = PhraseModel(training.flatMap(\.outline.parts).map(\.phrase))
    var inside = InducedProbability(grammar.rules)
    var scores: [Scored] = []
    var words = 0
    for document in heldOut {
      let plan = grammar.plans[document.labels]
      var isWhole = plan.makes(document)
      for part in document.outline.parts {
        let probability =
          plan.rules[part.role].map { inside.probability(of: part.phrase, by: $0) } ?? 0
        let isMade = probability > 0
        isWhole = isWhole && isMade
        phrases = (phrases.count + 1, phrases.parsed + (isMade ? 1 : 0))
        if !seen.contains(part.phrase) {
          newPhrases = (newPhrases.count + 1, newPhrases.parsed + (isMade ? 1 : 0))
        }
        scores.append((probability, ngrams.bits(of: part.phrase)))
        words += part.phrase.count + 1
      }
      documents = (documents.count + 1, documents.parsed + (isWhole ? 1 : 0))
    }
    let bits = scores.reduce(0) { $0 + $1.ngramBits }
    ngramPerplexity = exp2(bits / Double(words))
    perplexity = exp2(Self.mixedBits(scores) / Double(words))
    draw(grammar, training)
  }

  /// The bits of phrases by both together; the weight for each half is fitted on the other.
  private static func mixedBits(_ scores: [Scored]) -> Double {
    var halves: [[Scored]] = [[], []]
    for (place, score) in scores.enumerated() { halves[place % 2].append(score) }
    var bits = 0.0
    for (half, other) in [(halves[0], halves[1]), (halves[1], halves[0])] {
      let weight = Self.weight(other)
      bits += half.reduce(0) { $0 + mixedBits($1, weight) }
    }
    return bits
  }

  private static func mixedBits(_ score: Scored, _ weight: Double) -> Double {
    let rest = score.ngramBits - log2(1 - weight)
    return score.grammar == 0 ? rest : rest - log2(1 + odds(score, weight))
  }

  /// How much more probable the grammar makes a phrase than trigrams do.
  private static func odds(_ score: Scored, _ weight: Double) -> Double {
    score.grammar == 0
      ? 0 : exp2(min(1_000, log2(weight / (1 - weight) * score.grammar) + score.ngramBits))
  }

  /// The weight of the grammar under which phrases are most probable, by expectation maximisation.
  private static func weight(_ scores: [Scored]) -> Double {
    var weight = 0.5
    for _ in 0..<50 {
      let shares = scores.map { score in
        let odds = odds(score, weight)
        return odds / (1 + odds)
      }
      // One imagined phrase of either keeps the weight between 0 and 1.
      weight = (shares.reduce(0, +) + 1) / Double(scores.count + 2)
    }
    return weight
  }

  private mutating func draw(_ grammar: InducedGrammar, _ training: [GrammarInducer.Document]) {
    let texts = Set(training.map { Self.text(of: $0.outline) })
    var drawn = Set<Phrase>()
    for index in 0..<draws.count {
      var stream = RandomStream(seed: 1, index: UInt64(index))
      drawn.insert(grammar.draw(&stream).map(\.unspaced))
    }
    draws.distinct = drawn.count
    draws.new = drawn.subtracting(texts).count
  }

  private static func text(of outline: DocumentOutline) -> Phrase {
    outline.parts.flatMap { $0.phrase.map(\.unspaced) + ($0.lineBreak.map { [$0] } ?? []) }
  }
}

extension InducedGrammar.Plan {
  /// Whether the class has documents that are put together like this one.
  func makes(_ document: GrammarInducer.Document) -> Bool {
    var single = InducedGrammar.Plan(labels: labels)
    single.add(document)
    return single.shapes.items.allSatisfy { shapes.contains($0.item) }
      && single.lengths.items.allSatisfy { lengths.contains($0.item) }
      && single.gaps.items.allSatisfy { gaps.contains($0.item) }
  }
}

/// A trigram model of phrases.
private struct PhraseModel {
  private let model: NGramModel
  private var numbers: [UInt32: UInt32] = [:]

  init(_ phrases: [Phrase]) {
    var numbers: [UInt32: UInt32] = [:]
    var tokens: [UInt32] = []
    for phrase in phrases {
      tokens.append(Vocabulary.start)
      for word in phrase {
        let number = numbers[word, default: Vocabulary.end + 1 + UInt32(numbers.count)]
        numbers[word] = number
        tokens.append(number)
      }
      tokens.append(Vocabulary.end)
    }
    self.numbers = numbers
    model = NGramEstimator(order: 3).estimate(tokens)
  }

  /// The bits of a phrase and its end.
  func bits(of phrase: Phrase) -> Double {
    var state = model.start
    var bits = 0.0
    for word in phrase.map({ numbers[$0] ?? Vocabulary.unknown }) + [Vocabulary.end] {
      bits -= log2(model.probability(of: word, after: state))
      state = model.advance(state, by: word)
    }
    return bits
  }
}
