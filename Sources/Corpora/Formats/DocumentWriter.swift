/// Turns documents into the bytes of a format; documents may be turned into bytes on any thread.
public struct DocumentWriter: Sendable {
  private let format: CorpusFormat
  private let alwaysWritesSpans: Bool

  /// Makes a writer of a format.
  ///
  /// - Parameter alwaysWritesSpans: Whether JSONL has an empty `spans` where a document has none. Readers that take their
  ///   columns from the first lines, as Arrow's and Hugging Face's do, need every line to have the same fields.
  public init(format: CorpusFormat, alwaysWritesSpans: Bool = false) {
    self.format = format
    self.alwaysWritesSpans = alwaysWritesSpans
  }

  /// What comes before the first document: the header row of CSV and TSV.
  public var header: [UInt8] {
    switch format {
    case .csv: Array("id,text,label,spans\r\n".utf8)
    case .tsv: Array("id\ttext\tlabel\tspans\r\n".utf8)
    case .jsonl, .text: []
    }
  }

  /// Appends one document.
  ///
  /// CSV and TSV part several labels by `;` and hold the spans as a JSON array. Plain text keeps a document on one
  /// line: line ends become spaces.
  public func append(_ document: Document, to output: inout [UInt8]) {
    switch format {
    case .jsonl:
      DocumentJSON.append(document, alwaysWritesSpans: alwaysWritesSpans, to: &output)
    case .csv: appendRecord(document, separator: UInt8(ascii: ","), to: &output)
    case .tsv: appendRecord(document, separator: UInt8(ascii: "\t"), to: &output)
    case .text:
      let isLineEnd = { (byte: UInt8) in byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
      output.append(contentsOf: document.text.utf8.lazy.map { isLineEnd($0) ? 0x20 : $0 })
      output.append(UInt8(ascii: "\n"))
    }
  }

  private func appendRecord(_ document: Document, separator: UInt8, to output: inout [UInt8]) {
    var spans: [UInt8] = []
    if !document.spans.isEmpty { DocumentJSON.append(document.spans, to: &spans) }
    let fields = [
      Array((document.id ?? "").utf8), Array(document.text.utf8),
      Array(document.labels.joined(separator: ";").utf8), spans,
    ]
    for (index, field) in fields.enumerated() {
      if index > 0 { output.append(separator) }
      Self.appendField(field, separator: separator, to: &output)
    }
    output.append(contentsOf: "\r\n".utf8)
  }

  private static func appendField(_ field: [UInt8], separator: UInt8, to output: inout [UInt8]) {
    let quote = UInt8(ascii: "\"")
    let needsQuotes = field.contains {
      $0 == separator || $0 == quote || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
    }
    if !needsQuotes {
      output.append(contentsOf: field)
      return
    }
    output.append(quote)
    for byte in field {
      if byte == quote { output.append(quote) }
      output.append(byte)
    }
    output.append(quote)
  }
}
