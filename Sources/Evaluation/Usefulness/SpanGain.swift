import Classifiers
import NGrams
import Sampling

/// What a tagger of spans gains from synthetic documents, on real ones that it has not seen: F1 of whole spans with their types.
///
/// Every document counts as much as any other, as most taggers take no weights.
public struct SpanGain: Sendable {
  /// Trained on the seed.
  public let seed: Double
  /// Trained on the seed, gone over as often as seed and synthetic documents together are.
  public let seedDuplicated: Double
  /// Trained on the synthetic documents alone.
  public let synthetic: Double
  /// Trained on both.
  public let both: Double
  /// What both gain over the better control; the interval is a bootstrap's over documents (Efron 1979).
  public let lift: Estimate
  /// How many real documents were tested on, and how many spans they have.
  public let tested: (documents: Int, spans: Int)

  /// What was found in a document.
  private struct Counts {
    var right = 0
    var found = 0
    var real = 0

    static func + (a: Counts, b: Counts) -> Counts {
      Counts(right: a.right + b.right, found: a.found + b.found, real: a.real + b.real)
    }

    var f1: Double { found + real == 0 ? 0 : 2 * Double(right) / Double(found + real) }
  }

  private static let rounds = 5
  private static let mostRounds = 20
  private static let resamples = 300

  /// Measures; nil where the seed or the documents to test on mark no spans.
  init?(seed: [AuditText], synthetic: [AuditText], test: [AuditText]) {
    guard let texts = MarkedTexts(typesOf: seed + test) else { return nil }
    let test = texts.marked(test)
    let (seeds, own) = (texts.examples(seed), texts.examples(synthetic))
    if own.isEmpty || !test.contains(where: { !$0.spans.isEmpty }) { return nil }
    func counts(_ examples: [SpanTagger.Example], rounds: Int = Self.rounds) -> [Counts] {
      let tagger = SpanTagger(examples, typeCount: texts.types.count, rounds: rounds)
      return test.map { item in
        let found = tagger.spans(in: item.text)
        return Counts(
          right: Set(found).intersection(item.spans).count, found: found.count,
          real: item.spans.count)
      }
    }
    let often = min(Self.mostRounds, Self.rounds * (1 + own.count / max(1, seeds.count)))
    let measured = Parallel.map(4) { number in
      switch number {
      case 0: counts(seeds)
      case 1: counts(seeds, rounds: often)
      case 2: counts(own)
      default: counts(seeds + own)
      }
    }
    let (ofSeed, ofHeavy, ofOwn, ofBoth) = (measured[0], measured[1], measured[2], measured[3])
    func f1(_ counts: [Counts]) -> Double { counts.reduce(Counts(), +).f1 }
    (self.seed, seedDuplicated) = (f1(ofSeed), f1(ofHeavy))
    (self.synthetic, both) = (f1(ofOwn), f1(ofBoth))
    let control = seedDuplicated > self.seed ? ofHeavy : ofSeed
    var differences: [Double] = []
    for resample in 0..<Self.resamples {
      var stream = RandomStream(seed: 0x5370_616E, index: UInt64(resample))
      var (more, less) = (Counts(), Counts())
      for _ in test.indices {
        let document = stream.below(test.count)
        more = more + ofBoth[document]
        less = less + control[document]
      }
      differences.append(more.f1 - less.f1)
    }
    differences.sort()
    var lift = Estimate(f1(ofBoth) - f1(control), error: 0)
    (lift.low, lift.high) = (
      differences[Self.resamples / 40], differences[Self.resamples - 1 - Self.resamples / 40]
    )
    self.lift = lift
    tested = (test.count, test.reduce(0) { $0 + $1.spans.count })
  }
}
