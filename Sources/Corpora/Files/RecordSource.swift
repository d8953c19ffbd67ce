/// Cuts a byte stream into lines, or hands out its bytes to a format that has other records.
///
/// Holds one piece of the input and the record at hand; a record over the limit is an error, never a growing buffer.
final class RecordSource {
  let name: String
  private let source: any ByteSource
  private let longestRecord: Int
  private var buffer: [UInt8] = []
  private var position = 0
  private var hasEnded = false
  /// What ends a line; nil until that was looked for.
  private(set) var lineEnd: UInt8?
  private var lastWasReturn = false
  /// The line that the next byte is on, from 1.
  private(set) var line = 1
  /// How many bytes were taken.
  private(set) var bytesTaken = 0
  /// Whether what was taken is kept until ``takeRaw()`` asks for it.
  private let keepsRaw: Bool
  /// What was taken and is in the buffer no more.
  private var raw: [UInt8] = []
  /// Where in the buffer begins what was taken and is kept.
  private var rawStart = 0

  /// Opens an input.
  ///
  /// - Parameters:
  ///   - endsLinesByReturn: Whether a bare CR ends lines where the file begins without any LF, as old Macs wrote it.
  ///   - keepsRaw: Whether ``takeRaw()`` will ask for what was taken.
  init(
    path: String, options: ReadingOptions, endsLinesByReturn: Bool = true, keepsRaw: Bool = false
  ) throws(CorpusError) {
    name = path
    if !endsLinesByReturn { lineEnd = UInt8(ascii: "\n") }
    let text = try openMarkedText(path: path, options: options)
    source = text.source
    longestRecord = options.longestRecord
    self.keepsRaw = keepsRaw
    if text.hadMark { raw = [0xEF, 0xBB, 0xBF] }
  }

  /// What was taken since the last call, byte for byte; a byte order mark of UTF-8 is the first.
  func takeRaw() -> [UInt8] {
    raw.append(contentsOf: buffer[rawStart..<position])
    rawStart = position
    defer { raw = [] }
    return raw
  }

  /// Returns the next line without its LF or CRLF, and its number; nil at the end.
  func nextLine() throws(CorpusError) -> (bytes: [UInt8], number: Int)? {
    guard let (range, number) = try nextRange() else { return nil }
    return (Array(buffer[range]), number)
  }

  /// Returns what `body` makes of the next line without its LF or CRLF, and of its number; nil at the end.
  func nextLine<Value>(
    _ body: (ByteSpan, Int) throws(CorpusError) -> Value
  ) throws(CorpusError) -> Value? {
    guard let (range, number) = try nextRange() else { return nil }
    return try unsafe buffer.withUnsafeBufferPointer { bytes throws(CorpusError) in
      try unsafe body(UnsafeBufferPointer(rebasing: bytes[range]).span, number)
    }
  }

  /// Where the next line stands in the buffer, without its LF or CRLF, and its number; nil at the end.
  private func nextRange() throws(CorpusError) -> (range: Range<Int>, number: Int)? {
    let lineEnd = if let known = lineEnd { known } else { try findLineEnd() }
    var searched = position
    while true {
      let end = buffer.span.firstIndex(of: lineEnd, from: searched)
      let count = (end ?? buffer.count) - position
      try check(count, startLine: line)
      if end == nil {
        searched = count
        if try fill() { continue }
        if count == 0 { return nil }
      }
      let start = position
      position = end.map { $0 + 1 } ?? buffer.count
      bytesTaken += position - start
      defer { line += 1 }
      let hasReturn = count > 0 && buffer[start + count - 1] == UInt8(ascii: "\r")
      return (start..<(start + count - (hasReturn ? 1 : 0)), line)
    }
  }

  /// What ends the lines of the input, by its beginning.
  private func findLineEnd() throws(CorpusError) -> UInt8 {
    let (feed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    var searched = position
    var hasReturn = false
    while true {
      let feedPlace = buffer.span.firstIndex(of: feed, from: searched)
      if feedPlace != nil {
        hasReturn = false
        break
      }
      let returnPlace = buffer.span.firstIndex(of: carriageReturn, from: searched)
      hasReturn = hasReturn || returnPlace != nil
      searched = buffer.count
      let length = searched - position
      // A CR at the end may be half of a CRLF.
      let isEnough =
        hasReturn && length >= FileSource.pieceLength && buffer.last != carriageReturn
      if isEnough || length > longestRecord { break }
      if try !fill() { break }
    }
    let result = hasReturn ? carriageReturn : feed
    lineEnd = result
    return result
  }

  /// Returns the next byte; nil at the end.
  ///
  /// LF, CRLF and a bare CR each begin a line.
  func nextByte() throws(CorpusError) -> UInt8? {
    guard let byte = try peekByte() else { return nil }
    position += 1
    bytesTaken += 1
    let isReturn = byte == UInt8(ascii: "\r")
    if isReturn || (byte == UInt8(ascii: "\n") && !lastWasReturn) { line += 1 }
    lastWasReturn = isReturn
    return byte
  }

  /// Returns the next byte without taking it; nil at the end.
  func peekByte() throws(CorpusError) -> UInt8? {
    while position == buffer.count { if try !fill() { return nil } }
    return buffer[position]
  }

  /// Returns the bytes that come next without taking them: some thousand, or fewer at the end.
  func head() throws(CorpusError) -> [UInt8] {
    while buffer.count - position < Self.headLength, try fill() {}
    return Array(buffer[position...].prefix(Self.headLength))
  }

  private static let headLength = 1 << 16

  /// Throws if a record of `count` bytes is over the limit.
  func check(_ count: Int, startLine: Int) throws(CorpusError) {
    if count > longestRecord {
      throw CorpusError.tooLong(file: name, line: startLine, longest: longestRecord)
    }
  }

  /// Reads one more piece, dropping what was taken; returns false at the end.
  private func fill() throws(CorpusError) -> Bool {
    if hasEnded { return false }
    if position > 0 {
      if keepsRaw { raw.append(contentsOf: buffer[rawStart..<position]) }
      buffer.removeSubrange(..<position)
      (position, rawStart) = (0, 0)
    }
    hasEnded = try !source.read(appendingTo: &buffer)
    return !hasEnded
  }
}

extension CorpusError {
  /// The error for a line or record over the limit.
  static func tooLong(file: String, line: Int, longest: Int) -> CorpusError {
    CorpusError(
      .badData, file: file, line: line, problem: "the line is longer than \(longest) bytes",
      remedy:
        "A document that long is often a file without line ends. Split it, or allow it with --max-record-bytes."
    )
  }
}
