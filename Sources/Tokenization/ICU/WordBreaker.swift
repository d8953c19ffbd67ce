import CICUShims

/// ICU's word boundaries over UTF-8, for one locale.
///
/// Not `Sendable`: one breaker serves one thread. Opening costs some 6 µs, so keep it and feed it text after text.
@safe
struct WordBreaker: ~Copyable {
  private let handle: OpaquePointer

  init(locale: String) throws(ICUError) {
    var status: Int32 = 0
    guard
      let opened = unsafe cicu_breaker_open(Int32(CICU_BREAK_WORD.rawValue), locale, &status)
    else { throw ICUError(status: status, operation: "open word boundaries for “\(locale)”") }
    unsafe handle = opened
  }

  deinit { unsafe cicu_breaker_close(handle) }

  /// Calls `visit` with each segment's end (bytes) and ICU's rule status, in order.
  ///
  /// - Precondition: `text` is shorter than 2³¹ bytes: ICU counts in 32 bits.
  func forEachSegment(
    in text: UnsafeBufferPointer<UInt8>, _ visit: (_ end: Int, _ status: Int32) -> Void
  ) throws(ICUError) {
    guard let base = text.baseAddress, !text.isEmpty else { return }
    precondition(text.count <= Int(Int32.max), "a text of 2 GiB or more cannot be segmented whole")
    let status = unsafe cicu_breaker_set_text(handle, base, Int32(text.count))
    if status > 0 { throw ICUError(status: status, operation: "read a text") }
    let capacity = 256
    unsafe withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * capacity) { buffer in
      guard let ends = buffer.baseAddress else { return }
      let statuses = unsafe ends + capacity
      while true {
        let count = unsafe Int(cicu_breaker_next(handle, ends, statuses, Int32(capacity)))
        if count == 0 { break }
        for index in 0..<count { unsafe visit(Int(ends[index]), statuses[index]) }
      }
    }
  }
}
