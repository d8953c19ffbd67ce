import CICUShims

/// ICU's own break iterator over UTF-8 text.
///
/// Not `Sendable`: one breaker serves one thread. Opening costs some 6 µs, so keep it and feed it text after text.
@safe
package struct ICUBreaker: ~Copyable {
  private let handle: OpaquePointer

  /// Opens the boundaries of a locale; an unknown one gets ICU's root rules.
  package init(_ unit: TextUnit, locale: String) throws(ICUError) {
    let kind =
      switch unit {
      case .word: CICU_BREAK_WORD
      case .sentence: CICU_BREAK_SENTENCE
      case .grapheme: CICU_BREAK_GRAPHEME
      }
    var status: Int32 = 0
    guard let opened = unsafe cicu_breaker_open(Int32(kind.rawValue), locale, &status) else {
      throw ICUError(status: status, operation: "open \(unit.rawValue) boundaries for “\(locale)”")
    }
    unsafe handle = opened
  }

  /// Opens boundaries by rules in ICU's own syntax.
  package init(rules: [UInt8]) throws(ICUError) {
    var status: Int32 = 0
    guard
      let opened = unsafe rules.withUnsafeBufferPointer({ buffer in
        unsafe buffer.baseAddress.flatMap {
          unsafe cicu_breaker_open_rules($0, Int32(buffer.count), &status)
        }
      })
    else { throw ICUError(status: status, operation: "compile break rules") }
    unsafe handle = opened
  }

  deinit { unsafe cicu_breaker_close(handle) }

  /// The rules as ICU compiled them; nil where the iterator is more than a table, as one with suppressions is.
  package var compiledRules: [UInt8]? {
    let length = unsafe Int(cicu_breaker_compiled_rules(handle, nil, 0))
    if length == 0 { return nil }
    return unsafe [UInt8](unsafeUninitializedCapacity: length) { buffer, used in
      used = unsafe Int(cicu_breaker_compiled_rules(handle, buffer.baseAddress, Int32(length)))
    }
  }

  /// Calls `visit` with each segment's end (bytes) and ICU's rule status, in order.
  ///
  /// - Precondition: `text` is shorter than 2³¹ bytes: ICU counts in 32 bits.
  package func forEachSegment(
    in text: UnsafeBufferPointer<UInt8>, _ visit: (_ end: Int, _ ruleStatus: Int) -> Void
  ) throws(ICUError) {
    guard try unsafe setText(text) else { return }
    let capacity = 256
    unsafe withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * capacity) { buffer in
      guard let ends = buffer.baseAddress else { return }
      let statuses = unsafe ends + capacity
      while true {
        let count = unsafe Int(cicu_breaker_next(handle, ends, statuses, Int32(capacity)))
        for index in 0..<count { unsafe visit(Int(ends[index]), Int(statuses[index])) }
        if count < capacity { break }
      }
    }
  }

  /// Returns how many segments a text has.
  ///
  /// - Precondition: `text` is shorter than 2³¹ bytes: ICU counts in 32 bits.
  func segmentCount(of text: UnsafeBufferPointer<UInt8>) throws(ICUError) -> Int {
    guard try unsafe setText(text) else { return 0 }
    return unsafe Int(cicu_breaker_count(handle))
  }

  /// Makes ICU read a text; returns false for an empty one.
  private func setText(_ text: UnsafeBufferPointer<UInt8>) throws(ICUError) -> Bool {
    guard let base = text.baseAddress, !text.isEmpty else { return false }
    precondition(text.count <= Int(Int32.max), "a text of 2 GiB or more cannot be segmented whole")
    let status = unsafe cicu_breaker_set_text(handle, base, Int32(text.count))
    if status > 0 { throw ICUError(status: status, operation: "read a text") }
    return true
  }
}
