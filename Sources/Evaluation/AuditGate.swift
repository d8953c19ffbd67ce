/// A limit on a measure that an audit must keep to.
public struct AuditGate: Equatable, Sendable {
  /// A measure that may have a limit.
  public enum Measure: String, CaseIterable, Sendable {
    case fluency
    case indistinguishability
    case unigramDivergence = "unigram_divergence"
    case bigramDivergence = "bigram_divergence"
    case lengthDivergence = "length_divergence"
    case labelDivergence = "label_divergence"
    case lift
    case spanLift = "span_lift"
    case accuracySynthetic = "accuracy_synthetic"
    case traceRate = "trace_rate"
    case wholeCopies = "whole_copies"
    case longestRareRun = "longest_rare_run"
    case runsOverLimit = "runs_over_limit"
    case residualPersonalData = "residual_personal_data"
    case nearestNeighbourRatio = "nearest_neighbour_ratio"
    case retold
    case nearerToSeed = "nearer_to_seed"
    case membershipByOutput = "membership_by_output"
    case membershipByModel = "membership_by_model"
    case canariesEmitted = "canaries_emitted"
    case canaryExposure = "canary_exposure"
    case conditionRecovery = "condition_recovery"
    case slotRecovery = "slot_recovery"
    case tailLift = "tail_lift"
    case nearDuplicates = "near_duplicates"
    case selfBLEU = "self_bleu"
    case controlCharacters = "control_characters"
    case unfilledPlaceholders = "unfilled_placeholders"

    /// Whether more is better, so that the limit is a least value.
    public var isBetterWhenMore: Bool {
      switch self {
      case .indistinguishability, .lift, .spanLift, .accuracySynthetic, .conditionRecovery,
        .slotRecovery, .tailLift, .nearestNeighbourRatio:
        true
      default: false
      }
    }
  }

  /// The measure.
  public let measure: Measure
  /// The limit, which may be reached.
  public let limit: Double
  /// Whether the limit is the least value that is allowed; else it is the largest.
  public let isLeast: Bool

  /// Sets a limit.
  ///
  /// - Parameter isLeast: nil for the least value where more is better, and the largest otherwise.
  public init(_ measure: Measure, limit: Double, isLeast: Bool? = nil) {
    (self.measure, self.limit) = (measure, limit)
    self.isLeast = isLeast ?? measure.isBetterWhenMore
  }

  /// What most releases keep to: nothing traced, no personal data but surrogates, no whole copy, no control character or unfilled
  /// placeholder, and an attack on membership that tells no more than a coin by a twentieth.
  public static let usual = [
    AuditGate(.traceRate, limit: 0), AuditGate(.wholeCopies, limit: 0),
    AuditGate(.residualPersonalData, limit: 0), AuditGate(.canariesEmitted, limit: 0),
    AuditGate(.membershipByOutput, limit: 0.55), AuditGate(.controlCharacters, limit: 0),
    AuditGate(.unfilledPlaceholders, limit: 0),
  ]

  /// Whether a value keeps to the limit.
  public func allows(_ value: Double) -> Bool {
    isLeast ? value >= limit : value <= limit
  }
}

extension AuditResult {
  /// The value of a measure; nil where it was not taken.
  public func value(of measure: AuditGate.Measure) -> Double? {
    switch measure {
    case .fluency: fluency?.worse.value
    case .indistinguishability: mimicry.indistinguishability.value
    case .unigramDivergence: mimicry.words.value
    case .bigramDivergence: mimicry.pairs.value
    case .lengthDivergence: mimicry.lengths.value
    case .labelDivergence: mimicry.labels.value
    case .spanLift: spanGain?.lift.value
    case .lift: gain?.lift.value
    case .accuracySynthetic: gain?.synthetic.value
    case .traceRate: traces.rate.value
    case .wholeCopies: Double(wholeCopies)
    case .longestRareRun: Double(traces.longestRare)
    case .runsOverLimit: Double(traces.runs) / Double(max(1, traces.texts))
    case .residualPersonalData: residual.share.value
    case .nearestNeighbourRatio: neighbours.ratio(at: 0.05)
    case .retold: overlap.retold.value
    case .nearerToSeed: nearerToSeed?.value
    case .membershipByOutput: membershipByOutput?.area.value
    case .membershipByModel: membershipByModel?.area.value
    case .canariesEmitted: canaries.map { Double($0.rows.reduce(0) { $0 + $1.emitted }) }
    case .canaryExposure: canaries?.rows.compactMap { $0.exposure?.most }.max()
    case .conditionRecovery: recovery?.value
    case .slotRecovery: slotRecovery?.value
    case .tailLift: gain?.tailLift.value
    case .nearDuplicates: variety.nearDuplicates.value
    case .selfBLEU: variety.selfBLEU
    case .controlCharacters: leftovers.controlShare.value
    case .unfilledPlaceholders: leftovers.placeholderShare.value
    }
  }
}
