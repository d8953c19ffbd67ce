/// Turns documents into the bytes of a format; documents may be turned into bytes on any thread.
public struct DocumentWriter: Sendable {
  private let format: OutputFormat
  private let alwaysWritesSpans: Bool
  /// The columns of CSV and TSV in order.
  private let columns: [String]
  private let fields: CorpusFields
  /// What a row of a table says beside what every document has.
  private let metaColumns: [MetaColumn]
  /// What a folder's rows say of labels.
  private let labels: LabelColumn
  /// Whether cells of CSV and TSV that a spreadsheet would work out get an apostrophe before them.
  public var guardsFormulas = false

  /// Makes a writer of documents that a run makes.
  ///
  /// - Parameter metaColumns: The columns that CSV, TSV and a folder's rows have for fields of `meta`, behind those that every
  ///   document has.
  /// - Parameter labels: What a folder's rows say of labels.
  public init(
    format: OutputFormat, alwaysWritesSpans: Bool, hasWeights: Bool, metaColumns: [MetaColumn],
    labels: LabelColumn = .one
  ) {
    self.init(
      format: format, alwaysWritesSpans: alwaysWritesSpans,
      columns: ["id", "text", "label", "spans"] + (hasWeights ? ["weight"] : [])
        + metaColumns.map(\.name),
      fields: CorpusFields(), metaColumns: metaColumns, labels: labels)
  }

  /// Makes a writer of a format.
  ///
  /// - Parameter alwaysWritesSpans: Whether JSONL has an empty `spans` where a document has none. Readers that take their
  ///   columns from the first lines, as Arrow's and Hugging Face's do, need every line to have the same fields.
  public init(format: OutputFormat, alwaysWritesSpans: Bool = false) {
    self.init(
      format: format, alwaysWritesSpans: alwaysWritesSpans, columns: [], fields: CorpusFields())
  }

  /// Makes a writer of documents that were read, with all that they had.
  ///
  /// - Parameters:
  ///   - columns: The columns that were read from CSV or TSV; `spans` joins them.
  ///   - fields: What the columns of the text, the label and the group are called.
  public init(
    format: OutputFormat, alwaysWritesSpans: Bool, columns: [String], fields: CorpusFields
  ) {
    self.init(
      format: format, alwaysWritesSpans: alwaysWritesSpans, columns: columns, fields: fields,
      metaColumns: [])
  }

  private init(
    format: OutputFormat, alwaysWritesSpans: Bool, columns: [String], fields: CorpusFields,
    metaColumns: [MetaColumn], labels: LabelColumn = .one
  ) {
    (self.metaColumns, self.labels) = (metaColumns, labels)
    self.format = format
    self.alwaysWritesSpans = alwaysWritesSpans
    self.columns =
      columns.isEmpty
      ? ["id", "text", "label", "spans"] : columns.contains("spans") ? columns : columns + ["spans"]
    self.fields = fields
  }

  /// What comes before the first document: the header row of CSV and TSV.
  public var header: [UInt8] {
    switch format {
    case .csv: record(columns.map { Array($0.utf8) }, separator: UInt8(ascii: ","))
    case .tsv: record(columns.map { Array($0.utf8) }, separator: UInt8(ascii: "\t"))
    case .spacy: Array("[\n".utf8)
    case .rasa: Array("version: \"3.1\"\nnlu:\n".utf8)
    case .jsonl, .text, .fasttext, .conll, .hf: []
    }
  }

  /// What ends a file of the format.
  public var footer: [UInt8] { format == .spacy ? Array("\n]\n".utf8) : [] }

  /// Appends documents that follow one another; `isFirst` where none of the file was written before.
  public func append(_ documents: [Document], isFirst: Bool, to output: inout [UInt8]) {
    switch format {
    case .rasa: TrainingFormats.appendRasa(documents, to: &output)
    case .spacy:
      for (index, document) in documents.enumerated() {
        TrainingFormats.appendSpaCy(document, isFirst: isFirst && index == 0, to: &output)
      }
    default:
      for document in documents { append(document, to: &output) }
    }
  }

  /// Appends one document.
  ///
  /// CSV and TSV part several labels by `;` and hold the spans as a JSON array. Plain text keeps a document on one
  /// line: line ends, those of Unicode among them, become spaces.
  public func append(_ document: Document, to output: inout [UInt8]) {
    switch format {
    case .jsonl:
      DocumentJSON.append(document, alwaysWritesSpans: alwaysWritesSpans, to: &output)
    case .csv: appendRecord(document, separator: UInt8(ascii: ","), to: &output)
    case .tsv: appendRecord(document, separator: UInt8(ascii: "\t"), to: &output)
    case .fasttext: FastTextLine.append(document, to: &output)
    case .conll: TrainingFormats.appendCoNLL(document, to: &output)
    case .hf: TrainingFormats.appendRow(document, labels, metaColumns, to: &output)
    case .spacy: append([document], isFirst: true, to: &output)
    case .rasa: append([document], isFirst: true, to: &output)
    case .text:
      OneLine.append(document.text, keepsTabs: true, to: &output)
      output.append(UInt8(ascii: "\n"))
    }
  }

  /// Appends a document that has nothing but its text, which is valid UTF-8 and was a line.
  public func append(text: ArraySlice<UInt8>, to output: inout [UInt8]) {
    switch format {
    case .jsonl: DocumentJSON.append(text, alwaysWritesSpans: alwaysWritesSpans, to: &output)
    case .text: Self.appendLine(text, to: &output)
    default: append(Document(text: String(decoding: text, as: UTF8.self)), to: &output)
    }
  }

  private static func appendLine(_ text: some Collection<UInt8>, to output: inout [UInt8]) {
    let start = output.count
    output.append(contentsOf: text)
    var added = output.mutableSpan
    for place in start..<added.count {
      let byte = added[place]
      added[place] = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") ? 0x20 : byte
    }
    output.append(UInt8(ascii: "\n"))
  }

  private func appendRecord(_ document: Document, separator: UInt8, to output: inout [UInt8]) {
    var cells = columns.map { field($0, of: document) }
    if guardsFormulas {
      for (index, column) in columns.enumerated() where !isNumber(column) {
        Self.guardFormula(&cells[index])
      }
    }
    output += record(cells, separator: separator)
  }

  private func isNumber(_ column: String) -> Bool {
    column == "weight" || metaColumns.contains { $0.name == column && $0.kind == .number }
  }

  /// Puts an apostrophe before a cell that a spreadsheet would take for a formula.
  private static func guardFormula(_ cell: inout [UInt8]) {
    if let first = cell.first, "=+-@\t\r".utf8.contains(first) {
      cell.insert(UInt8(ascii: "'"), at: 0)
    }
  }

  private func field(_ column: String, of document: Document) -> [UInt8] {
    switch column {
    case fields.text: return Array(document.text.utf8)
    case fields.label: return Array(document.labels.joined(separator: ";").utf8)
    case fields.group: return Array((document.group ?? "").utf8)
    case "weight" where document.weight != nil:
      return Array((document.weight?.description ?? "").utf8)
    case "id": return Array((document.id ?? "").utf8)
    case "spans":
      var spans: [UInt8] = []
      if !document.spans.isEmpty { DocumentJSON.append(document.spans, to: &spans) }
      return spans
    default:
      guard let member = document.meta.first(where: { $0.key == column }) else { return [] }
      var scanner = JSONScanner(Array(member.value.utf8))
      return Array(((try? scanner.string()) ?? member.value).utf8)
    }
  }

  private func record(_ fields: [[UInt8]], separator: UInt8) -> [UInt8] {
    var output: [UInt8] = []
    for (index, field) in fields.enumerated() {
      if index > 0 { output.append(separator) }
      Self.appendField(field, separator: separator, to: &output)
    }
    output.append(contentsOf: "\r\n".utf8)
    return output
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
