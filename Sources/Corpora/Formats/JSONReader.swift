/// A JSON array of objects, or objects one behind another, each a document or an element of spaCy's training data.
final class JSONReader: DocumentReader {
  private let records: RecordSource
  private let options: ReadingOptions
  private var tally: DocumentTally
  /// Documents that came together, as paragraphs do.
  private var waiting: ArraySlice<Document> = []
  private var place = Place.start

  private enum Place { case start, inArray, betweenObjects, end }

  init(_ records: RecordSource, options: ReadingOptions) {
    self.records = records
    self.options = options
    tally = DocumentTally(options)
  }

  var bytesRead: Int { records.bytesTaken }

  func next() throws(CorpusError) -> Document? {
    while waiting.isEmpty {
      guard let line = try seekObject() else {
        try tally.end(of: records.name)
        return nil
      }
      waiting = try documents(of: try object(from: line), line: line)[...]
      for document in waiting {
        _ = try tally.counted(document, line: line, of: records.name)
      }
    }
    return waiting.popFirst()
  }

  /// Goes to the next object; returns its line, or nil at the end.
  private func seekObject() throws(CorpusError) -> Int? {
    while let byte = try records.peekByte() {
      switch (place, Unicode.Scalar(byte)) {
      case (.start, "["): place = .inArray
      case (.inArray, "]"): place = .end
      case (.inArray, ","), (_, " "), (_, "\t"), (_, "\n"), (_, "\r"): break
      case (.start, "{"), (.betweenObjects, "{"):
        place = .betweenObjects
        return records.line
      case (.inArray, "{"): return records.line
      default:
        throw failure(
          records.line, nil, "expected an object, “{”",
          "The file must be an array of objects, or objects one behind another.")
      }
      _ = try records.nextByte()
    }
    if place == .inArray {
      throw failure(records.line, nil, "the array is not closed", "Get the whole file.")
    }
    return nil
  }

  /// The bytes of the object that comes next.
  private func object(from line: Int) throws(CorpusError) -> [UInt8] {
    var bytes: [UInt8] = []
    var depth = 0
    var (isString, isEscaped) = (false, false)
    while let byte = try records.nextByte() {
      bytes.append(byte)
      try records.check(bytes.count, startLine: line)
      if isString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isString = false
        }
        continue
      }
      switch Unicode.Scalar(byte) {
      case "\"": isString = true
      case "{", "[": depth += 1
      case "}", "]":
        depth -= 1
        if depth == 0 {
          return try UTF8Validation.validated(
            bytes, file: records.name, line: line, isLossy: options.isLossy)
        }
      default: break
      }
    }
    throw failure(line, nil, "the object that begins here is not closed", "Get the whole file.")
  }

  private func documents(of bytes: [UInt8], line: Int) throws(CorpusError) -> [Document] {
    do {
      if let documents = try SpaCyJSON.documents(in: bytes, isLossy: options.isLossy) {
        return documents
      }
      return [try DocumentJSON.read(bytes, fields: options.fields, isLossy: options.isLossy)]
    } catch {
      let before = bytes[..<min(error.offset, bytes.count)]
      throw failure(
        line + before.count { $0 == UInt8(ascii: "\n") },
        // The columns of an object's first line are not known here.
        before.lastIndex(of: UInt8(ascii: "\n")).map { error.offset - $0 }, error.problem,
        error.remedy
          ?? "Each element must be an object, such as {\"text\": \"…\", \"label\": \"…\"}.")
    }
  }

  private func failure(
    _ line: Int, _ column: Int?, _ problem: String, _ remedy: String
  ) -> CorpusError {
    CorpusError(
      .badData, file: records.name, line: line, column: column, problem: problem, remedy: remedy)
  }
}
