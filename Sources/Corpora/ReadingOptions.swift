/// How an input is read.
public struct ReadingOptions: Sendable {
  /// Which fields hold what.
  public var fields = CorpusFields()
  /// Whether invalid UTF-8 becomes U+FFFD rather than an error; also what is invalid in another encoding, and half of a
  /// surrogate pair in JSON.
  public var isLossy = false
  /// The character encoding.
  public var encoding = TextEncoding.utf8
  /// The longest line or record that is taken, in bytes.
  public var longestRecord = 64 << 20
  /// The longest label, and the longest name of a type of spans, in bytes: what is longer is no name; nil for any.
  public var longestLabel: Int? = 4096
  /// The format, where the file's name should not decide.
  public var format: CorpusFormat?
  /// What parts the columns of delimited text; nil where the format and the header row tell.
  public var delimiter: Delimiter?
  /// Whether a delimiter that is given, or a header row that is not there, makes delimited text of files that the suffix says
  /// nothing of, or says are plain text.
  public var delimiterDecides = true
  /// Whether the first row of delimited text names its columns; else they are called `1`, `2`, and so on, and unless the fields
  /// are named, the first is the text and the second, where there are two, the label.
  public var hasHeader = true
  /// Whether an input without any document is an error.
  public var requiresDocuments = false
  /// Is told what was guessed of an input: a sentence that begins with the file's name.
  public var notify: (@Sendable (String) -> Void)?

  /// Reads UTF-8 strictly, up to 64 MiB a document, by the file's suffix.
  public init() {}

  /// The format of an input; nil where nothing says it.
  public func format(of path: String) -> CorpusFormat? {
    if let format { return format }
    let bySuffix = path == "-" ? nil : CorpusFormat.of(path: path)
    if delimiterDecides, delimiter != nil || !hasHeader, bySuffix == nil || bySuffix == .text {
      return .csv
    }
    return path == "-" ? .jsonl : bySuffix
  }
}

/// What parts the columns of delimited text: a character of ASCII.
public struct Delimiter: Equatable, Sendable {
  let byte: UInt8

  static let comma = Delimiter(byte: UInt8(ascii: ","))
  static let tab = Delimiter(byte: UInt8(ascii: "\t"))
  /// Those that a header row is tried with.
  static let usual = [
    comma, Delimiter(byte: UInt8(ascii: ";")), tab, Delimiter(byte: UInt8(ascii: "|")),
  ]

  private init(byte: UInt8) { self.byte = byte }

  /// A character, or `comma`, `semicolon`, `tab`, `pipe`; nil for what cannot part columns.
  public init?(name: String) {
    switch name {
    case "comma": self = .comma
    case "semicolon": byte = UInt8(ascii: ";")
    case "tab", "\\t": self = .tab
    case "pipe": byte = UInt8(ascii: "|")
    default:
      guard let byte = name.utf8.first, name.utf8.count == 1,
        byte == UInt8(ascii: "\t") || byte >= 0x20,
        byte < 0x7F, byte != UInt8(ascii: "\"")
      else { return nil }
      self.byte = byte
    }
  }

  /// The name that ``init(name:)`` reads, as it is written on a command line.
  public var name: String {
    self == .tab ? "tab" : String(Character(Unicode.Scalar(byte)))
  }
}
