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
  /// What went to a file that can be gone on with.
  package private(set) var extent: Extent
  private let isPartial: Bool
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

  /// The first bytes of a file: how many, and their CRC-32.
  public struct Extent: Equatable, Sendable {
    /// How many bytes.
    public var length = 0
    /// Their checksum.
    public var checksum: UInt32 = 0

    /// Describes the first bytes of a file; none unless told otherwise.
    public init(length: Int = 0, checksum: UInt32 = 0) {
      (self.length, self.checksum) = (length, checksum)
    }

    /// Takes in the bytes behind those.
    package mutating func append(_ bytes: [UInt8]) {
      length += bytes.count
      checksum = unsafe bytes.withUnsafeBytes { unsafe Checksum.crc32($0, after: checksum) }
    }
  }

  /// Opens the output; `-` is standard output, and `.gz` or `.zst` compresses.
  ///
  /// - Parameters:
  ///   - remains: What is left where the output is not committed.
  ///   - extent: The first bytes of a partial file, which are kept; the rest is cut off.
  /// - Throws: `CorpusError` with the cause `cannotCreate`, also where the file is an input as well; with `badData` where
  ///   the partial file has other first bytes.
  public init(
    path: String, remains: Remains = .nothing, keeping extent: Extent = Extent()
  ) throws(CorpusError) {
    compression = Compression.of(path: path)
    encoder = compression.encoder
    self.extent = extent
    (isPartial, isKept) =
      if case .partial(let isKept) = remains { (true, isKept) } else { (false, false) }
    if path == "-" {
      try FileRoles.open(output: STDOUT_FILENO, path: path)
      (self.path, temporary, descriptor) = (path, nil, .standardOutput)
      return
    }
    try FileRoles.open(output: path)
    do {
      let target = try FilePlace.target(of: path)
      self.path = target
      let replaced = FileStatus(path: target)
      if let number = Self.descriptorNumber(path) {
        temporary = nil
        descriptor = try FileDescriptor(rawValue: number).duplicate()
      } else if let replaced, !replaced.isRegular {
        temporary = nil
        descriptor = try .open(FilePath(target), .writeOnly, options: .closeOnExec)
      } else if case .partial = remains {
        let name = Self.partial(of: target)
        temporary = name
        descriptor =
          if extent.length > 0 { try Self.reopen(name, target, keeping: extent) } else {
            try Self.replacing(name, like: replaced, isKept: isKept)
          }
        if !isKept { TemporaryFiles.insert(name) }
      } else {
        let made = try TemporaryFiles.make(
          beside: target, permissions: Self.permissions(replaced))
        (descriptor, temporary) = (made.descriptor, made.path)
      }
      if temporary != nil, let replaced { Self.keepOwner(of: replaced, descriptor) }
    } catch let error as CorpusError {
      throw error
    } catch {
      throw CorpusError(
        .cannotCreate, file: path, problem: "cannot be created: \(error)",
        remedy: "Check that the folder exists and that you may write there.")
    }
  }

  /// Where an output that can be gone on with lies before it is complete.
  public static func partial(of path: String) -> String { "\(path).partial" }

  /// The number of the descriptor that a path such as `/dev/stdout` stands for.
  private static func descriptorNumber(_ path: String) -> Int32? {
    switch path {
    case "/dev/stdout": return STDOUT_FILENO
    case "/dev/stderr": return STDERR_FILENO
    default:
      for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
        return Int32(path.dropFirst(folder.count))
      }
      return nil
    }
  }

  /// A file that takes another one's place is nobody else's until it has that one's owner.
  private static func permissions(_ replaced: FileStatus?) -> FilePermissions {
    replaced == nil ? FilePermissions(rawValue: 0o666) : .ownerReadWrite
  }

  /// Gives a file the owner and the mode of the one that it is going to replace.
  private static func keepOwner(of replaced: FileStatus, _ descriptor: FileDescriptor) {
    let (user, group) = replaced.owner
    var permissions = replaced.permissions
    if fchown(descriptor.rawValue, user, group) != 0,
      fchown(descriptor.rawValue, uid_t.max, group) != 0
    {
      // Another group gets no more than everybody.
      permissions.remove([.groupReadWriteExecute])
      if permissions.contains(.otherRead) { permissions.insert(.groupRead) }
    }
    _ = fchmod(descriptor.rawValue, permissions.rawValue)
  }

  /// Makes a partial file in place of an older one.
  private static func replacing(
    _ name: String, like replaced: FileStatus?, isKept: Bool
  ) throws -> FileDescriptor {
    if let old = FileStatus(path: name, followsLinks: false) {
      try checkOwn(old, name)
      unsafe unlink(name)
    }
    return try TemporaryFiles.create(name, permissions: permissions(replaced), isKept: isKept)
  }

  /// Opens a partial file, cuts it off behind its first bytes, and goes there.
  private static func reopen(
    _ name: String, _ target: String, keeping extent: Extent
  ) throws -> FileDescriptor {
    // One that was finished since is gone on with, too.
    let wasFinished = FileStatus(path: name, followsLinks: false) == nil
    let place = wasFinished ? target : name
    let descriptor = try FileDescriptor.open(
      FilePath(place), .readWrite, options: [.noFollow, .nonBlocking, .closeOnExec])
    do {
      guard let status = FileStatus(descriptor: descriptor.rawValue) else { throw Errno.ioError }
      try checkOwn(status, place)
      guard try Self.extent(of: descriptor, length: extent.length) == extent else {
        throw CorpusError(
          .badData, file: place, problem: "is no longer what the run that was stopped had written",
          remedy: "Remove it and the run's journal to start anew.")
      }
      if wasFinished, unsafe rename(target, name) != 0 { throw Errno(rawValue: errno) }
      guard ftruncate(descriptor.rawValue, off_t(extent.length)) == 0 else {
        throw Errno(rawValue: errno)
      }
      try descriptor.seek(offset: Int64(extent.length), from: .start)
      return descriptor
    } catch {
      try? descriptor.close()
      throw error
    }
  }

  private static func checkOwn(_ status: FileStatus, _ path: String) throws(CorpusError) {
    if status.isOwn(in: FileStatus(path: FilePlace.folder(of: path))) { return }
    throw CorpusError(
      .cannotCreate, file: path, problem: "is not a file that an earlier run of yours left",
      remedy: "Remove it, or choose another output.")
  }

  /// What the first bytes of a file are; fewer where it is shorter.
  private static func extent(of descriptor: FileDescriptor, length: Int) throws -> Extent {
    var extent = Extent()
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    while extent.length < length {
      let wanted = min(piece.count, length - extent.length)
      let count = unsafe try piece.withUnsafeMutableBytes {
        unsafe try descriptor.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[..<wanted]))
      }
      if count == 0 { break }
      extent.append(Array(piece[..<count]))
    }
    return extent
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
  /// - Returns: What a file that can be gone on with has come to.
  public func checkpoint() throws(CorpusError) -> Extent {
    try flush(isLast: true)
    encoder = compression.encoder
    guard path == "-" || fsync(descriptor.rawValue) == 0 || temporary == nil else {
      throw failure(Errno(rawValue: errno))
    }
    return extent
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
        FileRoles.commit(path)
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
      if isPartial { extent.append(encoded) }
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
}
