/// Numbers keys in the order in which they come: a flat table of keys that are hashes already.
struct KeyPlaces: Sendable {
  /// By slot, a key and its place plus one; no place is an empty slot.
  private var slots: [(key: UInt64, next: UInt32)]
  /// How many keys there are.
  private(set) var count = 0

  /// Makes room.
  init(capacity: Int = 0) {
    var size = 16
    while 3 * size < 4 * capacity { size *= 2 }
    slots = Array(repeating: (0, 0), count: size)
  }

  /// The place of a key; nil where it has none.
  @inline(__always)
  subscript(key: UInt64) -> UInt32? {
    let next = slots[slot(of: key)].next
    return next == 0 ? nil : next - 1
  }

  /// Gives the next place to a key, unless it has one.
  mutating func append(_ key: UInt64) {
    if 4 * (count + 1) > 3 * slots.count { grow() }
    let slot = slot(of: key)
    if slots[slot].next > 0 { return }
    count += 1
    slots[slot] = (key, UInt32(count))
  }

  /// Forgets all keys.
  mutating func removeAll() {
    for slot in slots.indices { slots[slot] = (0, 0) }
    count = 0
  }

  /// The slot that holds a key or, empty, would.
  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key ^ key >> 32) & mask
    while slots[slot].next != 0, slots[slot].key != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: (0, 0), count: 2 * old.count)
    for entry in old where entry.next > 0 { slots[slot(of: entry.key)] = entry }
  }
}
