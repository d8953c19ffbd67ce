/// How the records of a file are written, which says where their values stand.
package struct RecordForm: Sendable {
  enum Kind: Sendable {
    /// An object.
    case json
    /// A row, of which the column at a place is the text.
    case delimited(separator: UInt8, text: Int)
  }

  let kind: Kind
  /// The columns of a table.
  package let columns: [String]
  /// Whether the first row of a table names them.
  let hasHeader: Bool
  let fields: CorpusFields
  /// Whether a column for spans joins a table's.
  package var addsSpans = false

  /// A record with the places of what may change in it; nil where they cannot be told, and the record must be written anew.
  ///
  /// - Parameter reading: What is done with a field, beside the text; nil for one that nothing is asked about.
  package func record(
    _ raw: RawDocument, _ reading: (String) -> FieldReading?
  ) -> PassedRecord? {
    switch kind {
    case .json:
      PassedLine(raw.bytes, raw.document, fields: fields, reading).map {
        PassedRecord(form: .json($0))
      }
    case .delimited(let separator, let text):
      PassedRow(
        raw.bytes, separator: separator, columns: columns, text: text, raw.document, reading
      ).map { PassedRecord(form: .row($0, addsSpans: addsSpans)) }
    }
  }

  /// How many bytes stand before a table's first row: a byte order mark, and a line of `sep=` as spreadsheets write it.
  static func marksLength(_ raw: [UInt8]) -> Int {
    let start = raw.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let isEnd = { (byte: UInt8) in byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
    let mark = Array("sep=".utf8)
    let sign = start + mark.count
    guard raw[start...].starts(with: mark), sign + 1 < raw.count, isEnd(raw[sign + 1]) else {
      return start
    }
    let isBoth =
      raw[sign + 1] == UInt8(ascii: "\r") && sign + 2 < raw.count
      && raw[sign + 2] == UInt8(ascii: "\n")
    return sign + (isBoth ? 3 : 2)
  }

  /// What stands before the first record: a byte order mark, and a table's header row with the columns that stay.
  package func head(_ raw: [UInt8], _ reading: (String) -> FieldReading?) -> [UInt8] {
    let start = Self.marksLength(raw)
    guard case .delimited(let separator, let text) = kind, hasHeader,
      let row = PassedRow(
        Array(raw[start...]), separator: separator, columns: columns, text: text, nil, reading)
    else { return raw }
    var output = Array(raw[..<start])
    row.appendHeader(addsSpans: addsSpans, to: &output)
    return output
  }
}

/// A document and the bytes that it was read from.
package struct RawDocument: Sendable {
  /// The document.
  package var document: Document
  /// The record with its line end, and the blank lines before it.
  package let bytes: [UInt8]
}

/// A record as it stood in its file, to be passed on with what changes in it.
package struct PassedRecord {
  enum Form {
    case json(PassedLine)
    case row(PassedRow, addsSpans: Bool)
  }

  let form: Form

  /// Whether the text is made of several strings, which are then among the values.
  package var hasTextParts: Bool {
    if case .json(let line) = form { line.hasTextParts } else { false }
  }

  /// The texts and numbers of the fields that were asked for.
  package var values: [RecordValue] {
    switch form {
    case .json(let record): record.values
    case .row(let row, _): row.values
    }
  }

  /// The fields that are there and were asked about.
  package var names: Set<String> {
    switch form {
    case .json(let record): record.names
    case .row(let row, _): row.names
    }
  }

  /// Appends the record with its changes; all else in it stays byte for byte.
  package func append(_ change: RecordChange, to output: inout [UInt8]) {
    switch form {
    case .json(let record): record.append(change, to: &output)
    case .row(let row, let addsSpans): row.append(change, addsSpans: addsSpans, to: &output)
    }
  }
}
