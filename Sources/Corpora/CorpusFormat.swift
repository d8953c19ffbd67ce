/// A format that documents are written in.
public enum OutputFormat: String, CaseIterable, Sendable {
  /// One JSON object a line.
  case jsonl
  /// Comma-separated values with a header row (RFC 4180).
  case csv
  /// The same with tabs.
  case tsv
  /// One document a line, text only.
  case text
  /// `__label__LABEL text`, as fastText trains on.
  case fasttext
  /// Tokens with BIO tags.
  case conll
  /// The JSON that `spacy convert` reads.
  case spacy
  /// Rasa's NLU training data, YAML.
  case rasa
  /// A folder that Hugging Face's `load_dataset` reads: a data set card and shards.
  case hf

  /// The format that a file's name asks for: JSONL where it has no suffix but that of a compression; nil for a suffix that no
  /// format has.
  public static func of(path: String) -> OutputFormat? {
    let suffix = Compression.of(path: path).stripping(path).fileSuffix
    return suffix.isEmpty ? .jsonl : CorpusFormat(suffix: suffix)?.output
  }

  /// Whether a file's name promises no other format: its suffix is the format's, or there is none.
  public func fits(path: String) -> Bool {
    let suffix = Compression.of(path: path).stripping(path).fileSuffix
    return suffix.isEmpty || CorpusFormat(suffix: suffix)?.output == self
  }

  /// The suffixes that ``of(path:)`` knows, without their dots.
  public static let suffixes = CorpusFormat.suffixes.flatMap(\.names)

  /// Whether it is made for spans, so that documents in which they are not marked would teach it wrong.
  public var isForSpans: Bool { self == .conll || self == .spacy || self == .rasa }

  /// What a file's name ends in.
  public var suffix: String {
    switch self {
    case .csv, .tsv, .fasttext, .conll: rawValue
    case .jsonl, .hf: "jsonl"
    case .text: "txt"
    case .spacy: "json"
    case .rasa: "yml"
    }
  }
}

/// A format that documents are read from.
public enum CorpusFormat: String, CaseIterable, Sendable {
  /// One JSON object a line.
  case jsonl
  /// A JSON array of objects, or objects one behind another.
  case json
  /// Comma-separated values with a header row (RFC 4180).
  case csv
  /// The same with tabs.
  case tsv
  /// One document a line, text only.
  case text
  /// `__label__LABEL text`, as fastText trains on.
  case fasttext
  /// Tokens with BIO tags, in columns.
  case conll
  /// The JSON that `spacy convert` reads.
  case spacy
  /// Rasa's NLU training data, YAML.
  case rasa

  /// The same as a format to write.
  public var output: OutputFormat {
    switch self {
    case .jsonl, .json: .jsonl
    case .csv: .csv
    case .tsv: .tsv
    case .text: .text
    case .fasttext: .fasttext
    case .conll: .conll
    case .spacy: .spacy
    case .rasa: .rasa
    }
  }

  /// What files of a format are called.
  static let suffixes: [(format: CorpusFormat, names: [String])] = [
    (.jsonl, ["jsonl", "ndjson"]), (.json, ["json"]), (.csv, ["csv"]), (.tsv, ["tsv", "tab"]),
    (.text, ["txt", "text", "md"]), (.fasttext, ["fasttext", "ft"]),
    (.conll, ["conll", "bio", "iob"]), (.rasa, ["yml", "yaml"]),
  ]

  /// The format of a suffix without its dot; nil where none has it.
  init?(suffix: String) {
    guard let known = Self.suffixes.first(where: { $0.names.contains(suffix) }) else { return nil }
    self = known.format
  }

  /// The format that a file's name asks for, below the suffix of a compression; nil for a suffix that says nothing.
  public static func of(path: String) -> CorpusFormat? {
    CorpusFormat(suffix: Compression.of(path: path).stripping(path).fileSuffix)
  }
}

/// How a file is compressed.
package enum Compression: Sendable {
  case none
  case gzip
  case zstandard

  /// Decided by the suffix: `.gz`, `.zst`.
  package static func of(path: String) -> Compression {
    switch path.fileSuffix {
    case "gz": .gzip
    case "zst": .zstandard
    default: .none
    }
  }

  /// The path without the compression's suffix.
  func stripping(_ path: String) -> String {
    switch self {
    case .none: path
    case .gzip: String(path.dropLast(3))
    case .zstandard: String(path.dropLast(4))
    }
  }
}

extension String {
  /// What follows the last dot of the last path component, in lower case; empty without one.
  var fileSuffix: String {
    let name = split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }
}
