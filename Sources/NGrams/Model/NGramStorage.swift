import Corpora

/// The bytes of a model's file form, in memory of their own or in a mapped file.
///
/// `@unchecked Sendable`: the bytes are written only in `init`.
@safe
package final class NGramStorage: @unchecked Sendable {
  /// The bytes; they live as long as the storage does, and begin at a multiple of 8.
  @unsafe let bytes: UnsafeRawBufferPointer
  /// What keeps mapped memory alive; nil for memory of our own.
  private let owner: AnyObject?

  /// Takes memory of zeros and has it filled.
  init(byteCount: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Void) {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: byteCount, alignment: 8)
    unsafe memory.initializeMemory(as: UInt8.self, repeating: 0)
    unsafe fill(memory)
    unsafe bytes = UnsafeRawBufferPointer(memory)
    owner = nil
  }

  /// Borrows memory that `owner` keeps; nil where it does not begin at a multiple of 8.
  @unsafe package init?(borrowing bytes: UnsafeRawBufferPointer, owner: AnyObject) {
    guard let base = bytes.baseAddress, Int(bitPattern: base) % 8 == 0 else { return nil }
    unsafe self.bytes = bytes
    self.owner = owner
  }

  /// Lets the system take back the memory of a mapped model.
  func releasePages() { (owner as? MappedFile)?.releasePages() }

  deinit {
    if owner == nil { unsafe UnsafeMutableRawBufferPointer(mutating: bytes).deallocate() }
  }
}
