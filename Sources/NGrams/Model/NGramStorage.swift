import Corpora

/// The bytes of a model's file form, in memory of their own or in a mapped file.
///
/// `@unchecked Sendable`: the bytes are written only in `init`.
@safe
package final class NGramStorage: @unchecked Sendable {
  /// The bytes; they live as long as the storage does, and begin at a multiple of 8.
  @unsafe let bytes: UnsafeRawBufferPointer
  /// What keeps borrowed memory alive; nil where it lives for ever, or is ours.
  private let owner: AnyObject?
  private let isOurs: Bool

  /// Takes memory of zeros and has it filled.
  init(byteCount: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Void) {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: byteCount, alignment: 8)
    unsafe memory.initializeMemory(as: UInt8.self, repeating: 0)
    unsafe fill(memory)
    unsafe bytes = UnsafeRawBufferPointer(memory)
    (owner, isOurs) = (nil, true)
  }

  /// Borrows memory that `owner` keeps, or that lives for ever where there is none; nil where it does not begin at a multiple of 8.
  @unsafe package init?(borrowing bytes: UnsafeRawBufferPointer, owner: AnyObject?) {
    guard let base = bytes.baseAddress, Int(bitPattern: base) % 8 == 0 else { return nil }
    unsafe self.bytes = bytes
    (self.owner, isOurs) = (owner, false)
  }

  /// Lets the system take back the memory of a mapped model.
  func releasePages() { (owner as? MappedFile)?.releasePages() }

  deinit {
    if isOurs { unsafe UnsafeMutableRawBufferPointer(mutating: bytes).deallocate() }
  }
}
