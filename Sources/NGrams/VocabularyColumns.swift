/// A vocabulary as it lies in memory or in a file: the words' ends, the slots of the hash table, and the words' bytes.
///
/// Nothing is trapped on: whatever a damaged file says, another word or none comes out. Safe as long as the memory's owner
/// lives. `@unchecked Sendable`: the memory is never written while it is read here.
@safe
struct VocabularyColumns: @unchecked Sendable {
  private let ends: UnsafeRawPointer
  private let table: UnsafeRawPointer
  private let words: UnsafeRawBufferPointer
  private let owner: AnyObject?
  /// How many numbers are taken.
  let count: Int
  /// What the table's hashes depend on.
  let key: UInt64
  private let mask: Int

  /// Borrows memory.
  ///
  /// - Parameters:
  ///   - ends: Where each word ends among the bytes, 32 bits each.
  ///   - table: The words' numbers by hash, 32 bits each; 0 is free. Their number is a power of 2.
  ///   - key: What the table's hashes depend on.
  ///   - owner: What keeps the memory alive; nil where the caller does.
  @unsafe init(
    ends: UnsafeRawBufferPointer, table: UnsafeRawBufferPointer, words: UnsafeRawBufferPointer,
    key: UInt64, owner: AnyObject?
  ) {
    self.key = key
    (count, mask) = (ends.count / 4, table.count / 4 - 1)
    // Neither is ever empty, so both have an address.
    unsafe self.ends = ends.baseAddress.unsafelyUnwrapped
    unsafe self.table = table.baseAddress.unsafelyUnwrapped
    unsafe self.words = words
    self.owner = owner
  }

  /// How many bytes the words take together.
  var byteCount: Int { unsafe words.count }

  /// The bytes of a word; none for the special ones and for a number that is no word's.
  @inline(__always)
  @unsafe func bytes(of id: UInt32) -> UnsafeRawBufferPointer {
    guard Int(id) < count, id > Vocabulary.end else { return unsafe .init(start: nil, count: 0) }
    let start = unsafe min(end(of: Int(id) &- 1), words.count)
    return unsafe UnsafeRawBufferPointer(
      rebasing: words[start..<max(start, min(end(of: Int(id)), words.count))])
  }

  @inline(__always)
  private func end(of id: Int) -> Int {
    Int(unsafe ends.load(fromByteOffset: 4 &* id, as: UInt32.self))
  }

  @inline(__always)
  private func entry(_ slot: Int) -> UInt32 {
    unsafe table.load(fromByteOffset: 4 &* slot, as: UInt32.self)
  }

  /// The number of a word; nil where it has none.
  @inline(__always)
  @unsafe func id(of word: UnsafeRawBufferPointer) -> UInt32? {
    let id = entry(unsafe slot(of: word))
    return id == 0 ? nil : id
  }

  /// The table's slot that holds the word or, empty, would.
  @inline(__always)
  @unsafe func slot(of word: UnsafeRawBufferPointer) -> Int {
    let first = Int(truncatingIfNeeded: unsafe WordHash.hash(word, key: key)) & mask
    var slot = first
    while true {
      let id = entry(slot)
      if id == 0 { return slot }
      let other = unsafe bytes(of: id)
      if unsafe other.count == word.count && Self.isEqual(other, word) { return slot }
      slot = (slot &+ 1) & mask
      // Only a damaged table has no free slot.
      if slot == first { return slot }
    }
  }

  /// How many slots a search for a word goes on behind its first.
  @unsafe func steps(to word: UnsafeRawBufferPointer) -> Int {
    let first = Int(truncatingIfNeeded: unsafe WordHash.hash(word, key: key))
    return unsafe (slot(of: word) &- first) & mask
  }

  @inline(__always)
  private static func isEqual(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Bool {
    let count = a.count
    var place = 0
    while place &+ 8 <= count {
      let first = unsafe a.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      if unsafe first != b.loadUnaligned(fromByteOffset: place, as: UInt64.self) { return false }
      place &+= 8
    }
    while place < count {
      if unsafe a[place] != b[place] { return false }
      place &+= 1
    }
    return true
  }

  /// Copies of the ends and of the words' bytes.
  var copied: (ends: [UInt32], words: [UInt8]) {
    unsafe ((0..<count).map { UInt32(truncatingIfNeeded: end(of: $0)) }, Array(words))
  }

  /// A table of so many slots for these words under another key; a power of two, more than there are words.
  ///
  /// - Parameter mostSteps: How many slots a search may go on; nil for any number.
  /// - Returns: The table; nil where a search would be longer.
  /// - Complexity: O(*n*) expected in words.
  func table(slots: Int, key: UInt64, mostSteps: Int? = nil) -> [UInt32]? {
    var table = [UInt32](repeating: 0, count: slots)
    let fits = unsafe table.withUnsafeMutableBufferPointer { table in
      let mask = slots &- 1
      let mostSteps = mostSteps ?? slots
      for id in 3..<max(3, count) {
        let word = unsafe bytes(of: UInt32(id))
        var slot = Int(truncatingIfNeeded: unsafe WordHash.hash(word, key: key)) & mask
        var steps = 0
        while unsafe table[slot] != 0 {
          slot = (slot &+ 1) & mask
          steps &+= 1
          if steps > mostSteps { return false }
        }
        unsafe table[slot] = UInt32(id)
      }
      return true
    }
    return fits ? table : nil
  }

  /// The longest search that a stored table may ask for: no table of half a load that chance filled has one as long.
  private static let mostStoredSteps = 1_024

  /// The columns as they are stored: the ends and the table as bytes, under a key that depends on the words alone.
  ///
  /// Keys are hashes of all words. Somebody who chooses the words may steer the first key, but not all of those that follow.
  ///
  /// - Complexity: O(*n*) expected in bytes.
  var storedColumns: (numbers: [UInt8], key: UInt64) {
    let numbers = unsafe Array(UnsafeRawBufferPointer(start: ends, count: 4 * count))
    var number: UInt64 = 0
    while true {
      number += 1
      let key = unsafe WordHash.hash(words, key: number)
      if let table = table(slots: slotCount, key: key, mostSteps: Self.mostStoredSteps) {
        return unsafe (numbers + table.withUnsafeBytes { unsafe Array($0) }, key)
      }
    }
  }

  /// The ends, then the words' bytes.
  var stored: [UInt8] {
    unsafe Array(UnsafeRawBufferPointer(start: ends, count: 4 * count)) + Array(words)
  }

  /// The words' bytes.
  var wordBytes: [UInt8] { unsafe Array(words) }

  /// How many slots the table has.
  var slotCount: Int { mask + 1 }
}
