/// A row of CSV or TSV as it stood in its file, with the places of what may change in it.
struct PassedRow {
  private let bytes: [UInt8]
  private let separator: UInt8
  /// The cells as they are written, quotes included.
  private var cells: [Range<Int>] = []
  private var dropped: Set<Int> = []
  private let text: Int
  private let spans: Int?
  private(set) var values: [RecordValue] = []
  private(set) var names: Set<String> = []

  /// Finds the places; nil where a row has other cells than the columns, or none of them is the text.
  ///
  /// - Parameters:
  ///   - bytes: The row with its line end, and blank lines before it.
  ///   - text: The place of the column with the text.
  ///   - document: What the row was read as; nil for the header row.
  init?(
    _ bytes: [UInt8], separator: UInt8, columns: [String], text: Int, _ document: Document?,
    _ reading: (String) -> FieldReading?
  ) {
    (self.bytes, self.separator, self.text) = (bytes, separator, text)
    spans = columns.firstIndex(of: "spans")
    cells = Self.cells(bytes, separator)
    guard cells.count == columns.count, cells.indices.contains(text) else { return nil }
    if let document, content(text) != document.text { return nil }
    for (place, name) in columns.enumerated() where place != text {
      guard let own = reading(name) else { continue }
      names.insert(name)
      switch own {
      case .none: break
      case .drop: dropped.insert(place)
      case .values, .valuesAndNames:
        values.append(
          RecordValue(field: name, content: content(place), place: place..<(place + 1)))
      }
    }
  }

  private static let quote = UInt8(ascii: "\"")

  private static func isLineEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  private static func cells(_ bytes: [UInt8], _ separator: UInt8) -> [Range<Int>] {
    var (start, end) = (0, bytes.count)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    while start < end, isLineEnd(bytes[start]) { start += 1 }
    if end > start, bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    var cells: [Range<Int>] = []
    var (first, place, isQuoted) = (start, start, false)
    while place < end {
      let byte = bytes[place]
      if byte == quote, isQuoted || place == first {
        // Two quotes within quotes close them and open them again.
        isQuoted.toggle()
      } else if byte == quote, bytes[first] == quote, bytes[place - 1] == quote {
        isQuoted = true
      } else if byte == separator, !isQuoted {
        cells.append(first..<place)
        first = place + 1
      }
      place += 1
    }
    cells.append(first..<end)
    return cells
  }

  /// What a cell says, without quotes.
  private func content(_ place: Int) -> String {
    let cell = bytes[cells[place]]
    guard cell.first == Self.quote else { return String(decoding: cell, as: UTF8.self) }
    var content: [UInt8] = []
    var isSecond = false
    for byte in cell.dropFirst() {
      if byte == Self.quote, !isSecond {
        isSecond = true
        continue
      }
      isSecond = false
      content.append(byte)
    }
    return String(decoding: content, as: UTF8.self)
  }

  // MARK: Writing

  /// Appends the row with its changes.
  ///
  /// - Parameter addsSpans: Whether a column for spans joins those that are there, if none is one.
  func append(_ change: RecordChange, addsSpans: Bool, to output: inout [UInt8]) {
    var contents: [Int: [UInt8]] = [:]
    if let new = change.text { contents[text] = Array(new.utf8) }
    for (place, content) in change.values {
      contents[values[place].place.lowerBound] = Array(content.utf8)
    }
    var spanCell: [UInt8] = []
    if let new = change.spans, !new.isEmpty { DocumentJSON.append(new, to: &spanCell) }
    if let spans, change.spans != nil { contents[spans] = spanCell }
    appendRow(contents, added: addsSpans && spans == nil ? spanCell : nil, to: &output)
  }

  /// Appends the header row.
  func appendHeader(addsSpans: Bool, to output: inout [UInt8]) {
    appendRow([:], added: addsSpans && spans == nil ? Array("spans".utf8) : nil, to: &output)
  }

  private func appendRow(
    _ contents: [Int: [UInt8]], added: [UInt8]?, to output: inout [UInt8]
  ) {
    output.append(contentsOf: bytes[..<cells[0].lowerBound])
    var isFirst = true
    for (place, cell) in cells.enumerated() where !dropped.contains(place) {
      if !isFirst { output.append(separator) }
      isFirst = false
      if let content = contents[place] {
        let wasQuoted = bytes[cell].first == Self.quote
        append(content, quoted: wasQuoted && !content.isEmpty, to: &output)
      } else {
        output.append(contentsOf: bytes[cell])
      }
    }
    if let added {
      output.append(separator)
      append(added, quoted: false, to: &output)
    }
    output.append(contentsOf: bytes[cells[cells.count - 1].upperBound...])
  }

  private func append(_ content: [UInt8], quoted: Bool, to output: inout [UInt8]) {
    let needsQuotes = content.contains {
      $0 == separator || $0 == Self.quote || Self.isLineEnd($0)
    }
    if !quoted, !needsQuotes {
      output.append(contentsOf: content)
      return
    }
    output.append(Self.quote)
    for byte in content {
      if byte == Self.quote { output.append(byte) }
      output.append(byte)
    }
    output.append(Self.quote)
  }
}
