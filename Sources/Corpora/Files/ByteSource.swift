import SystemPackage

/// Bytes that come piece by piece.
protocol ByteSource: AnyObject {
  /// Appends the next piece to `buffer`; returns false at the end.
  func read(appendingTo buffer: inout [UInt8]) throws(CorpusError) -> Bool
}

/// The bytes of a file or of standard input, as they are stored.
final class FileSource: ByteSource {
  static let pieceLength = 128 << 10
  let name: String
  private let descriptor: FileDescriptor
  private var piece = [UInt8](repeating: 0, count: FileSource.pieceLength)

  /// Opens a file; `-` is standard input.
  ///
  /// - Parameter isInput: Whether it is one that no output may replace, rather than an earlier output of the program.
  init(path: String, isInput: Bool = true) throws(CorpusError) {
    name = path
    do {
      descriptor =
        try path == "-"
        ? .standardInput : .open(FilePath(path), .readOnly, options: .closeOnExec)
    } catch {
      throw CorpusError(
        .noInput, file: path, problem: "cannot be opened: \(error)",
        remedy: "Check the path and that you may read it; “-” reads standard input.")
    }
    if isInput { try FileRoles.open(input: descriptor.rawValue, path: path) }
  }

  deinit { if name != "-" { try? descriptor.close() } }

  func read(appendingTo buffer: inout [UInt8]) throws(CorpusError) -> Bool {
    let outcome: Result<Int, Errno> = unsafe piece.withUnsafeMutableBytes { piece in
      do {
        return .success(try unsafe descriptor.read(into: piece))
      } catch {
        return .failure(error as? Errno ?? .ioError)
      }
    }
    switch outcome {
    case .success(let count):
      buffer.append(contentsOf: piece[..<count])
      return count > 0
    case .failure(.isDirectory):
      throw CorpusError(
        .noInput, file: name, problem: "is a folder",
        remedy: "Name a file, or a folder where a corpus of text files is expected.")
    case .failure(let error):
      throw CorpusError(
        .inputOutput, file: name, problem: "reading failed: \(error)",
        remedy: "Check the disk or whatever feeds the input, then run again.")
    }
  }
}

/// Opens a file for reading, decompressed as its suffix asks.
func openBytes(path: String) throws(CorpusError) -> any ByteSource {
  let file = try FileSource(path: path)
  return switch Compression.of(path: path) {
  case .none: file
  case .gzip: try GzipSource(file)
  case .zstandard: try ZstandardSource(file)
  }
}
