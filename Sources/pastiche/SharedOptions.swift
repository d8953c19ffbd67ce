public import ArgumentParser
public import Corpora
public import Generation
public import Privacy
public import Tokenization

/// How much the program tells on standard error.
struct VerbosityOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Tell nothing but errors.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Tell more, also where standard error is no terminal.")
  var verbose = false

  var console: Console { Console(quiet ? .quiet : verbose ? .verbose : .normal) }

  func validate() throws {
    if quiet && verbose { throw ValidationError("--quiet and --verbose exclude each other") }
  }
}

/// How documents are read.
struct ReadingArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      The field or column with the text; in JSON also a way through objects and lists, such as messages.content, whose texts \
      are joined by line ends.
      """, valueName: "field"))
  var textField: String?

  @Option(help: ArgumentHelp("The field or column with the label.", valueName: "field"))
  var labelField: String?

  @Option(
    help: ArgumentHelp("The field or column that says whose document it is.", valueName: "field"))
  var groupField: String?

  @Option(
    help: "What the inputs are, where their suffixes should not decide: \(CorpusFormat.names).")
  var inputFormat: CorpusFormat?

  @Option(
    help: ArgumentHelp(
      """
      What parts the columns of CSV and TSV: a character, or comma, semicolon, tab, pipe; if not said, the suffix and the \
      header row tell.
      """, valueName: "character"))
  var delimiter: Delimiter?

  @Flag(
    help: """
      CSV and TSV have no header row: columns are called 1, 2, 3 …, and unless fields are named, the first is the text and the \
      second the label.
      """)
  var noHeader = false

  @Option(
    help: ArgumentHelp(
      "The character encoding of the inputs: UTF-8, another by name such as windows-1252, or auto.",
      valueName: "name"))
  var encoding = TextEncoding.utf8

  @Flag(
    help:
      "Replace what is no valid character, such as bytes that are invalid in the encoding, with U+FFFD rather than stop."
  )
  var lossy = false

  @Option(help: ArgumentHelp("The longest line or record that is taken.", valueName: "bytes"))
  var maxRecordBytes = ReadingOptions().longestRecord

  func validate() throws {
    if maxRecordBytes < 1 { throw ValidationError("--max-record-bytes must be at least 1") }
  }

  var options: ReadingOptions {
    var options = ReadingOptions()
    options.fields = CorpusFields(text: textField, label: labelField, group: groupField)
    options.encoding = encoding
    options.isLossy = lossy
    options.longestRecord = maxRecordBytes
    options.format = inputFormat
    options.delimiter = delimiter
    options.hasHeader = !noHeader
    options.requiresDocuments = true
    options.notify = { Console.write("pastiche: \($0)\n") }
    return options
  }
}

extension Delimiter: ExpressibleByArgument {
  /// Reads a character or its name.
  public init?(argument: String) { self.init(name: argument) }
}

extension TextEncoding: ExpressibleByArgument {
  /// Reads a name, an alias or `auto`.
  public init?(argument: String) { self.init(name: argument) }

  /// What the help shows as the default.
  public var defaultValueDescription: String { name }
}

extension SplitPlan: ExpressibleByArgument {
  /// Reads `train=0.8,test=0.2`.
  public init?(argument: String) {
    var shares: [(name: String, share: Double)] = []
    for part in argument.split(separator: ",") {
      let sides = part.split(separator: "=")
      guard sides.count == 2, let share = Double(sides[1]), (1e-6...1e6).contains(share),
        sides[0].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
      else { return nil }
      shares.append((String(sides[0]), share))
    }
    self.init(shares)
  }

  /// What the help shows as the default.
  public var defaultValueDescription: String { "all in one" }
}

extension Difficulty: ExpressibleByArgument {}

extension KeyboardLayout: ExpressibleByArgument {}

extension OutputFormat: ExpressibleByArgument {
  static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

  /// What is written to a path: the format that was asked for, else the one that its suffix names.
  ///
  /// Folders, and names without a suffix, get JSONL.
  ///
  /// - Throws: A refusal for a suffix that no format has: what the name promises would not be in the file.
  static func of(path: String, asked: OutputFormat?) throws -> OutputFormat {
    if let asked { return asked }
    if path == "-" || path.hasSuffix("/") || Folder.exists(path) { return .jsonl }
    if let format = OutputFormat.of(path: path) { return format }
    throw Refusal(
      status: .usage,
      message: """
        \(path): no format has this suffix
        Say what to write with --format, or end the name in one of \(suffixes.map { ".\($0)" }.joined(separator: " ")), \
        and .gz or .zst behind it to compress.
        """)
  }
}

extension CorpusFormat: ExpressibleByArgument {
  static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

extension TokenRules: ExpressibleByArgument {
  static let help = ArgumentHelp(
    "The rules over ICU's words: all, none, or names parted by commas: "
      + TokenRule.allCases.map(\.rawValue).joined(separator: ", ") + ".",
    valueName: "rules")

  /// Reads `all`, `none` or names parted by commas.
  public init?(argument: String) {
    switch argument {
    case "all": self = .all
    case "none": self = .none
    default: self.init(names: argument.split(separator: ",").map(String.init))
    }
  }

  /// What the help shows as the default.
  public var defaultValueDescription: String {
    self == .all ? "all" : names.isEmpty ? "none" : names.joined(separator: ",")
  }
}

/// What text is brought to before it is cut.
struct NormalizationArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp("The normalisation form of the text: nfc, nfkc or none.", valueName: "form"))
  var normalize = Normalizer.Form.nfc

  @Flag(help: "Make upper and lower case one.")
  var foldCase = false

  @Option(
    help: ArgumentHelp(
      "Typographic characters to make plain, parted by commas: "
        + Normalizer.Plainness.allNames.joined(separator: ", ") + ".", valueName: "names"))
  var plain = Normalizer.Plainness()

  func validate() throws {
    if normalize == .none, foldCase || !plain.isEmpty {
      throw ValidationError("--fold-case and --plain need --normalize nfc or nfkc")
    }
  }

  var normalizer: Normalizer { Normalizer(normalize, foldsCase: foldCase, plainness: plain) }
}

extension PrivacyLevel: ExpressibleByArgument {}

extension Normalizer.Form: ExpressibleByArgument {}

extension Normalizer.Plainness: ExpressibleByArgument {
  /// Reads names parted by commas.
  public init?(argument: String) {
    let options = argument.split(separator: ",").map { Self(name: String($0)) }
    if options.contains(nil) { return nil }
    self = options.reduce(into: []) { set, option in if let option { set.insert(option) } }
  }

  /// What the help shows as the default.
  public var defaultValueDescription: String { isEmpty ? "none" : names.joined(separator: ",") }
}
