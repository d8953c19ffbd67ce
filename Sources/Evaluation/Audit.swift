public import Corpora
public import Generation
public import Grammars
public import Languages
public import Privacy
public import Tokenization
import Classifiers
import Fluency
import NGrams
import Sampling

/// Measures synthetic documents against the seed that they are made from: do they mimic it, are they useful, is nobody in them, do
/// they fill gaps.
///
/// Give the seed, then real documents that the seed does not have, if there are any, then the synthetic documents, in batches.
/// Holds the seed's tokens (24 bytes each), samples of 20,000 documents, and some 100 bytes a synthetic document.
public struct Audit {
  /// How an audit is made.
  public struct Options: Sendable {
    /// From how many groups on something is nobody's.
    public var leastGroups = 3
    /// The longest run of tokens that may be repeated.
    public var longestRun = 7
    /// The ICU locale whose word boundaries are used.
    public var locale = "en"
    /// What draws samples.
    public var seed: UInt64 = 0
    /// Whether the seed's texts may stand in the examples.
    public var showsSeed = false
    /// What is known of the seed's language, for fluency; without it a model of the seed stands in.
    public var pack: LanguagePack? = .english

    /// 3 groups, runs of 7, English.
    public init() {}
  }

  /// So many documents of a kind are kept to be looked at again.
  static let sampleSize = 20_000

  let options: Options
  private let reader: AuditReader
  private let readers: [AuditReader]
  private var seedSample = Sampling.Reservoir<AuditText>(capacity: sampleSize)
  private var groups = GroupNumbers<Fingerprint>()
  private var traces: SeedTraces
  /// The same of one half of the seed alone, so that the other half can be traced as text that is not in it.
  private var halfTraces: SeedTraces
  private var halves: (first: [AuditText], second: [AuditText]) = ([], [])
  private var seedCount = 0
  private var test = Sampling.Reservoir<AuditText>(capacity: sampleSize)
  private var isSeedComplete = false

  private var synthetic = Sampling.Reservoir<AuditText>(capacity: sampleSize)
  private var outputTraces = TraceCounts()
  private var residual = ResidualPersonalData()
  private var leftovers = LeftoverCounts()
  private var seedLeftovers = LeftoverCounts()
  private var nearDuplicates = NearDuplicateIndex(likeness: Generator.Options.usualLikeness)
  private var nearDuplicateCount = 0
  private var seedFingerprints: Set<Fingerprint> = []
  private var wholeCopies = 0
  private var labelSamples: LabelSamples
  private var seedLabels: [String: Int] = [:]
  private var seedWords: Set<UInt32> = []
  private var outputWords: Set<UInt32> = []
  private var seedSpans: [String: Set<String>] = [:]
  private var outputSpans: [String: Set<String>] = [:]
  private var origins: [String: Int] = [:]
  private var canaries: CanaryExposure?
  private let model: SeedModel?
  private var coverage: ProductionCoverage?
  /// So many documents tell which alternatives of a grammar are used.
  private static let mostParsed = 2_000

  /// Starts an audit.
  ///
  /// - Parameters:
  ///   - model: What wrote the documents, where it is at hand.
  ///   - canaries: The sentences that were planted in its seed.
  ///   - grammar: What wrote the documents, where that was a grammar, or what they should cover.
  ///   - threads: How many threads read synthetic documents.
  /// - Throws: `ICUError` when ICU has no boundary data.
  public init(
    options: Options, model: SeedModel? = nil, canaries: [Canary] = [], grammar: Grammar? = nil,
    threads: Int = 1
  ) throws(ICUError) {
    (self.options, self.model) = (options, model)
    labelSamples = LabelSamples(seed: options.seed)
    reader = try AuditReader(locale: options.locale)
    var readers: [AuditReader] = []
    for _ in 0..<max(1, threads) { readers.append(try AuditReader(locale: options.locale)) }
    self.readers = readers
    traces = SeedTraces(leastGroups: options.leastGroups, longestRun: options.longestRun)
    halfTraces = traces
    coverage = grammar.map { ProductionCoverage($0) }
    if !canaries.isEmpty { self.canaries = try CanaryExposure(canaries, model: model) }
  }

  /// Takes a document of the seed.
  public mutating func add(seed document: Document) throws(ICUError) {
    let text = try reader.read(document)
    let group = groups.number(of: document.group, orOf: text.fingerprint)
    seedCount += 1
    seedSample.offer(text)
    traces.add(text, group: group)
    seedLeftovers.add(seed: text)
    seedFingerprints.insert(text.fingerprint)
    seedLabels[text.label, default: 0] += 1
    seedWords.formUnion(text.tokens)
    for span in document.spans { seedSpans[span.type, default: []].insert(text.value(of: span)) }
    // A group's documents are in one half.
    if StableHash.mixed(UInt64(group) ^ 0x4861_6C66) & 1 == 0 {
      halfTraces.add(text, group: group)
      if halves.first.count < Self.sampleSize { halves.first.append(text) }
    } else if halves.second.count < Self.sampleSize {
      halves.second.append(text)
    }
  }

  /// Takes a real document that the seed does not have.
  public mutating func add(test document: Document) throws(ICUError) {
    let text = try reader.read(document)
    test.offer(text)
  }

  /// Takes the next synthetic documents.
  ///
  /// - Precondition: All documents of the seed were given before.
  public mutating func add(synthetic documents: [Document]) throws(ICUError) {
    completeSeed()
    let read = try read(documents)
    for (text, trace) in read {
      outputTraces.add(trace)
      residual.add(text)
      leftovers.add(text, beside: seedLeftovers) { name in
        seedSpans[name] != nil || outputSpans[name] != nil
          || text.document.spans.contains { $0.type == name }
      }
      if nearDuplicates.contains(near: text.sketch) { nearDuplicateCount += 1 }
      nearDuplicates.insert(text.sketch)
      if seedFingerprints.contains(text.fingerprint) { wholeCopies += 1 }
      labelSamples.offer(text.document.text, label: text.label)
      outputWords.formUnion(text.tokens)
      for span in text.document.spans where outputSpans[span.type, default: []].count < 10_000 {
        outputSpans[span.type, default: []].insert(text.value(of: span))
      }
      if let origin = text.document.meta.first(where: { $0.key == "origin" }) {
        origins[String(origin.value.filter { $0 != "\"" }), default: 0] += 1
      }
      canaries?.look(into: text.document.text)
      if let texts = coverage?.texts, texts < Self.mostParsed { coverage?.add(text.text) }
      synthetic.offer(text)
    }
  }

  private mutating func completeSeed() {
    if isSeedComplete { return }
    traces.finish()
    if test.count == 0 { halfTraces.finish() }
    isSeedComplete = true
  }

  /// Reads and traces documents on all threads, in their order.
  private func read(
    _ documents: [Document]
  ) throws(ICUError) -> [(AuditText, SeedTraces.Trace)] {
    let length = max(1, (documents.count + readers.count - 1) / readers.count)
    let count = (documents.count + length - 1) / length
    let pieces = Parallel.map(count) { number in
      let range = (number * length)..<min(documents.count, (number + 1) * length)
      return Result<[(AuditText, SeedTraces.Trace)], ICUError> { () throws(ICUError) in
        var read: [(AuditText, SeedTraces.Trace)] = []
        for document in documents[range] {
          let text = try readers[number].read(document)
          read.append((text, traces.trace(text)))
        }
        return read
      }
    }
    var read: [(AuditText, SeedTraces.Trace)] = []
    for piece in pieces { read += try piece.get() }
    return read
  }

  /// Measures what needs all documents.
  ///
  /// - Returns: The measures; nil where there is no seed or no synthetic document.
  public mutating func finish() throws(ICUError) -> AuditResult? {
    completeSeed()
    if seedSample.items.isEmpty || synthetic.items.isEmpty { return nil }
    // Files are often sorted by label; what is compared must not be.
    var stream = RandomStream(seed: options.seed, index: 0x4175_6469)
    let output = synthetic.items.shuffled(using: &stream)
    let seeds = seedSample.items.shuffled(using: &stream)
    let test = test.items.shuffled(using: &stream)
    let halves = (
      first: halves.first.shuffled(using: &stream), second: halves.second.shuffled(using: &stream)
    )
    let real = test.isEmpty ? seeds : test
    let unseen = test.isEmpty ? halves.second : test
    let (members, others) = (
      Array(seeds.prefix(Self.attacked)), Array(test.prefix(Self.attacked))
    )
    // As many documents of each kind as there are of the smallest, so that no figure depends on how many there are.
    let size = min(halves.first.count, halves.second.count, output.count)
    let first = Array(halves.first.prefix(size))
    let second = Array(halves.second.prefix(size))
    let written = Array(output.prefix(size))
    var control = TraceCounts()
    if test.isEmpty {
      for text in halves.second { control.add(halfTraces.trace(text)) }
    } else {
      for text in test { control.add(traces.trace(text)) }
    }
    let fluency = try FluencyMeasure(
      of: output, beside: real, locale: options.locale,
      judge: options.pack.flatMap { OrderJudge($0) })
    return AuditResult(
      documents: AuditResult.Documents(
        seed: seedCount, groups: groups.count, hasGroups: groups.hasNames,
        synthetic: synthetic.count, test: self.test.count, origins: origins),
      options: options, fluency: fluency,
      mimicry: Mimicry(first: first, second: second, written: written, real: real, output: output),
      gain: TrainingGain(seed: seeds, synthetic: output, test: unseen),
      spanGain: SpanGain(seed: seeds, synthetic: output, test: unseen),
      isGainHeldOut: !test.isEmpty,
      traces: outputTraces, control: control, wholeCopies: wholeCopies, residual: residual,
      leftovers: leftovers, seedLeftovers: seedLeftovers,
      neighbours: Neighbours(output, beside: seeds),
      neighboursOfReal: test.isEmpty
        ? Neighbours(halves.second, beside: halves.first) : Neighbours(test, beside: seeds),
      overlap: SeedOverlap(output, beside: seeds),
      overlapOfReal: test.isEmpty
        ? SeedOverlap(halves.second, beside: halves.first) : SeedOverlap(test, beside: seeds),
      nearerToSeed: test.isEmpty
        ? nil : Self.shareNearer(output, seeds: seeds, others: test),
      membershipByOutput: test.isEmpty
        ? nil
        : MembershipAttack(byOutput: output, members: members, others: others),
      membershipByModel: try membershipByModel(members: members, others: others),
      canaries: canaries, terms: model?.settings.privacy,
      recovery: Recovery(ofLabelsIn: output, real: real),
      slotRecovery: Recovery(ofSpansIn: output, real: real),
      variety: variety(seeds: seeds, output: output), coverage: coverage,
      examples: examples(output, worst: fluency?.worst ?? []))
  }

  private static let attacked = 2_000

  private func membershipByModel(
    members: [AuditText], others: [AuditText]
  ) throws(ICUError) -> MembershipAttack? {
    guard let model, !others.isEmpty else { return nil }
    let scorer = try SeedModelScorer(model)
    var failure: ICUError?
    let attack = MembershipAttack(members: members, others: others) { text in
      do throws(ICUError) {
        return try scorer.score(text.document)
      } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    return attack
  }

  /// The share of synthetic documents whose nearest real document is the seed's rather than one of as many others.
  private static func shareNearer(
    _ output: [AuditText], seeds: [AuditText], others: [AuditText]
  ) -> Estimate {
    let size = min(seeds.count, others.count)
    let (seeds, others) = (seeds.prefix(size).map(\.sketch), others.prefix(size).map(\.sketch))
    var (nearer, told) = (0, 0)
    for text in output.prefix(Neighbours.mostTexts) {
      func best(_ sketches: [TextSketch]) -> Int {
        sketches.reduce(0) { max($0, $1.agreement(text.sketch.bits)) }
      }
      let (own, other) = (best(seeds), best(others))
      if own == other { continue }
      told += 1
      if own > other { nearer += 1 }
    }
    return Estimate(share: nearer, of: told)
  }

  private func variety(seeds: [AuditText], output: [AuditText]) -> AuditResult.Variety {
    let size = min(seeds.count, output.count)
    let (own, real) = (WordStatistics(output.prefix(size)), WordStatistics(seeds.prefix(size)))
    let known = seedWords.intersection(outputWords).count
    return AuditResult.Variety(
      distinct: own.distinct, distinctOfSeed: real.distinct,
      selfBLEU: Variety.selfBLEU(output), selfBLEUOfSeed: Variety.selfBLEU(seeds),
      nearDuplicates: Estimate(share: nearDuplicateCount, of: synthetic.count),
      labels: seedLabels.merging(labelSamples.counts.mapValues { _ in 0 }) { seed, _ in seed }
        .filter { !$0.key.isEmpty }
        .sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
        .map { ($0.key, $0.value, labelSamples.counts[$0.key] ?? 0) },
      spans: seedSpans.keys.sorted().map { type in
        let (seed, own) = (seedSpans[type] ?? [], outputSpans[type] ?? [])
        return AuditResult.SpanCoverage(
          type: type, valuesOfSeed: seed.count, values: own.count,
          kept: seed.intersection(own).count)
      },
      wordsKept: Double(known) / Double(max(1, seedWords.count)),
      wordsNew: Double(outputWords.count - known) / Double(max(1, outputWords.count)))
  }

  // MARK: Examples

  private static let exampleCount = 6

  /// - Parameter worst: The places of those that read worst.
  private func examples(_ output: [AuditText], worst: [Int]) -> AuditResult.Examples {
    var stream = RandomStream(seed: options.seed, index: 0x4578)
    let random = (0..<min(Self.exampleCount, output.count)).map { _ in stream.pick(output) }
    let seeds = seedSample.items
    let sketches = seeds.map(\.sketch)
    var nearest: [(text: AuditText, seed: AuditText, likeness: Double)] = []
    for text in output.prefix(Neighbours.mostTexts) {
      var (best, place) = (-1, 0)
      for (seed, sketch) in sketches.enumerated() {
        let agreement = sketch.agreement(text.sketch.bits)
        if agreement > best { (best, place) = (agreement, seed) }
      }
      if best >= 0 { nearest.append((text, seeds[place], sketches[place].likeness(text.sketch))) }
    }
    nearest.sort { $0.likeness > $1.likeness }
    let model = CrossPerplexity(seeds)
    let surprising = output.prefix(Neighbours.mostTexts).map { text in
      (text, model.meanLogProbability(of: text.tokens))
    }.sorted { $0.1 < $1.1 }
    return AuditResult.Examples(
      random: random.map(AuditResult.Example.init),
      nearest: nearest.prefix(Self.exampleCount).map { item in
        AuditResult.Pair(
          synthetic: AuditResult.Example(item.text),
          seed: options.showsSeed
            ? item.seed.document.text : item.seed.masked(butFor: item.text),
          likeness: item.likeness)
      },
      surprising: surprising.prefix(Self.exampleCount).map { AuditResult.Example($0.0) },
      worst: worst.prefix(Self.exampleCount).map { AuditResult.Example(output[$0]) },
      byLabel: labelSamples.mostFrequent, labelCount: labelSamples.counts.count)
  }
}
