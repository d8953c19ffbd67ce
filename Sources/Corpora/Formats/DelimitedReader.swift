/// Comma- or tab-separated values with a header row, as RFC 4180 has them.
///
/// A field in quotes may hold separators, line ends and doubled quotes; LF, CRLF and a bare CR end records. Columns other than
/// those named join `meta` as strings.
final class DelimitedReader: DocumentReader {
  private let records: RecordSource
  let delimiter: Delimiter
  private let options: ReadingOptions
  private var tally: DocumentTally
  private var header: [String] = []
  /// The first record, where it is a document.
  private var waiting: Record?
  private var places: (text: Int, label: Int?, group: Int?, id: Int?, spans: Int?) = (
    0, nil, nil, nil, nil
  )

  private typealias Record = (fields: [String], line: Int)

  /// Opens an input and reads its header row.
  ///
  /// - Parameter usual: What parts columns in the format, where the options do not say it. Where the header row shows that it
  ///   is another one, that is taken, and told.
  init(
    _ records: RecordSource, usual: Delimiter, options: ReadingOptions
  ) throws(CorpusError) {
    self.records = records
    self.options = options
    tally = DocumentTally(options)
    let names = options.fields
    let row = try records.head()
    let mark = Self.mark(row)
    delimiter =
      options.delimiter ?? mark
      ?? (options.hasHeader ? Self.delimiter(of: row, usual: usual, names.text) : usual)
    if mark != nil { _ = try nextRecord() }
    if options.delimiter == nil, delimiter != usual {
      options.notify?(
        "\(records.name): the columns are parted by “\(delimiter.name)”, as the header row shows")
    }
    guard let first = try nextRecord() else { return }
    if options.hasHeader {
      header = first.fields
      for name in header where name.utf8.count > JSONScanner.longestName {
        throw failure(
          first.line,
          "the header row has a name of \(name.utf8.count) bytes; at most \(JSONScanner.longestName) are allowed",
          "Say --no-header where the first row is a document.")
      }
      places.text = try column(names.text, isRequired: true, first) ?? 0
      places.label = try column(names.label, isRequired: names.labelIsRequired, first)
      places.group = try column(names.group, isRequired: names.groupIsRequired, first)
      (places.id, places.spans) = (header.firstIndex(of: "id"), header.firstIndex(of: "spans"))
      return
    }
    header = (1...first.fields.count).map(String.init)
    waiting = first
    let isNamed = names.text != CorpusFields().text
    places.text = isNamed ? try column(names.text, isRequired: true, first) ?? 0 : 0
    places.label =
      names.labelIsRequired
      ? try column(names.label, isRequired: true, first)
      : !isNamed && header.count > 1 ? 1 : nil
    places.group = try column(names.group, isRequired: names.groupIsRequired, first)
  }

  var bytesRead: Int { records.bytesTaken }
  var columns: [String] { header }
  /// The place of the column with the text.
  var textColumn: Int { places.text }

  func next() throws(CorpusError) -> Document? {
    guard let (fields, line) = try nextRecord() else {
      try tally.end(of: records.name)
      return nil
    }
    if fields.count != header.count {
      throw failure(
        line,
        "the record has \(fields.count) fields where the \(options.hasHeader ? "header" : "first record") has \(header.count)",
        "Quote fields that hold a separator or a line end.")
    }
    var document = Document(text: fields[places.text])
    document.labels = places.label.map { [fields[$0]] }?.filter { !$0.isEmpty } ?? []
    document.group = places.group.map { fields[$0] }
    document.id = places.id.map { fields[$0] }
    for (index, field) in fields.enumerated() where !isOurs(index) {
      var value: [UInt8] = []
      JSONText.append(field, to: &value)
      document.meta.append(
        JSONMember(key: header[index], value: String(decoding: value, as: UTF8.self)))
    }
    if let index = places.spans, !fields[index].isEmpty {
      try readSpans(fields[index], into: &document, line: line)
    }
    return try tally.counted(document, line: line, of: records.name)
  }

  private func readSpans(
    _ json: String, into document: inout Document, line: Int
  ) throws(CorpusError) {
    var object = Array("{\"text\": ".utf8)
    JSONText.append(document.text, to: &object)
    object += Array(", \"spans\": \(json)}".utf8)
    do {
      document.spans = try DocumentJSON.read(object, fields: CorpusFields()).spans
    } catch {
      throw failure(
        line, "the column “spans”: \(error.problem)", "It must hold a JSON array of spans.")
    }
  }

  private func isOurs(_ index: Int) -> Bool {
    index == places.text || index == places.label || index == places.group
      || index == places.id || index == places.spans
  }

  // MARK: The header row

  /// The delimiter that a first line of `sep=` says, as spreadsheets write it.
  private static func mark(_ text: [UInt8]) -> Delimiter? {
    let mark = Array("sep=".utf8)
    guard text.starts(with: mark), text.count > mark.count + 1,
      DelimitedRecord.endsRecord(text[mark.count + 1])
    else { return nil }
    return Delimiter(name: String(decoding: text[mark.count...mark.count], as: UTF8.self))
  }

  /// What parts the columns: the usual delimiter, or another one by which the row has a column of the name.
  private static func delimiter(
    of row: [UInt8], usual: Delimiter, _ name: String
  ) -> Delimiter {
    let candidates = [usual] + Delimiter.usual.filter { $0 != usual }
    return candidates.first { names(in: row, $0).contains(name) } ?? usual
  }

  /// The names of the columns of a text's first record.
  private static func names(in text: [UInt8], _ delimiter: Delimiter) -> [String] {
    var record = DelimitedRecord(delimiter)
    for byte in text {
      if record.isBlank, DelimitedRecord.endsRecord(byte) { continue }
      guard let isEnd = try? record.add(byte) else { return [] }
      if isEnd { break }
    }
    return record.fields.map { String(decoding: $0, as: UTF8.self) }
  }

  private func column(
    _ name: String, isRequired: Bool, _ row: Record
  ) throws(CorpusError) -> Int? {
    if let index = header.firstIndex(of: name) { return index }
    guard isRequired else { return nil }
    throw failure(row.line, "there is no column “\(name)”\(hint(name))", remedy(name))
  }

  /// What the row shows of why a column is not there.
  ///
  /// It may be a document, so none of its words are told.
  private func hint(_ name: String) -> String {
    if !options.hasHeader {
      return "; without a header row the columns are called 1 to \(header.count)"
    }
    if header.contains(where: { $0.folded == name.folded }) {
      return "; one differs from it in capitals or blanks alone"
    }
    return header.count == 1 ? "; the row is a single column" : " among the \(header.count)"
  }

  private func remedy(_ name: String) -> String {
    let separator = String(Character(Unicode.Scalar(delimiter.byte)))
    let row = Array(header.joined(separator: separator).utf8)
    let naming = "Name the columns with --text-field, --label-field and --group-field"
    for other in [delimiter] + Delimiter.usual.filter({ $0 != delimiter }) {
      let names = Self.names(in: row, other)
      let change = other == delimiter ? "" : "--delimiter \"\(other.name)\""
      if names.contains(name) { return "Use \(change), with which it is there." }
      if name == options.fields.text, let known = names.first(where: Self.usualNames.contains) {
        return "\(naming), such as \(change)\(change.isEmpty ? "" : " ")--text-field \(known)."
      }
    }
    return "\(naming), the delimiter with --delimiter, or say --no-header."
  }

  /// What columns of texts are often called.
  private static let usualNames: Set<String> = [
    "body", "comment", "comments", "content", "description", "document", "message", "query",
    "question", "review", "sentence", "text", "title", "tweet", "utterance",
  ]

  // MARK: Records

  private func nextRecord() throws(CorpusError) -> Record? {
    if let first = waiting {
      waiting = nil
      return first
    }
    var record = DelimitedRecord(delimiter)
    var line = records.line
    var length = 0
    while let byte = try records.nextByte() {
      length += 1
      try records.check(length, startLine: line)
      do {
        guard try record.add(byte) else { continue }
      } catch {
        throw failure(records.line, error.problem, error.remedy)
      }
      if byte == UInt8(ascii: "\r"), try records.peekByte() == UInt8(ascii: "\n") {
        _ = try records.nextByte()
      }
      if !record.isBlank { return (try decoded(record.fields, line), line) }
      (record, line, length) = (DelimitedRecord(delimiter), records.line, 0)
    }
    if record.isOpen {
      throw failure(
        line, "a quoted field is never closed", "Close the quote, or get the whole file.")
    }
    return record.isBlank ? nil : (try decoded(record.fields, line), line)
  }

  private func decoded(_ fields: [[UInt8]], _ line: Int) throws(CorpusError) -> [String] {
    var result: [String] = []
    for field in fields {
      do {
        let valid = try UTF8Validation.validated(
          field, file: records.name, line: line, isLossy: options.isLossy)
        result.append(String(decoding: valid, as: UTF8.self))
      } catch {
        var located = error
        located.problem += " (field \(result.count + 1))"
        throw located
      }
    }
    return result
  }

  private func failure(_ line: Int, _ problem: String, _ remedy: String) -> CorpusError {
    CorpusError(.badData, file: records.name, line: line, problem: problem, remedy: remedy)
  }
}

extension String {
  /// Without capitals and without blanks at the ends.
  fileprivate var folded: String {
    let name = lowercased().drop(while: \.isWhitespace)
    return String(name.reversed().drop(while: \.isWhitespace).reversed())
  }
}
