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

  /// Notes an unfinished file.
  public static func insert(_ path: String) { paths.withLock { _ = $0.insert(path) } }

  /// Forgets a file, as it is finished or gone.
  public static func remove(_ path: String) { paths.withLock { _ = $0.remove(path) } }

  /// Removes every unfinished file; for a program that is about to end.
  public static func unlinkAll() {
    paths.withLock { paths in
      for path in paths { unsafe unlink(path) }
      paths = []
    }
  }
}
