/// Reads documents together with the bytes that they stood in, so that what does not change can be passed on as it was.
package final class RawDocumentReader {
  private let records: RecordSource
  private let reader: any DocumentReader
  private let isLossy: Bool
  /// How the records are written; nil for lines of text.
  package let form: RecordForm?
  /// What stands before the first record: a byte order mark, and a table's header row.
  package let head: [UInt8]

  /// Opens an input; nil for a folder.
  ///
  /// - Throws: `CorpusError` when there is no such input or its suffix names no format.
  package init?(path: String, options: ReadingOptions) throws(CorpusError) {
    if path != "-", fileKind(path) == .folder { return nil }
    (records, reader, form) = try openRecords(path: path, options: options)
    isLossy = options.isLossy
    head = records.takeRaw()
  }

  /// Returns the next document; nil at the end.
  package func next() throws(CorpusError) -> RawDocument? {
    guard let document = try reader.next() else { return nil }
    return RawDocument(document: document, bytes: valid(records.takeRaw()))
  }

  /// Returns the next lines of text of some bytes together, blank ones too, as valid UTF-8; none at the end.
  ///
  /// - Returns: The lines, and how many of them are documents.
  package func nextLines(bytes: Int) throws(CorpusError) -> (bytes: [UInt8], documents: Int) {
    guard let reader = reader as? TextLinesReader else { return ([], 0) }
    let documents = try reader.nextLines(bytes: bytes).lines.count
    // Blank lines behind the last document are the rest.
    return documents == 0 ? ([], 0) : (valid(records.takeRaw()), documents)
  }

  /// What stands behind the last document: blank lines.
  package func rest() -> [UInt8] { valid(records.takeRaw()) }

  /// What is not UTF-8 came this far only where it may be replaced.
  private func valid(_ bytes: [UInt8]) -> [UInt8] {
    if !isLossy || (try? UTF8Span(validating: bytes.span)) != nil { return bytes }
    return Array(String(decoding: bytes, as: UTF8.self).utf8)
  }
}

/// Opens an input that is no folder, for its records to be passed on.
private func openRecords(
  path: String, options: ReadingOptions
) throws(CorpusError) -> (RecordSource, any DocumentReader, RecordForm?) {
  let format = try corpusFormat(path: path, options: options)
  let records = try RecordSource(path: path, options: options, keepsRaw: true)
  let reader = try documentReader(records, format, options)
  let kind: RecordForm.Kind? =
    switch format {
    case .jsonl: .jsonl
    case .csv: .delimited(separator: UInt8(ascii: ","))
    case .tsv: .delimited(separator: UInt8(ascii: "\t"))
    case .text: nil
    }
  let form = kind.map {
    RecordForm(kind: $0, columns: reader.columns, fields: options.fields)
  }
  return (records, reader, form)
}
