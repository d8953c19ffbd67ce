import Grammars
import Privacy

extension AuditResult {
  /// The report: one HTML file without scripts that needs no network, UTF-8.
  public var html: [UInt8] {
    let body = """
      <h1>Audit of synthetic documents</h1>
      \(introduction)
      <h2 id="private">Is nobody in it?</h2>\(Self.cards(privateHeadlines))\(privatePart)
      <h2 id="fluency">Does it read as real?</h2>\(Self.cards(fluencyHeadlines))\(fluencyPart)
      <h2 id="mimics">Does it mimic the seed?</h2>\(Self.cards(mimicHeadlines))\(mimicPart)
      <h2 id="useful">Is it useful?</h2>\(Self.cards(usefulHeadlines))\(usefulPart)
      <h2 id="gaps">Does it fill gaps?</h2>\(Self.cards(gapHeadlines))\(gapPart)
      <h2 id="examples">Examples</h2>\(examplePart)
      \(provenance.html)
      """
    let page = """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">\
      <title>Audit of synthetic documents</title><style>\(ReportStyle.css)</style></head><body><main>
      \(body)
      </main></body></html>

      """
    return Array(page.utf8)
  }

  private static func cards(_ headlines: [Headline]) -> String {
    headlines.isEmpty ? "" : "<div class=\"cards\">\(headlines.map(\.html).joined())</div>"
  }

  private var introduction: String {
    var facts = [
      "\(documents.synthetic) synthetic documents beside \(documents.seed) of the seed, which \(documents.groups) groups wrote"
        + (documents.hasGroups ? "" : " (no document says its group, so each text counts as one)")
    ]
    facts.append(
      documents.test > 0
        ? "\(documents.test) real documents that the seed does not have"
        : "no real documents beside the seed: figures that need some compare halves of the seed")
    if !documents.origins.isEmpty {
      facts.append(
        "Drawn by "
          + documents.origins.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
            "\($0.key) \($0.value)"
          }.joined(separator: ", "))
    }
    let promise = terms.map {
      "<p><b>What the model promises.</b> \(HTML.escaped($0.statement)).</p>"
    }
    let items = advice.map { "<li>\(HTML.escaped($0))</li>" }.joined()
    return """
      <div class="card \(overall.mark.rawValue)"><b>\(HTML.escaped(overall.words.prefix(1).uppercased() + overall.words.dropFirst())).</b>\
      \(items.isEmpty ? "" : "<ul>\(items)</ul>")</div>
      <p class="soft">\(HTML.escaped(facts.joined(separator: ". "))).</p>\(provenance.line)\(promise ?? "")
      """
  }

  // MARK: It reads as real

  private var fluencyPart: String {
    guard let fluency else {
      return "<p>There are too few real documents to say how well they read.</p>"
    }
    let judge =
      switch fluency.judge {
      case .language: "a model of the language that did not write the documents"
      case .seed:
        "a model of the seed, for nothing is known of its language: it knows the seed’s words and little else"
      }
    return """
      <p>Each document is judged by the order of its words and by the places of its sentences, as \(judge). A document reads badly where \
      it is below the worst tenth of real ones. The figures beside it show what that catches: real documents that were broken on purpose.</p>
      <h3>Those that read worst</h3>\(examples.worst.map(Self.quote).joined())
      """
  }

  // MARK: Nobody is in it

  private var privatePart: String {
    var parts = [
      """
      <p>A document is traced where it repeats more than \(options.longestRun) tokens in a row, a string of digits or a personal \
      value that fewer than \(options.leastGroups) groups of the seed wrote. Real documents that are not in the seed are traced \
      now and then, too, since people use the same phrases: that is the rate to compare with.</p>
      """
    ]
    parts.append(
      HTML.table(
        ["Led back by", "Synthetic documents", "Real ones"],
        [
          [
            "runs of tokens", "\(traces.runs) of \(traces.texts)",
            "\(control.runs) of \(control.texts)",
          ],
          ["strings of digits", "\(traces.digits)", "\(control.digits)"],
          ["personal values", "\(traces.personalValues)", "\(control.personalValues)"],
        ]))
    let lengths = Array(
      0...max(
        12,
        min(
          24, max(traces.longestRareRuns.keys.max() ?? 0, control.longestRareRuns.keys.max() ?? 0)))
    )
    func share(_ counts: TraceCounts) -> [(x: Double, y: Double)] {
      lengths.map { length in
        let count =
          length == lengths.last
          ? counts.longestRareRuns.filter { $0.key >= length }.values.reduce(0, +)
          : counts.longestRareRuns[length] ?? 0
        return (Double(length), Double(count) / Double(max(1, counts.texts)))
      }
    }
    parts.append(
      """
      <div class="figures">\(Chart.bars(
        [
          Chart.Series(name: "synthetic", points: share(traces)),
          Chart.Series(name: "real, not in the seed", points: share(control)),
        ], labels: lengths.map { $0 == lengths.last ? "\($0)+" : "\($0)" },
        x: "tokens", y: Chart.Axis(title: "share of documents"),
        name: "Longest run that fewer than \(options.leastGroups) groups wrote"))\
      \(Chart.lines(
        [
          Chart.Series(name: "synthetic", points: Self.cumulative(neighbours.distances)),
          Chart.Series(name: "real, not in the seed", points: Self.cumulative(neighboursOfReal.distances)),
        ], x: Chart.Axis(title: "distance to the nearest seed document"),
        y: Chart.Axis(title: "share of documents nearer"), title: "How near the seed documents are"))</div>
      """)
    if !residual.findings.isEmpty {
      parts.append(
        "<h3>Personal data outside of spans, by type</h3>"
          + HTML.table(
            ["Type", "Findings"],
            residual.findings.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
              [HTML.escaped($0.key), "\($0.value)"]
            }))
    }
    parts.append(attacks)
    if let canaries {
      parts.append(
        "<h3>Canaries</h3><p>Sentences of random words were planted in the seed. Exposure says in bits how far ahead of other sentences "
          + "of their kind the model puts them: 1.4 in the mean where nothing is remembered.</p>"
          + HTML.table(
            ["Groups that wrote each", "Planted", "Written out", "Mean exposure", "Largest"],
            canaries.rows.map { row in
              [
                "\(row.groups)", "\(row.count)", "\(row.emitted)",
                row.exposure.map { Self.short($0.mean) } ?? "–",
                row.exposure.map { Self.short($0.most) } ?? "–",
              ]
            }))
    }
    return parts.joined(separator: "\n")
  }

  private var attacks: String {
    var rows: [[String]] = []
    func add(_ name: String, _ attack: MembershipAttack?) {
      guard let attack else { return }
      rows.append([
        name, Self.short(attack.area.value),
        "\(Self.short(attack.area.low)) to \(Self.short(attack.area.high))",
        Self.percent(attack.shareAtOnePercent),
      ])
      if let area = attack.calibratedArea {
        rows.append([
          "\(name), beside how probable a document is to anybody", Self.short(area.value),
          "\(Self.short(area.low)) to \(Self.short(area.high))", "–",
        ])
      }
    }
    add("by the documents alone", membershipByOutput)
    add("by the model", membershipByModel)
    if let nearerToSeed {
      rows.append([
        "nearer to the seed than to other real documents", Self.short(nearerToSeed.value),
        "\(Self.short(nearerToSeed.low)) to \(Self.short(nearerToSeed.high))", "–",
      ])
    }
    if rows.isEmpty {
      return
        "<p class=\"soft\">Whether members of the seed can be told was not measured: it needs real documents that the seed does not have.</p>"
    }
    return "<h3>Can members of the seed be told?</h3>"
      + HTML.table(
        ["Attack", "Area under the curve", "95 % interval", "Members told at 1 % false alarms"],
        rows)
  }

  /// What share of values lies at or below each.
  private static func cumulative(_ sorted: [Double]) -> [(x: Double, y: Double)] {
    if sorted.isEmpty { return [] }
    return (0...50).map { step in
      let value = Double(step) / 50
      let below = sorted.count { $0 <= value }
      return (value, Double(below) / Double(sorted.count))
    }
  }

  // MARK: It mimics

  private var mimicPart: String {
    let m = mimicry
    func row(_ name: String, _ compared: Mimicry.Compared) -> [String] {
      [name, Self.short(compared.value), Self.short(compared.baseline)]
    }
    let table = HTML.table(
      ["Measure", "Synthetic", "Real against real"],
      [
        [
          "indistinguishability, 2 (1 − area)",
          "\(Self.short(m.indistinguishability.value)) (\(Self.short(m.indistinguishability.low)) to \(Self.short(m.indistinguishability.high)))",
          Self.short(m.indistinguishabilityOfReal.value),
        ],
        row("divergence of words, bits", m.words), row("of pairs of words", m.pairs),
        row("of lengths", m.lengths), row("of labels", m.labels),
        row("of punctuation", m.punctuation), row("of capitals", m.capitals),
        row("perplexity by a model of the seed", m.perplexityBySeed),
        row("perplexity of the seed by a model of them", m.perplexityOfSeed),
        row("share of words that half of the seed does not have", m.unknownWords),
        ["exponent of Zipf’s law", Self.short(m.zipf.value), Self.short(m.zipf.seed)],
        ["exponent of Heaps’ law", Self.short(m.heaps.value), Self.short(m.heaps.seed)],
      ])
    func ranks(_ statistics: WordStatistics) -> [(x: Double, y: Double)] {
      let frequencies = statistics.frequencies
      var points: [(Double, Double)] = []
      var rank = 1.0
      while Int(rank) <= frequencies.count {
        points.append((Double(Int(rank)), Double(frequencies[Int(rank) - 1])))
        rank = max(rank + 1, rank * 1.2)
      }
      return points
    }
    func growth(_ statistics: WordStatistics) -> [(x: Double, y: Double)] {
      statistics.growth.map { (Double($0.tokens), Double($0.words)) }
    }
    let bins = Set(m.profiles.own.lengths.keys).union(m.profiles.seed.lengths.keys).sorted()
    let all = bins.isEmpty ? [] : Array((bins.first ?? 0)...(bins.last ?? 0))
    func lengths(_ profile: SurfaceProfile) -> [(x: Double, y: Double)] {
      let count = Double(max(1, profile.lengths.values.reduce(0, +)))
      return all.enumerated().map {
        (Double($0.offset), Double(profile.lengths[$0.element] ?? 0) / count)
      }
    }
    return """
      <p>All figures are of \(m.size) documents on either side; “real against real” compares two halves of the seed.</p>
      \(table)
      <div class="figures">\(Chart.bars(
        [
          Chart.Series(name: "synthetic", points: lengths(m.profiles.own)),
          Chart.Series(name: "seed", points: lengths(m.profiles.seed)),
        ], labels: all.map { "\(SurfaceProfile.length(of: $0))" }, x: "code points",
        y: Chart.Axis(title: "share of documents"), name: "Lengths"))\
      \(Chart.lines(
        [
          Chart.Series(name: "synthetic", points: ranks(m.statistics.own)),
          Chart.Series(name: "seed", points: ranks(m.statistics.seed)),
        ], x: Chart.Axis(title: "rank of the word", isLogarithmic: true),
        y: Chart.Axis(title: "occurrences", isLogarithmic: true), title: "Frequencies of words (Zipf)"))\
      \(Chart.lines(
        [
          Chart.Series(name: "synthetic", points: growth(m.statistics.own)),
          Chart.Series(name: "seed", points: growth(m.statistics.seed)),
        ], x: Chart.Axis(title: "tokens read", isLogarithmic: true),
        y: Chart.Axis(title: "different words", isLogarithmic: true), title: "Growth of the vocabulary (Heaps)"))</div>
      """
  }

  // MARK: It is useful

  private var usefulPart: String {
    let parts = [gain.map(labelsPart), spanGain.map(spansPart)].compactMap(\.self)
    if parts.isEmpty {
      return "<p class=\"soft\">Not measured: the seed has no two labels and marks no spans.</p>"
    }
    return parts.joined(separator: "\n")
  }

  private func tested(on documents: Int) -> String {
    isGainHeldOut
      ? "Tested on \(documents) real documents that the seed does not have."
      : "<b>Tested on \(documents) documents of the seed itself</b>, of which the synthetic ones were made: give real documents that it does not have for figures that mean something."
  }

  private func labelsPart(_ gain: TrainingGain) -> String {
    let rows = gain.labels.map { label in
      [
        HTML.escaped(label.name), "\(label.seeds)", "\(label.synthetic)", "\(label.tested)",
        Self.percent(label.recallOfSeed), Self.percent(label.recallOfBoth),
      ]
    }
    return """
      <p>A linear classifier over words and characters is trained on each. \(tested(on: gain.tested))</p>
      <div class="figures">\(Chart.intervals(
        [
          ("seed", gain.seed), ("seed, duplicated", gain.seedDuplicated),
          ("synthetic", gain.synthetic), ("seed and synthetic", gain.both),
        ], title: "Accuracy, with 95 % intervals"))</div>
      <details\(gain.labels.count <= 12 ? " open" : "")><summary>By label</summary>\(HTML.table(
        ["Label", "Seed", "Synthetic", "Tested", "Recall: seed", "Recall: both"], rows))</details>
      """
  }

  private func spansPart(_ gain: SpanGain) -> String {
    """
    <p>A tagger of spans is trained on each: F1 of whole spans with their types, \(gain.tested.spans) of them. \(tested(
      on: gain.tested.documents))</p>
    \(HTML.table(
      ["Trained on", "F1"],
      [
        ["seed", Self.percent(gain.seed)], ["seed, gone over more often", Self.percent(gain.seedDuplicated)],
        ["synthetic", Self.percent(gain.synthetic)], ["seed and synthetic", Self.percent(gain.both)],
      ]))
    """
  }

  // MARK: It fills gaps

  private var gapPart: String {
    let v = variety
    let judged = Dictionary(
      (recovery?.items ?? []).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let labels = v.labels.map { label in
      let own = judged[label.name]
      return [
        HTML.escaped(label.name), "\(label.seed)", "\(label.synthetic)",
        own.map { Self.percent($0.found) } ?? "–",
        own.map { Self.percent($0.foundInReal) } ?? "–",
      ]
    }
    let spans = v.spans.map { span in
      let judged = slotRecovery?.items.first { $0.name == span.type }
      return [
        HTML.escaped(span.type), "\(span.valuesOfSeed)", "\(span.values)", "\(span.kept)",
        judged.map { Self.percent($0.found) } ?? "–",
        judged.map { Self.percent($0.foundInReal) } ?? "–",
      ]
    }
    var parts = [
      HTML.table(
        ["Measure", "Synthetic", "Seed"],
        [
          [
            "different words among all", Self.percent(v.distinct.words),
            Self.percent(v.distinctOfSeed.words),
          ],
          [
            "different pairs of words", Self.percent(v.distinct.pairs),
            Self.percent(v.distinctOfSeed.pairs),
          ],
          ["Self-BLEU", Self.short(v.selfBLEU), Self.short(v.selfBLEUOfSeed)],
          ["words of the seed that come", Self.percent(v.wordsKept), "–"],
          ["words that the seed does not have", Self.percent(v.wordsNew), "–"],
        ])
    ]
    if let coverage {
      parts.append(
        """
        <p>Of the first \(coverage.texts) documents the grammar makes \(coverage.made); they use \(coverage.used) of its \
        \(coverage.all) alternatives.</p>
        """)
    }
    if !labels.isEmpty {
      parts.append(
        """
        <details\(labels.count <= 12 ? " open" : "")><summary>Labels: how many, and in how many a judge of real documents finds them</summary>\
        \(HTML.table(["Label", "Seed", "Synthetic", "Found", "Found in real"], labels))</details>
        """)
    }
    if !spans.isEmpty {
      parts.append(
        """
        <details\(spans.count <= 12 ? " open" : "")><summary>Spans: how many different values, and how many spans a judge of real documents finds</summary>\
        \(HTML.table(["Type", "Seed", "Synthetic", "Of the seed’s", "Found", "Found in real"], spans))</details>
        """)
    }
    return parts.joined(separator: "\n")
  }
}
