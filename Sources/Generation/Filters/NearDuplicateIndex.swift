import Sampling

/// Finds among many texts one that is nearly another: by bands of their sketches first (Broder 1997; Leskovec, Rajaraman and
/// Ullman 2014, *Mining of massive datasets*, 3.4), then by the sketches' bits.
///
/// Six bands of four rows bring a pair of likeness 0.8 together with probability 0.96, one of 0.9 with 0.998. Holds 16 bytes a text,
/// and 64 to 128 for its bands. Of texts that share one band no more than ``mostPerBand`` are compared, so a lookup takes bounded time.
package struct NearDuplicateIndex: Sendable {
  private static let mostPerBand = 32
  private static let processKey = UInt64.random(in: 0 ... .max)
  /// The agreement, in bits, from which on two texts are near duplicates.
  private let agreement: Int
  private var sketches: [(UInt64, UInt64)] = []
  /// Open addressing, a power of two long: a band's key above the number of a text, from 1; 0 is free.
  private var table = [UInt64](repeating: 0, count: 1 << 10)
  private var filled = 0

  /// Starts with none.
  ///
  /// - Parameter likeness: The likeness from which on two texts are near duplicates, above 0 up to 1.
  package init(likeness: Double) {
    // Two bits less than the likeness would have on average: what gets through is worse than another draw.
    agreement = Int((Double(TextSketch.places) * (1 + likeness) / 2).rounded(.down)) - 2
  }

  /// How many texts it holds.
  package var count: Int { sketches.count }

  /// Whether a text is nearly one of those that are there.
  package func contains(near sketch: TextSketch) -> Bool {
    for band in 0..<TextSketch.bandCount {
      let key = sketch.band(band)
      var slot = slot(of: key)
      while table[slot] != 0 {
        if UInt32(table[slot] >> 32) == key {
          let number = Int(table[slot] & 0xFFFF_FFFF) - 1
          if sketch.agreement(sketches[number]) >= agreement { return true }
        }
        slot = (slot + 1) & (table.count - 1)
      }
    }
    return false
  }

  /// Adds a text.
  package mutating func insert(_ sketch: TextSketch) {
    sketches.append(sketch.bits)
    if 4 * (filled + TextSketch.bandCount) > 3 * table.count { grow() }
    for band in 0..<TextSketch.bandCount {
      let key = sketch.band(band)
      var same = 0
      var slot = slot(of: key)
      while table[slot] != 0 {
        if UInt32(table[slot] >> 32) == key { same += 1 }
        slot = (slot + 1) & (table.count - 1)
      }
      if same >= Self.mostPerBand { continue }
      table[slot] = UInt64(key) << 32 | UInt64(sketches.count)
      filled += 1
    }
  }

  /// Keyed, so that nobody can choose texts whose bands share a slot.
  private func slot(of key: UInt32) -> Int {
    Int(truncatingIfNeeded: StableHash.mixed(UInt64(key) ^ Self.processKey)) & (table.count - 1)
  }

  private mutating func grow() {
    let old = table
    table = Array(repeating: 0, count: 2 * old.count)
    for entry in old where entry != 0 {
      var slot = slot(of: UInt32(entry >> 32))
      while table[slot] != 0 { slot = (slot + 1) & (table.count - 1) }
      table[slot] = entry
    }
  }
}
