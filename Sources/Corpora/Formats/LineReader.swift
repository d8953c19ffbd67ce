/// The lines of a text file, each with nothing but its line end taken off.
public final class LineReader {
  private let records: RecordSource
  private let isLossy: Bool

  /// Opens an input; `-` is standard input, `.gz` and `.zst` are decompressed.
  ///
  /// - Throws: `CorpusError` when it cannot be opened.
  public init(path: String, options: ReadingOptions = ReadingOptions()) throws(CorpusError) {
    records = try RecordSource(path: path, options: options, endsLinesByReturn: false)
    isLossy = options.isLossy
  }

  /// Returns the next line as valid UTF-8; nil at the end.
  ///
  /// - Throws: `CorpusError` with the line's number where it is not UTF-8 or too long.
  public func next() throws(CorpusError) -> [UInt8]? {
    guard let (line, number) = try records.nextLine() else { return nil }
    return try UTF8Validation.validated(line, file: records.name, line: number, isLossy: isLossy)
  }
}
