/// A file that is read from its start to its end.
package enum WholeFile {
  /// Returns a file's bytes; `-` is standard input.
  ///
  /// - Parameters:
  ///   - most: How many bytes it may have.
  ///   - isInput: Whether it is one that no output may replace, rather than an earlier output of the program.
  package static func read(
    _ path: String, most: Int, isInput: Bool = true
  ) throws(CorpusError) -> [UInt8] {
    let source = try FileSource(path: path, isInput: isInput)
    var bytes: [UInt8] = []
    while try source.read(appendingTo: &bytes) {
      if bytes.count > most {
        throw CorpusError(
          .badData, file: path, problem: "is larger than \(most >> 20) MB",
          remedy: "Check that this is the file that you meant.")
      }
    }
    return bytes
  }

  /// Calls `body` with a file's bytes, piece by piece, as they are stored.
  package static func forEachPiece(
    of path: String, isInput: Bool = true, _ body: ([UInt8]) -> Void
  ) throws(CorpusError) {
    let source = try FileSource(path: path, isInput: isInput)
    var bytes: [UInt8] = []
    while try source.read(appendingTo: &bytes) {
      body(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
  }
}
