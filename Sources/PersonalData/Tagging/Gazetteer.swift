import Tokenization

/// Lists of names and words, as a table of hashes: what lists a word, or several words together, stand in.
struct Gazetteer: Sendable {
  /// The lists, as bits.
  struct Lists: OptionSet, Hashable, Sendable {
    let rawValue: UInt16
    static let given = Lists(rawValue: 1 << 0)
    static let family = Lists(rawValue: 1 << 1)
    static let city = Lists(rawValue: 1 << 2)
    static let region = Lists(rawValue: 1 << 3)
    static let country = Lists(rawValue: 1 << 4)
    static let nationality = Lists(rawValue: 1 << 5)
    static let organization = Lists(rawValue: 1 << 6)
    static let common = Lists(rawValue: 1 << 7)
    /// The first words of a name of several words.
    static let prefix = Lists(rawValue: 1 << 8)
  }

  /// By slot: a hash in the upper half, and the lists that have it; 0 is free.
  private let slots: [UInt64]
  private let mask: Int
  /// A bit for each of the low bits of a key: most words and nearly all pairs of them are in no list, and this says so from a
  /// table that is near.
  private let filter: [UInt64]
  private static let filterBits = 21

  init(keys: [UInt32], lists: [UInt16]) {
    slots = zip(keys, lists).map { UInt64($0) << 32 | UInt64($1) }
    mask = keys.count - 1
    var filter = [UInt64](repeating: 0, count: 1 << (Self.filterBits - 6))
    for key in keys where key != 0 { filter[Self.place(key)] |= 1 << UInt64(key & 63) }
    self.filter = filter
  }

  /// The word of the filter that has a key's bit.
  private static func place(_ key: UInt32) -> Int { Int(key) >> 6 & (1 << (filterBits - 6) - 1) }

  /// Makes a table.
  ///
  /// - Parameter entries: Names with the list that has each.
  init(_ entries: [(name: String, list: Lists)]) {
    var found: [UInt32: UInt16] = [:]
    for (name, list) in entries {
      let scan = WordScan(Array(name.utf8))
      var hash = WordHash.start
      for place in scan.words.indices {
        hash = WordHash.joined(hash, scan.hash(place))
        let isLast = place == scan.words.count - 1
        found[Self.key(hash), default: 0] |= isLast ? list.rawValue : Lists.prefix.rawValue
      }
    }
    var size = 1024
    while size < 2 * found.count { size *= 2 }
    var keys = [UInt32](repeating: 0, count: size)
    var lists = [UInt16](repeating: 0, count: size)
    for (key, list) in found.sorted(by: { $0.key < $1.key }) {
      var slot = Int(key) & (size - 1)
      while keys[slot] != 0 { slot = (slot + 1) & (size - 1) }
      (keys[slot], lists[slot]) = (key, list)
    }
    self.init(keys: keys, lists: lists)
  }

  /// The lists that have the words of a hash.
  func lists(_ hash: UInt64) -> Lists {
    let key = Self.key(hash)
    if filter[Self.place(key)] >> UInt64(key & 63) & 1 == 0 { return [] }
    var slot = Int(key) & mask
    while slots[slot] != 0 {
      if UInt32(truncatingIfNeeded: slots[slot] >> 32) == key {
        return Lists(rawValue: UInt16(truncatingIfNeeded: slots[slot]))
      }
      slot = (slot + 1) & mask
    }
    return []
  }

  /// How many slots there are.
  var count: Int { slots.count }
  /// By slot, the hash; 0 is free.
  var keys: [UInt32] { slots.map { UInt32(truncatingIfNeeded: $0 >> 32) } }
  /// By slot, the lists.
  var lists: [UInt16] { slots.map { UInt16(truncatingIfNeeded: $0) } }

  private static func key(_ hash: UInt64) -> UInt32 {
    max(1, UInt32(truncatingIfNeeded: hash ^ hash >> 32))
  }
}

/// The lists of words that came lately, since the same few words make up most of a text: the whole table is far larger than a
/// processor's nearest memory.
struct KnownLists {
  private static let count = 8192
  /// By the low bits of a word's hash, its upper 48 bits and the lists that have it.
  private var words: [UInt64]

  /// - Parameter remembers: Whether words are remembered, which is worth its room for many texts alone.
  init(remembers: Bool) {
    let count = remembers ? Self.count : 0
    words = Array(repeating: 0, count: count)
  }

  /// The lists that have a word, by the hash of its small letters.
  @inline(__always)
  mutating func lists(_ word: UInt64, _ gazetteer: Gazetteer) -> Gazetteer.Lists {
    if words.isEmpty { return gazetteer.lists(WordHash.joined(WordHash.start, word)) }
    let slot = Int(truncatingIfNeeded: word) & (Self.count - 1)
    let known = words[slot]
    if (known ^ word) >> 16 == 0 {
      return Gazetteer.Lists(rawValue: UInt16(truncatingIfNeeded: known))
    }
    let found = gazetteer.lists(WordHash.joined(WordHash.start, word))
    words[slot] = word & ~0xFFFF | UInt64(found.rawValue)
    return found
  }
}

/// Hashes of words, the same for capitals and small letters.
enum WordHash {
  static let start: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// What the hash of a word's bytes begins with (FNV-1a).
  static let first: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Takes a byte in lower case; the last is followed by ``mixed(_:)``.
  @inline(__always)
  static func next(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  static func of(_ word: Span<UInt8>) -> UInt64 {
    var hash = first
    for place in word.indices {
      if word[place] >= 0x80 {
        var bytes: [UInt8] = []
        for place in word.indices { bytes.append(word[place]) }
        return mixed(
          String(decoding: bytes, as: UTF8.self).lowercased().utf8.reduce(first) { next($0, $1) })
      }
      hash = next(hash, word[place].lowercased)
    }
    return mixed(hash)
  }

  /// The hash of words one after another.
  static func joined(_ hash: UInt64, _ word: UInt64) -> UInt64 { mixed(hash &* 31 &+ word) }

  static func mixed(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
