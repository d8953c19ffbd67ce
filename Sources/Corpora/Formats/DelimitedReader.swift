/// Comma- or tab-separated values with a header row, as RFC 4180 has them.
///
/// A field in quotes may hold separators, line ends and doubled quotes. Columns other than those named join `meta`
/// as strings.
final class DelimitedReader: DocumentReader {
  private let records: RecordSource
  private let separator: UInt8
  private let options: ReadingOptions
  private var header: [String] = []
  private var places: (text: Int, label: Int?, group: Int?, id: Int?, spans: Int?) = (
    0, nil, nil, nil, nil
  )

  init(_ records: RecordSource, separator: Unicode.Scalar, options: ReadingOptions)
    throws(CorpusError)
  {
    self.records = records
    self.separator = UInt8(ascii: separator)
    self.options = options
    guard let first = try nextRecord() else { return }
    header = first.fields
    places = (
      try column(options.fields.text, isRequired: true, line: first.line) ?? 0,
      try column(
        options.fields.label, isRequired: options.fields.labelIsRequired, line: first.line),
      try column(
        options.fields.group, isRequired: options.fields.groupIsRequired, line: first.line),
      header.firstIndex(of: "id"), header.firstIndex(of: "spans")
    )
  }

  var bytesRead: Int { records.bytesTaken }
  var columns: [String] { header }

  func next() throws(CorpusError) -> Document? {
    guard let (fields, line) = try nextRecord() else { return nil }
    if fields.count != header.count {
      throw failure(
        line, "the record has \(fields.count) fields where the header has \(header.count)",
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
    return document
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

  private func column(_ name: String, isRequired: Bool, line: Int) throws(CorpusError) -> Int? {
    if let index = header.firstIndex(of: name) { return index }
    guard isRequired else { return nil }
    throw failure(
      line, "there is no column “\(name)”; the columns are \(header.joined(separator: ", "))",
      "Name the columns with --text-field, --label-field and --group-field.")
  }

  /// Reads one record; blank lines are passed over.
  private func nextRecord() throws(CorpusError) -> (fields: [String], line: Int)? {
    var fields: [[UInt8]] = [[]]
    var line = records.line
    var length = 0
    var state = FieldState.start
    while let byte = try records.nextByte() {
      length += 1
      try records.check(length, startLine: line)
      switch (state, byte) {
      case (.quoted, UInt8(ascii: "\"")): state = .quoteInQuoted
      case (.quoted, _): fields[fields.count - 1].append(byte)
      case (.quoteInQuoted, UInt8(ascii: "\"")):
        fields[fields.count - 1].append(byte)
        state = .quoted
      case (_, separator):
        fields.append([])
        state = .start
      case (_, UInt8(ascii: "\n")):
        let isBlank = fields.count == 1 && fields[0].allSatisfy { $0 == UInt8(ascii: "\r") }
        if !isBlank || state == .quoteInQuoted { return (try decode(fields, state, line), line) }
        (fields, line, length, state) = ([[]], records.line, 0, .start)
      case (.quoteInQuoted, UInt8(ascii: "\r")): break
      case (.quoteInQuoted, _):
        throw failure(
          records.line, "a closing quote is followed by more text",
          "Double the quotes inside a quoted field.")
      case (.start, UInt8(ascii: "\"")): state = .quoted
      default:
        fields[fields.count - 1].append(byte)
        state = .plain
      }
    }
    if state == .quoted {
      throw failure(
        line, "a quoted field is never closed", "Close the quote, or get the whole file.")
    }
    return length == 0 ? nil : (try decode(fields, state, line), line)
  }

  private enum FieldState { case start, plain, quoted, quoteInQuoted }

  private func decode(
    _ fields: [[UInt8]], _ last: FieldState, _ line: Int
  ) throws(CorpusError) -> [String] {
    var result: [String] = []
    for (index, field) in fields.enumerated() {
      var bytes = field
      if index == fields.count - 1, last != .quoteInQuoted, bytes.last == UInt8(ascii: "\r") {
        bytes.removeLast()
      }
      do {
        let valid = try UTF8Validation.validated(
          bytes, file: records.name, line: line, isLossy: options.isLossy)
        result.append(String(decoding: valid, as: UTF8.self))
      } catch {
        var located = error
        located.problem += " (field \(index + 1))"
        throw located
      }
    }
    return result
  }

  private func failure(_ line: Int, _ problem: String, _ remedy: String) -> CorpusError {
    CorpusError(.badData, file: records.name, line: line, problem: problem, remedy: remedy)
  }
}
