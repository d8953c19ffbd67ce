import ArgumentParser
import Corpora
import Generation
import Privacy

/// What `pastiche generate` says of a run: on the console, and in the card of a Hugging Face folder.
extension Generate {
  /// The card of a folder that a model wrote.
  func card(
    model: SeedModel, splits: [(name: String, documents: Int, bytes: Int)]
  ) -> DatasetCard {
    var card = card(splits: splits)
    card.language = String(model.settings.locale.prefix { $0 != "_" && $0 != "-" })
    card.labels = model.labelNames
    card.labelsAreList = model.labelsAreList
    card.spanTypes = model.spanTypes
    card.facts = [
      ("program", "pastiche \(Pastiche.configuration.version)"),
      ("seed documents", String(model.classes.reduce(0) { $0 + $1.documents })),
      ("n-gram order", String(model.settings.order)),
      ("locale", model.settings.locale),
      ("random seed", String(seed)),
      ("label mix", like != nil ? "as in a given file" : balance ? "balanced" : "as in the seed"),
      (
        "filters",
        "length, copies, near-copies and long runs of seed documents, duplicates and near-duplicates, personal data, agreement of a classifier with the label"
      ),
      ("privacy", model.settings.privacy.statement),
    ]
    return card
  }

  /// The card of a folder that a grammar wrote.
  func card(
    grammar: LabelledGrammar, splits: [(name: String, documents: Int, bytes: Int)]
  ) -> DatasetCard {
    var card = card(splits: splits)
    card.labels = grammar.documentLabels
    card.labelsAreList = grammar.labelsAreList
    card.spanTypes = grammar.spanTypes
    card.facts = [
      ("program", "pastiche \(Pastiche.configuration.version)"), ("grammar", model),
      ("random seed", String(seed)), ("filters", "duplicates"),
    ]
    return card
  }

  /// What the card says of any run.
  private func card(splits: [(name: String, documents: Int, bytes: Int)]) -> DatasetCard {
    let name = output.split(separator: "/").last.map(String.init) ?? output
    var card = DatasetCard(name: name)
    card.license = license
    card.splits = splits
    card.compression = layout.compression
    return card
  }

  /// Says what a run made and what it refused.
  ///
  /// - Throws: A refusal where it made less than was asked for.
  func tell(_ report: Generator.Report, of labels: [String], _ console: Console) throws {
    let made = report.made.reduce(0, +)
    let seconds = max(console.elapsed, 1e-3)
    console.summarize(
      """
      wrote \(Console.grouped(made)) documents, \(Console.fixed(Double(report.bytes) / 1e6)) MB, \
      in \(Console.fixed(seconds)) s: \(Console.grouped(Int(Double(made) / seconds))) documents a second
      """)
    let refused = Rejection.allCases.compactMap { reason in
      report.rejections[reason].map { "\(Console.grouped($0)) \(reason.rawValue)" }
    }
    if report.nearDuplicates > 0 {
      console.summarize(
        "\(Console.grouped(report.nearDuplicates)) are near-duplicates, for want of others")
    }
    if !refused.isEmpty { console.summarize("draws refused: \(refused.joined(separator: ", "))") }
    for (label, made) in zip(labels, report.made) {
      console.detail("label \(label): \(made) documents")
    }
    if !report.isComplete {
      throw Refusal(status: .checkFailed, message: shortage(report, of: labels))
    }
  }

  private func shortage(_ report: Generator.Report, of labels: [String]) -> String {
    let short = report.asked.indices.filter { report.made[$0] < report.asked[$0] }
    let lines = short.prefix(20).map { index in
      let name = labels[index]
      return
        "\(name.isEmpty ? "unlabelled" : "label “\(name)”") yielded \(report.made[index]) of \(report.asked[index])"
    }
    let more = short.count > lines.count ? "; and \(short.count - lines.count) more labels" : ""
    return """
      \(lines.joined(separator: "; "))\(more): no more distinct documents were found in \
      \(Generator.mostAttempts) draws of one
      What was made is written whole. \(remedyForShortage)
      """
  }

  /// What to do where no more distinct documents are found.
  private var remedyForShortage: String {
    model.hasSuffix(".grammar")
      ? "Add alternatives or values to the grammar, or ask for fewer."
      : "Give more seed documents, ask for fewer, or raise --backoff-scale."
  }
}
