/// Strict or lossy decoding of UTF-8.
package enum UTF8Validation {
  /// Returns the offset of the first byte that is not valid UTF-8; nil where all is valid, which is found out fast.
  package static func firstInvalid(in bytes: some Collection<UInt8>) -> Int? {
    String(validating: bytes, as: UTF8.self) == nil ? firstInvalidByte(in: bytes) : nil
  }

  /// Returns the offset of the first byte that is not valid UTF-8; nil where all is valid.
  static func firstInvalidByte(in bytes: some Sequence<UInt8>) -> Int? {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error: return offset
      }
    }
  }

  /// Returns valid UTF-8: the bytes themselves, or with U+FFFD for what is invalid where `isLossy`.
  ///
  /// - Throws: `CorpusError` with the line and the byte, from 1, of the first invalid one.
  static func validated(
    _ bytes: [UInt8], file: String, line: Int, firstColumn: Int = 1, isLossy: Bool
  ) throws(CorpusError) -> [UInt8] {
    if (try? UTF8Span(validating: bytes.span)) != nil { return bytes }
    if isLossy { return Array(String(decoding: bytes, as: UTF8.self).utf8) }
    let offset = firstInvalidByte(in: bytes) ?? 0
    throw error(at: offset, of: bytes, file: file, line: line, column: firstColumn + offset)
  }

  /// The error for a byte of a run of whole lines that is not valid UTF-8.
  package static func error(
    at offset: Int, ofLines lines: [UInt8], firstLine: Int, file: String
  ) -> CorpusError {
    let before = lines[..<offset]
    return error(
      at: offset, of: lines, file: file,
      line: firstLine + before.count { $0 == UInt8(ascii: "\n") },
      column: offset - (before.lastIndex(of: UInt8(ascii: "\n")) ?? -1))
  }

  /// The error for a byte that is not valid UTF-8.
  ///
  /// - Parameter bytes: What stands around the byte, at `offset`; from it ICU guesses what the file may be.
  static func error(
    at offset: Int, of bytes: [UInt8], file: String, line: Int, column: Int
  ) -> CorpusError {
    let guess = TextEncoding.detect(bytes, leastConfidence: 20)
    let advice = guess.map { "If it is \($0), say --encoding \($0)" } ?? "Name its --encoding"
    return CorpusError(
      .badData, file: file, line: line, column: column,
      problem: "byte 0x\(String(bytes[offset], radix: 16, uppercase: true)) is not valid UTF-8",
      remedy: """
        \(advice), let --encoding auto find out what it is, \
        or use --lossy to replace such bytes with U+FFFD.
        """)
  }
}
