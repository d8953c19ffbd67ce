/// Counts the segments of a stream of lines, each line a text of its own.
///
/// Line ends (LF, CR LF) belong to no line. Holds nothing of the lines but their count.
public struct SegmentCounter: ~Copyable {
  private let divider: DictionaryDivider
  private let machine: BreakMachine?
  private let pairs: PairTable?
  private var counts: CountingSink

  /// Opens the boundaries of a unit in a locale.
  ///
  /// - Throws: `ICUError` when ICU has no boundary data.
  public init(_ unit: TextUnit, locale: String = "en") throws(ICUError) {
    let breaker = try ICUBreaker(unit, locale: locale)
    machine = BreakMachineCache.machine(
      .init(unit: unit, locale: locale, pins: [:], partsLines: true), breaker)
    pairs = machine.flatMap { PairTable($0) }
    divider = DictionaryDivider(breaker)
    counts = CountingSink(isWordRow: machine?.ruleStatuses.map { Segment.isWord($0) } ?? [])
  }

  /// How many segments there were.
  public var segments: Int { counts.segments }
  /// How many of them were words: letters, digits, kana or ideographs.
  public var words: Int { counts.words }

  /// Counts the segments of whole lines.
  ///
  /// - Parameter lines: UTF-8 that ends with a line, terminated or not; shorter than 2 GiB.
  /// - Returns: The offset of the first byte that is no UTF-8; nil where all is.
  public mutating func add(lines: UnsafeBufferPointer<UInt8>) throws(ICUError) -> Int? {
    guard let machine else { return try unsafe addByICU(lines) }
    var cursor = BreakMachine.Cursor()
    var illFormed: Int?
    counts.start = 0
    // The pairs do not note where a segment begins: `known` is the last boundary before them, `unknown` where they ended.
    var (known, unknown) = (0, 0)
    while cursor.position < lines.count || !cursor.isAtBoundary {
      if let pairs, let row = pairs.offset(for: cursor) {
        if counts.start >= unknown { known = counts.start }
        let before = cursor.position
        cursor = unsafe addPairs(pairs, lines, from: before, row: row)
        if cursor.position > before { unknown = cursor.position }
      }
      var pause = unsafe machine.run(
        over: lines, to: lines.count, &cursor, into: &counts, returnsAtASCII: pairs != nil)
      if illFormed == nil { illFormed = cursor.illFormed }
      if pause == .limit, cursor.position == lines.count {
        pause = machine.finish(&cursor, into: &counts)
      }
      if case .dictionary(let end, let row) = pause {
        if counts.start < unknown {
          counts.start = unsafe lastBoundary(machine, lines, known..<unknown)
        }
        let segment = unsafe UnsafeBufferPointer(rebasing: lines[counts.start..<end])
        let pieces = try unsafe divider.pieceCount(of: segment)
        counts.add(segments: pieces, words: counts.isWordRow[row] ? pieces : 0)
        counts.start = end
      }
    }
    return illFormed
  }

  /// Counts by pairs of ASCII bytes as far as that goes; returns where it stands then.
  private mutating func addPairs(
    _ pairs: PairTable, _ text: UnsafeBufferPointer<UInt8>, from start: Int, row: Int
  ) -> BreakMachine.Cursor {
    var position = start
    var row = row
    var (segments, words) = (0, 0)
    unsafe pairs.entries.withUnsafeBytes { entries in
      unsafe pairs.firsts.withUnsafeBufferPointer { firsts in
        unsafe pairs.seconds.withUnsafeBufferPointer { seconds in
          while position &+ 1 < text.count {
            let (first, second) = unsafe (text[position], text[position &+ 1])
            if (first | second) >= 0x80 { break }
            let pair = unsafe Int(firsts[Int(first)]) &+ Int(seconds[Int(second)])
            let entry = unsafe entries.loadUnaligned(fromByteOffset: pair &+ row, as: UInt32.self)
            if entry & PairTable.slow != 0 { break }
            segments &+= Int(entry & 7)
            words &+= Int(entry &>> 3 & 7)
            row = Int(entry & ~PairTable.counts)
            position &+= 2
          }
        }
      }
    }
    counts.add(segments: segments, words: words)
    return pairs.cursor(offset: row, at: position)
  }

  /// The last boundary before the end of a range that begins at a boundary.
  private func lastBoundary(
    _ machine: BreakMachine, _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Int {
    var cursor = BreakMachine.Cursor(at: range.lowerBound)
    var sink = CountingSink(isWordRow: counts.isWordRow)
    sink.start = range.lowerBound
    while cursor.position < range.upperBound {
      if case .dictionary(let end, _) = unsafe machine.run(
        over: text, to: range.upperBound, &cursor, into: &sink)
      {
        sink.start = end
      }
    }
    return sink.start
  }

  private mutating func addByICU(
    _ lines: UnsafeBufferPointer<UInt8>
  ) throws(ICUError) -> Int? {
    var start = 0
    while start < lines.count {
      let feed = unsafe lines[start...].firstIndex(of: UInt8(ascii: "\n"))
      var end = feed ?? lines.count
      let next = end + 1
      if feed != nil, end > start, unsafe lines[end - 1] == UInt8(ascii: "\r") { end -= 1 }
      let line = unsafe UnsafeBufferPointer(rebasing: lines[start..<end])
      if let place = unsafe UTF8Decoding.firstIllFormed(in: line) { return start + place }
      try divider.withBreaker { breaker throws(ICUError) in
        try unsafe breaker.forEachSegment(in: line) { _, ruleStatus in
          counts.add(isWord: Segment.isWord(ruleStatus))
        }
      }
      start = next
    }
    return nil
  }
}

/// Counts boundaries.
private struct CountingSink: BoundarySink {
  /// Whether a segment that ends in a row's state is a word.
  let isWordRow: [Bool]
  private(set) var segments = 0
  private(set) var words = 0
  var start = 0

  init(isWordRow: [Bool]) { self.isWordRow = isWordRow }

  mutating func add(segments: Int, words: Int) {
    self.segments += segments
    self.words += words
  }

  mutating func add(isWord: Bool) {
    segments += 1
    if isWord { words += 1 }
  }

  @inline(__always)
  mutating func pass(_ position: Int, _ entry: UInt16, from row: UInt16) {
    segments &+= Int(entry & BreakMachine.Action.emit)
    words &+= Int(entry & BreakMachine.Action.word) &>> 1
    // Behind a line end a segment begins without a boundary before it.
    start = row == 0 || entry & BreakMachine.Action.emit != 0 ? position : start
  }

  mutating func emit(_ position: Int, row: UInt8) {
    add(isWord: isWordRow[Int(row)])
    start = position
  }
}
