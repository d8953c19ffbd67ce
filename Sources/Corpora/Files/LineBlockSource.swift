/// Reads a file in blocks of whole lines: for work that wants speed and no line of its own.
public final class LineBlockSource {
  private let name: String
  private let source: any ByteSource
  private let longestRecord: Int
  private var buffer: [UInt8] = []
  private var used = 0
  private var hasEnded = false
  /// The number of the first line of the block at hand, from 1.
  public private(set) var firstLine = 1

  /// Opens an input; `-` is standard input, `.gz` and `.zst` are decompressed.
  ///
  /// - Throws: `CorpusError` when it cannot be opened.
  public init(path: String, options: ReadingOptions = ReadingOptions()) throws(CorpusError) {
    name = path
    source = try openText(path: path, options: options)
    longestRecord = options.longestRecord
  }

  /// Calls `body` with the next block, which ends with a line end unless it is the last.
  ///
  /// - Returns: false at the end of the input.
  public func next<Failure>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Void
  ) throws -> Bool {
    if used > 0 {
      let lines = buffer[..<used]
      firstLine += lines.span.occurrences(of: UInt8(ascii: "\n"))
      buffer.removeSubrange(..<used)
      used = 0
    }
    var searched = 0
    while true {
      if let end = buffer[searched...].lastIndex(of: UInt8(ascii: "\n")) {
        used = end + 1
        break
      }
      if buffer.count > longestRecord {
        throw CorpusError.tooLong(file: name, line: firstLine, longest: longestRecord)
      }
      searched = buffer.count
      if hasEnded {
        used = buffer.count
        break
      }
      hasEnded = try !source.read(appendingTo: &buffer)
    }
    if used == 0 { return false }
    try unsafe buffer.withUnsafeBufferPointer {
      try unsafe body(UnsafeBufferPointer(rebasing: $0[..<used]))
    }
    return true
  }

  /// The error for a byte of the block at hand that is not UTF-8.
  public func invalid(at offset: Int) -> CorpusError {
    UTF8Validation.error(at: offset, ofLines: buffer, firstLine: firstLine, file: name)
  }
}
