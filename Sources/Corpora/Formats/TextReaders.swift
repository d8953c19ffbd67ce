/// One unlabelled document a line; blank lines are passed over.
final class TextLinesReader: DocumentReader {
  private let records: RecordSource
  private let options: ReadingOptions

  init(_ records: RecordSource, options: ReadingOptions) {
    self.records = records
    self.options = options
  }

  var bytesRead: Int { records.bytesTaken }

  func next() throws(CorpusError) -> Document? {
    while true {
      let line = try records.nextLine { line, number throws(CorpusError) in
        try text(line, number)
      }
      guard let line else { return nil }
      if let text = line { return Document(text: text) }
    }
  }

  /// The text of a line; nil where it is blank.
  private func text(_ line: ByteSpan, _ number: Int) throws(CorpusError) -> String? {
    var place = 0
    while place < line.count, line[place] <= 0x20 { place += 1 }
    if place == line.count { return nil }
    if let text = try? UTF8Span(validating: line) { return String(copying: text) }
    let bytes = try UTF8Validation.validated(
      line.indices.map { line[$0] }, file: records.name, line: number, isLossy: options.isLossy)
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// One document a file: every text file below a folder, in the order of its path, labelled by the first folder
/// below the root that it lies in.
final class FolderReader: DocumentReader {
  private let root: String
  private let options: ReadingOptions
  private var paths: ArraySlice<String>
  private(set) var bytesRead = 0

  init(path: String, options: ReadingOptions) throws(CorpusError) {
    root = path
    self.options = options
    var found: [String] = []
    try FolderListing.forEachFile(below: path) { relative in
      if CorpusFormat.of(path: relative) == .text { found.append(relative) }
    }
    paths = found.sorted()[...]
    if found.isEmpty {
      throw CorpusError(
        .badData, file: path, problem: "the folder holds no text files",
        remedy: "A folder is read as one document a .txt or .md file, labelled by its subfolder.")
    }
  }

  func next() throws(CorpusError) -> Document? {
    guard let relative = paths.popFirst() else { return nil }
    let path = "\(root)/\(relative)"
    let source = try openText(path: path, options: options)
    var bytes: [UInt8] = []
    while try source.read(appendingTo: &bytes) {
      if bytes.count > options.longestRecord {
        throw CorpusError(
          .badData, file: path, problem: "the file is longer than \(options.longestRecord) bytes",
          remedy: "A folder is read as one document a file. Split it, or use --max-record-bytes.")
      }
    }
    bytesRead += bytes.count
    let text = try decode(bytes, path: path)
    let folders = relative.split(separator: "/").dropLast()
    return Document(text: text, labels: folders.first.map { [String($0)] } ?? [], id: relative)
  }

  private func decode(_ bytes: [UInt8], path: String) throws(CorpusError) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let offset = UTF8Validation.firstInvalidByte(in: bytes) ?? 0
    let before = bytes[..<offset]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let rest = try UTF8Validation.validated(
      Array(bytes[lineStart...]), file: path, line: line, isLossy: options.isLossy)
    return String(decoding: before[..<lineStart] + rest, as: UTF8.self)
  }
}
