import Corpora
import NGrams
import Privacy
import Tokenization

/// What a model file says of itself, as JSON: readable with any tool that skips to the first brace.
struct Manifest {
  /// One class as the manifest lists it.
  struct Class {
    var key = LabelKey(labels: [], isList: false)
    var documents = 0
    var lengths = 0...0
    var weights: [Double] = []
    var isBackground = false
    var readingWeights: [Double] = []
    var values: SlotFillings.Tally = [:]
    var frameShare = 0.0
    var grammarShare = 0.0
  }

  var settings = SeedModel.Settings()
  var vocabularySize = 0
  /// What the hashes that tell copies depend on.
  var copyKey: UInt64 = 0
  var classes: [Class] = []
  var forms: SlotFillings.Tally = [:]
  var values: SlotFillings.Tally = [:]

  init(of model: SeedModel) {
    settings = model.settings
    vocabularySize = model.vocabulary.count
    copyKey = model.copies?.key ?? 0
    classes = model.classes.map {
      Class(
        key: $0.key, documents: $0.documents, lengths: $0.lengths, weights: $0.weights,
        isBackground: $0.model === model.background, readingWeights: $0.reading?.weights ?? [],
        values: $0.values.mapValues(Self.tally), frameShare: $0.frameShare,
        grammarShare: $0.grammarShare)
    }
    forms = model.slots.forms.mapValues(Self.tally)
    values = model.slots.values.mapValues(Self.tally)
  }

  private static func tally(_ choice: SlotFillings.Choice) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: zip(choice.texts, choice.counts))
  }

  // MARK: Writing

  var json: [UInt8] {
    var output = Array("{".utf8)
    field("locale", to: &output) { JSONText.append(settings.locale, to: &$0) }
    if let language = settings.language {
      field("language", to: &output) { JSONText.append(language, to: &$0) }
    }
    field("normalization", to: &output) { $0 += Self.json(of: settings.normalizer) }
    field("token_rules", to: &output) { output in
      JSONText.appendArray(settings.tokenRules.names, to: &output) { JSONText.append($0, to: &$1) }
    }
    field("order", to: &output) { $0 += String(settings.order).utf8 }
    field("backoff_scale", to: &output) { $0 += String(settings.backoffScale).utf8 }
    field("mass", to: &output) { $0 += String(settings.mass).utf8 }
    if settings.ambiguousShare > 0 {
      field("ambiguous_share", to: &output) { $0 += String(settings.ambiguousShare).utf8 }
    }
    field("privacy", to: &output) { Self.append(settings.privacy, settings.order, to: &$0) }
    if settings.privacy.hasSeedTraces {
      field("copy_key", to: &output) { JSONText.append(String(copyKey, radix: 16), to: &$0) }
    }
    field("vocabulary_size", to: &output) { $0 += String(vocabularySize).utf8 }
    field("classes", to: &output) { output in
      JSONText.appendArray(classes, to: &output) { Self.append($0, to: &$1) }
    }
    field("forms", to: &output) { Self.append(forms, to: &$0) }
    field("values", to: &output) { Self.append(values, to: &$0) }
    return output + "}".utf8
  }

  private static func json(of normalizer: Normalizer) -> [UInt8] {
    var output = Array("{".utf8)
    JSONText.appendFixedKey("form", to: &output)
    JSONText.append(normalizer.form.rawValue, to: &output)
    output += ", \"folds_case\": \(normalizer.foldsCase)".utf8
    JSONText.appendFixedKey("plain", to: &output)
    JSONText.appendArray(normalizer.plainness.names, to: &output) { JSONText.append($0, to: &$1) }
    return output + "}".utf8
  }

  private static func append(_ terms: PrivacyTerms, _ order: Int, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "{"))
    JSONText.appendFixedKey("level", to: &output)
    JSONText.append(terms.level.rawValue, to: &output)
    let rest = """
      , "published": \(terms.isPublished), "least_groups": \(terms.leastGroups), "longest_run": \(terms.longestRun), \
      "epsilon": \(terms.epsilon), "delta": \(terms.delta)
      """
    output += rest.utf8
    JSONText.appendFixedKey("guarantee", to: &output)
    JSONText.append(terms.statement, to: &output)
    JSONText.appendFixedKey("custody", to: &output)
    JSONText.append(terms.custody, to: &output)
    let plan =
      terms.level == .differential
      ? PrivateTables.Plan(epsilon: terms.epsilon, delta: terms.delta, order: order) : nil
    if let plan {
      output += ", \"rho\": \(plan.rho)".utf8
      JSONText.appendFixedKey("releases", to: &output)
      JSONText.appendArray(plan.releases, to: &output) { item, output in
        output.append(UInt8(ascii: "{"))
        JSONText.appendFixedKey("name", to: &output)
        JSONText.append(item.name, to: &output)
        let release = item.release
        let rest = """
          , "items_of_a_group": \(release.mostItems), "rho": \(release.rho), \
          "sigma": \(release.noise.deviation), "threshold": \(release.threshold), "delta": \(release.delta)}
          """
        output += rest.utf8
      }
    }
    output.append(UInt8(ascii: "}"))
  }

  private static func append(_ item: Class, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "{"))
    JSONText.appendFixedKey("labels", to: &output)
    JSONText.appendArray(item.key.labels, to: &output) { JSONText.append($0, to: &$1) }
    let rest = """
      , "is_list": \(item.key.isList), "documents": \(item.documents), \
      "shortest": \(item.lengths.lowerBound), "longest": \(item.lengths.upperBound), \
      "weights": \(item.weights), "is_background": \(item.isBackground), \
      "reading_weights": \(item.readingWeights), "frame_share": \(item.frameShare), \
      "grammar_share": \(item.grammarShare)
      """
    output += rest.utf8
    if !item.values.isEmpty {
      JSONText.appendFixedKey("values", to: &output)
      append(item.values, to: &output)
    }
    output.append(UInt8(ascii: "}"))
  }

  private static func append(_ tally: SlotFillings.Tally, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "{"))
    for (type, counts) in tally.sorted(by: { $0.key < $1.key }) {
      JSONText.appendKey(type, to: &output)
      output.append(UInt8(ascii: "{"))
      for (text, count) in counts.sorted(by: { $0.key < $1.key }) {
        JSONText.appendKey(text, to: &output)
        output += String(count).utf8
      }
      output.append(UInt8(ascii: "}"))
    }
    output.append(UInt8(ascii: "}"))
  }

  private func field(_ key: String, to output: inout [UInt8], _ value: (inout [UInt8]) -> Void) {
    JSONText.appendKey(key, to: &output)
    value(&output)
  }

  // MARK: Reading

  /// Reads the manifest; nil where it is not one.
  init?(json: [UInt8]) {
    settings.tokenRules = .none
    settings.language = nil
    var scanner = JSONScanner(json)
    do throws(JSONScanner.Failure) {
      try scanner.object { scanner, key throws(JSONScanner.Failure) in
        switch key {
        case "locale": settings.locale = try scanner.string()
        case "language": settings.language = try scanner.string()
        case "normalization": settings.normalizer = try Self.readNormalizer(&scanner)
        case "token_rules":
          let names = try Self.readStrings(&scanner)
          // A name that this version does not know is a rule that it cannot follow; its tokens are words all the same.
          settings.tokenRules = TokenRules(names.compactMap { TokenRule(rawValue: $0) })
        case "order": settings.order = try scanner.integer()
        case "mass": settings.mass = try Self.number(&scanner)
        case "ambiguous_share": settings.ambiguousShare = try Self.share(&scanner)
        case "backoff_scale": settings.backoffScale = try Self.share(&scanner)
        case "vocabulary_size": vocabularySize = try scanner.integer()
        case "privacy": settings.privacy = try Self.readTerms(&scanner)
        case "copy_key": copyKey = UInt64(try scanner.string(), radix: 16) ?? 0
        case "classes":
          try scanner.array { scanner throws(JSONScanner.Failure) in
            classes.append(try Self.readClass(&scanner))
          }
        case "forms": forms = try Self.readTally(&scanner)
        case "values": values = try Self.readTally(&scanner)
        default: _ = try scanner.raw()
        }
      }
      try scanner.end()
    } catch { return nil }
    guard (1...7).contains(settings.order), vocabularySize >= 3, !classes.isEmpty else {
      return nil
    }
  }

  private static func readStrings(
    _ scanner: inout JSONScanner
  ) throws(JSONScanner.Failure) -> [String] {
    var strings: [String] = []
    try scanner.array { scanner throws(JSONScanner.Failure) in
      strings.append(try scanner.string())
    }
    return strings
  }

  private static func readNormalizer(
    _ scanner: inout JSONScanner
  ) throws(JSONScanner.Failure) -> Normalizer {
    var normalizer = Normalizer()
    try scanner.object { scanner, key throws(JSONScanner.Failure) in
      switch key {
      case "form":
        let offset = scanner.offset
        guard let form = Normalizer.Form(rawValue: try scanner.string()) else {
          throw JSONScanner.Failure(offset: offset, problem: "there is no such normalisation form")
        }
        normalizer.form = form
      case "folds_case": normalizer.foldsCase = try scanner.raw() == "true"
      case "plain":
        for name in try readStrings(&scanner) {
          if let option = Normalizer.Plainness(name: name) { normalizer.plainness.insert(option) }
        }
      default: _ = try scanner.raw()
      }
    }
    return normalizer
  }

  private static func readTerms(
    _ scanner: inout JSONScanner
  ) throws(JSONScanner.Failure) -> PrivacyTerms {
    var terms = PrivacyTerms(.standard)
    let offset = scanner.offset
    try scanner.object { scanner, key throws(JSONScanner.Failure) in
      switch key {
      case "level":
        guard let level = PrivacyLevel(rawValue: try scanner.string()) else {
          throw JSONScanner.Failure(offset: offset, problem: "there is no such level of privacy")
        }
        terms.level = level
      case "published": terms.isPublished = try scanner.raw() == "true"
      case "least_groups": terms.leastGroups = try scanner.integer()
      case "longest_run": terms.longestRun = try scanner.integer()
      case "epsilon": terms.epsilon = try number(&scanner)
      case "delta": terms.delta = try number(&scanner)
      default: _ = try scanner.raw()
      }
    }
    guard terms.leastGroups >= 1, (1...1_000).contains(terms.longestRun) else {
      throw JSONScanner.Failure(
        offset: offset, problem: "the terms of privacy contradict each other")
    }
    return terms
  }

  private static func readClass(
    _ scanner: inout JSONScanner
  ) throws(JSONScanner.Failure) -> Class {
    var item = Class()
    var labels: [String] = []
    var isList = false
    var (shortest, longest) = (0, 0)
    try scanner.object { scanner, key throws(JSONScanner.Failure) in
      switch key {
      case "labels":
        labels = try readStrings(&scanner)
      case "is_list": isList = try scanner.raw() == "true"
      case "documents": item.documents = try scanner.integer()
      case "shortest": shortest = try scanner.integer()
      case "longest": longest = try scanner.integer()
      case "weights":
        try scanner.array { scanner throws(JSONScanner.Failure) in
          item.weights.append(try number(&scanner))
        }
      case "reading_weights":
        try scanner.array { scanner throws(JSONScanner.Failure) in
          item.readingWeights.append(try number(&scanner))
        }
      case "grammar_share": item.grammarShare = try number(&scanner)
      case "frame_share": item.frameShare = try number(&scanner)
      case "values": item.values = try readTally(&scanner)
      case "is_background": item.isBackground = try scanner.raw() == "true"
      default: _ = try scanner.raw()
      }
    }
    guard 0 <= shortest, shortest <= longest, 0 <= item.documents else {
      throw JSONScanner.Failure(
        offset: scanner.offset, problem: "a class's figures contradict each other")
    }
    item.key = LabelKey(labels: labels, isList: isList)
    item.lengths = shortest...longest
    return item
  }

  private static func readTally(
    _ scanner: inout JSONScanner
  ) throws(JSONScanner.Failure) -> SlotFillings.Tally {
    var tally: SlotFillings.Tally = [:]
    try scanner.object { scanner, type throws(JSONScanner.Failure) in
      try scanner.object { scanner, text throws(JSONScanner.Failure) in
        tally[type, default: [:]][text] = try scanner.integer()
      }
    }
    return tally
  }

  private static func number(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) -> Double {
    let offset = scanner.offset
    guard let value = Double(try scanner.raw()) else {
      throw JSONScanner.Failure(offset: offset, problem: "expected a number")
    }
    return value
  }

  private static func share(_ scanner: inout JSONScanner) throws(JSONScanner.Failure) -> Double {
    let offset = scanner.offset
    let value = try number(&scanner)
    guard (0...1).contains(value) else {
      throw JSONScanner.Failure(offset: offset, problem: "expected a number from 0 to 1")
    }
    return value
  }
}
