import Corpora
public import Grammars
public import Privacy

/// What an audit measured.
public struct AuditResult: Sendable {
  /// What was looked at.
  public struct Documents: Sendable {
    /// How many documents of the seed.
    public let seed: Int
    /// Of how many groups they are; texts that are equal and say no group are one.
    public let groups: Int
    /// Whether any said its group.
    public let hasGroups: Bool
    /// How many synthetic documents.
    public let synthetic: Int
    /// How many real documents that the seed does not have.
    public let test: Int
    /// How many synthetic documents came about each way, where they say so.
    public let origins: [String: Int]
  }

  /// A span type's values.
  public struct SpanCoverage: Sendable {
    /// The type.
    public let type: String
    /// How many different values the seed has.
    public let valuesOfSeed: Int
    /// How many the synthetic documents have, up to 10,000.
    public let values: Int
    /// How many of the seed's they have.
    public let kept: Int
  }

  /// How much synthetic documents repeat each other, and what of the seed they reach.
  public struct Variety: Sendable {
    /// The share of different words, and of different pairs, among all.
    public let distinct: (words: Double, pairs: Double)
    /// The same of as many seed documents.
    public let distinctOfSeed: (words: Double, pairs: Double)
    /// The mean BLEU of documents against each other.
    public let selfBLEU: Double
    /// The same of the seed.
    public let selfBLEUOfSeed: Double
    /// The share of documents that are nearly one that came before.
    public let nearDuplicates: Estimate
    /// By label, how many documents the seed and the synthetic ones have.
    public let labels: [(name: String, seed: Int, synthetic: Int)]
    /// By type of span.
    public let spans: [SpanCoverage]
    /// The share of the seed's words that stand in synthetic documents.
    public let wordsKept: Double
    /// The share of words of synthetic documents that the seed does not have.
    public let wordsNew: Double
  }

  /// A synthetic document.
  public struct Example: Sendable {
    /// The text.
    public let text: String
    /// Its labels in one line.
    public let label: String

    init(_ text: AuditText) { (self.text, label) = (text.document.text, text.label) }
  }

  /// A synthetic document beside the nearest seed document.
  public struct Pair: Sendable {
    /// The synthetic document.
    public let synthetic: Example
    /// The seed document; what the synthetic one does not share is masked unless asked for.
    public let seed: String
    /// How alike they are, from 0 to 1.
    public let likeness: Double
  }

  /// Synthetic documents of one label.
  public struct LabelExamples: Equatable, Sendable {
    /// The label; several of one document are in one line, and it is empty for documents without.
    public let label: String
    /// How many synthetic documents have it.
    public let synthetic: Int
    /// Up to three of their texts, drawn at random without replacement.
    public let texts: [String]
  }

  /// Documents to look at.
  public struct Examples: Sendable {
    /// Drawn at random.
    public let random: [Example]
    /// Nearest to a seed document.
    public let nearest: [Pair]
    /// Least probable by a model of the seed.
    public let surprising: [Example]
    /// Those that read worst.
    public let worst: [Example]
    /// Up to three of each label, drawn at random; the most frequent label comes first, and at most 100 are shown.
    public let byLabel: [LabelExamples]
    /// How many labels the synthetic documents have; no label counts as one.
    public let labelCount: Int
  }

  /// What was looked at.
  public let documents: Documents
  /// How it was looked at.
  public let options: Audit.Options
  /// How many read worse than real ones do; nil where there are too few real ones.
  public let fluency: FluencyMeasure?
  /// How like the seed they are.
  public let mimicry: Mimicry
  /// How useful they are; nil where the seed has no two labels.
  public let gain: TrainingGain?
  /// How useful they are to a tagger of spans; nil where the seed marks none.
  public let spanGain: SpanGain?
  /// Whether the real documents that usefulness was tested on had no share in the synthetic ones.
  public let isGainHeldOut: Bool
  /// What leads back to few groups.
  public let traces: TraceCounts
  /// The same of real documents that the seed does not have, or of one half of the seed in the other.
  public let control: TraceCounts
  /// How many synthetic documents are whole seed documents.
  public let wholeCopies: Int
  /// Personal data outside of spans.
  public let residual: ResidualPersonalData
  /// Control characters and unfilled placeholders in them, such as the seed has not.
  public let leftovers: LeftoverCounts
  /// The same of the seed.
  public let seedLeftovers: LeftoverCounts
  /// How near to the seed they are.
  public let neighbours: Neighbours
  /// How near real documents are to it.
  public let neighboursOfReal: Neighbours
  /// How much of them is from one document of the seed.
  public let overlap: SeedOverlap
  /// How much of real documents is.
  public let overlapOfReal: SeedOverlap
  /// The share of documents that are nearer to the seed than to as many real documents that it does not have; ½ where nothing is told.
  public let nearerToSeed: Estimate?
  /// An attack by the documents alone.
  public let membershipByOutput: MembershipAttack?
  /// An attack by the model.
  public let membershipByModel: MembershipAttack?
  /// The canaries, where there are some.
  public let canaries: CanaryExposure?
  /// What the model promises.
  public let terms: PrivacyTerms?
  /// Whether they show the labels that were asked for.
  public let recovery: Recovery?
  /// Whether their spans are found where they are marked.
  public let slotRecovery: Recovery?
  /// How much they repeat, and what they reach.
  public let variety: Variety
  /// Which alternatives of a grammar they use, where one was given.
  public let coverage: ProductionCoverage?
  /// Documents to look at.
  public let examples: Examples
  /// What was read, by what and when; whoever reads the files sets it.
  public var provenance = AuditProvenance()
}
