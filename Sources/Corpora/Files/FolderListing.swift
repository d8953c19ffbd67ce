import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Looks into folders.
package enum FolderListing {
  /// The names of what lies in a folder, in no order; hidden ones are passed over.
  package static func names(in folder: String) throws(CorpusError) -> [String] {
    guard let stream = unsafe opendir(folder) else {
      throw CorpusError(
        .noInput, file: folder, problem: "cannot be listed: \(Errno(rawValue: errno))",
        remedy: "Check that you may read the folder.")
    }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: entry.pointee.d_name) {
        unsafe String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  /// Calls `visit` with the path of every regular file below `root`, relative to it, in no order; hidden names are
  /// passed over.
  static func forEachFile(
    below root: String, _ visit: (String) -> Void
  ) throws(CorpusError) {
    var folders = [""]
    while let folder = folders.popLast() {
      for name in try names(in: folder.isEmpty ? root : "\(root)/\(folder)") {
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
