import Sampling

/// A 64-bit digest of what a text says: its letters and digits, case folded.
///
/// Texts that differ only in case, spacing and punctuation have the same fingerprint. Two different texts share one with a
/// chance of 2⁻⁶⁴; then a document is taken for a copy that is none, and another is drawn.
package struct Fingerprint: Hashable, Sendable {
  let value: UInt64

  init(value: UInt64) { self.value = value }

  /// The same under a key.
  func keyed(by key: UInt64) -> Fingerprint {
    Fingerprint(value: StableHash.mixed(value ^ key))
  }

  /// Digests a text, UTF-8.
  package init(of text: [UInt8]) {
    var hash = StableHash()
    if !text.contains(where: { $0 >= 0x80 }) {
      for byte in text {
        let lower = byte | 0x20
        if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
          hash.add(byte)
        } else if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lower) {
          hash.add(lower)
        }
      }
    } else {
      for scalar in String(decoding: text, as: UTF8.self).unicodeScalars
      where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        for byte in scalar.properties.lowercaseMapping.utf8 { hash.add(byte) }
      }
    }
    value = hash.finished
  }
}

/// A set of fingerprints in one flat table: 11 to 21 bytes each.
struct FingerprintSet: Sendable {
  private static let processKey = UInt64.random(in: 0 ... .max)
  private var table: [UInt64] = Array(repeating: 0, count: 1 << 10)
  private(set) var count = 0
  private var holdsZero = false

  init() {}

  init(_ values: [UInt64]) {
    for value in values { _ = insert(Fingerprint(value: value)) }
  }

  func contains(_ fingerprint: Fingerprint) -> Bool {
    fingerprint.value == 0 ? holdsZero : table[slot(of: fingerprint.value)] != 0
  }

  /// Adds a fingerprint; returns whether it was new.
  mutating func insert(_ fingerprint: Fingerprint) -> Bool {
    if fingerprint.value == 0 {
      defer { holdsZero = true }
      return !holdsZero
    }
    if 4 * (count + 1) > 3 * table.count { grow() }
    let slot = slot(of: fingerprint.value)
    guard table[slot] == 0 else { return false }
    table[slot] = fingerprint.value
    count += 1
    return true
  }

  /// The same fingerprints under a key.
  func keyed(by key: UInt64) -> FingerprintSet {
    FingerprintSet(sorted.map { Fingerprint(value: $0).keyed(by: key).value })
  }

  /// One number of all of them, for a key.
  var digest: UInt64 { sorted.reduce(0x5365_6564) { StableHash.mixed($0 ^ $1) } }

  /// The values in ascending order.
  var sorted: [UInt64] { (holdsZero ? [0] : []) + table.filter { $0 != 0 }.sorted() }

  private func slot(of value: UInt64) -> Int {
    let mask = table.count - 1
    // Keyed, so that nobody can choose documents that share a slot.
    var slot = Int(truncatingIfNeeded: StableHash.mixed(value ^ Self.processKey)) & mask
    while table[slot] != 0, table[slot] != value { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = table
    table = Array(repeating: 0, count: 2 * old.count)
    for value in old where value != 0 { table[slot(of: value)] = value }
  }
}
