/// Cuts text at ICU's boundaries: by ICU's own rules as a table over bytes, and by ICU where a dictionary decides.
///
/// The boundaries are those of ICU's break iterator for the unit and locale, of whichever ICU is linked. One segmenter
/// serves one thread.
public struct Segmenter: ~Copyable {
  private let divider: DictionaryDivider
  private let machine: BreakMachine?
  private let buffer = SegmentBuffer()

  /// Opens the boundaries of a unit in a locale.
  ///
  /// - Parameter locale: An ICU locale identifier such as `en`, `de_CH` or `en@ss=standard`; an unknown one gets ICU's
  ///   root rules.
  /// - Throws: `ICUError` when ICU has no boundary data.
  public init(_ unit: TextUnit, locale: String = "en") throws(ICUError) {
    try self.init(unit, locale: locale, pins: [:])
  }

  /// Opens boundaries with ASCII characters that behave as another character does.
  init(_ unit: TextUnit, locale: String, pins: CharacterPins) throws(ICUError) {
    let breaker = try ICUBreaker(unit, locale: locale)
    machine = BreakMachineCache.machine(
      .init(unit: unit, locale: locale, pins: pins, partsLines: false), breaker)
    divider = DictionaryDivider(breaker)
  }

  /// Opens the boundaries that an iterator's rules have.
  init(_ breaker: consuming ICUBreaker, pins: CharacterPins = [:]) {
    machine = BreakMachine(breaker, pins: pins)
    divider = DictionaryDivider(breaker)
  }

  /// Whether the table of ICU's rules is in use; without it ICU is asked for every boundary.
  public var isCompiled: Bool { machine != nil }

  /// Calls `visit` with each segment in order.
  ///
  /// - Parameters:
  ///   - text: UTF-8, shorter than 2 GiB; bytes that are no UTF-8 count as U+FFFD, one for each maximal subpart.
  ///   - range: The part to cut up, as if it stood alone.
  /// - Complexity: O(*n*) in bytes, with no allocation but for what ICU's dictionaries take.
  public func forEachSegment(
    in text: [UInt8], _ range: Range<Int>? = nil, _ visit: (Segment) -> Void
  ) throws(ICUError) {
    try unsafe text.withUnsafeBufferPointer { buffer throws(ICUError) in
      let range = range ?? 0..<buffer.count
      let piece = unsafe UnsafeBufferPointer(rebasing: buffer[range])
      var start = range.lowerBound
      try unsafe forEachEnd(in: piece) { end, ruleStatus in
        let end = range.lowerBound + end
        visit(Segment(range: start..<end, ruleStatus: ruleStatus))
        start = end
      }
    }
  }

  private func forEachEnd(
    in text: UnsafeBufferPointer<UInt8>, _ visit: (_ end: Int, _ ruleStatus: Int) -> Void
  ) throws(ICUError) {
    guard let machine else {
      return try divider.withBreaker { breaker throws(ICUError) in
        try unsafe breaker.forEachSegment(in: text, visit)
      }
    }
    var cursor = BreakMachine.Cursor()
    var start = 0
    while cursor.position < text.count || !cursor.isAtBoundary {
      let limit = min(text.count, cursor.position + SegmentBuffer.capacity)
      var sink = BufferSink(buffer, start: start)
      var pause = unsafe machine.run(over: text, to: limit, &cursor, into: &sink)
      if pause == .limit, cursor.position == text.count {
        pause = machine.finish(&cursor, into: &sink)
      }
      start = sink.start
      for index in 0..<sink.count {
        visit(buffer.end(index), machine.ruleStatuses[buffer.row(index)])
      }
      if case .dictionary(let end, let row) = pause {
        let (base, ruleStatus) = (start, machine.ruleStatuses[row])
        let segment = unsafe UnsafeBufferPointer(rebasing: text[start..<end])
        try unsafe divider.forEachPiece(in: segment) { visit(base + $0, ruleStatus) }
        start = end
      }
    }
  }
}

/// Room for the boundaries of one stretch of text, reused from stretch to stretch.
@safe
final class SegmentBuffer {
  /// The most bytes of text whose boundaries fit.
  static let capacity = 4096
  fileprivate let ends: UnsafeMutablePointer<Int>
  fileprivate let rows: UnsafeMutablePointer<UInt8>

  init() {
    // A boundary for each byte, one before the first and one that is written but not counted.
    unsafe ends = .allocate(capacity: Self.capacity + 8)
    unsafe rows = .allocate(capacity: Self.capacity + 8)
    unsafe ends.initialize(repeating: 0, count: Self.capacity + 8)
    unsafe rows.initialize(repeating: 0, count: Self.capacity + 8)
  }

  deinit {
    unsafe ends.deallocate()
    unsafe rows.deallocate()
  }

  func end(_ index: Int) -> Int {
    precondition(index <= Self.capacity)
    return unsafe ends[index]
  }

  func row(_ index: Int) -> Int {
    precondition(index <= Self.capacity)
    return unsafe Int(rows[index])
  }
}

/// Writes boundaries to a buffer.
private struct BufferSink: BoundarySink {
  private let buffer: SegmentBuffer
  private let base: Int
  private(set) var count = 0

  init(_ buffer: SegmentBuffer, start: Int) {
    self.buffer = buffer
    base = start
  }

  var start: Int { count == 0 ? base : buffer.end(count - 1) }

  @inline(__always)
  mutating func pass(_ position: Int, _ entry: UInt16, from row: UInt16) {
    unsafe buffer.ends[count] = position
    unsafe buffer.rows[count] = UInt8(truncatingIfNeeded: row >> 8)
    count &+= Int(entry & BreakMachine.Action.emit)
  }

  mutating func emit(_ position: Int, row: UInt8) {
    unsafe buffer.ends[count] = position
    unsafe buffer.rows[count] = row
    count += 1
  }
}
