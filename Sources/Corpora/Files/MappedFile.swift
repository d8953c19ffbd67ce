import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file's bytes, mapped into memory and read-only.
///
/// `@unchecked Sendable`: the mapping is private, never written, and unmapped only when the last owner is gone.
@safe
package final class MappedFile: @unchecked Sendable {
  package let path: String
  private let region: UnsafeRawBufferPointer

  /// Maps a regular file.
  ///
  /// - Throws: `CorpusError` when the file is missing, empty, not regular, or cannot be mapped.
  package convenience init(path: String) throws(CorpusError) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw CorpusError(
        .noInput, file: path, problem: "cannot be opened: \(Errno(rawValue: errno))",
        remedy: "Check the path and that you may read it.")
    }
    defer { close(descriptor) }
    try FileRoles.open(input: descriptor, path: path)
    try self.init(descriptor: descriptor, name: path)
  }

  /// Maps what a descriptor of a regular file, which need not stay open, leads to.
  package init(descriptor: Int32, name path: String) throws(CorpusError) {
    self.path = path
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw CorpusError(
        .noInput, file: path, problem: "is not a regular file",
        remedy: "A model is mapped into memory, so it must be a file on disk.")
    }
    let length = Int(status.st_size)
    guard length > 0 else {
      throw CorpusError(
        .badData, file: path, problem: "is empty",
        remedy: "Give a model that “pastiche train” or “pastiche lm build” wrote.")
    }
    let address = unsafe mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard unsafe address != MAP_FAILED else {
      throw CorpusError(
        .inputOutput, file: path, problem: "cannot be mapped: \(Errno(rawValue: errno))",
        remedy: "Check that the file lies on a disk that supports memory mapping.")
    }
    unsafe region = UnsafeRawBufferPointer(start: address, count: length)
  }

  /// Lets the system take back the memory of what was read; it is read again where it is needed again.
  package func releasePages() {
    unsafe madvise(
      UnsafeMutableRawPointer(mutating: region.baseAddress), region.count, MADV_DONTNEED)
  }

  deinit {
    unsafe munmap(UnsafeMutableRawPointer(mutating: region.baseAddress), region.count)
  }

  package var count: Int { unsafe region.count }

  /// The bytes; they live as long as this object.
  @unsafe package var bytes: UnsafeRawBufferPointer { unsafe region }
}
