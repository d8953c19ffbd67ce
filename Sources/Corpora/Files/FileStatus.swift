import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What stands at a path.
enum FileKind {
  case regular
  case folder
  case other
}

/// Returns what stands at a path, links followed; nil where nothing does.
func fileKind(_ path: String) -> FileKind? { FileStatus(path: path)?.kind }

/// What the file system says of a file.
package struct FileStatus {
  private let status: stat

  /// Looks at a path; nil where nothing stands there.
  ///
  /// - Parameter followsLinks: Whether it is the file that a symbolic link leads to that counts, or the link.
  package init?(path: String, followsLinks: Bool = true) {
    var status = stat()
    let result =
      followsLinks ? unsafe stat(path, &status) : unsafe lstat(path, &status)
    guard result == 0 else { return nil }
    self.status = status
  }

  /// Looks at an open file; nil where the descriptor is none.
  init?(descriptor: Int32) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { return nil }
    self.status = status
  }

  var kind: FileKind {
    switch status.st_mode & S_IFMT {
    case S_IFREG: .regular
    case S_IFDIR: .folder
    default: .other
    }
  }

  /// Whether it is a regular file, and no link.
  package var isRegular: Bool { kind == .regular }

  /// Whether it is a folder, and no link.
  package var isFolder: Bool { kind == .folder }

  /// How many bytes it has.
  package var length: Int { Int(status.st_size) }

  /// Who may read, write and execute it.
  var permissions: FilePermissions { FilePermissions(rawValue: status.st_mode & 0o777) }

  var owner: (user: UInt32, group: UInt32) { (status.st_uid, status.st_gid) }

  /// What tells it from every other file of the machine.
  var identity: FileIdentity {
    FileIdentity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
  }

  /// Whether an open file is one of one name that this user made.
  package static func isOwn(descriptor: Int32, path: String) -> Bool {
    let folder = FileStatus(path: FilePlace.folder(of: path))
    return FileStatus(descriptor: descriptor)?.isOwn(in: folder) ?? false
  }

  /// Whether it is a file of one name that this user made, or whoever owns its folder, who may do with it what they like.
  func isOwn(in folder: FileStatus?) -> Bool {
    kind == .regular && status.st_nlink == 1
      && (status.st_uid == geteuid() || status.st_uid == folder?.status.st_uid)
  }
}

/// What tells a file from every other one of the machine, whatever its names.
struct FileIdentity: Hashable {
  let device: UInt64
  let number: UInt64
}

/// Paths and the places that they lead to.
package enum FilePlace {
  /// The folder that a path's last part lies in, as a path.
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A path without links; nil where nothing stands there.
  package static func resolved(_ path: String) -> String? {
    guard let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// Where a file is or would come to be when a path is opened: links are followed, also one that leads to nothing yet.
  ///
  /// - Throws: `Errno` where links lead to each other.
  static func target(of path: String) throws(Errno) -> String {
    if let resolved = resolved(path) { return resolved }
    var path = path
    for _ in 0..<40 {
      guard let next = link(path) else { return path }
      path = next.hasPrefix("/") ? next : "\(folder(of: path))/\(next)"
    }
    throw .tooManySymbolicLinkLevels
  }

  private static func link(_ path: String) -> String? {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe readlink(path, &bytes, bytes.count)
    guard count > 0 else { return nil }
    return String(decoding: bytes[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Whether a file is, or would come to be, in a folder or below, wherever links lead.
  ///
  /// What is not there yet is judged by the folder above that is.
  package static func isInside(_ path: String, of folder: String) -> Bool {
    guard let root = resolved(folder), var place = try? target(of: path) else { return false }
    var rest: [String] = []
    while true {
      if let resolved = resolved(place) {
        return !rest.contains("..") && (root == "/" || "\(resolved)/".hasPrefix("\(root)/"))
      }
      while place.count > 1, place.hasSuffix("/") { place.removeLast() }
      rest.append(place.split(separator: "/").last.map(String.init) ?? "")
      let above = Self.folder(of: place)
      if above == place { return false }
      place = above
    }
  }
}
