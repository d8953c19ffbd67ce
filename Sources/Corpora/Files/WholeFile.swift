/// A file that is read into memory as a whole.
package enum WholeFile {
  /// Returns a file's bytes; `-` is standard input.
  ///
  /// - Parameter most: How many bytes it may have.
  package static func read(_ path: String, most: Int) throws(CorpusError) -> [UInt8] {
    let source = try FileSource(path: path)
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
}
