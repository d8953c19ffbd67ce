/// A break machine's table over two ASCII bytes at once, for counting.
///
/// An entry knows how many segments and words end on the way through both bytes, so counting costs one dependent look-up
/// for two bytes. A machine that leaves a segment's last certain end by one ASCII byte (the full stop behind a word)
/// gets a row that remembers the byte, so that going back costs nothing.
struct PairTable {
  /// A state of the machine, and the byte read since the segment could last have ended.
  private struct Place: Hashable {
    var row: Int
    var pending: Pending?
  }

  private struct Pending: Hashable {
    var row: Int
    var byte: UInt8
  }

  /// What a step adds up to, and where it leads.
  private struct Step {
    var place: Place
    var segments = 0
    var words = 0
  }

  /// By byte, as the first of a pair and as the second: what it adds to the offset of an entry, in bytes.
  let (firsts, seconds): ([UInt16], [UInt16])
  /// Entries by row, first and second class: the offset of the next row in bytes, below it counts and `slow`.
  let entries: [UInt32]
  /// log2 of a row's length in bytes, at least 8.
  private let rowShift: Int
  private let places: [Place]
  /// By the machine's row: the offset of the row for it with nothing pending, or -1.
  private let offsets: [Int]
  /// The entry needs more than a table: read one character by the machine.
  static var slow: UInt32 { 0x80 }
  /// The bits of an entry that are no offset.
  static var counts: UInt32 { 0xFF }

  /// Compiles the table; nil where the machine looks ahead, or has too many rows.
  init?(_ machine: BreakMachine) {
    if machine.looksAhead { return nil }
    let classes = Self.classes(machine)
    let last = classes.representatives.count - 1
    // Rows of at least 64 entries leave the low byte of an offset free.
    let shift = max(3, Int.bitWidth - last.leadingZeroBitCount)
    rowShift = 2 * shift + 2
    var places = [Place(row: 0)]
    var rowOfPlace = [places[0]: 0]
    var entries: [UInt32] = []
    var row = 0
    while row < places.count {
      for pair in 0..<(1 << (2 * shift)) {
        let (first, second) = (pair >> shift, pair & (1 << shift - 1))
        guard first <= last, second <= last,
          let step = Self.step(
            machine, from: places[row], classes.representatives[first],
            classes.representatives[second]), step.segments < 8
        else {
          entries.append(Self.slow)
          continue
        }
        let next = rowOfPlace[step.place] ?? places.count
        if next == places.count {
          if next == 256 { return nil }
          rowOfPlace[step.place] = next
          places.append(step.place)
        }
        entries.append(UInt32(next << rowShift | step.words << 3 | step.segments))
      }
      row += 1
    }
    self.places = places
    self.entries = entries
    let width = rowShift
    offsets = (0..<machine.rowCount).map { row in
      let known = machine.isSettled(row) ? rowOfPlace[Place(row: row)] : nil
      return known.map { $0 << width } ?? -1
    }
    firsts = classes.ofByte.map { UInt16($0 << (shift + 2)) }
    seconds = classes.ofByte.map { UInt16($0 << 2) }
  }

  /// The offset of the row for a cursor; nil where the machine must go on by itself.
  func offset(for cursor: BreakMachine.Cursor) -> Int? {
    let offset = offsets[cursor.row]
    return offset < 0 ? nil : offset
  }

  /// The cursor for the row at an offset.
  func cursor(offset: Int, at position: Int) -> BreakMachine.Cursor {
    let place = places[offset >> rowShift]
    return BreakMachine.Cursor(
      at: position, row: place.row, saved: position - 1, savedRow: place.pending?.row ?? 0)
  }

  // MARK: Compiling

  /// Bytes that no row tells apart.
  private static func classes(
    _ machine: BreakMachine
  ) -> (ofByte: [Int], representatives: [UInt8]) {
    var known: [[UInt16]: Int] = [:]
    var representatives: [UInt8] = []
    let ofByte = (UInt8(0)..<128).map { byte in
      let column = (0..<machine.rowCount).map { machine.entry(row: $0, byte: byte) }
      if let index = known[column] { return index }
      known[column] = representatives.count
      representatives.append(byte)
      return representatives.count - 1
    }
    return (ofByte, representatives)
  }

  private static func step(
    _ machine: BreakMachine, from place: Place, _ first: UInt8, _ second: UInt8
  ) -> Step? {
    step(machine, Step(place: place), first).flatMap { step(machine, $0, second) }
  }

  /// One byte on; nil where a table cannot know.
  private static func step(_ machine: BreakMachine, _ before: Step, _ byte: UInt8) -> Step? {
    typealias Action = BreakMachine.Action
    var step = before
    let place = before.place
    let entry = machine.entry(row: place.row, byte: byte)
    if entry & Action.back != 0 {
      guard let pending = place.pending else { return nil }
      step.segments += 1
      step.words += Segment.isWord(machine.ruleStatuses[pending.row]) ? 1 : 0
      step.place = Place(row: 0)
      return self.step(machine, step, pending.byte).flatMap { self.step(machine, $0, byte) }
    }
    let known = Action.emit | Action.word | Action.save
    if entry & 0x7F & ~known != 0 { return nil }
    if entry & Action.slow != 0, entry & Action.save == 0 { return nil }
    let next = Int(entry >> 8)
    step.segments += Int(entry & Action.emit)
    step.words += Int(entry & Action.word) >> 1
    step.place = Place(row: next)
    if entry & Action.save != 0 {
      step.place.pending = Pending(row: place.row, byte: byte)
    } else if !machine.isSettled(next) {
      return nil
    }
    return step
  }
}
