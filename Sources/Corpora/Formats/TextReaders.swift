/// Lines of a text file, each a document that has nothing but its text.
public struct TextLines: Sendable {
  /// The lines, one behind another, as valid UTF-8.
  public private(set) var bytes: [UInt8] = []
  /// Where each line stands in ``bytes``, without its line end.
  public private(set) var lines: [Range<Int>] = []

  fileprivate mutating func append(_ line: some Collection<UInt8>) {
    lines.append(bytes.count..<(bytes.count + line.count))
    bytes.append(contentsOf: line)
  }
}

/// One unlabelled document a line; blank lines are passed over.
public final class TextLinesReader: DocumentReader {
  private let records: RecordSource
  private let options: ReadingOptions
  private var tally: DocumentTally

  init(_ records: RecordSource, options: ReadingOptions) {
    self.records = records
    self.options = options
    tally = DocumentTally(options)
  }

  /// How many bytes of (decompressed) input were taken so far.
  public var bytesRead: Int { records.bytesTaken }

  /// Returns the next document; nil at the end.
  public func next() throws(CorpusError) -> Document? {
    while true {
      let line = try records.nextLine { line, number throws(CorpusError) -> String? in
        if line.isBlank { return nil }
        if let text = try? UTF8Span(validating: line) { return String(copying: text) }
        return String(decoding: try valid(line, number), as: UTF8.self)
      }
      guard let line else {
        try tally.end(of: records.name)
        return nil
      }
      if let text = line {
        if tally.isEmpty, text.utf8.starts(with: "__label__".utf8) {
          options.notify?(
            "\(records.name): lines that begin with “__label__” are read as plain text; say --input-format fasttext for labels"
          )
        }
        tally.count()
        return Document(text: text)
      }
    }
  }

  /// Returns the next lines, of some bytes together; none at the end.
  public func nextLines(bytes: Int) throws(CorpusError) -> TextLines {
    var lines = TextLines()
    while lines.bytes.count < bytes {
      let line: Void? = try records.nextLine { line, number throws(CorpusError) in
        if line.isBlank { return }
        if (try? UTF8Span(validating: line)) != nil {
          unsafe line.withUnsafeBufferPointer { unsafe lines.append($0) }
        } else {
          lines.append(try valid(line, number))
        }
      }
      if line == nil { break }
    }
    if lines.lines.isEmpty { try tally.end(of: records.name) } else { tally.count() }
    return lines
  }

  /// A line that is not UTF-8, with what is wrong replaced where that is asked for.
  private func valid(_ line: ByteSpan, _ number: Int) throws(CorpusError) -> [UInt8] {
    try UTF8Validation.validated(
      line.indices.map { line[$0] }, file: records.name, line: number, isLossy: options.isLossy)
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

extension ByteSpan {
  /// Whether there is nothing but white space.
  fileprivate var isBlank: Bool {
    var place = 0
    while place < count, self[place] <= 0x20 { place += 1 }
    return place == count
  }
}
