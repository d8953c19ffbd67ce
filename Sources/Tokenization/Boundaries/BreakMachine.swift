/// ICU's break rules as one table over bytes, so that a boundary costs a look-up instead of a call.
///
/// The table is made from the state table that ICU itself compiled (``CompiledRules``), so it has that ICU's boundaries
/// whatever its version. A row belongs to a state. ASCII bytes index it directly, any other character by its category.
/// Where ICU would stop, go back to the last boundary and start again, the entry has done that already: it says that a
/// boundary lies here and names the state after the first character behind it. Only what lies further back than the
/// character at hand takes a branch. What ICU divides by dictionary is handed back to be divided by ICU.
@safe
final class BreakMachine: Sendable {
  /// Rows of 256 entries, 128 for ASCII and 128 for categories.
  ///
  /// An entry is the next row in its high byte, an `Action` in its low one.
  private let table: [UInt16]
  private let categories: CategoryTable
  /// By row: the row whose rule status holds if the text ends there, or 0 where the segment ends further back.
  private let endRow: [UInt8]
  /// By row: the rule status of a segment that ends in that state.
  let ruleStatuses: [Int]
  /// Rows from this on have seen a character of a dictionary script.
  private let firstDictionaryRow: Int
  private let settled: [Bool]
  /// Whether a rule looks ahead of the boundary that it finds.
  let looksAhead: Bool
  /// Whether LF and CR LF end one text and begin the next.
  private let partsLines: Bool

  /// What an entry asks for besides going to the next row.
  enum Action {
    /// A segment ends before this character.
    static let emit: UInt16 = 1
    /// It is a word.
    static let word: UInt16 = 2
    /// A segment ends at the saved place; go on from there.
    static let back: UInt16 = 4
    /// Save the place before this character: the segment may end there.
    static let save: UInt16 = 8
    /// The boundary of a look-ahead rule lies behind this character.
    static let mark: UInt16 = 16
    /// The look-ahead rule holds: a segment ends at its boundary.
    static let complete: UInt16 = 32
    /// Save the place behind this character: a segment has at least one.
    static let first: UInt16 = 64
    /// Any of those that need a branch.
    static let slow: UInt16 = 128
  }

  /// Compiles the table.
  ///
  /// - Parameters:
  ///   - rules: ICU's rules.
  ///   - pins: ASCII characters that are to behave as another character does.
  ///   - partsLines: Whether LF and CR LF end one text and begin the next.
  /// - Returns: nil where the rules need what this machine has not; then ICU must be asked.
  init?(_ rules: CompiledRules, pins: CharacterPins = [:], partsLines: Bool = false) {
    guard var categories = CategoryTable(rules.ranges), rules.categoryCount <= 128,
      2 * (rules.states.count + 1) <= 256
    else { return nil }
    for (scalar, other) in pins { categories.set(scalar, like: other) }
    let layout = RowLayout(rules)
    let lineFeed = UInt8(ascii: "\n")
    let carriageReturn = UInt8(ascii: "\r")
    endRow = (0..<layout.rowCount).map(layout.endRow)
    ruleStatuses = (0..<layout.rowCount).map { layout.state(of: $0).ruleStatus }
    settled = (0..<layout.rowCount).map { layout.isFresh($0) || layout.state(of: $0).accepts }
    looksAhead = rules.states.contains { $0.marks > 0 || $0.completes > 0 }
    firstDictionaryRow = layout.forcedRow + 1
    var table: [UInt16] = []
    for row in 0..<layout.rowCount {
      var byCategory = (0..<rules.categoryCount).map { layout.entry(row: row, category: $0) }
      byCategory += Array(repeating: 0, count: 128 - byCategory.count)
      for byte in UInt8(0)..<128 {
        let entry = byCategory[Int(categories[Unicode.Scalar(byte)])]
        if partsLines && byte == lineFeed {
          table.append(layout.lineEnd(row: row))
        } else {
          table.append(partsLines && byte == carriageReturn ? entry | Action.slow : entry)
        }
      }
      table += byCategory
    }
    self.table = table
    self.categories = categories
    self.partsLines = partsLines
  }

  /// How many rows there are.
  var rowCount: Int { ruleStatuses.count }

  /// The entry of a row for an ASCII byte.
  func entry(row: Int, byte: UInt8) -> UInt16 { table[row << 8 | Int(byte)] }

  /// Whether a segment may end in a row's state, or none is begun.
  func isSettled(_ row: Int) -> Bool { settled[row] }

  /// Compiles the rules of an iterator.
  ///
  /// - Returns: nil where it has none, or such as this machine cannot follow.
  convenience init?(
    _ breaker: borrowing ICUBreaker, pins: CharacterPins = [:], partsLines: Bool = false
  ) {
    guard let rules = breaker.compiledRules.flatMap({ CompiledRules($0) }) else { return nil }
    self.init(rules, pins: pins, partsLines: partsLines)
  }

  // MARK: Running

  /// Where a run over a text stands.
  struct Cursor {
    fileprivate var entry: UInt16 = 0
    /// How far the text is read, in bytes.
    fileprivate(set) var position: Int
    /// The first byte that is no UTF-8.
    private(set) var illFormed: Int?
    fileprivate var saved = 0
    fileprivate var savedRow: UInt8 = 0
    fileprivate var marked = -1

    init(at position: Int = 0) { self.position = position }

    /// Whether no segment is begun.
    var isAtBoundary: Bool { row == 0 }

    /// The row of the state it is in.
    var row: Int { Int(entry >> 8) }

    init(at position: Int, row: Int, saved: Int, savedRow: Int) {
      self.position = position
      entry = UInt16(row) << 8
      self.saved = saved
      self.savedRow = UInt8(savedRow)
    }

    /// Notes that the bytes there are not UTF-8, unless others before them were not.
    fileprivate mutating func noteIllFormed(at position: Int) {
      if illFormed == nil { illFormed = position }
    }
  }

  /// Why a run came back.
  enum Pause: Equatable {
    /// It read as far as it was asked to.
    case limit
    /// It went back to before where it began; what it collected should be taken before it goes on.
    case wentBack
    /// A segment that ICU must divide by dictionary ends there, in this row; it has not been told to the sink.
    case dictionary(end: Int, row: Int)
  }

  /// Reads on to `limit` at least, telling the sink each boundary.
  ///
  /// With `returnsAtASCII` it also comes back where an ASCII character is next and the segment may end before it.
  ///
  /// - Parameters:
  ///   - text: The text; bytes that are no UTF-8 count as U+FFFD, one for each maximal subpart.
  ///   - limit: At most the text's end.
  ///   - cursor: Where to begin, and afterwards where it stands.
  ///   - sink: What takes the boundaries.
  /// - Complexity: O(*n*) in bytes, for ICU's rules, which never go back far.
  @inline(__always)
  func run<Sink: BoundarySink>(
    over text: UnsafeBufferPointer<UInt8>, to limit: Int, _ cursor: inout Cursor,
    into sink: inout Sink, returnsAtASCII: Bool = false
  ) -> Pause {
    unsafe table.withUnsafeBufferPointer { table in
      unsafe categories.blockOf.withUnsafeBufferPointer { blockOf in
        unsafe categories.categories.withUnsafeBufferPointer { categories in
          unsafe run(
            text, limit, &cursor, &sink, returnsAtASCII, table: table, blockOf: blockOf,
            categories: categories)
        }
      }
    }
  }

  @inline(__always)
  private func run<Sink: BoundarySink>(
    _ text: UnsafeBufferPointer<UInt8>, _ limit: Int, _ cursor: inout Cursor, _ sink: inout Sink,
    _ returnsAtASCII: Bool,
    table: UnsafeBufferPointer<UInt16>, blockOf: UnsafeBufferPointer<UInt16>,
    categories: UnsafeBufferPointer<UInt8>
  ) -> Pause {
    let begin = cursor.position
    var position = begin
    var entry = cursor.entry
    defer {
      cursor.position = position
      cursor.entry = entry
    }
    while position < limit {
      if returnsAtASCII, position > begin, unsafe text[position] < 0x80,
        settled[Int(entry >> 8)], Int(entry >> 8) < firstDictionaryRow
      {
        return .limit
      }
      let byte = unsafe text[position]
      let row = entry & 0xFF00
      var next = unsafe table[Int(row | UInt16(byte))]
      if (UInt16(byte) | next) & 0x80 == 0 {
        sink.pass(position, next, from: row)
        entry = next
        position &+= 1
        continue
      }
      var width = 1
      if byte >= 0x80 {
        let scalar = unsafe UTF8Decoding.scalar(in: text, at: position, width: &width)
        if scalar == UTF8Decoding.illFormed { cursor.noteIllFormed(at: position) }
        let block = unsafe Int(blockOf[Int(scalar & 0x1F_FFFF) >> 6]) << 6
        let category = unsafe categories[block | Int(scalar & 63)]
        next = unsafe table[Int(row | 0x80 | UInt16(category))]
        if next & 0x80 == 0 {
          sink.pass(position, next, from: row)
          entry = next
          position &+= width
          continue
        }
      } else if partsLines, byte == UInt8(ascii: "\r") {
        let left = text.count &- position
        if unsafe left == 1 || text[position &+ 1] == UInt8(ascii: "\n") {
          next = unsafe table[Int(row | 0x0A)]
          width = min(left, 2)
        }
      }
      // What is left needs more than the character at hand.
      if next & Action.back != 0 {
        position = cursor.saved
        entry = 0
        if Int(row >> 8) >= firstDictionaryRow {
          return .dictionary(end: position, row: Int(cursor.savedRow))
        }
        sink.emit(position, row: cursor.savedRow)
        if position < begin { return .wentBack }
        continue
      }
      if next & Action.save != 0 { (cursor.saved, cursor.savedRow) = (position, UInt8(row >> 8)) }
      if next & Action.first != 0 { (cursor.saved, cursor.savedRow) = (position &+ width, 0) }
      if next & Action.mark != 0 { cursor.marked = position &+ width }
      let before = position
      position &+= width
      entry = next
      if next & Action.complete != 0, cursor.marked > sink.start {
        // The row of the completed rule has its rule status; an entry that completes never emits as well.
        position = cursor.marked
        entry = 0
        sink.emit(position, row: UInt8(next >> 8))
        if position < begin { return .wentBack }
        continue
      }
      if next & Action.emit != 0, Int(row >> 8) >= firstDictionaryRow {
        return .dictionary(end: before, row: Int(row >> 8))
      }
      sink.pass(before, next, from: row)
    }
    return .limit
  }

  /// Ends the text where the cursor stands.
  ///
  /// - Returns: `limit` when the last boundary was told; otherwise the run must go on to the end and be finished again.
  func finish<Sink: BoundarySink>(_ cursor: inout Cursor, into sink: inout Sink) -> Pause {
    let row = cursor.row
    if row == 0 { return .limit }
    let last = endRow[row]
    let end = last == 0 ? cursor.saved : cursor.position
    let isDictionary = row >= firstDictionaryRow
    cursor.entry = 0
    cursor.position = end
    let statusRow = last == 0 ? cursor.savedRow : last
    if isDictionary { return .dictionary(end: end, row: Int(statusRow)) }
    sink.emit(end, row: statusRow)
    return last == 0 ? .wentBack : .limit
  }
}

/// ASCII characters that are to break as another character does.
typealias CharacterPins = [Unicode.Scalar: Unicode.Scalar]

/// What takes the boundaries of a run.
protocol BoundarySink {
  /// Where the segment at hand begins.
  var start: Int { get }
  /// Takes a boundary at `position` where the entry's `emit` is set, and nothing otherwise.
  mutating func pass(_ position: Int, _ entry: UInt16, from row: UInt16)
  /// Takes a boundary.
  mutating func emit(_ position: Int, row: UInt8)
}

/// The rows of a machine: row 0 before any character, then ICU's states, one that accepts a single character that no
/// rule begins with, and all of them again for texts that hold a character of a dictionary script.
private struct RowLayout {
  private let rules: CompiledRules
  private let first: [Int]
  let forcedRow: Int
  let rowCount: Int

  init(_ rules: CompiledRules) {
    self.rules = rules
    let start = rules.states[CompiledRules.start]
    let entered = rules.startsByCategory ? start.next[CompiledRules.startCategory] : 1
    first = rules.states[entered].next
    forcedRow = rules.states.count
    rowCount = 2 * (forcedRow + 1)
  }

  func state(of row: Int) -> CompiledRules.State {
    let index = row % (forcedRow + 1)
    if index < forcedRow { return rules.states[index] }
    return CompiledRules.State(
      accepts: true, next: Array(repeating: 0, count: rules.categoryCount))
  }

  func isFresh(_ row: Int) -> Bool { row % (forcedRow + 1) == 0 }
  private func isDictionary(_ row: Int) -> Bool { row > forcedRow }

  /// The entry after the first character of a segment.
  private func opening(_ category: Int) -> UInt16 {
    let target = first[category]
    if target == CompiledRules.stop { return entry(to: forcedRow, category, 0) }
    let accepts = rules.states[target].accepts
    return entry(to: target, category, accepts ? 0 : BreakMachine.Action.first)
  }

  private func entry(to row: Int, _ category: Int, _ actions: UInt16, after: Int = 0) -> UInt16 {
    var actions = actions
    let target = state(of: row)
    if target.marks > 0 { actions |= BreakMachine.Action.mark }
    if target.completes > 0 { actions |= BreakMachine.Action.complete }
    let branches = actions & ~(BreakMachine.Action.emit | BreakMachine.Action.word)
    if branches != 0 { actions |= BreakMachine.Action.slow }
    let sees = category >= rules.firstDictionaryCategory || isDictionary(after)
    return UInt16(row + (sees ? forcedRow + 1 : 0)) << 8 | actions
  }

  func entry(row: Int, category: Int) -> UInt16 {
    if isFresh(row) { return opening(category) }
    let state = state(of: row)
    let target = state.next[category]
    if target != CompiledRules.stop {
      let saves = state.accepts && !rules.states[target].accepts
      return entry(to: target, category, saves ? BreakMachine.Action.save : 0, after: row)
    }
    if !state.accepts { return BreakMachine.Action.back | BreakMachine.Action.slow }
    return opening(category) | ending(row: row, status: state.ruleStatus)
  }

  private func ending(row: Int, status: Int) -> UInt16 {
    BreakMachine.Action.emit | (Segment.isWord(status) ? BreakMachine.Action.word : 0)
      | (isDictionary(row) ? BreakMachine.Action.slow : 0)
  }

  func endRow(_ row: Int) -> UInt8 {
    if isFresh(row) { return 0 }
    let state = state(of: row)
    let target = state.next[CompiledRules.endCategory]
    if target != CompiledRules.stop, rules.states[target].accepts { return UInt8(target) }
    return state.accepts ? UInt8(row) : 0
  }

  /// The entry for a line end that ends the text.
  func lineEnd(row: Int) -> UInt16 {
    if isFresh(row) { return 0 }
    let last = Int(endRow(row))
    if last == 0 { return BreakMachine.Action.back | BreakMachine.Action.slow }
    return ending(row: row, status: state(of: last).ruleStatus)
  }
}
