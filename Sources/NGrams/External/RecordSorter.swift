import Corpora

/// Sorts more records than memory holds: sorted runs on disk, merged while they are read.
///
/// A record is some 32-bit words, the first of which are the key.
final class RecordSorter {
  private let width: Int
  private let keyWidth: Int
  private let folder: String
  private let capacity: Int
  private var records: [UInt32] = []
  private var runs: [Range<Int>] = []
  private var file: WordFile?
  /// How many records were added.
  private(set) var count = 0

  /// Makes a sorter.
  ///
  /// - Parameters:
  ///   - memory: How many bytes may be taken.
  init(width: Int, keyWidth: Int, folder: String, memory: Int) {
    (self.width, self.keyWidth, self.folder) = (width, keyWidth, folder)
    // The records, and as much again to sort them.
    capacity = max(1 << 10, memory / (8 * width)) * width
  }

  /// Adds a record.
  @inline(__always)
  func append(_ record: [UInt32]) throws(CorpusError) {
    if records.count >= capacity { try spill() }
    records.append(contentsOf: record)
    count &+= 1
  }

  private func spill() throws(CorpusError) {
    RecordSort.sort(&records, width: width, keyWidth: keyWidth)
    if file == nil { file = try WordFile(in: folder) }
    guard let file else { return }
    let start = file.count
    for word in records { try file.append(word) }
    runs.append(start..<file.count)
    records.removeAll(keepingCapacity: true)
  }

  /// Calls `body` with each record in the order of the keys.
  func forEach(_ body: ([UInt32]) throws(CorpusError) -> Void) throws(CorpusError) {
    guard !runs.isEmpty else {
      RecordSort.sort(&records, width: width, keyWidth: keyWidth)
      var record = [UInt32](repeating: 0, count: width)
      for start in stride(from: 0, to: records.count, by: width) {
        for index in 0..<width { record[index] = records[start + index] }
        try body(record)
      }
      records = []
      return
    }
    if !records.isEmpty { try spill() }
    records = []
    guard let file else { return }
    try file.flush()
    // The buffers of all runs together take no more than sorting did.
    let buffer = max(1 << 10, min(1 << 16, capacity / runs.count))
    var merge = RunMerge(width: width, keyWidth: keyWidth)
    for run in runs { try merge.add(WordReader(file, run, capacity: buffer)) }
    while let record = try merge.next() { try body(record) }
    self.file = nil
  }
}

/// Merges sorted runs of records.
struct RunMerge {
  private let width: Int
  private let keyWidth: Int
  private var readers: [WordReader] = []
  /// By run: the record that comes next.
  private var heads: [[UInt32]] = []
  /// Runs by their heads: a heap with the least on top; equals by the number of the run.
  private var heap: [Int] = []

  init(width: Int, keyWidth: Int) { (self.width, self.keyWidth) = (width, keyWidth) }

  mutating func add(_ reader: WordReader) throws(CorpusError) {
    var head = [UInt32](repeating: 0, count: width)
    guard try reader.next(&head) else { return }
    readers.append(reader)
    heads.append(head)
    heap.append(heap.count)
    var place = heap.count - 1
    while place > 0, precedes(heap[place], heap[(place - 1) / 2]) {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  @inline(__always)
  private func precedes(_ a: Int, _ b: Int) -> Bool {
    for index in 0..<keyWidth {
      let (first, second) = (heads[a][index], heads[b][index])
      if first != second { return first < second }
    }
    return a < b
  }

  /// The next record; nil at the end.
  mutating func next() throws(CorpusError) -> [UInt32]? {
    guard let run = heap.first else { return nil }
    let record = heads[run]
    if try !readers[run].next(&heads[run]) {
      heap[0] = heap[heap.count - 1]
      heap.removeLast()
    }
    sink()
    return record
  }

  private mutating func sink() {
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2] where child < heap.count {
        if precedes(heap[child], heap[least]) { least = child }
      }
      if least == place { return }
      heap.swapAt(place, least)
      place = least
    }
  }
}

/// Sorts records in memory: least significant digit first, by the digits that their keys have.
enum RecordSort {
  private static var digitBits: UInt32 { 11 }

  /// Sorts by the first `keyWidth` words of each record; equals stay in their order.
  static func sort(_ records: inout [UInt32], width: Int, keyWidth: Int) {
    let count = records.count / width
    if count < 2 { return }
    var scratch = [UInt32](repeating: 0, count: records.count)
    unsafe records.withUnsafeMutableBufferPointer { records in
      unsafe scratch.withUnsafeMutableBufferPointer { scratch in
        var (from, to) = unsafe (records, scratch)
        for column in (0..<keyWidth).reversed() {
          var greatest: UInt32 = 0
          for index in 0..<count {
            greatest = unsafe max(greatest, from[index &* width &+ column])
          }
          var shift: UInt32 = 0
          while shift < 32, greatest >> shift > 0 {
            unsafe pass(from, to, count, width, column, shift)
            unsafe swap(&from, &to)
            shift += digitBits
          }
        }
        if unsafe from.baseAddress != records.baseAddress {
          _ = unsafe records.update(fromContentsOf: from)
        }
      }
    }
  }

  private static func pass(
    _ from: UnsafeMutableBufferPointer<UInt32>, _ to: UnsafeMutableBufferPointer<UInt32>,
    _ count: Int, _ width: Int, _ column: Int, _ shift: UInt32
  ) {
    var starts = [Int](repeating: 0, count: 1 << Int(digitBits))
    let mask = UInt32(starts.count - 1)
    for index in 0..<count {
      starts[Int(unsafe from[index &* width &+ column] >> shift & mask)] &+= 1
    }
    var sum = 0
    for digit in starts.indices {
      let size = starts[digit]
      starts[digit] = sum
      sum += size
    }
    for index in 0..<count {
      let start = index &* width
      let digit = Int(unsafe from[start &+ column] >> shift & mask)
      let target = starts[digit] &* width
      starts[digit] &+= 1
      for word in 0..<width { unsafe to[target &+ word] = from[start &+ word] }
    }
  }
}
