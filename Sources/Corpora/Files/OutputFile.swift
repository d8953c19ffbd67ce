import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Turns bytes into other bytes on their way out.
protocol ByteEncoder: AnyObject {
  /// Returns what comes out for these bytes; `isLast` ends the stream.
  func encode(_ bytes: [UInt8], isLast: Bool) -> [UInt8]
}

/// A file that appears under its name only when it is complete.
///
/// The bytes go to a temporary file in the same folder, which ``commit()`` renames; an output that is never committed
/// leaves nothing. Standard output (`-`), pipes and devices are written to as they are.
public final class OutputFile {
  private static let bufferLength = 256 << 10
  private let path: String
  private let temporary: String?
  private let descriptor: FileDescriptor
  private let encoder: (any ByteEncoder)?
  private var buffer: [UInt8] = []
  private var isOpen = true

  /// Opens the output; `-` is standard output, and `.gz` or `.zst` compresses.
  ///
  /// - Throws: `CorpusError` with the cause `cannotCreate`.
  public init(path: String) throws(CorpusError) {
    encoder =
      switch Compression.of(path: path) {
      case .none: nil
      case .gzip: GzipEncoder()
      case .zstandard: ZstandardEncoder()
      }
    if path == "-" {
      (self.path, temporary, descriptor) = (path, nil, .standardOutput)
      return
    }
    let target = Self.resolvingLinks(path)
    self.path = target
    do {
      if Self.isSpecial(target) {
        temporary = nil
        descriptor = try .open(FilePath(target), .writeOnly)
      } else {
        let name = "\(target).\(getpid()).partial"
        temporary = name
        TemporaryFiles.insert(name)
        descriptor = try .open(
          FilePath(name), .writeOnly, options: [.create, .truncate],
          permissions: FilePermissions(rawValue: 0o666))
      }
    } catch {
      if let temporary { TemporaryFiles.remove(temporary) }
      throw CorpusError(
        .cannotCreate, file: path, problem: "cannot be created: \(error)",
        remedy: "Check that the folder exists and that you may write there.")
    }
  }

  deinit { if isOpen { discard() } }

  /// Appends bytes.
  public func write(_ bytes: [UInt8]) throws(CorpusError) {
    if bytes.count >= Self.bufferLength {
      // Large pieces go out without being copied.
      try flush(isLast: false)
      return try encodeAndWrite(bytes, isLast: false)
    }
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferLength { try flush(isLast: false) }
  }

  /// Writes out what is left, syncs, and gives the file its name.
  public func commit() throws(CorpusError) {
    try flush(isLast: true)
    isOpen = false
    guard path != "-" else { return }
    do {
      if let temporary {
        guard fsync(descriptor.rawValue) == 0 else { throw Errno(rawValue: errno) }
        try descriptor.close()
        guard unsafe rename(temporary, path) == 0 else { throw Errno(rawValue: errno) }
        TemporaryFiles.remove(temporary)
      } else {
        try descriptor.close()
      }
    } catch {
      discard()
      throw failure(error)
    }
  }

  private func flush(isLast: Bool) throws(CorpusError) {
    try encodeAndWrite(buffer, isLast: isLast)
    buffer.removeAll(keepingCapacity: true)
  }

  private func encodeAndWrite(_ bytes: [UInt8], isLast: Bool) throws(CorpusError) {
    do {
      try descriptor.writeAll(encoder.map { $0.encode(bytes, isLast: isLast) } ?? bytes)
    } catch {
      throw failure(error)
    }
  }

  private func discard() {
    isOpen = false
    guard path != "-" else { return }
    try? descriptor.close()
    if let temporary {
      unsafe unlink(temporary)
      TemporaryFiles.remove(temporary)
    }
  }

  private func failure(_ error: any Error) -> CorpusError {
    if error as? Errno == .brokenPipe {
      return CorpusError(.brokenPipe, file: path, problem: "nobody reads on", remedy: "")
    }
    return CorpusError(
      .inputOutput, file: path, problem: "writing failed: \(error)",
      remedy: "Nothing was left under this name. Free some space or choose another disk.")
  }

  private static func resolvingLinks(_ path: String) -> String {
    guard let resolved = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// Whether something other than a regular file stands there: a device, a pipe, a folder.
  private static func isSpecial(_ path: String) -> Bool {
    guard let kind = fileKind(path) else { return false }
    return kind != .regular
  }
}

/// What stands at a path.
enum FileKind {
  case regular
  case folder
  case other
}

/// Returns what stands at a path, links followed; nil where nothing does.
func fileKind(_ path: String) -> FileKind? {
  var status = stat()
  guard unsafe stat(path, &status) == 0 else { return nil }
  return switch status.st_mode & S_IFMT {
  case S_IFREG: .regular
  case S_IFDIR: .folder
  default: .other
  }
}
