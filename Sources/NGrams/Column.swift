/// Fixed-size elements side by side in memory that somebody else owns.
///
/// Safe to use as long as its owner lives, which ``NGramModel`` sees to: every column it has points into the storage it
/// holds. Indices are checked. `@unchecked Sendable`: the memory is never written after it is filled.
@safe
struct Column<Element: BitwiseCopyable & Sendable>: RandomAccessCollection, @unchecked Sendable {
  private let elements: UnsafeBufferPointer<Element>

  @unsafe init(_ elements: UnsafeBufferPointer<Element>) { unsafe self.elements = elements }

  var startIndex: Int { 0 }
  var endIndex: Int { unsafe elements.count }

  subscript(index: Int) -> Element {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: endIndex), "index outside the column")
    return unsafe elements[index]
  }

  /// `count` elements from `offset`; nil where there are not so many.
  func slice(_ offset: Int, count: Int) -> Column? {
    guard offset >= 0, count >= 0, offset <= endIndex, count <= endIndex - offset else {
      return nil
    }
    return unsafe Column(UnsafeBufferPointer(rebasing: elements[offset..<(offset + count)]))
  }
}

extension Column<UInt32> {
  /// The same memory as 32-bit floats.
  var asFloats: Column<Float> {
    let raw = unsafe UnsafeRawBufferPointer(elements)
    return unsafe Column<Float>(raw.assumingMemoryBound(to: Float.self))
  }
}

/// The 32-bit words of a model's file form, in memory of their own or in a mapped file.
///
/// `@unchecked Sendable`: the words are written only in `init`.
@safe
package final class NGramStorage: @unchecked Sendable {
  private let words: UnsafeBufferPointer<UInt32>
  /// What keeps mapped memory alive; nil for memory of our own.
  private let owner: AnyObject?

  package init(copying words: [UInt32]) {
    let copy = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: words.count)
    _ = unsafe copy.initialize(from: words)
    unsafe self.words = UnsafeBufferPointer(copy)
    owner = nil
  }

  /// Borrows memory that `owner` keeps; nil where it is not a whole number of aligned 32-bit words.
  @unsafe package init?(borrowing bytes: UnsafeRawBufferPointer, owner: AnyObject) {
    let alignment = MemoryLayout<UInt32>.alignment
    guard let base = bytes.baseAddress, bytes.count % MemoryLayout<UInt32>.size == 0,
      Int(bitPattern: base) % alignment == 0
    else { return nil }
    unsafe words = bytes.assumingMemoryBound(to: UInt32.self)
    self.owner = owner
  }

  deinit { if owner == nil { unsafe UnsafeMutableBufferPointer(mutating: words).deallocate() } }

  var column: Column<UInt32> { unsafe Column(words) }
}
