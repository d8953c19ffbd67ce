#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Memory that is read here and there: in large pages where the system has them, so that few addresses need translating.
enum LargeMemory {
  private static var pageLength: Int { 2 << 20 }

  /// Allocates memory, the contents of which are undefined; without any left the program ends, as where an array cannot grow.
  static func allocate(byteCount: Int) -> UnsafeMutableRawPointer {
    var memory: UnsafeMutableRawPointer?
    let alignment = byteCount < pageLength ? 16 : pageLength
    guard unsafe posix_memalign(&memory, alignment, max(byteCount, 16)) == 0,
      let memory = unsafe memory
    else { fatalError("no memory is left for \(byteCount) bytes") }
    #if os(Linux)
      if byteCount >= pageLength { unsafe madvise(memory, byteCount, MADV_HUGEPAGE) }
    #endif
    return unsafe memory
  }

  static func deallocate(_ memory: UnsafeMutableRawPointer) { unsafe free(memory) }
}
