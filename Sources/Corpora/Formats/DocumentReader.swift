/// A stream of documents from one input.
public protocol DocumentReader: AnyObject {
  /// Returns the next document; nil at the end.
  func next() throws(CorpusError) -> Document?
  /// How many bytes of (decompressed) input were taken so far.
  var bytesRead: Int { get }
  /// The names of the columns of CSV and TSV; empty for other formats.
  var columns: [String] { get }
}

extension DocumentReader {
  /// No columns.
  public var columns: [String] { [] }
}

/// Opens an input: `-`, a file, or a folder of text files.
///
/// The format is `options.format`, else what the suffix says. Standard input is JSONL unless told otherwise.
///
/// - Throws: `CorpusError` when there is no such input or its suffix names no format.
public func openDocuments(
  path: String, options: ReadingOptions = ReadingOptions()
) throws(CorpusError) -> any DocumentReader {
  if path != "-", fileKind(path) == .folder {
    return try FolderReader(path: path, options: options)
  }
  let format = try corpusFormat(path: path, options: options)
  return try documentReader(RecordSource(path: path, options: options), format, options)
}

/// The format of an input that is no folder.
func corpusFormat(path: String, options: ReadingOptions) throws(CorpusError) -> CorpusFormat {
  if let format = options.format(of: path) { return format }
  if fileKind(path) == nil { _ = try FileSource(path: path) }
  throw CorpusError(
    .badData, file: path, problem: "the suffix does not say what format the file has",
    remedy: """
      Use --input-format \(CorpusFormat.allCases.map(\.rawValue).joined(separator: "|")), or --delimiter for delimited text.
      """)
}

/// What reads records of a format.
func documentReader(
  _ records: RecordSource, _ format: CorpusFormat, _ options: ReadingOptions
) throws(CorpusError) -> any DocumentReader {
  return switch format {
  case .jsonl: JSONLinesReader(records, options: options)
  case .json, .spacy: JSONReader(records, options: options)
  case .csv: try DelimitedReader(records, usual: .comma, options: options)
  case .tsv: try DelimitedReader(records, usual: .tab, options: options)
  case .text: TextLinesReader(records, options: options)
  case .fasttext: FastTextReader(records, options: options)
  case .conll: CoNLLReader(records, options: options)
  case .rasa: RasaReader(records, options: options)
  }
}

/// Looks at the documents of an input as they come: tells an input that has none, and one whose labels are texts.
struct DocumentTally {
  private let isRequired: Bool
  private let longestLabel: Int
  private(set) var isEmpty = true

  init(_ options: ReadingOptions) {
    (isRequired, longestLabel) = (options.requiresDocuments, options.longestLabel ?? .max)
  }

  /// Notes a document that has no labels and no spans.
  mutating func count() { isEmpty = false }

  /// Notes a document, and returns it.
  ///
  /// - Throws: `CorpusError` where a label, or a type of its spans, is too long for a name.
  mutating func counted(
    _ document: Document, line: Int, of file: String
  ) throws(CorpusError) -> Document {
    count()
    for label in document.labels where label.utf8.count > longestLabel {
      throw CorpusError(
        .badData, file: file, line: line,
        problem: "a label has \(label.utf8.count) bytes; at most \(longestLabel) are allowed",
        remedy: "Name the field that holds the label with --label-field.")
    }
    for span in document.spans where span.type.utf8.count > longestLabel {
      throw CorpusError(
        .badData, file: file, line: line,
        problem:
          "a span’s type has \(span.type.utf8.count) bytes; at most \(longestLabel) are allowed",
        remedy: "A type is a short name, such as PERSON.")
    }
    return document
  }

  /// Notes the end of the input.
  ///
  /// - Throws: `CorpusError` where documents are wanted and none came.
  func end(of file: String) throws(CorpusError) {
    if !isEmpty || !isRequired { return }
    throw CorpusError(
      .badData, file: file, problem: "the input has no documents",
      remedy: "Check that this is the file that you meant, and that it is not cut off.")
  }
}
