import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension Compression {
  /// What compresses; nil where nothing does.
  fileprivate var encoder: (any ByteEncoder)? {
    switch self {
    case .none: nil
    case .gzip: GzipEncoder()
    case .zstandard: ZstandardEncoder()
    }
  }
}

/// Turns bytes into other bytes on their way out.
protocol ByteEncoder: AnyObject {
  /// Returns what comes out for these bytes; `isLast` ends the stream.
  func encode(_ bytes: [UInt8], isLast: Bool) -> [UInt8]
}

/// A file that appears under its name only when it is complete.
///
/// The bytes go to a temporary file in the same folder, which ``commit()`` renames; an output that is never committed
/// leaves nothing, unless it is one that can be gone on with. Standard output (`-`), pipes and devices are written to as they are.
public final class OutputFile {
  private static let bufferLength = 256 << 10
  private let path: String
  private let temporary: String?
  private let descriptor: FileDescriptor
  private let compression: Compression
  private var encoder: (any ByteEncoder)?
  /// How many bytes went to the file.
  private var length = 0
  private let isKept: Bool
  private var buffer: [UInt8] = []
  private var isOpen = true

  /// What an output that stops before its end leaves behind.
  public enum Remains: Sendable {
    /// Nothing.
    case nothing
    /// A file that can be gone on with, `PATH.partial`; if `isKept`, also where the program is told to stop.
    case partial(isKept: Bool)
  }

  /// Opens the output; `-` is standard output, and `.gz` or `.zst` compresses.
  ///
  /// - Parameters:
  ///   - remains: What is left where the output is not committed.
  ///   - length: How many bytes of a partial file are kept; the rest is cut off.
  /// - Throws: `CorpusError` with the cause `cannotCreate`.
  public init(
    path: String, remains: Remains = .nothing, keeping length: Int = 0
  ) throws(CorpusError) {
    compression = Compression.of(path: path)
    encoder = compression.encoder
    if case .partial(let isKept) = remains { self.isKept = isKept } else { isKept = false }
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
        let name =
          if case .partial = remains { Self.partial(of: target) } else {
            "\(target).\(getpid()).partial"
          }
        temporary = name
        if !isKept { TemporaryFiles.insert(name) }
        // One that was finished since is gone on with, too.
        if length > 0, fileKind(name) == nil { _ = unsafe rename(target, name) }
        descriptor = try .open(
          FilePath(name), .writeOnly, options: length > 0 ? [] : [.create, .truncate],
          permissions: FilePermissions(rawValue: 0o666))
        if length > 0 { try Self.cut(descriptor, to: length) }
      }
    } catch {
      if let temporary { TemporaryFiles.remove(temporary) }
      throw CorpusError(
        .cannotCreate, file: path, problem: "cannot be created: \(error)",
        remedy: "Check that the folder exists and that you may write there.")
    }
    self.length = length
  }

  /// Where an output that can be gone on with lies before it is complete.
  public static func partial(of path: String) -> String { "\(path).partial" }

  /// Leaves the first bytes of a file and goes to their end.
  private static func cut(_ descriptor: FileDescriptor, to length: Int) throws {
    guard try descriptor.seek(offset: 0, from: .end) >= length,
      ftruncate(descriptor.rawValue, off_t(length)) == 0
    else { throw Errno.invalidArgument }
    try descriptor.seek(offset: Int64(length), from: .start)
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

  /// Brings all that was written so far to the disk, so that it can be gone on with from here.
  ///
  /// What is compressed ends here, and a new part begins: members of gzip and frames of Zstandard may follow one another.
  ///
  /// - Returns: The length of the file in bytes.
  public func checkpoint() throws(CorpusError) -> Int {
    try flush(isLast: true)
    encoder = compression.encoder
    guard path == "-" || fsync(descriptor.rawValue) == 0 || temporary == nil else {
      throw failure(Errno(rawValue: errno))
    }
    return length
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
    let encoded = encoder.map { $0.encode(bytes, isLast: isLast) } ?? bytes
    do {
      try descriptor.writeAll(encoded)
      length += encoded.count
    } catch {
      throw failure(error)
    }
  }

  private func discard() {
    isOpen = false
    guard path != "-" else { return }
    try? descriptor.close()
    if let temporary, !isKept {
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
      remedy: isKept
        ? "Free some space and run it again with --resume."
        : "Nothing was left under this name. Free some space or choose another disk.")
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
