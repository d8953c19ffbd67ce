/// The compressed bytes of a file that wait to be decompressed.
struct CompressedInput {
  /// The file's path.
  var name: String { source.name }
  /// The piece at hand.
  var bytes: [UInt8] = []
  /// How much of it was taken.
  var consumed = 0
  private let source: FileSource
  private var hasEnded = false

  init(_ source: FileSource) { self.source = source }

  /// Reads on where the piece at hand is used up; returns false at the end of the file.
  mutating func refill() throws(CorpusError) -> Bool {
    while consumed == bytes.count, !hasEnded {
      bytes.removeAll(keepingCapacity: true)
      consumed = 0
      hasEnded = try !source.read(appendingTo: &bytes)
    }
    return consumed < bytes.count
  }

  /// The error for a file that ends within its compressed data.
  var endsTooEarly: CorpusError {
    failure("the compressed data ends too early", "The file is cut short; get it again.")
  }

  /// The error for a file that is not compressed in the format that its suffix names.
  func isNot(_ format: String, suffix: String) -> CorpusError {
    failure(
      "is not valid \(format) data", "Check that the file is what its suffix “\(suffix)” says.")
  }

  private func failure(_ problem: String, _ remedy: String) -> CorpusError {
    CorpusError(.badData, file: name, problem: problem, remedy: remedy)
  }
}
