import Corpora

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Looking into folders, and making them.
enum Folder {
  /// Whether there is a file of this name.
  static func hasFile(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  /// Whether there is a folder of this name.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Makes a folder, unless it is there.
  static func make(_ path: String) throws(CorpusError) {
    let isThere = unsafe mkdir(path, 0o777) == 0 || errno == EEXIST
    if isThere { return }
    throw CorpusError(
      .cannotCreate, file: path,
      problem: "cannot be created: \(unsafe String(cString: strerror(errno)))",
      remedy: "Check that the folder above exists and that you may write there.")
  }

  /// Makes the folders that a file is to lie in.
  static func make(above path: String) throws(CorpusError) {
    var place = path.startIndex
    while let slash = path[place...].firstIndex(of: "/") {
      place = path.index(after: slash)
      if slash > path.startIndex { try make(String(path[..<slash])) }
    }
  }
}
