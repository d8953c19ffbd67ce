import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Walks a folder.
enum FolderListing {
  /// Calls `visit` with the path of every regular file below `root`, relative to it, in no order; hidden names are
  /// passed over.
  static func forEachFile(
    below root: String, _ visit: (String) -> Void
  ) throws(CorpusError) {
    var folders = [""]
    while let folder = folders.popLast() {
      let full = folder.isEmpty ? root : "\(root)/\(folder)"
      guard let stream = unsafe opendir(full) else {
        throw CorpusError(
          .noInput, file: full, problem: "cannot be listed: \(Errno(rawValue: errno))",
          remedy: "Check that you may read the folder.")
      }
      defer { unsafe closedir(stream) }
      while let entry = unsafe readdir(stream) {
        let name = unsafe withUnsafePointer(to: entry.pointee.d_name) {
          unsafe String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
        }
        if name.hasPrefix(".") { continue }
        let relative = folder.isEmpty ? name : "\(folder)/\(name)"
        switch fileKind("\(root)/\(relative)") {
        case .regular: visit(relative)
        case .folder: folders.append(relative)
        default: break
        }
      }
    }
  }
}
