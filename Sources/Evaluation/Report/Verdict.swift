/// What a headline figure says, in a word and a colour.
struct Verdict {
  enum Mark: String {
    case good
    case warn
    case bad
  }

  let mark: Mark
  let words: String

  static func good(_ words: String) -> Verdict { Verdict(mark: .good, words: words) }
  static func warn(_ words: String) -> Verdict { Verdict(mark: .warn, words: words) }
  static func bad(_ words: String) -> Verdict { Verdict(mark: .bad, words: words) }
}

/// A figure at the head of a promise.
struct Headline {
  let name: String
  let value: String
  let note: String
  let verdict: Verdict

  var html: String {
    """
    <div class="card \(verdict.mark.rawValue)"><span>\(HTML.escaped(name))</span><b>\(HTML.escaped(value))</b>\
    <em>\(HTML.escaped(verdict.words))</em><span>\(HTML.escaped(note))</span></div>
    """
  }

  var line: String { "  \(name): \(value) (\(verdict.words); \(note))\n" }
}

extension AuditResult {
  /// Whether the documents read as real ones do.
  var fluencyHeadlines: [Headline] {
    guard let fluency else { return [] }
    let share = fluency.worse
    let usual = FluencyMeasure.realShare
    var beside = ["\(Self.percent(usual)) of real documents"]
    func add(_ name: String, _ share: Double?) {
      if let share { beside.append("\(Self.percent(share)) \(name)") }
    }
    add("with their words shuffled", fluency.worseOfShuffledWords)
    add("with their sentences shuffled", fluency.worseOfShuffledSentences)
    add("that are cut off", fluency.worseOfCutOff)
    return [
      Headline(
        name: "Reads badly", value: Self.percent(share.value),
        note: "as do \(beside.joined(separator: ", "))",
        verdict: share.low <= usual || share.value <= 1.5 * usual
          ? .good("as real ones read")
          : share.value <= 3 * usual
            ? .warn("some read worse") : .bad("many read as nonsense"))
    ]
  }

  /// The figures that say most of whether the documents mimic the seed.
  var mimicHeadlines: [Headline] {
    let (own, real) = (
      mimicry.indistinguishability.value, mimicry.indistinguishabilityOfReal.value
    )
    let share = real == 0 ? 1 : own / real
    func divergence(_ name: String, _ compared: Mimicry.Compared) -> Headline {
      let excess = compared.value - compared.baseline
      return Headline(
        name: name, value: Self.short(compared.value),
        note: "\(Self.short(compared.baseline)) between halves of the seed",
        verdict: excess < 0.05
          ? .good("like the seed") : excess < 0.15 ? .warn("somewhat apart") : .bad("far apart"))
    }
    return [
      Headline(
        name: "Indistinguishability", value: Self.short(own),
        note: "\(Self.short(real)) for real against real",
        verdict: share >= 0.6
          ? .good("hard to tell from real")
          : share >= 0.3
            ? .warn("told by a classifier") : .bad("easy to tell")),
      divergence("Divergence of words", mimicry.words),
      divergence("Divergence of lengths", mimicry.lengths),
      divergence("Divergence of labels", mimicry.labels),
      leftover(
        "Control characters", leftovers.controlShare, seedLeftovers.controlShare,
        leftovers.controls),
      leftover(
        "Unfilled placeholders", leftovers.placeholderShare, seedLeftovers.placeholderShare,
        leftovers.placeholders),
    ]
  }

  /// What no document should have but those that the seed has.
  private func leftover(
    _ name: String, _ share: Estimate, _ seed: Estimate, _ count: Int
  ) -> Headline {
    Headline(
      name: name, value: Self.percent(share.value),
      note:
        "documents with some that the seed has not; \(Self.percent(seed.value)) of the seed have any",
      verdict: count == 0 ? .good("none") : .bad("some"))
  }

  /// The figures that say most of whether the documents are useful.
  var usefulHeadlines: [Headline] {
    func lift(_ name: String, _ lift: Estimate) -> Headline {
      Headline(
        name: name, value: Self.points(lift.value),
        note:
          "\(Self.points(lift.low)) to \(Self.points(lift.high)), over the better of seed and duplicated seed",
        verdict: lift.low > 0
          ? .good("a gain") : lift.high < 0 ? .bad("a loss") : .warn("no clear change"))
    }
    func alone(_ name: String, _ value: Double, _ seed: Double) -> Headline {
      Headline(
        name: name, value: Self.percent(value), note: "\(Self.percent(seed)) for the seed alone",
        verdict: value >= seed - 0.02
          ? .good("stands for the seed")
          : value >= 0.9 * seed ? .warn("somewhat below") : .bad("far below"))
    }
    var headlines: [Headline] = []
    if let gain {
      headlines += [
        lift("Lift of seed and synthetic", gain.lift),
        alone("Accuracy of synthetic alone", gain.synthetic.value, gain.seed.value),
      ]
    }
    if let spanGain {
      headlines += [
        lift("Lift of spans", spanGain.lift),
        alone("F1 of spans from synthetic alone", spanGain.synthetic, spanGain.seed),
      ]
    }
    return headlines
  }

  /// The figures that say most of whether anybody is in the documents.
  var privateHeadlines: [Headline] {
    let (rate, usual) = (traces.rate.value, control.rate.value)
    var headlines = [
      Headline(
        name: "Trace rate", value: Self.percent(rate),
        note: "\(Self.percent(usual)) of real documents that are not in the seed",
        verdict: traces.traced == 0
          ? .good("nothing leads to fewer than \(options.leastGroups) groups")
          : rate <= usual ? .warn("no more than by chance") : .bad("more than by chance")),
      Headline(
        name: "Residual personal data", value: Self.percent(residual.share.value),
        note: "documents with personal data that no span marks as invented",
        verdict: residual.textsWithSome == 0
          ? .good("none") : residual.share.value < 0.01 ? .warn("some") : .bad("many")),
      Headline(
        name: "Whole seed documents", value: Self.short(Double(wholeCopies)),
        note: "longest run of too few groups: \(traces.longestRare) tokens",
        verdict: wholeCopies == 0 ? .good("none copied") : .bad("copied")),
      Headline(
        name: "Nearest-neighbour ratio", value: Self.short(neighbours.ratio(at: 0.05)),
        note:
          "\(Self.short(neighboursOfReal.ratio(at: 0.05))) for real documents; one in twenty is below",
        verdict: neighbours.ratio(at: 0.05) >= neighboursOfReal.ratio(at: 0.05) - 0.1
          ? .good("as far as real ones") : .warn("nearer than real ones")),
    ]
    headlines.append(
      Headline(
        name: "Retold seed documents", value: Self.percent(overlap.retold.value),
        note: "all that such a document is about stands in one of the seed; "
          + "one seed document has \(Self.percent(overlap.meanShare)) of a document’s runs of four tokens in the mean",
        verdict: overlap.retold.value <= max(Self.fewRetold, overlapOfReal.retold.high)
          ? .good("few") : overlap.retold.value <= 3 * Self.fewRetold ? .warn("some") : .bad("many")
      ))
    func attack(_ name: String, _ attack: MembershipAttack?) {
      guard let attack else { return }
      let calibrated = attack.calibratedArea?.value
      let area = max(attack.area.value, calibrated ?? 0)
      headlines.append(
        Headline(
          name: name, value: Self.short(attack.area.value),
          note: "½ tells nothing, 1 everything"
            + (calibrated.map { "; calibrated: \(Self.short($0))" } ?? ""),
          verdict: area <= 0.55
            ? .good("tells next to nothing")
            : area <= 0.65 ? .warn("tells a little") : .bad("tells")))
    }
    attack("Membership by the documents", membershipByOutput)
    attack("Membership by the model", membershipByModel)
    if let canaries {
      let emitted = canaries.rows.reduce(0) { $0 + $1.emitted }
      headlines.append(
        Headline(
          name: "Canaries written out", value: Self.short(Double(emitted)),
          note: "of \(canaries.rows.reduce(0) { $0 + $1.count }) planted",
          verdict: emitted == 0 ? .good("none") : .bad("some")))
    }
    return headlines
  }

  /// So large a share of documents may retell one of the seed.
  private static let fewRetold = 0.1

  /// The figures that say most of whether the documents fill gaps.
  var gapHeadlines: [Headline] {
    var headlines: [Headline] = []
    func add(_ name: String, _ recovery: Recovery?, of things: String) {
      guard let recovery else { return }
      headlines.append(
        Headline(
          name: name, value: Self.short(recovery.value),
          note:
            "a judge finds \(Self.percent(recovery.found)) of \(things), \(Self.percent(recovery.foundInReal)) in real documents",
          verdict: Self.verdict(recovery, of: things)))
    }
    add("Condition recovery", recovery, of: "labels")
    add("Slot recovery", slotRecovery, of: "spans")
    if let gain {
      headlines.append(
        Headline(
          name: "Tail lift", value: Self.points(gain.tailLift.value),
          note: "recall of the rarest quarter of labels, over the duplicated seed",
          verdict: gain.tailLift.value > 0
            ? .good("rare labels gain")
            : gain.tailLift.value == 0
              ? .warn("no change") : .bad("rare labels lose")))
    }
    headlines.append(
      Headline(
        name: "Near-duplicates", value: Self.percent(variety.nearDuplicates.value),
        note: "of one another, likeness 0.8 or more",
        verdict: variety.nearDuplicates.value <= 0.02
          ? .good("few") : variety.nearDuplicates.value <= 0.1 ? .warn("some") : .bad("many")))
    headlines.append(
      Headline(
        name: "Different pairs of words", value: Self.percent(variety.distinct.pairs),
        note: "\(Self.percent(variety.distinctOfSeed.pairs)) in as many seed documents",
        verdict: variety.distinct.pairs >= 0.7 * variety.distinctOfSeed.pairs
          ? .good("varied")
          : variety.distinct.pairs >= 0.4 * variety.distinctOfSeed.pairs
            ? .warn("less varied") : .bad("monotonous")))
    return headlines
  }

  private static func verdict(_ recovery: Recovery, of things: String) -> Verdict {
    // A judge that hardly finds them in real documents says little of others.
    if recovery.foundInReal < 0.5 { return .warn("too few real documents to judge by") }
    if recovery.value >= 0.95 { return .good("\(things) show") }
    return recovery.value >= 0.8 ? .warn("most \(things) show") : .bad("\(things) do not show")
  }

  /// The headlines in words, for a terminal.
  public var summary: String {
    let parts = [
      ("It reads as real", fluencyHeadlines), ("It mimics the seed", mimicHeadlines),
      ("It is useful", usefulHeadlines),
      ("Nobody is in it", privateHeadlines), ("It fills gaps", gapHeadlines),
    ]
    let figures = parts.filter { !$0.1.isEmpty }.map { name, lines in
      "\(name)\n" + lines.map(\.line).joined()
    }.joined()
    let advice = advice.map { "  \($0)\n" }.joined()
    return figures + "Verdict: \(overall.words)\n" + advice
  }

  // MARK: Numbers

  /// A number with three digits that count.
  public static func short(_ value: Double) -> String {
    if !value.isFinite { return "–" }
    let size = abs(value)
    if size >= 1_000 || value == value.rounded() { return String(Int(value.rounded())) }
    let scale = size >= 100 ? 1.0 : size >= 10 ? 10 : size >= 0.01 ? 1_000 : 100_000
    let rounded = (value * scale).rounded() / scale
    return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
  }

  static func percent(_ share: Double) -> String {
    let value = (share * 1_000).rounded() / 10
    if share > 0, value == 0 { return "< 0.1 %" }
    return "\(value == value.rounded() ? String(Int(value)) : String(value)) %"
  }

  static func points(_ difference: Double) -> String {
    let value = (difference * 1_000).rounded() / 10
    return "\(value > 0 ? "+" : value < 0 ? "−" : "")\(abs(value)) points"
  }
}
