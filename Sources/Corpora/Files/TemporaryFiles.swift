import SystemPackage
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The unfinished output files of this process, so that an interrupted program can remove them.
public enum TemporaryFiles {
  private static let paths = Mutex<Set<String>>([])
  private static let suffixLength = 25

  /// Notes an unfinished file.
  public static func insert(_ path: String) { paths.withLock { _ = $0.insert(path) } }

  /// Forgets a file, as it is finished or gone.
  public static func remove(_ path: String) { paths.withLock { _ = $0.remove(path) } }

  /// Removes every unfinished file and ends the program; none is made in between.
  public static func unlinkAll(andThen end: () -> Never) -> Never {
    paths.withLock { paths -> Never in
      for path in paths { unsafe unlink(path) }
      end()
    }
  }

  /// Makes a file beside another that only this process knows of, under a name that nobody can guess and nothing has.
  static func make(
    beside target: String, permissions: FilePermissions
  ) throws -> (descriptor: FileDescriptor, path: String) {
    let folder = target.lastIndex(of: "/").map { target[...$0] } ?? ""
    var name = String(target[folder.endIndex...])
    // File names have at most 255 bytes.
    while name.utf8.count + suffixLength > 255 { name.removeLast() }
    while true {
      let digits = String(UInt64.random(in: 0 ... .max), radix: 16)
      let zeros = String(repeating: "0", count: 16 - digits.count)
      let path = "\(folder)\(name).\(zeros)\(digits).partial"
      do {
        return (try create(path, permissions: permissions, isKept: false), path)
      } catch Errno.fileExists { continue }
    }
  }

  /// Makes a file in a folder that has no name, so that nothing of it is left however the program ends.
  package static func makeNameless(in folder: String) -> Result<Int32, any Error> {
    var name = Array("\(folder)/pastiche-XXXXXX".utf8CString)
    // Under the lock, so that no interruption comes while it has a name.
    return paths.withLock { _ in
      let descriptor = unsafe mkstemp(&name)
      if descriptor < 0 { return .failure(Errno(rawValue: errno)) }
      unsafe unlink(name)
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      return .success(descriptor)
    }
  }

  /// Makes a file where nothing may stand yet, not even a link.
  ///
  /// - Parameter isKept: Whether it stays where the program is interrupted.
  static func create(
    _ path: String, permissions: FilePermissions, isKept: Bool
  ) throws -> FileDescriptor {
    // Under the lock, so that no interruption comes between the file and the note of it.
    try paths.withLock { paths in
      let descriptor = try FileDescriptor.open(
        FilePath(path), .readWrite,
        options: [.create, .exclusiveCreate, .noFollow, .closeOnExec], permissions: permissions)
      if !isKept { paths.insert(path) }
      return descriptor
    }
  }
}
