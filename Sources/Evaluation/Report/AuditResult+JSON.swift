import Grammars
import Privacy

extension AuditResult {
  /// All measures as JSON, UTF-8.
  public var json: [UInt8] {
    var output: [UInt8] = []
    tree.append(to: &output)
    output.append(UInt8(ascii: "\n"))
    return output
  }

  private var tree: JSONTree {
    .object([
      ("verdict", verdictTree), ("inputs", provenance.tree), ("documents", documentsTree),
      ("fluency", fluencyTree),
      ("mimics", mimicsTree),
      ("useful", usefulTree),
      ("private", privateTree), ("fills_gaps", gapsTree), ("examples", examplesTree),
    ])
  }

  private var verdictTree: JSONTree {
    .object([
      ("value", .text(overall.mark.rawValue)), ("words", .text(overall.words)),
      ("advice", .array(advice.map { .text($0) })),
    ])
  }

  private var documentsTree: JSONTree {
    .object([
      ("seed", .integer(documents.seed)), ("groups", .integer(documents.groups)),
      ("has_groups", .truth(documents.hasGroups)), ("synthetic", .integer(documents.synthetic)),
      ("test", .integer(documents.test)),
      ("origins", Self.counts(documents.origins)),
    ])
  }

  private var fluencyTree: JSONTree {
    guard let fluency else { return .null }
    func share(_ value: Double?) -> JSONTree { value.map { .number($0) } ?? .null }
    return .object([
      ("value", .number(fluency.worse.value)), ("low", .number(fluency.worse.low)),
      ("high", .number(fluency.worse.high)),
      ("of_real", .number(FluencyMeasure.realShare)),
      ("of_shuffled_words", share(fluency.worseOfShuffledWords)),
      ("of_shuffled_sentences", share(fluency.worseOfShuffledSentences)),
      ("of_cut_off", share(fluency.worseOfCutOff)),
      ("judge", .text(fluency.judge.rawValue)),
    ])
  }

  private static func counts(_ counts: [String: Int]) -> JSONTree {
    .object(counts.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) })
  }

  private static func tree(_ compared: Mimicry.Compared) -> JSONTree {
    .object([("value", .number(compared.value)), ("baseline", .number(compared.baseline))])
  }

  private var mimicsTree: JSONTree {
    func exponents(_ pair: (value: Double, seed: Double)) -> JSONTree {
      .object([("value", .number(pair.value)), ("seed", .number(pair.seed))])
    }
    return .object([
      ("documents_on_either_side", .integer(mimicry.size)),
      ("indistinguishability", mimicry.indistinguishability.tree),
      ("indistinguishability_of_real", mimicry.indistinguishabilityOfReal.tree),
      ("unigram_divergence", Self.tree(mimicry.words)),
      ("bigram_divergence", Self.tree(mimicry.pairs)),
      ("length_divergence", Self.tree(mimicry.lengths)),
      ("label_divergence", Self.tree(mimicry.labels)),
      ("punctuation_divergence", Self.tree(mimicry.punctuation)),
      ("case_divergence", Self.tree(mimicry.capitals)),
      ("zipf_exponent", exponents(mimicry.zipf)), ("heaps_exponent", exponents(mimicry.heaps)),
      ("perplexity_by_seed", Self.tree(mimicry.perplexityBySeed)),
      ("perplexity_of_seed", Self.tree(mimicry.perplexityOfSeed)),
      ("unknown_words", Self.tree(mimicry.unknownWords)),
      ("control_characters", leftovers.controlShare.tree),
      ("control_characters_of_seed", seedLeftovers.controlShare.tree),
      ("unfilled_placeholders", leftovers.placeholderShare.tree),
      ("unfilled_placeholders_of_seed", seedLeftovers.placeholderShare.tree),
    ])
  }

  private var usefulTree: JSONTree {
    if gain == nil && spanGain == nil { return .null }
    var members: [(String, JSONTree)] = []
    if let gain { members += Self.members(of: gain, isHeldOut: isGainHeldOut) }
    if let spanGain {
      members.append(
        (
          "spans",
          .object([
            ("held_out", .truth(isGainHeldOut)), ("tested", .integer(spanGain.tested.documents)),
            ("f1_seed", .number(spanGain.seed)),
            ("f1_seed_duplicated", .number(spanGain.seedDuplicated)),
            ("f1_synthetic", .number(spanGain.synthetic)),
            ("f1_seed_and_synthetic", .number(spanGain.both)), ("lift", spanGain.lift.tree),
          ])
        ))
    }
    return .object(members)
  }

  private static func members(of gain: TrainingGain, isHeldOut: Bool) -> [(String, JSONTree)] {
    [
      ("held_out", .truth(isHeldOut)), ("tested", .integer(gain.tested)),
      ("accuracy_seed", gain.seed.tree), ("accuracy_seed_duplicated", gain.seedDuplicated.tree),
      ("accuracy_synthetic", gain.synthetic.tree),
      ("accuracy_seed_and_synthetic", gain.both.tree), ("lift", gain.lift.tree),
      (
        "labels",
        .array(
          gain.labels.map { label in
            .object([
              ("label", .text(label.name)), ("seed", .integer(label.seeds)),
              ("synthetic", .integer(label.synthetic)), ("tested", .integer(label.tested)),
              ("recall_seed", .number(label.recallOfSeed)),
              ("recall_seed_and_synthetic", .number(label.recallOfBoth)),
            ])
          })
      ),
    ]
  }

  private var privateTree: JSONTree {
    .object([
      ("guarantee", terms.map { .text($0.statement) } ?? .null),
      ("least_groups", .integer(options.leastGroups)),
      ("longest_run", .integer(options.longestRun)),
      ("trace_rate", traces.rate.tree), ("trace_rate_of_real", control.rate.tree),
      (
        "traced_by",
        .object([
          ("runs", .integer(traces.runs)), ("digits", .integer(traces.digits)),
          ("personal_values", .integer(traces.personalValues)),
        ])
      ),
      ("whole_copies", .integer(wholeCopies)),
      ("longest_rare_run", .integer(traces.longestRare)),
      ("runs_over_limit", Estimate(share: traces.runs, of: traces.texts).tree),
      ("longest_runs", Self.histogram(traces.longestRuns)),
      ("longest_rare_runs", Self.histogram(traces.longestRareRuns)),
      ("longest_rare_runs_of_real", Self.histogram(control.longestRareRuns)),
      ("residual_personal_data", residual.share.tree),
      ("residual_findings", Self.counts(residual.findings)),
      ("nearest_neighbour", neighboursTree),
      (
        "seed_overlap",
        .object([("synthetic", Self.tree(overlap)), ("real", Self.tree(overlapOfReal))])
      ),
      ("nearer_to_seed", nearerToSeed?.tree ?? .null),
      ("membership_by_output", Self.tree(membershipByOutput)),
      ("membership_by_model", Self.tree(membershipByModel)),
      ("canaries", canariesTree),
    ])
  }

  private static func histogram(_ counts: [Int: Int]) -> JSONTree {
    .object(counts.sorted { $0.key < $1.key }.map { (String($0.key), .integer($0.value)) })
  }

  private static func tree(_ attack: MembershipAttack?) -> JSONTree {
    guard let attack else { return .null }
    return .object([
      ("auc", attack.area.tree), ("auc_calibrated", attack.calibratedArea?.tree ?? .null),
      ("share_at_one_percent", .number(attack.shareAtOnePercent)),
    ])
  }

  private static func tree(_ overlap: SeedOverlap) -> JSONTree {
    .object([
      ("share_of_one_mean", .number(overlap.meanShare)),
      ("over_half_of_one", overlap.overHalf.tree), ("retold", overlap.retold.tree),
    ])
  }

  private var neighboursTree: JSONTree {
    func tree(_ neighbours: Neighbours) -> JSONTree {
      .object([
        ("ratio_at_5_percent", .number(neighbours.ratio(at: 0.05))),
        ("ratio_median", .number(neighbours.ratio(at: 0.5))),
        ("distance_at_5_percent", .number(neighbours.distance(at: 0.05))),
        ("distance_median", .number(neighbours.distance(at: 0.5))),
      ])
    }
    return .object([("synthetic", tree(neighbours)), ("real", tree(neighboursOfReal))])
  }

  private var canariesTree: JSONTree {
    guard let canaries else { return .null }
    return .array(
      canaries.rows.map { row in
        .object([
          ("groups", .integer(row.groups)), ("count", .integer(row.count)),
          ("emitted", .integer(row.emitted)),
          ("exposure_mean", row.exposure.map { .number($0.mean) } ?? .null),
          ("exposure_max", row.exposure.map { .number($0.most) } ?? .null),
        ])
      })
  }

  private var gapsTree: JSONTree {
    func pair(_ value: Double, _ seed: Double) -> JSONTree {
      .object([("value", .number(value)), ("seed", .number(seed))])
    }
    func tree(_ recovery: Recovery?) -> JSONTree {
      guard let recovery else { return .null }
      return .object([
        ("value", .number(recovery.value)), ("found", .number(recovery.found)),
        ("found_in_real", .number(recovery.foundInReal)),
      ])
    }
    let members: [(String, JSONTree)] = [
      ("condition_recovery", tree(recovery)), ("slot_recovery", tree(slotRecovery)),
      ("tail_lift", gain?.tailLift.tree ?? .null),
      ("distinct_1", pair(variety.distinct.words, variety.distinctOfSeed.words)),
      ("distinct_2", pair(variety.distinct.pairs, variety.distinctOfSeed.pairs)),
      ("self_bleu", pair(variety.selfBLEU, variety.selfBLEUOfSeed)),
      ("near_duplicates", variety.nearDuplicates.tree),
      (
        "rule_coverage",
        coverage.map { coverage in
          .object([
            ("texts", .integer(coverage.texts)), ("made", .integer(coverage.made)),
            ("used", .integer(coverage.used)), ("alternatives", .integer(coverage.all)),
          ])
        } ?? .null
      ),
      ("words_kept", .number(variety.wordsKept)), ("words_new", .number(variety.wordsNew)),
      (
        "labels",
        .array(
          variety.labels.map { label in
            let judged = recovery?.items.first { $0.name == label.name }
            return .object([
              ("label", .text(label.name)), ("seed", .integer(label.seed)),
              ("synthetic", .integer(label.synthetic)),
              ("recovered", judged.map { .number($0.found) } ?? .null),
            ])
          })
      ),
      (
        "spans",
        .array(
          variety.spans.map { span in
            let judged = slotRecovery?.items.first { $0.name == span.type }
            return .object([
              ("type", .text(span.type)), ("values_of_seed", .integer(span.valuesOfSeed)),
              ("values", .integer(span.values)), ("kept", .integer(span.kept)),
              ("recovered", judged.map { .number($0.found) } ?? .null),
              ("recovered_in_real", judged.map { .number($0.foundInReal) } ?? .null),
            ])
          })
      ),
    ]
    return .object(members)
  }
}
