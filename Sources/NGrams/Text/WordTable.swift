/// Numbers the distinct words of one block of text in the order of first sight.
///
/// It keeps places in the block and no bytes of its own, so that blocks can be read side by side and joined afterwards.
@unsafe
struct WordTable {
  private let text: UnsafeRawBufferPointer
  private let key = WordHash.processKey
  /// Half of a word's hash above its number plus one; 0 is free.
  private var slots = [UInt64](repeating: 0, count: 1 << 14)
  /// Where each word was first seen.
  private(set) var words: [Range<Int>] = []

  /// Starts with no words.
  ///
  /// - Parameter text: The block; 8 readable bytes follow it.
  init(of text: UnsafeRawBufferPointer) { unsafe self.text = unsafe text }

  /// Returns the number of the word at a range of the text.
  mutating func number(_ range: Range<Int>) -> UInt32 {
    if unsafe 2 * words.count >= slots.count { unsafe grow() }
    let hash = unsafe hash(range)
    let mask = unsafe slots.count - 1
    let tag = hash & 0xFFFF_FFFF_0000_0000
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let entry = unsafe slots[slot]
      if entry == 0 { break }
      let number = Int(truncatingIfNeeded: entry & 0xFFFF_FFFF) - 1
      if entry & 0xFFFF_FFFF_0000_0000 == tag, unsafe isEqual(words[number], range) {
        return UInt32(truncatingIfNeeded: number)
      }
      slot = (slot &+ 1) & mask
    }
    unsafe words.append(range)
    unsafe slots[slot] = tag | UInt64(words.count)
    return unsafe UInt32(truncatingIfNeeded: words.count - 1)
  }

  private mutating func grow() {
    let count = unsafe 4 * slots.count
    unsafe slots = [UInt64](repeating: 0, count: count)
    for number in unsafe words.indices {
      let hash = unsafe hash(words[number])
      var slot = Int(truncatingIfNeeded: hash) & (count - 1)
      while unsafe slots[slot] != 0 { slot = (slot + 1) & (count - 1) }
      unsafe slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(number + 1)
    }
  }

  private func isEqual(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    guard first.count == second.count else { return false }
    var (a, b) = (first.lowerBound, second.lowerBound)
    while a &+ 8 <= first.upperBound {
      if unsafe load(a) != load(b) { return false }
      a &+= 8
      b &+= 8
    }
    let rest = first.upperBound &- a
    return unsafe rest == 0 || (load(a) ^ load(b)) << UInt64(64 &- 8 &* rest) == 0
  }

  /// Multiplies and folds eight bytes at a time, from a key that nobody outside the process knows.
  private func hash(_ range: Range<Int>) -> UInt64 {
    var hash = unsafe UInt64(range.count) &* 0x9E37_79B9_7F4A_7C15 ^ key
    var place = range.lowerBound
    while place < range.upperBound {
      let rest = range.upperBound &- place
      var bytes = unsafe load(place)
      if rest < 8 { bytes &= (1 << UInt64(8 &* rest)) &- 1 }
      let product = (hash ^ bytes).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
      hash = product.high ^ product.low
      place &+= 8
    }
    return hash ^ hash >> 32
  }

  private func load(_ place: Int) -> UInt64 {
    unsafe text.loadUnaligned(fromByteOffset: place, as: UInt64.self)
  }
}
