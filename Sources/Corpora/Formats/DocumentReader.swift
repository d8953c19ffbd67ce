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
  let bySuffix = path == "-" ? .jsonl : CorpusFormat.of(path: path)
  guard let format = options.format ?? bySuffix else {
    if fileKind(path) == nil { _ = try FileSource(path: path) }
    throw CorpusError(
      .badData, file: path, problem: "the suffix does not say what format the file has",
      remedy: "Use --input-format \(CorpusFormat.allCases.map(\.rawValue).joined(separator: "|")).")
  }
  let records = try RecordSource(path: path, options: options)
  return switch format {
  case .jsonl: JSONLinesReader(records, options: options)
  case .csv: try DelimitedReader(records, separator: ",", options: options)
  case .tsv: try DelimitedReader(records, separator: "\t", options: options)
  case .text: TextLinesReader(records, options: options)
  }
}
