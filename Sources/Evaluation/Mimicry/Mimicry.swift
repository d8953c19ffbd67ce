/// How like the seed synthetic documents are, each figure beside that of one half of the seed against the other.
///
/// Divergences are Jensen and Shannon's in bits, of as many documents on either side.
public struct Mimicry: Sendable {
  /// A divergence, and the same between the halves of the seed.
  public struct Compared: Sendable {
    /// Of the synthetic documents from one half of the seed.
    public let value: Double
    /// Of the other half from it.
    public let baseline: Double
  }

  /// How many documents are on either side.
  public let size: Int
  /// 2 (1 − area) of a classifier that tells real from synthetic; 1 where it cannot.
  public let indistinguishability: Estimate
  /// The same of two halves of the real documents.
  public let indistinguishabilityOfReal: Estimate
  /// Of words.
  public let words: Compared
  /// Of pairs of words.
  public let pairs: Compared
  /// Of lengths.
  public let lengths: Compared
  /// Of labels, over all documents.
  public let labels: Compared
  /// Of punctuation.
  public let punctuation: Compared
  /// Of capitals.
  public let capitals: Compared
  /// The exponents of Zipf's law: of the synthetic documents, and of the seed.
  public let zipf: (value: Double, seed: Double)
  /// The exponents of Heaps' law.
  public let heaps: (value: Double, seed: Double)
  /// The perplexity of synthetic documents by a model of half of the seed, and of the other half.
  public let perplexityBySeed: Compared
  /// The perplexity of half of the seed by a model of synthetic documents, and by one of the other half.
  public let perplexityOfSeed: Compared
  /// The share of words of synthetic documents that half of the seed does not have, and of the other half's.
  public let unknownWords: Compared
  /// Frequencies by rank, and growth of the vocabulary, for curves.
  let statistics: (own: WordStatistics, seed: WordStatistics)
  /// For histograms.
  let profiles: (own: SurfaceProfile, seed: SurfaceProfile)

  init(
    first: [AuditText], second: [AuditText], written: [AuditText], real: [AuditText],
    output: [AuditText]
  ) {
    size = first.count
    let (a, b, s) = (WordStatistics(first), WordStatistics(second), WordStatistics(written))
    let (pa, pb, ps) = (SurfaceProfile(first), SurfaceProfile(second), SurfaceProfile(written))
    func compared<Key: Hashable>(
      _ own: [Key: Int], _ seed: [Key: Int], _ other: [Key: Int]
    ) -> Compared {
      Compared(
        value: Divergence.jensenShannon(seed, own),
        baseline: Divergence.jensenShannon(seed, other))
    }
    words = compared(s.words, a.words, b.words)
    pairs = compared(s.pairs, a.pairs, b.pairs)
    lengths = compared(ps.lengths, pa.lengths, pb.lengths)
    labels = compared(ps.labels, pa.labels, pb.labels)
    punctuation = compared(ps.signs, pa.signs, pb.signs)
    capitals = compared(ps.cases, pa.cases, pb.cases)
    zipf = (s.zipfExponent, a.zipfExponent)
    heaps = (s.heapsExponent, a.heapsExponent)
    let (bySeed, byOutput) = (CrossPerplexity(first), CrossPerplexity(written))
    let (ofOutput, ofSecond) = (bySeed.perplexity(of: written), bySeed.perplexity(of: second))
    let (ofSeed, ofSeedBySeed) = (
      byOutput.perplexity(of: second), bySeed.perplexity(of: second)
    )
    perplexityBySeed = Compared(value: ofOutput.perplexity, baseline: ofSecond.perplexity)
    perplexityOfSeed = Compared(value: ofSeed.perplexity, baseline: ofSeedBySeed.perplexity)
    unknownWords = Compared(value: ofOutput.unknownShare, baseline: ofSecond.unknownShare)
    statistics = (s, a)
    profiles = (ps, pa)
    let count = min(real.count / 2, output.count)
    indistinguishability = TwoSampleTest.indistinguishability(
      TwoSampleTest.area(Array(real.prefix(count)), Array(output.prefix(count))))
    indistinguishabilityOfReal = TwoSampleTest.indistinguishability(
      TwoSampleTest.area(Array(real.prefix(count)), Array(real.dropFirst(count).prefix(count))))
  }
}
