import CICUShims

/// The text of another source as UTF-8, converted by ICU.
@safe
final class ConvertedSource: ByteSource {
  private let source: any ByteSource
  private let converter: OpaquePointer
  private let encoding: String
  private let file: String
  private var input: [UInt8] = []
  private var consumed: Int32 = 0
  private var hasEnded = false
  private var isDone = false
  private var line = 1

  /// Makes the converter.
  ///
  /// - Throws: `CorpusError` where ICU does not know the encoding.
  init(
    _ source: any ByteSource, encoding: String, file: String, isLossy: Bool
  ) throws(CorpusError) {
    self.source = source
    self.encoding = encoding
    self.file = file
    var status: Int32 = 0
    guard let opened = unsafe cicu_converter_open(encoding, isLossy ? 1 : 0, &status) else {
      throw CorpusError(
        .badData, file: file, problem: "the encoding “\(encoding)” is not one that ICU converts",
        remedy: "Name another with --encoding, or convert the file to UTF-8.")
    }
    unsafe converter = opened
  }

  deinit { unsafe cicu_converter_close(converter) }

  func read(appendingTo buffer: inout [UInt8]) throws(CorpusError) -> Bool {
    let before = buffer.count
    while buffer.count == before {
      if isDone { return false }
      if consumed == input.count, !hasEnded {
        input.removeAll(keepingCapacity: true)
        consumed = 0
        hasEnded = try !source.read(appendingTo: &input)
      }
      try convert(into: &buffer)
    }
    return true
  }

  /// Converts what fits one piece.
  private func convert(into buffer: inout [UInt8]) throws(CorpusError) {
    var status: Int32 = 0
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: FileSource.pieceLength) {
      storage, used in
      unsafe input.withUnsafeBufferPointer { bytes in
        // At the end there may be no bytes left, but a converter still wants a place to look at.
        var none: UInt8 = 0
        unsafe withUnsafePointer(to: &none) { none in
          guard let result = storage.baseAddress else { return }
          used = unsafe Int(
            cicu_converter_convert(
              converter, bytes.baseAddress ?? none, Int32(bytes.count), hasEnded ? 1 : 0, &consumed,
              result, Int32(storage.count), &status))
        }
      }
    }
    buffer.append(contentsOf: piece)
    line += piece.count { $0 == UInt8(ascii: "\n") }
    if status > 0 { throw failure }
    if hasEnded, consumed == input.count, piece.count < FileSource.pieceLength { isDone = true }
  }

  private var failure: CorpusError {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = unsafe bytes.withUnsafeMutableBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return Int32(0) }
      return unsafe cicu_converter_invalid_bytes(converter, start, Int32(bytes.count))
    }
    let shown = bytes.prefix(Int(count)).map { "0x" + String($0, radix: 16, uppercase: true) }
    return CorpusError(
      .badData, file: file, line: line + Int(unsafe cicu_converter_line_feeds_held(converter)),
      problem: "\(shown.joined(separator: " ")) is not valid \(encoding)",
      remedy: "Name the right encoding with --encoding, or use --lossy to replace such bytes.")
  }
}
