/// Lines of numbers and words, written without a check for each byte.
@safe
final class LineBuffer {
  private var memory: UnsafeMutableRawBufferPointer
  private(set) var count = 0

  init(capacity: Int) { unsafe memory = .allocate(byteCount: capacity, alignment: 8) }

  deinit { unsafe memory.deallocate() }

  /// What was written.
  var bytes: [UInt8] { unsafe Array(memory[..<count]) }

  /// Calls `body` with what was written.
  func withBytes(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    unsafe body(
      UnsafeRawBufferPointer(rebasing: memory[..<count]).assumingMemoryBound(to: UInt8.self))
  }

  /// Makes room for that many more bytes.
  func reserve(_ more: Int) {
    if unsafe count + more <= memory.count { return }
    let larger = unsafe UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(2 * memory.count, count + more), alignment: 8)
    unsafe larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[..<count]))
    unsafe memory.deallocate()
    unsafe memory = unsafe larger
  }

  /// Appends one byte; there must be room.
  @inline(__always)
  func append(_ byte: UInt8) {
    unsafe memory[count] = byte
    count &+= 1
  }

  /// Appends bytes, with room made for them.
  func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    reserve(bytes.count)
    if bytes.isEmpty { return }
    unsafe UnsafeMutableRawBufferPointer(rebasing: memory[count...])
      .copyMemory(from: UnsafeRawBufferPointer(bytes))
    count &+= bytes.count
  }

  /// Appends a word, with a space before it where asked.
  @inline(__always)
  @unsafe func appendWord(_ word: UnsafeRawBufferPointer, isSpaced: Bool) {
    reserve(word.count &+ 9)
    if isSpaced { append(UInt8(ascii: " ")) }
    guard let from = word.baseAddress, let to = unsafe memory.baseAddress else { return }
    let end = unsafe to + count
    if word.count >= 8 {
      unsafe end.copyMemory(from: from, byteCount: word.count)
    } else {
      for place in 0..<word.count { unsafe memory[count &+ place] = word[place] }
    }
    count &+= word.count
  }

  /// Drops what was written after a place.
  func truncate(to count: Int) { self.count = count }

  /// Appends a number with seven decimals, zeros at the end left out; there must be room for 24 bytes.
  func append(decimal number: Double) {
    // Beyond that, which is below 1e-90 as a probability, the decimals of a 32-bit float mean nothing.
    let scaled = (min(max(number, -99), 99) * 1e7).rounded()
    if scaled < 0 { append(UInt8(ascii: "-")) }
    var rest = UInt64(abs(scaled))
    var decimals = rest % 10_000_000
    rest /= 10_000_000
    if rest >= 10 { append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest / 10)) }
    append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10))
    if decimals == 0 { return }
    append(UInt8(ascii: "."))
    var divisor: UInt64 = 1_000_000
    while decimals > 0 {
      append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: decimals / divisor))
      decimals %= divisor
      divisor /= 10
    }
  }
}
