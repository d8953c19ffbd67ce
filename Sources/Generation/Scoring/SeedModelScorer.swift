package import Corpora
import NGrams
import PersonalData
package import Privacy
package import Sampling
package import Tokenization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How probable documents are by a model: what an attacker who has the model file can compute.
package final class SeedModelScorer {
  private let model: SeedModel
  private let tokenizer: Tokenizer
  private let registry = RecognizerRegistry.ofSeeds
  private let rare: UInt32?

  /// Opens the word boundaries that the model was trained with.
  package init(_ model: SeedModel) throws(ICUError) {
    self.model = model
    tokenizer = try Tokenizer(locale: model.settings.locale, rules: model.settings.tokenRules)
    rare = model.vocabulary.id(of: Symbol(.rare, spacing: .expected).stored)
  }

  /// A document's mean log probability a token, natural, by the class that makes it most probable.
  ///
  /// A word that the model does not have counts as one of a hundred thousand.
  package func score(_ document: Document) throws(ICUError) -> Double {
    let words = try words(of: document)
    let best = model.classes.indices.map { index in
      let item = model.classes[index]
      let own = logProbability(of: words, item.model, item.weights)
      guard let reading = item.reading else { return own }
      return max(own, logProbability(of: words, reading.model, reading.weights))
    }.max()
    return (best ?? 0) / Double(words.count)
  }

  private static let unknown = -11.5

  private func logProbability(
    of words: [UInt32?], _ own: NGramModel, _ weights: [Double]
  ) -> Double {
    let background = model.background
    var (ownState, backgroundState) = (own.start, background.start)
    var sum = 0.0
    for word in words {
      if let word, word != rare {
        let bucket = NGramMixture.bucket(
          ownState.length, backgroundState.length, order: own.order)
        let weight = weights[bucket]
        let probability =
          weight * own.probability(of: word, after: ownState)
          + (1 - weight) * background.probability(of: word, after: backgroundState)
        sum += max(Self.unknown, log(max(probability, .leastNormalMagnitude)))
      } else {
        sum += Self.unknown
      }
      ownState = own.advance(ownState, by: word ?? Vocabulary.unknown)
      backgroundState = background.advance(backgroundState, by: word ?? Vocabulary.unknown)
    }
    return sum
  }

  /// The model's numbers of a document's words and of its end; nil for a word that it does not have.
  private func words(of document: Document) throws(ICUError) -> [UInt32?] {
    let slotted = try SlottedText(
      document, normalizer: model.settings.normalizer, registry: registry)
    var names = slotted.slots.filter(\.name.isPersonal)[...]
    var words: [UInt32?] = []
    for token in try tokenizer.tokenize(slotted.text, slots: names.map(\.range)) {
      let content: Symbol.Content =
        if token.kind == .slot, let slot = names.popFirst() {
          .slot(slot.name)
        } else {
          .text(Array(slotted.text[token.range]))
        }
      let symbol = Symbol(content, spacing: token.spacing)
      words.append(model.vocabulary.id(of: symbol.stored) ?? number(symbol))
    }
    return words + [Vocabulary.end]
  }

  /// The number of a number's form.
  private func number(_ symbol: Symbol) -> UInt32? {
    guard case .text(let text) = symbol.content, let form = NumberForm.of(text),
      text.contains(where: { (0x30...0x39).contains($0) })
    else { return nil }
    return model.vocabulary.id(of: Symbol(.number(form: form), spacing: symbol.spacing).stored)
  }

  // MARK: Canaries

  /// How exposed canaries are, in bits: how far ahead of other sentences of their kind the model puts each.
  ///
  /// log₂ of how many candidates there are over the rank among them, estimated by a sample: ``mostExposure`` at most. A sentence that
  /// was not planted has 1.44 in the mean.
  package func exposures(
    of canaries: [Canary], from stream: inout RandomStream
  ) throws(ICUError) -> [Double] {
    var others: [Double] = []
    for _ in 1..<Self.candidateCount {
      others.append(try score(Document(text: Canary.candidate(from: &stream))))
    }
    var exposures: [Double] = []
    for canary in canaries {
      let own = try score(Document(text: canary.text))
      let rank = 1 + others.count { $0 >= own }
      exposures.append(Self.mostExposure - log2(Double(rank)))
    }
    return exposures
  }

  private static let candidateCount = 1 << 12
  /// The largest exposure that is told from a larger one.
  package static var mostExposure: Double { log2(Double(candidateCount)) }
}
