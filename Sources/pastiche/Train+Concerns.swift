import Generation

extension Train {
  /// With fewer seeds a label's documents hardly differ from them.
  private static let fewSeeds = 10
  /// So many labels are named; the others are counted.
  private static let namedLabels = 5

  /// Warns of what makes the documents of a model worse than its user may think.
  ///
  /// - Parameters:
  ///   - documents: How many documents there were.
  ///   - distinct: How many different texts they had.
  ///   - knowledge: What was said of the labels.
  func warn(
    of model: SeedModel, documents: Int, distinct: Int, knowledge: LabelKnowledge,
    _ console: Console
  ) {
    if distinct == 1 {
      console.warn(
        """
        \(documents == 1 ? "there is only one document" : "all \(Console.grouped(documents)) documents have the same text"): \
        hardly anything can be written that is no copy of it
        Give more documents that differ, ten of each label at the least.
        """)
    }
    warnOfFewSeeds(model, distinct: distinct, console)
    warnOfUnfitText(model.figures, console)
    if case .described(let table) = knowledge { warn(of: table, model, console) }
    if model.refusedWords > 0 {
      console.report(
        "\(Self.counted(model.refusedWords, "word")) of the seed were not learned as they are: too few groups use them"
      )
    }
  }

  private func warnOfFewSeeds(_ model: SeedModel, distinct: Int, _ console: Console) {
    let few = model.classes.filter { !$0.key.labels.isEmpty && $0.documents < Self.fewSeeds }
    if few.isEmpty || distinct == 1 { return }
    let named = few.prefix(Self.namedLabels).map { "“\($0.key.name)” \($0.documents)" }
    let rest = few.count - named.count
    console.warn(
      """
      fewer than \(Self.fewSeeds) documents: \(named.joined(separator: ", "))\
      \(rest > 0 ? " and \(Self.counted(rest, "more label"))" : "")
      Their new documents stay close to the seeds; more seeds, --unlabelled text, --labels or a --grammar help.
      """)
  }

  private func warnOfUnfitText(_ figures: LabelFigures, _ console: Console) {
    if figures.unfit == 0 { return }
    let all = Self.counted(figures.unlabelled, "unlabelled document")
    let share = "\(Console.grouped(figures.unfit)) of \(all)"
    if 2 * figures.unfit < figures.unlabelled {
      console.summarize("left out \(share), which are not like the seeds")
    } else {
      console.warn(
        """
        left out \(share), which are not like the seeds
        Text of the same kind helps: of the same language, and about the same things.
        """)
    }
  }

  private func warn(of table: [LabelDescription], _ model: SeedModel, _ console: Console) {
    let labels = Set(model.labelNames)
    let unknown = table.filter { !labels.contains($0.label) }
    if unknown.isEmpty { return }
    console.warn(
      unknown.count == table.count
        ? """
        the table of --labels changes nothing: none of its \(Self.counted(table.count, "label")) is a label of the seeds
        Write the labels as the seeds have them, capitals and blanks included.
        """
        : """
        \(Self.counted(unknown.count, "label")) of the table of --labels \(unknown.count == 1 ? "is" : "are") no label of the seeds
        Write the labels as the seeds have them, or leave these lines out.
        """)
  }

  private static func counted(_ number: Int, _ noun: String) -> String {
    "\(Console.grouped(number)) \(noun)\(number == 1 ? "" : "s")"
  }
}
