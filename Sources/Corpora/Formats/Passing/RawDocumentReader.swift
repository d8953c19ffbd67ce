/// Reads documents together with the bytes that they stood in, so that what does not change can be passed on as it was.
package final class RawDocumentReader {
  private let records: RecordSource
  private let reader: any DocumentReader
  private let format: CorpusFormat
  private let isLossy: Bool
  /// How the records are written; nil for lines of text.
  package let form: RecordForm?
  /// What stands before the first record: a byte order mark, and a table's header row.
  package let head: [UInt8]
  /// The first row of a table without a header row, which was read to count the columns.
  private var waiting: [UInt8] = []

  /// Whether the documents of a format can be passed on.
  package static func passesOn(_ format: CorpusFormat) -> Bool {
    [.jsonl, .json, .csv, .tsv, .text].contains(format)
  }

  /// Opens an input; nil for a folder, and for a format whose documents are not passed on.
  ///
  /// - Throws: `CorpusError` when there is no such input or its suffix names no format.
  package init?(path: String, options: ReadingOptions) throws(CorpusError) {
    if path != "-", fileKind(path) == .folder { return nil }
    format = try corpusFormat(path: path, options: options)
    if !Self.passesOn(format) { return nil }
    records = try RecordSource(path: path, options: options, keepsRaw: true)
    reader = try documentReader(records, format, options)
    isLossy = options.isLossy
    form = Self.form(reader, format, options)
    let taken = records.takeRaw()
    switch format {
    // Lines of JSON are written; what was around its objects is none.
    case .json: head = []
    case .csv where !options.hasHeader, .tsv where !options.hasHeader:
      head = Array(taken[..<RecordForm.marksLength(taken)])
      waiting = Array(taken[head.count...])
    default: head = taken
    }
  }

  private static func form(
    _ reader: any DocumentReader, _ format: CorpusFormat, _ options: ReadingOptions
  ) -> RecordForm? {
    switch format {
    case .text: nil
    case .csv, .tsv:
      (reader as? DelimitedReader).map {
        RecordForm(
          kind: .delimited(separator: $0.delimiter.byte, text: $0.textColumn),
          columns: $0.columns, hasHeader: options.hasHeader, fields: options.fields)
      }
    default: RecordForm(kind: .json, columns: [], hasHeader: false, fields: options.fields)
    }
  }

  /// Returns the next document; nil at the end.
  package func next() throws(CorpusError) -> RawDocument? {
    guard let document = try reader.next() else { return nil }
    var bytes = valid(waiting.isEmpty ? records.takeRaw() : waiting + records.takeRaw())
    waiting = []
    if format == .json { bytes = Self.line(bytes) }
    return RawDocument(document: document, bytes: bytes)
  }

  /// An object of a file of JSON as a line of its own: line ends stand between its values alone.
  private static func line(_ bytes: [UInt8]) -> [UInt8] {
    let object = bytes.drop { $0 != UInt8(ascii: "{") }
    if object.isEmpty { return [] }
    return object.map {
      $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") ? UInt8(ascii: " ") : $0
    } + [UInt8(ascii: "\n")]
  }

  /// Lines of text.
  package struct Lines: Sendable {
    /// The lines with their ends, blank ones too, as valid UTF-8.
    package var bytes: [UInt8] = []
    /// What ends them: LF, which CR may stand before, or CR.
    package var end = UInt8(ascii: "\n")
    /// How many of them are documents.
    package var documents = 0
  }

  /// Returns the next lines of some bytes together; none at the end.
  package func nextLines(bytes: Int) throws(CorpusError) -> Lines {
    guard let reader = reader as? TextLinesReader else { return Lines() }
    let documents = try reader.nextLines(bytes: bytes).lines.count
    // Blank lines behind the last document are the rest.
    if documents == 0 { return Lines() }
    return Lines(
      bytes: valid(records.takeRaw()), end: records.lineEnd ?? UInt8(ascii: "\n"),
      documents: documents)
  }

  /// What stands behind the last document: blank lines.
  package func rest() -> [UInt8] { format == .json ? [] : valid(records.takeRaw()) }

  /// What is not UTF-8 came this far only where it may be replaced.
  private func valid(_ bytes: [UInt8]) -> [UInt8] {
    if !isLossy || (try? UTF8Span(validating: bytes.span)) != nil { return bytes }
    return Array(String(decoding: bytes, as: UTF8.self).utf8)
  }
}
