/// One JSON object a line; blank lines are passed over.
final class JSONLinesReader: DocumentReader {
  private let records: RecordSource
  private let options: ReadingOptions
  private var tally: DocumentTally

  init(_ records: RecordSource, options: ReadingOptions) {
    self.records = records
    self.options = options
    tally = DocumentTally(options)
  }

  var bytesRead: Int { records.bytesTaken }

  func next() throws(CorpusError) -> Document? {
    while let (line, number) = try records.nextLine() {
      let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
      if line.first.map(isBlank) ?? true, line.allSatisfy(isBlank) { continue }
      let bytes = try UTF8Validation.validated(
        line, file: records.name, line: number, isLossy: options.isLossy)
      let document: Document
      do {
        document = try DocumentJSON.read(bytes, fields: options.fields, isLossy: options.isLossy)
      } catch {
        throw CorpusError(
          .badData, file: records.name, line: number, column: error.offset + 1,
          problem: error.problem, remedy: error.remedy ?? Self.remedy(line: bytes))
      }
      return try tally.counted(document, line: number, of: records.name)
    }
    try tally.end(of: records.name)
    return nil
  }

  private static func remedy(line: [UInt8]) -> String {
    if line.first(where: { $0 > 0x20 }) == UInt8(ascii: "[") {
      return "Each line must be one object; read an array with --input-format json."
    }
    return "Each line must be one JSON object, such as {\"text\": \"…\", \"label\": \"…\"}."
  }
}
