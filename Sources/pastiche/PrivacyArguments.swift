import ArgumentParser
import Privacy

/// The terms of privacy that a model is trained by.
struct PrivacyArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      standard (no words of one group alone, no long runs of a seed), strict (every entry of the model has several groups \
      behind it) or dp (differential privacy). Groups are what the field “group” says, or texts.
      """, valueName: "standard|strict|dp"))
  var privacy = PrivacyLevel.standard

  @OptionGroup var thresholds: GroupThresholds

  @Option(help: "dp: the privacy loss, above 0.")
  var epsilon: Double?

  @Option(help: "dp: the probability that the loss is larger, above 0 and below 1.")
  var delta: Double?

  @Option(
    help: ArgumentHelp(
      """
      Plant so many sentences of random words, a quarter each by 1, 2, 5 and 10 groups, for “audit” to look for. They are \
      written to MODEL.canaries.jsonl; train again without them for a model to be used.
      """, valueName: "n"))
  var canaries = 0

  /// What was asked for.
  var terms: PrivacyTerms {
    var terms = PrivacyTerms(privacy)
    terms.leastGroups = thresholds.leastGroups ?? terms.leastGroups
    terms.longestRun = thresholds.longestRun ?? terms.longestRun
    terms.epsilon = epsilon ?? terms.epsilon
    terms.delta = delta ?? terms.delta
    return terms
  }

  func validate() throws {
    if !(0...10_000).contains(canaries) { throw ValidationError("--canaries must be 0 to 10000") }
    if privacy != .differential, epsilon != nil || delta != nil {
      throw ValidationError("--epsilon and --delta belong to --privacy dp")
    }
    if privacy == .differential, thresholds.leastGroups != nil || thresholds.longestRun != nil {
      throw ValidationError("--least-groups and --longest-run do not belong to --privacy dp")
    }
    if let epsilon, !(epsilon > 0 && epsilon <= 1_000) {
      throw ValidationError("--epsilon must be above 0 and at most 1000")
    }
    if let delta, !(delta > 0 && delta < 1) {
      throw ValidationError("--delta must be above 0 and below 1")
    }
  }
}

/// From where on something is not one person's.
struct GroupThresholds: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "From how many groups on something is not one person's: 3 (standard), 5 (strict), or the model's.",
      valueName: "k"))
  var leastGroups: Int?

  @Option(
    help: ArgumentHelp(
      "The longest run of tokens of fewer groups that an output may repeat: 7, or the model's.",
      valueName: "tokens"))
  var longestRun: Int?

  func validate() throws {
    if let leastGroups, !(1...1_000).contains(leastGroups) {
      throw ValidationError("--least-groups must be 1 to 1000")
    }
    if let longestRun, !(1...1_000).contains(longestRun) {
      throw ValidationError("--longest-run must be 1 to 1000")
    }
  }
}

/// Which words are nobody's.
struct CommonWordArguments: ParsableArguments {
  @Option(
    name: .customLong("common-words"),
    help: ArgumentHelp(
      """
      Words that may be learned though one group alone uses them, one a line: those of your field or language. Common words of \
      English, German, Spanish, French and Italian are known. May be given again.
      """, valueName: "file"))
  var paths: [String] = []

  /// Reads the words.
  func commonWords() throws -> [String] { try paths.flatMap(ListFile.lines(of:)) }
}
